"""The package document of an EPUB: metadata, files, reading order (EPUB 3.3 §5)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct

from inspiration.text import typeset_plain

if TYPE_CHECKING:
    from inspiration.editions.views import Edition

OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
CONTAINER = "urn:oasis:names:tc:opendocument:xmlns:container"

_ACCESSIBILITY = (
    ("schema:accessMode", "textual"),
    ("schema:accessMode", "visual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "alternativeText"),
    ("schema:accessibilityFeature", "ARIA"),
    ("schema:accessibilityFeature", "displayTransformability"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityHazard", "none"),
)
"""What readers may count on (EPUB Accessibility 1.1 §2); no conformance is claimed, since
nobody has assessed it yet."""

_SUMMARY = (
    "Chaque image a un texte de remplacement ou n'est que décorative. Les titres, les notes et "
    "les tableaux sont balisés. La version web du magazine fait référence."
)


class Item(Struct, frozen=True):
    """A file of the publication.

    Attributes:
        href: Its path from the package document.
        type: Its media type.
        properties: `nav`, `cover-image`, `svg`… or empty.
        in_spine: Whether it is a page, read in order.
    """

    href: str
    type: str
    properties: str = ""
    in_spine: bool = False

    @property
    def id(self) -> str:
        """A name that XML accepts."""
        return "f-" + "".join(sign if sign.isalnum() else "-" for sign in self.href)


def package_document(edition: Edition, items: Iterable[Item]) -> bytes:
    """Write `package.opf`; pages are read in the order of `items`."""
    listed = tuple(items)
    root = etree.Element(f"{{{OPF}}}package", nsmap={None: OPF})  # type: ignore[dict-item]
    root.set("version", "3.0")
    root.set("unique-identifier", "identifiant")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", edition.language)
    _metadata(root, edition)
    manifest = etree.SubElement(root, f"{{{OPF}}}manifest")
    for item in listed:
        node = etree.SubElement(manifest, f"{{{OPF}}}item", id=item.id, href=item.href)
        node.set("media-type", item.type)
        if item.properties:
            node.set("properties", item.properties)
    spine = etree.SubElement(root, f"{{{OPF}}}spine")
    for item in listed:
        if item.in_spine:
            etree.SubElement(spine, f"{{{OPF}}}itemref", idref=item.id)
    return _written(root)


def container_document(package: str) -> bytes:
    """Write `META-INF/container.xml`, which leads to the package document."""
    root = etree.Element(
        f"{{{CONTAINER}}}container",
        nsmap={None: CONTAINER},  # type: ignore[dict-item]
        version="1.0",
    )
    files = etree.SubElement(root, f"{{{CONTAINER}}}rootfiles")
    node = etree.SubElement(files, f"{{{CONTAINER}}}rootfile")
    node.set("full-path", package)
    node.set("media-type", "application/oebps-package+xml")
    return _written(root)


def _metadata(root: etree._Element, edition: Edition) -> None:
    metadata = etree.SubElement(root, f"{{{OPF}}}metadata", nsmap={"dc": DC})
    publisher = edition.masthead.publisher or edition.magazine
    for name, text in (
        ("identifier", edition.identifier),
        ("title", edition.full_title),
        ("language", edition.language),
        ("creator", publisher),
        ("publisher", publisher),
        ("date", edition.published.date().isoformat()),
        ("description", edition.description),
        ("source", edition.url),
        ("rights", edition.masthead.licence.striptags()),
        *(("subject", word) for word in edition.keywords),
    ):
        node = etree.SubElement(metadata, f"{{{DC}}}{name}")
        node.text = text
        if name == "identifier":
            node.set("id", "identifiant")
    _meta(metadata, "dcterms:modified", edition.modified.strftime("%Y-%m-%dT%H:%M:%SZ"))
    for name, text in _ACCESSIBILITY:
        _meta(metadata, name, text)
    _meta(metadata, "schema:accessibilitySummary", typeset_plain(_SUMMARY))


def _meta(metadata: etree._Element, name: str, text: str) -> None:
    etree.SubElement(metadata, f"{{{OPF}}}meta", property=name).text = text


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
