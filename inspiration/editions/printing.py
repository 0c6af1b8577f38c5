"""A numéro as a PDF: tagged, paginated, its fonts within (WeasyPrint)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lxml import html
from msgspec import Struct
from weasyprint import CSS, HTML
from weasyprint.formatting_structure.boxes import LineBox, ReplacedBox
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from inspiration.editions.artifacts import mark_artifacts
from inspiration.editions.coverage import missing_signs
from inspiration.editions.fitting import Extent, fit
from inspiration.editions.paper import head_ranges, lay_out, measuring_style
from inspiration.ledger import no_collection
from inspiration.pages.templates import theme_folder

if TYPE_CHECKING:
    from pathlib import Path

    from weasyprint import Document, Page

    from inspiration.editions.fitting import Setting
    from inspiration.editions.paper import Paper
    from inspiration.editions.views import Edition

log = logging.getLogger("inspiration.editions")

BASE = "https://edition.invalid/"
"""Where the files of an edition seem to be (RFC 2606): nothing is fetched from anywhere else."""

_VARIANT = "pdf/ua-1"
_MILLIMETRE = 96 / 25.4
"""CSS pixels in a millimetre."""


class PrintingError(Exception):
    """WeasyPrint found something wrong in an edition: a fault of ours, not of an editor."""


class Printed(Struct, frozen=True):
    """A PDF and its number of pages."""

    content: bytes
    pages: int


def print_edition(
    edition: Edition, photographs: Mapping[str, Path], theme: Path | None = None
) -> Printed:
    """Lay out an edition, fit its drawings to its text, and write a PDF/UA-1.

    Photographs are written as they are: they were encoded for their place already.

    Raises:
        PrintingError: WeasyPrint refused a part of the templates or of the text.
    """
    # Looking for the dead objects of a layout takes a tenth of it.
    with _no_fault(), no_collection():
        press = _Press(edition, photographs, theme)
        settings = fit(head_ranges(edition), press.measure)
        document = press.lay_out(settings)
        _tell_missing_signs(edition, theme)
        content: bytes = document.write_pdf(
            finisher=mark_artifacts,
            pdf_variant=_VARIANT,
            pdf_identifier=edition.identifier.encode(),
        )
    return Printed(content, len(document.pages))


def _tell_missing_signs(edition: Edition, theme: Path | None) -> None:
    """Say which signs come from a font of the machine: elsewhere, they may look otherwise."""
    page = html.document_fromstring(lay_out(edition, theme=theme).page)
    words = (str(text) for body in page.iter("body") for text in body.itertext())
    signs = missing_signs(words, (theme or theme_folder()) / "fonts")
    if signs:
        log.warning(
            "Numéro %s : les polices du magazine n'ont pas ces signes, remplacez-les : %s",
            edition.number,
            " ".join(signs),
        )


class _Press:
    """Lays out one edition several times; its fonts, style sheet and pictures are read once."""

    def __init__(
        self, edition: Edition, photographs: Mapping[str, Path], theme: Path | None
    ) -> None:
        self._edition = edition
        self._photographs = photographs
        self._theme = theme
        self._fonts = FontConfiguration()
        self._pictures: dict[str, object] = {}
        paper = lay_out(edition, photographs, theme=theme)
        self._style = self._parsed(paper.style, paper)
        self._measuring = self._parsed(measuring_style(theme), paper)

    def _parsed(self, style: str, paper: Paper) -> CSS:
        fetcher = _Shelf(paper.files)
        return CSS(string=style, base_url=BASE, url_fetcher=fetcher, font_config=self._fonts)

    def measure(self, settings: Mapping[str, Setting]) -> dict[str, Extent]:
        """How far down some pieces go, laid out without the others."""
        paper = lay_out(self._edition, self._photographs, settings, self._theme, is_whole=False)
        return _extents(self._document(paper, self._style, self._measuring), settings)

    def lay_out(self, settings: Mapping[str, Setting]) -> Document:
        """The whole edition."""
        paper = lay_out(self._edition, self._photographs, settings, self._theme)
        return self._document(paper, self._style)

    def _document(self, paper: Paper, *styles: CSS) -> Document:
        source = HTML(string=paper.page, base_url=BASE, url_fetcher=_Shelf(paper.files))
        return source.render(
            font_config=self._fonts,
            stylesheets=styles,
            cache=self._pictures,
            pdf_variant=_VARIANT,
        )


def _extents(document: Document, anchors: Collection[str]) -> dict[str, Extent]:
    """How far down each piece goes, on each of its pages: a piece begins a page."""
    bottoms: dict[str, list[float]] = {}
    piece = ""
    for page in document.pages:
        piece = next((name for name in page.anchors if name in anchors), piece)
        bottoms.setdefault(piece, []).append(_lowest(page) / _MILLIMETRE)
    return {anchor: Extent(tuple(bottoms[anchor])) for anchor in anchors}


def _lowest(page: Page) -> float:
    """Where the last line or picture of a page ends, in CSS pixels.

    WeasyPrint tells where things begin (`Page.anchors`) and keeps where they end to itself.
    """
    text = page._page_box.children[0]
    ends = (
        box.position_y + box.height
        for box in text.descendants(placeholders=True)
        if isinstance(box, LineBox | ReplacedBox)
    )
    return max(ends, default=0.0)


@contextmanager
def _no_fault() -> Iterator[None]:
    """Turn what WeasyPrint would only write in its log into an error."""
    faults = _Faults()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(faults)
    logger.addFilter(_is_a_fault)
    try:
        yield
    finally:
        logger.removeFilter(_is_a_fault)
        logger.removeHandler(faults)
    if faults.found:
        raise PrintingError("\n".join(faults.found))


def _is_a_fault(record: logging.LogRecord) -> bool:
    """A sign that no font has, as an emoji on a server, comes from a text: it stops no numéro.

    `_tell_missing_signs` names it, in French and once.
    """
    return not record.getMessage().startswith(".notdef glyph")


class _Faults(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(record.getMessage())


class _Shelf(URLFetcher):  # type: ignore[misc]  # WeasyPrint is not typed.
    """Gives the files of an edition, and refuses every other address."""

    def __init__(self, files: Mapping[str, Callable[[], bytes]]) -> None:
        super().__init__(fail_on_errors=True)
        self._files = files

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        name = url.removeprefix(BASE)
        if url == name or name not in self._files:
            raise LookupError(f"not a file of this edition: {url}")
        return URLFetcherResponse(url, self._files[name]())
