"""Pages hold together: no heading alone at the foot of a page, no page with next to nothing."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pikepdf
import pytest
from lxml import etree, html

from inspiration.editions import EditionFormat, EditionShelf
from inspiration.library import Clock, Library, read_content
from inspiration.model.article import Issue
from tests.content_builder import PARIS, ContentBuilder
from tests.editions.magazine import SITE, Workshop
from tests.editions.test_pdf import elements, heard, marked_texts

ROOT = Path(__file__).parents[2]
MOST_BYTES = 5_000_000
"""What a numéro of eight articles may weigh."""


class OwnContent(ContentBuilder):
    """The project's own content, read as it is."""

    def __init__(self) -> None:
        self.root = ROOT / "content"

    def library(self, at: str = "2026-11-23T12:00", *, preview: bool = False) -> Library:
        instant = datetime.fromisoformat(at).replace(tzinfo=PARIS)
        return Library(read_content(self.root), Clock(instant), preview=preview)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    workshop = Workshop(OwnContent(), tmp_path_factory.mktemp("real"), SITE, "2026-11-23T12:00")
    yield workshop
    workshop.close()


@pytest.fixture(scope="module")
def real_pdf(real: Workshop) -> bytes:
    return real.shelf(EditionFormat.PDF).read(real.issue, EditionFormat.PDF)


def headings_at_the_foot(document: pikepdf.Pdf) -> list[str]:
    """The last words heard on a page, when they are those of a heading."""
    texts = {page.objgen: marked_texts(page) for page in document.pages}
    last: dict[tuple[int, int], tuple[bool, str]] = {}
    for element in elements(document.Root.StructTreeRoot):
        kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
        known = texts[element.Pg.objgen] if "/Pg" in element else {}
        words = "".join(known.get(kid, "") for kid in kids if isinstance(kid, int)).strip()
        if words:
            last[element.Pg.objgen] = (is_in_heading(element), words)
    return [words for is_heading, words in last.values() if is_heading]


def headings(document: pikepdf.Pdf) -> list[str]:
    """The words of each heading below a title, as letters; one that was cut counts as two."""
    texts = {page.objgen: marked_texts(page) for page in document.pages}

    def words(element: pikepdf.Dictionary) -> str:
        kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
        return "".join(
            texts[element.Pg.objgen].get(kid, "") if isinstance(kid, int) else words(kid)
            for kid in kids
            if isinstance(kid, int) or "/S" in kid
        )

    found = elements(document.Root.StructTreeRoot)
    return [letters(words(element)) for element in found if element.S == "/H2"]


def is_in_heading(element: pikepdf.Dictionary) -> bool:
    node = element
    while node.get("/S") is not None:
        if re.fullmatch("/H[1-6]", str(node.S)):
            return True
        node = node.P
    return False


def test_a_heading_before_a_picture_is_not_left_behind(workshop: Workshop) -> None:
    """The picture does not fit under its heading: both go to the next page."""
    file = workshop.content.root / "articles/le-marche/index.md"
    head = file.read_text(encoding="utf-8").partition("\n---\n")[0]
    body = "Un court début.\n\n## Voir la place\n\n![](place.jpg)\n\nLa suite.\n"
    file.write_text(f"{head}\n---\n{body}", encoding="utf-8")
    content = workshop.shelf(EditionFormat.PDF).read(workshop.issue, EditionFormat.PDF)
    with pikepdf.open(io.BytesIO(content)) as document:
        assert any("Voir la place" in "".join(heard(document, p)) for p in document.pages)
        assert headings_at_the_foot(document) == []


@pytest.mark.slow
def test_the_pages_of_numero_1_hold_together(real: Workshop, real_pdf: bytes) -> None:
    assert len(real.edition.articles) == 8
    assert len(real_pdf) < MOST_BYTES
    with pikepdf.open(io.BytesIO(real_pdf)) as document:
        assert headings_at_the_foot(document) == []
        printed = headings(document)
        lengths = [len("".join(heard(document, page))) for page in document.pages]
        with document.open_outline() as outline:
            titles = [item.title for item in outline.root]
    assert min(lengths) > 80
    bodies = (html.fragment_fromstring(a.body, create_parent="div") for a in real.edition.articles)
    expected = [letters(h.text_content()) for body in bodies for h in body.iter("h2")]
    assert [text for text in printed if text in set(expected)] == expected
    assert titles[2:10] == [article.plain for article in real.edition.articles]


@pytest.mark.slow
def test_numero_1_uses_the_magazine_s_fonts_alone(real_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(real_pdf)) as document:
        fonts = {
            str(font.BaseFont).partition("+")[2].partition("-")[0]
            for page in document.pages
            for font in page.resources.Font.values()
        }
    assert fonts <= {"Titre", "Label", "Texte"}


@pytest.mark.slow
def test_no_edition_of_january_2020_says_what_came_later(tmp_path: Path) -> None:
    workshop = Workshop(OwnContent(), tmp_path, SITE, "2020-01-31T12:00")
    shelf, library = workshop.shelf(EditionFormat.EPUB), workshop.library
    public = letters(" ".join(f"{e.title} {e.standfirst} {e.source.body}" for e in library.entries))
    hidden = [e for e in library.content.entries.values() if library.find(e.key) is None]
    said = " ".join(letters(text) for issue in library.issues for text in bound_texts(shelf, issue))
    secrets = {
        letters(sentence)
        for entry in hidden
        for sentence in (entry.title, *re.findall(r"[^.!?\n]{60,}", entry.standfirst or ""))
    }
    checked = {secret for secret in secrets if len(secret) > 12 and secret not in public}
    workshop.close()
    assert len(hidden) > 30 and len(checked) > 30 and len(said) > 10_000
    assert {secret for secret in checked if secret in said} == set()


def bound_texts(shelf: EditionShelf, issue: Issue) -> Iterator[str]:
    archive = zipfile.ZipFile(io.BytesIO(shelf.read(issue, EditionFormat.EPUB)))
    for name in archive.namelist():
        if name.endswith((".xhtml", ".opf")):
            yield "".join(str(t) for t in etree.fromstring(archive.read(name)).itertext())


def letters(text: str) -> str:
    """Letters and digits only: typography changes the rest."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())
