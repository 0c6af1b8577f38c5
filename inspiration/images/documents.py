"""Documents offered to readers: PDF and office files, without who wrote them, where and when.

Titles and languages stay: an accessible document needs them (RGAA 13.3, PDF/UA §7.1).
"""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from inspiration.images.credits import FileCredit
from inspiration.images.faults import ImageFault
from inspiration.images.metadata import clean_picture
from inspiration.images.signatures import SIGNATURE_LENGTH, SourceKind, identify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_XPACKET_BEGIN = re.compile(rb"<\?xpacket begin=[^>]{0,200}\?>")
_XPACKET_END = b"<?xpacket end="
_INFO = re.compile(rb"/Info\s+(\d+)\s+(\d+)\s+R")
_NAME = re.compile(rb"/([A-Za-z0-9:._-]+)\s*")
_METADATA = re.compile(rb"/Type\s{0,20}/Metadata")
_MAX_INFO = 100
"""Info dictionaries of a PDF: one for each time it was saved on top of itself."""
_EXIF_SEGMENT = re.compile(rb"\xff\xe1(..)Exif\0\0", re.DOTALL)

_KEPT_NAMESPACES = frozenset(
    {"http://www.aiim.org/pdfua/ns/id/", "http://www.aiim.org/pdfa/ns/id/"}
)
_DC = "http://purl.org/dc/elements/1.1/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_KEPT_TAGS = frozenset({f"{{{_DC}}}title", f"{{{_DC}}}language", f"{{{_DC}}}rights"})

_OFFICE_TEXTS = frozenset({"docProps/core.xml", "docProps/app.xml", "meta.xml"})
_OFFICE_DROPPED = ("docProps/custom.xml", "docProps/thumbnail", "Thumbnails/")
_OFFICE_KEPT = frozenset({"title", "language", "Pages", "Words", "Application"})
_ODF_META = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}meta"
_MAX_UNPACKED = 500_000_000
"""Bytes that an office document may hold once unpacked: more is an accident or an attack."""

_ARCHIVE_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    RuntimeError,
    ValueError,
    EOFError,
)
"""What a damaged archive raises, whichever of its layers is damaged."""

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
"""Dates of the entries of an archive tell when someone worked; this one tells nothing."""


def clean_pdf(content: bytes) -> bytes:
    """Return a PDF whose Info dictionary, XMP and embedded EXIF are blank (ISO 32000-1 §14.3).

    Values are overwritten where they stand, at the same length, so that every offset of the
    file holds; what cannot be reached that way is refused rather than published.

    Raises:
        ImageFault: If the file is encrypted, or keeps its properties where they cannot be read.
    """
    if re.search(rb"/Encrypt\s+\d+\s+\d+\s+R", content):
        raise _unreachable("il est protégé par un mot de passe ou des restrictions")
    if any(b"/Filter" in _dictionary(content, found) for found in _METADATA.finditer(content)):
        raise _unreachable("ses propriétés sont compressées")
    cleaned = bytearray(content)
    for start, end in _packets(content):
        cleaned[start:end] = _blank_packet(content[start:end])
    properties = set(_INFO.findall(content))
    if len(properties) > _MAX_INFO:
        raise _unreachable("ses propriétés sont éparpillées dans le fichier")
    for number, generation in properties:
        _blank_info(cleaned, number, generation)
    for found in _EXIF_SEGMENT.finditer(bytes(cleaned)):
        length = int.from_bytes(found[1], "big")
        start, end = found.end(), found.start() + 2 + length
        cleaned[start:end] = bytes(max(0, end - start))
    return bytes(cleaned[: len(content)])


def clean_office(content: bytes, path: Path) -> bytes:
    """Return an office document (OOXML or OpenDocument) without author, dates or thumbnail.

    Pictures inside are cleaned as those beside a text.

    Raises:
        ImageFault: If the archive is broken.
    """
    buffer = BytesIO()
    try:
        with (
            zipfile.ZipFile(BytesIO(content)) as source,
            zipfile.ZipFile(buffer, "w") as target,
        ):
            if sum(info.file_size for info in source.infolist()) > _MAX_UNPACKED:
                raise ImageFault(
                    "telechargement-format",
                    "ce document est démesuré une fois décompressé",
                    "réduisez les images qu'il contient",
                )
            for info in source.infolist():
                if info.filename.startswith(_OFFICE_DROPPED) or info.is_dir():
                    continue
                entry = zipfile.ZipInfo(info.filename, _ZIP_EPOCH)
                entry.compress_type = info.compress_type
                entry.external_attr = 0o644 << 16
                target.writestr(entry, _clean_part(info.filename, source.read(info), path))
    except _ARCHIVE_ERRORS as error:
        raise ImageFault(
            "telechargement-abime", "ce document est abîmé", "enregistrez-le de nouveau"
        ) from error
    return buffer.getvalue()


def _clean_part(name: str, content: bytes, path: Path) -> bytes:
    if name in _OFFICE_TEXTS:
        return _clean_properties(content)
    if name.lower().endswith((".jpg", ".jpeg", ".png")):
        kind = identify(content[:SIGNATURE_LENGTH], path)
        if kind in (SourceKind.JPEG, SourceKind.PNG):
            return clean_picture(content, kind, FileCredit())
    if name == "[Content_Types].xml" or name.endswith((".rels", "manifest.xml")):
        return _without_links_to_dropped(content)
    return content


def _clean_properties(content: bytes) -> bytes:
    root = etree.fromstring(content, _parser())
    meta = root.find(_ODF_META)
    properties = root if meta is None else meta
    for node in list(properties):
        if etree.QName(node).localname not in _OFFICE_KEPT:
            properties.remove(node)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _without_links_to_dropped(content: bytes) -> bytes:
    """Forget, in an archive's tables, the parts that were left out of it."""
    root = etree.fromstring(content, _parser())
    for node in list(root):
        targets = [str(value).lstrip("/") for value in node.attrib.values()]
        if any(target.startswith(_OFFICE_DROPPED) for target in targets):
            root.remove(node)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _dictionary(content: bytes, found: re.Match[bytes]) -> bytes:
    """Return the dictionary in which something was found, as far as it can be told."""
    start = content.rfind(b"<<", 0, found.start())
    end = content.find(b">>", found.end())
    return content[max(start, 0) : end if end >= 0 else len(content)]


def _packets(content: bytes) -> Iterator[tuple[int, int]]:
    """Give where the body of each XMP packet starts and stops."""
    place = 0
    while begin := _XPACKET_BEGIN.search(content, place):
        place = content.find(_XPACKET_END, begin.end())
        if place < 0:
            return
        yield begin.end(), place


def _blank_packet(body: bytes) -> bytes:
    """Return XMP of the same length that says title, language and conformity only."""
    try:
        root = etree.fromstring(body.strip(), _parser())
    except etree.XMLSyntaxError:
        return b" " * len(body)
    for description in root.iter(f"{{{_RDF}}}Description"):
        for node in list(description):
            if node.tag not in _KEPT_TAGS and etree.QName(node).namespace not in _KEPT_NAMESPACES:
                description.remove(node)
        for name in list(description.attrib):
            namespace = etree.QName(str(name)).namespace
            if namespace not in (*_KEPT_NAMESPACES, _RDF):
                del description.attrib[name]
    etree.cleanup_namespaces(root)
    kept = etree.tostring(root, encoding="utf-8")
    return kept.ljust(len(body)) if len(kept) <= len(body) else b" " * len(body)


def _blank_info(content: bytearray, number: bytes, generation: bytes) -> None:
    """Overwrite with spaces every value of an Info dictionary but its title."""
    header = re.compile(rb"(?<!\d)" + number + rb"\s+" + generation + rb"\s+obj\b")
    places = [found.end() for found in header.finditer(content)]
    if not places:
        raise _unreachable("ses propriétés sont dans un flux compressé")
    for start in places:
        end = content.find(b"endobj", start)
        place = start
        while (name := _NAME.search(content, place, end)) is not None:
            value_end = _end_of_value(content, name.end(), end)
            if name[1] != b"Title":
                _blank_value(content, name.end(), value_end)
            place = max(value_end, name.end())


def _end_of_value(content: bytearray, place: int, end: int) -> int:
    """Return where the value that starts there stops (ISO 32000-1 §7.3.4)."""
    if content[place : place + 1] == b"<" and content[place : place + 2] != b"<<":
        return content.find(b">", place, end) + 1
    if content[place : place + 1] != b"(":
        following = content.find(b"/", place, end)
        if re.match(rb"\d+\s+\d+\s+R", content[place:end]):
            raise _unreachable("ses propriétés sont éparpillées dans le fichier")
        return end if following < 0 else following
    depth = 0
    while place < end:
        sign = content[place]
        if sign == 0x5C:
            place += 1
        elif sign == 0x28:
            depth += 1
        elif sign == 0x29:
            depth -= 1
            if depth == 0:
                return place + 1
        place += 1
    raise _unreachable("il est mal formé")


def _blank_value(content: bytearray, start: int, end: int) -> None:
    if content[start] == 0x28:
        content[start + 1 : end - 1] = b" " * (end - start - 2)
    elif content[start] == 0x3C and content[start + 1] != 0x3C:
        content[start + 1 : end - 1] = (b"20" * (end - start))[: end - start - 2]


def _unreachable(reason: str) -> ImageFault:
    return ImageFault(
        "telechargement-format",
        f"ce PDF ne peut pas être nettoyé de ses informations cachées : {reason}",
        "enregistrez-le de nouveau avec LibreOffice (Fichier, Exporter vers, PDF)",
    )
