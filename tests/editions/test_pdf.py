"""The PDF of a numéro, opened with pikepdf and read as a screen reader would."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise

import pikepdf
import pytest

from inspiration.editions.printing import BASE
from tests.editions.reading import elements, heard, marked_texts, outer_links


@pytest.fixture(scope="module")
def document(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        yield opened


def test_it_says_that_it_is_accessible(document: pikepdf.Pdf) -> None:
    assert document.Root.MarkInfo.Marked
    assert document.Root.ViewerPreferences.DisplayDocTitle
    assert str(document.Root.Lang) == "fr"
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Essai(s), nº\u00a01\u00a0: Dehors, enfin"


def test_its_outline_names_every_piece(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        titles = [item.title for item in outline.root]
        questions = [child.title for child in outline.root[2].children]
    assert titles == [
        "Sommaire",
        "L’édito",
        "Le banc",
        "Le marché",
        "Les essais de ce numéro",
        "Agenda (1)",
        "L’ours",
    ]
    assert questions[1:] == ["Que change un banc\u202f?", "Et ensuite\u202f?"]


def test_every_figure_has_an_alternative(document: pikepdf.Pdf) -> None:
    figures = [e for e in elements(document.Root.StructTreeRoot) if e.S == "/Figure"]
    assert [str(figure.Alt) for figure in figures] == ["Une place au petit matin"]


def test_headings_skip_no_level(document: pikepdf.Pdf) -> None:
    levels = [
        int(str(element.S)[2])
        for element in elements(document.Root.StructTreeRoot)
        if re.fullmatch("/H[1-6]", str(element.S))
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_link_their_cells_to_their_headers(document: pikepdf.Pdf) -> None:
    found = list(elements(document.Root.StructTreeRoot))
    headers = {str(e.ID) for e in found if e.S == "/TH" and "/ID" in e}
    cells = [e for e in found if e.S == "/TD"]
    assert cells
    for cell in cells:
        assert {str(name) for name in cell.A.Headers} <= headers


def test_text_is_heard_in_reading_order_and_once(document: pikepdf.Pdf) -> None:
    words = " ".join(" ".join(heard(document)).split())
    places = [
        words.index(text)
        for text in (
            "Au sommaire",
            "L’édito",
            "Sortons.",
            "Que change un banc",
            "Jeanne d’Essai",
            "Et ensuite",
            "Un marché",
            "Ce qu’on a vu",
            "Comment trier",
            "La salle, Lille",
            "L’ours",
        )
    ]
    assert places == sorted(places)
    assert words.count("Il change la rue") == 1


def test_what_is_seen_twice_is_an_artifact(document: pikepdf.Pdf) -> None:
    """Initials, pull quotes, running heads and folios are on the page and out of the structure."""
    words = " ".join(heard(document))
    assert "JE" in words
    assert "« Il change" not in words
    assert not re.search(r"\(\d+\)\s*$", words)
    for page in document.pages:
        numbers = set(marked_texts(page))
        parents = document.Root.StructTreeRoot.ParentTree.Nums
        rank = page.index
        known = [n for n, ref in enumerate(parents[2 * rank + 1]) if ref is not None]
        assert numbers <= set(known)


def test_notes_stand_at_the_foot_of_their_page(document: pikepdf.Pdf) -> None:
    words = " ".join(" ".join(heard(document)).split())
    assert words.count("Première note.") == 1
    assert "Retour au texte" not in words


def test_every_font_is_the_magazine_s_and_within(document: pikepdf.Pdf) -> None:
    names = set()
    for page in document.pages:
        for font in page.resources.Font.values():
            descendant = font.DescendantFonts[0]
            assert "/FontFile2" in descendant.FontDescriptor
            names.add(str(descendant.BaseFont).partition("+")[2].partition("-")[0])
    assert names <= {"Titre", "Label", "Texte"}


def test_links_lead_within_the_numero_or_to_the_site(document: pikepdf.Pdf) -> None:
    outside = outer_links(document)
    assert "https://magazine.example/sub/articles/la-rue/" in outside
    assert "https://comptage.example/page" in outside
    assert "https://magazine.example/sub/articles/le-marche/" not in outside
    assert not any(BASE in address for address in outside)


def test_the_sommaire_gives_true_pages(document: pikepdf.Pdf) -> None:
    contents = " ".join(heard(document, document.pages[1]))
    for title in ("Le banc", "Le marché", "L’atelier"):
        page = next(
            rank
            for rank, found in enumerate(document.pages, start=1)
            if rank > 2 and title in "".join(heard(document, found))
        )
        assert f"{page} {title}" in contents


def test_it_tells_nothing_of_the_machine(pdf: bytes, document: pikepdf.Pdf) -> None:
    dates = {str(document.docinfo[name]) for name in ("/CreationDate", "/ModDate")}
    assert dates == {"D:20200310060000+00'00"}
    streams = b"".join(
        found.read_bytes()
        for found in document.objects
        if isinstance(found, pikepdf.Stream) and found.get("/Subtype") != "/Image"
    )
    for secret in (b"/home/", b"/tmp/", b"site-packages", b"edition.invalid"):
        assert secret not in pdf
        assert secret not in streams


def test_nothing_that_is_not_public_is_in_it(document: pikepdf.Pdf) -> None:
    words = " ".join(heard(document))
    assert "Une correction publiée" in words
    assert "secret" not in words
    assert "correction à venir" not in words
