"""The editions of the real magazine: what is said of them is true, and their pages hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import html

from inspiration.editions.composition import compose
from inspiration.editions.views import Edition
from inspiration.library import Clock, Library, read_content
from inspiration.pages.catalogue import Catalogue
from inspiration.pages.site import Site
from tests.content_builder import PARIS
from tests.editions.epubcheck import check_epub
from tests.editions.reading import (
    epub_words,
    headings,
    headings_at_the_foot,
    letters,
    marked_texts,
    outer_links,
)
from tests.site.built import HOST, BuiltSite
from tests.site.conftest import ROOT, TODAY

MOST_BYTES = 5_000_000
"""What a numéro of eight articles may weigh."""
TYPES = {"pdf": "application/pdf", "epub": "application/epub+zip"}


@pytest.fixture(scope="module")
def composed() -> dict[str, Edition]:
    """What each numéro holds, by slug."""
    instant = datetime.fromisoformat(TODAY).replace(tzinfo=PARIS)
    library = Library(read_content(ROOT / "content"), Clock(instant))
    site = Site("Inspiration(s)", HOST, features=frozenset({"showcase"}))
    composer = Catalogue(library, site).composer
    return {issue.slug: compose(composer, issue) for issue in library.issues}


@pytest.fixture(scope="module")
def printed(site: BuiltSite) -> Iterator[dict[str, pikepdf.Pdf]]:
    """The PDF of each numéro, by slug."""
    opened = {file.stem: pikepdf.open(file) for file in files(site) if file.suffix == ".pdf"}
    yield opened
    for document in opened.values():
        document.close()


def files(site: BuiltSite) -> list[Path]:
    return [file for path, file in site.files.items() if path.startswith("editions/")]


def said(file: Path) -> str:
    """The weight of a file, as pages say it."""
    size = file.stat().st_size
    if size >= 1_000_000:
        return f"{size / 1_000_000:.1f} Mo".replace(".", ",")
    return f"{round(size / 1000)} ko"


def test_every_numero_has_a_pdf_and_an_epub(site: BuiltSite, composed: dict[str, Edition]) -> None:
    expected = {f"{slug}.{form}" for slug in composed for form in TYPES}
    assert len(expected) >= 12
    assert {file.name for file in files(site)} == expected


def test_the_page_of_a_numero_says_their_true_format_weight_and_pages(
    site: BuiltSite, printed: dict[str, pikepdf.Pdf]
) -> None:
    for file in files(site):
        (link,) = site.page(f"/numeros/{file.stem}/").xpath(f"//a[@href='/editions/{file.name}']")
        note = link.getnext().text.replace("\u00a0", " ").replace("\u202f", " ")
        form = file.suffix[1:].upper()
        pages = f", {len(printed[file.stem].pages)} pages" if form == "PDF" else ""
        assert link.text == f"Télécharger en {form}"
        assert note == f"({form}, {said(file)}{pages})"


def test_feeds_and_data_offer_them_with_their_true_weight(site: BuiltSite) -> None:
    offered = {
        (f"{HOST}editions/{f.name}", TYPES[f.suffix[1:]], f.stat().st_size) for f in files(site)
    }
    items: Any = site.json("flux/numeros/feed.json")
    attached = [each for item in items["items"] for each in item.get("attachments", ())]
    assert {(a["url"], a["mime_type"], a["size_in_bytes"]) for a in attached} == offered
    links = site.xml("flux/numeros/atom.xml").xpath("//*[@rel='enclosure']")
    assert {(n.get("href"), n.get("type"), int(n.get("length"))) for n in links} == offered
    (first, *_) = site.xml("flux/numeros/rss.xml").xpath("//enclosure")
    assert (first.get("url"), first.get("type"), int(first.get("length"))) in offered
    entries: Any = site.json("donnees/entrees.json")
    listed = [each for entry in entries["entrees"] for each in entry["editions"]]
    forms = {form.upper(): kind for form, kind in TYPES.items()}
    assert {(e["url"], forms[e["format"]], e["octets"]) for e in listed} == offered


def test_their_links_to_the_magazine_lead_somewhere(
    site: BuiltSite, printed: dict[str, pikepdf.Pdf]
) -> None:
    links = {(slug, link) for slug, document in printed.items() for link in outer_links(document)}
    for file in files(site):
        if file.suffix == ".epub":
            words = epub_words(file.read_bytes())
            links |= {(file.name, word) for word in words if word.startswith("https://")}
    inside = [(name, link) for name, link in links if link.startswith(HOST)]
    assert len(inside) > 100
    assert [(name, link) for name, link in inside if not site.exists(link, "index.html")] == []


@pytest.mark.slow
def test_printed_pages_hold_together(
    site: BuiltSite, printed: dict[str, pikepdf.Pdf], composed: dict[str, Edition]
) -> None:
    """No heading is alone at the foot of a page or cut in two, and no page is next to empty."""
    for slug, document in printed.items():
        edition = composed[slug]
        assert (site.root / "editions" / f"{slug}.pdf").stat().st_size < MOST_BYTES
        assert headings_at_the_foot(document) == [], slug
        assert min(len("".join(marked_texts(page).values())) for page in document.pages) > 80, slug
        bodies = (html.fragment_fromstring(a.body, create_parent="div") for a in edition.articles)
        found = [
            h for body in bodies for h in body.xpath(".//h2[not(ancestor::*[@class='notes'])]")
        ]
        expected = [letters(h.text_content()) for h in found]
        known = set(expected)
        assert [text for text in headings(document) if text in known] == expected, slug
        with document.open_outline() as outline:
            titles = [item.title for item in outline.root]
        places = [titles.index(article.plain) for article in edition.articles]
        assert places == sorted(places), slug


def test_they_are_tagged_and_use_the_magazine_s_fonts_alone(
    printed: dict[str, pikepdf.Pdf], composed: dict[str, Edition]
) -> None:
    for slug, document in printed.items():
        fonts = {
            str(font.BaseFont).partition("+")[2].partition("-")[0]
            for page in document.pages
            for font in page.resources.Font.values()
        }
        assert fonts <= {"Titre", "Label", "Texte"}, slug
        assert document.Root.MarkInfo.Marked and str(document.Root.Lang) == "fr"
        assert str(document.docinfo["/Title"]) == composed[slug].full_title


@pytest.mark.slow
def test_epubcheck_finds_nothing_in_any_numero(site: BuiltSite) -> None:
    for file in files(site):
        if file.suffix == ".epub":
            check_epub(file)
