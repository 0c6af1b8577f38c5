"""A numéro as an EPUB 3: one page a piece, written with zipfile, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct

from inspiration.editions.body import pictures_of, read_body
from inspiration.editions.cover_image import paint_issue_cover
from inspiration.editions.package import Item, container_document, package_document
from inspiration.editions.screen_body import for_screen
from inspiration.editions.templates import editions_environment, font_files
from inspiration.images import draw_cover
from inspiration.pages.templates import theme_folder

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    import jinja2
    from markupsafe import Markup

    from inspiration.editions.pictures import Drawing
    from inspiration.editions.views import Edition

FOLDER = "EPUB"
PACKAGE = f"{FOLDER}/package.opf"
MIMETYPE = b"application/epub+zip"
OPS = "http://www.idpf.org/2007/ops"
_XHTML = "application/xhtml+xml"
_EPUB_TYPES = {
    "doc-noteref": "noteref",
    "doc-footnote": "footnote",
    "doc-endnotes": "footnotes",
    "doc-backlink": "backlink",
}
"""What older reading systems know instead of the roles of DPUB-ARIA 1.1."""

_MEDIA_TYPES = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
    "css": "text/css",
}
_STORED = ("jpg", "png", "woff2")
"""Compressed already."""


class Booklet(Struct, frozen=True):
    """The pages of an EPUB, before its other files are read.

    Attributes:
        pages: XHTML by name, in reading order; the first is the cover, the second `nav.xhtml`.
        style: Its style sheet.
        pictures: Photographs it shows, by name.
    """

    pages: Mapping[str, str]
    style: str
    pictures: tuple[str, ...]


def fold(edition: Edition, theme: Path | None = None) -> Booklet:
    """Fill the templates of the EPUB."""
    env = editions_environment(theme)
    places = {piece.url: f"{piece.anchor}.xhtml" for piece in (*edition.texts,)}
    places |= {piece.url: f"agenda.xhtml#{piece.anchor}" for piece in edition.meetings}
    used: dict[str, None] = {}

    def body_of(source: str, anchor: str, url: str) -> Markup:
        tree = read_body(source, anchor, url, edition.pixels, places.get)
        used.update(dict.fromkeys(pictures_of(tree)))
        return for_screen(tree)

    pages = {
        "couverture.xhtml": _filled(env, "couverture", edition=edition),
        "nav.xhtml": _filled(env, "nav", edition=edition),
    }
    if edition.editorial:
        editorial = body_of(edition.editorial, "edito", edition.url)
        pages["edito.xhtml"] = _filled(env, "edito", edition=edition, body=editorial)
    for article in edition.articles:
        body = body_of(article.body, article.anchor, article.url)
        page = _filled(env, "article", edition=edition, article=article, body=body)
        pages[f"{article.anchor}.xhtml"] = page
    for sheet in edition.sheets:
        body = body_of(sheet.body, sheet.anchor, sheet.url)
        page = _filled(env, "poc", edition=edition, sheet=sheet, body=body)
        pages[f"{sheet.anchor}.xhtml"] = page
    if edition.meetings:
        pages["agenda.xhtml"] = _filled(env, "agenda", edition=edition)
    pages["ours.xhtml"] = _filled(env, "ours", edition=edition)
    for piece in edition.texts:
        if piece.photograph:
            used.setdefault(piece.photograph.address)
    style = env.get_template("epub/style.css").render(edition=edition)
    return Booklet(pages, style, tuple(used))


def bind(edition: Edition, photographs: Mapping[str, Path], theme: Path | None = None) -> bytes:
    """Make the whole file."""
    booklet = fold(edition, theme)
    files: dict[str, bytes] = {name: _page(text) for name, text in booklet.pages.items()}
    files["style.css"] = booklet.style.encode()
    files["couverture.png"] = paint_issue_cover(edition, (theme or theme_folder()) / "fonts")
    files |= {name: read() for name, read in files_of(edition, theme).items()}
    files |= {name: photographs[name].read_bytes() for name in booklet.pictures}
    items = [_item(name) for name in files]
    return _zipped(
        {
            "META-INF/container.xml": container_document(PACKAGE),
            PACKAGE: package_document(edition, items),
            **{f"{FOLDER}/{name}": content for name, content in files.items()},
        },
        edition.modified,
    )


def files_of(edition: Edition, theme: Path | None = None) -> dict[str, Callable[[], bytes]]:
    """The drawings and the fonts of the EPUB, by name."""
    drawn = {drawing.file: partial(_drawn, drawing) for drawing in _drawings(edition)}
    return {**drawn, **{f"polices/{n}.woff2": f.read_bytes for n, f in font_files(theme).items()}}


def _filled(env: jinja2.Environment, name: str, **context: object) -> str:
    return env.get_template(f"epub/{name}.xhtml").render(**context)


def _page(text: str) -> bytes:
    """Check that a page is XML, and give its roles the names of EPUB.

    Raises:
        etree.XMLSyntaxError: a template is not well formed.
    """
    root = etree.fromstring(text.encode())
    for element in root.iter("{*}a", "{*}aside", "{*}section"):
        known = _EPUB_TYPES.get(element.get("role") or "")
        if known:
            element.set(f"{{{OPS}}}type", known)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", doctype="<!DOCTYPE html>")


def _item(name: str) -> Item:
    stem, _, extension = name.rpartition(".")
    if extension == "xhtml":
        return Item(name, _XHTML, "nav" if stem == "nav" else "", in_spine=True)
    return Item(name, _MEDIA_TYPES[extension], "cover-image" if stem == "couverture" else "")


def _drawings(edition: Edition) -> Iterator[Drawing]:
    for piece in edition.texts:
        if not piece.photograph:
            yield piece.drawing


def _drawn(drawing: Drawing) -> bytes:
    return draw_cover(
        drawing.slug, drawing.figure, drawing.teinte, drawing.width, drawing.height
    ).encode()


def _zipped(files: Mapping[str, bytes], modified: datetime) -> bytes:
    """Write the container: `mimetype` first and stored (OCF 3.3 §4.2), the time of the content."""
    buffer = io.BytesIO()
    entries: Iterable[tuple[str, bytes]] = (("mimetype", MIMETYPE), *sorted(files.items()))
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in entries:
            info = zipfile.ZipInfo(name, modified.timetuple()[:6])
            info.create_system = 3
            info.external_attr = 0o644 << 16
            is_packed = name == "mimetype" or name.rpartition(".")[2] in _STORED
            info.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            archive.writestr(info, content, compresslevel=9)
    return buffer.getvalue()
