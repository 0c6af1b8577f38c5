"""A numéro as a PDF: tagged, paginated, its fonts within (WeasyPrint)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from inspiration.editions.fitting import Extent, fitted, spilled
from inspiration.editions.paper import end_of, head_heights, lay_out

if TYPE_CHECKING:
    from pathlib import Path

    from weasyprint import Document

    from inspiration.editions.paper import Paper
    from inspiration.editions.views import Edition

BASE = "https://edition.invalid/"
"""Where the files of an edition seem to be (RFC 2606): nothing is fetched from anywhere else."""

_VARIANT = "pdf/ua-1"
_MILLIMETRE = 96 / 25.4
"""CSS pixels in a millimetre."""


class PrintingError(Exception):
    """WeasyPrint found something wrong in an edition: a fault of ours, not of an editor."""


@dataclass(frozen=True)
class Printed:
    """A PDF and its number of pages."""

    content: bytes
    pages: int


def print_edition(
    edition: Edition, photographs: Mapping[str, Path], theme: Path | None = None
) -> Printed:
    """Lay out an edition, fit its drawings to its text, and write a PDF/UA-1.

    Raises:
        PrintingError: WeasyPrint refused a part of the templates or of the text.
    """
    with _no_fault():
        document = _fitted_document(edition, photographs, theme)
        content: bytes = document.write_pdf(
            pdf_variant=_VARIANT, pdf_identifier=edition.identifier.encode(), optimize_images=True
        )
    return Printed(content, len(document.pages))


def _fitted_document(
    edition: Edition, photographs: Mapping[str, Path], theme: Path | None
) -> Document:
    adjustable = [article.anchor for article in edition.articles if not article.photograph]
    heads = head_heights(edition)
    document = _document(lay_out(edition, photographs, heads, theme))
    before = _extents(document, heads)
    better = fitted(before, heads, adjustable)
    if better == heads:
        return document
    document = _document(lay_out(edition, photographs, better, theme))
    refused = spilled(before, _extents(document, heads))
    if not refused:
        return document
    kept = {**better, **{anchor: min(heads[anchor], better[anchor]) for anchor in refused}}
    return _document(lay_out(edition, photographs, kept, theme))


def _document(paper: Paper) -> Document:
    source = HTML(string=paper.page, base_url=BASE, url_fetcher=_Shelf(paper.files))
    return source.render(font_config=FontConfiguration(), pdf_variant=_VARIANT)


def _extents(document: Document, anchors: Mapping[str, int]) -> dict[str, Extent]:
    places = {
        name: (rank, place[1] / _MILLIMETRE)
        for rank, page in reversed(list(enumerate(document.pages)))
        for name, place in page.anchors.items()
    }
    return {anchor: Extent(places[anchor][0], *places[end_of(anchor)]) for anchor in anchors}


@contextmanager
def _no_fault() -> Iterator[None]:
    """Turn what WeasyPrint would only write in its log into an error."""
    faults = _Faults()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(faults)
    try:
        yield
    finally:
        logger.removeHandler(faults)
    if faults.found:
        raise PrintingError("\n".join(faults.found))


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
