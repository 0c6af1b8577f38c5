"""The cost of a page is measured as the method says."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspiration.footprint.account import Account
from inspiration.footprint.ecoindex import ecoindex, grade
from inspiration.footprint.scales import SiteScales
from inspiration.footprint.weighing import Footprint, Wardrobe, weigh, wire_weight
from inspiration.pages.site import Budget, Site


@pytest.mark.parametrize(
    ("elements", "kilobytes", "requests", "score", "letter"),
    [
        (150, 40, 3, 90, "A"),
        (250, 100, 6, 86, "A"),
        (350, 150, 8, 81, "A"),
        (400, 200, 10, 79, "B"),
        (600, 300, 15, 69, "C"),
        (693, 2420, 78, 44, "D"),
    ],
)
def test_the_score_follows_the_worked_values(
    elements: int, kilobytes: float, requests: int, score: int, letter: str
) -> None:
    assert ecoindex(elements, requests, kilobytes) == score
    assert grade(score) == letter


def test_a_page_is_weighed_with_what_it_fetches_at_once() -> None:
    page = (
        b'<!doctype html><html><head><title>x</title><link rel="stylesheet" href="/a.css">'
        b"</head><body><header><p>x</p></header><main><p>y</p><svg><g><path/></g></svg>"
        b'<img src="/late.jpg" loading="lazy"><img src="/lead.jpg"></main></body></html>'
    )
    weights = {"a.css": 100, "lead.jpg": 1000, "late.jpg": 9}
    footprint = weigh("index.html", "cover", page, weights.get)
    assert footprint.requests == 3
    assert footprint.elements == 12
    assert footprint.chrome_elements == 7
    assert 1100 < footprint.size < 1400


def test_what_is_compressed_already_is_not_counted_twice() -> None:
    assert wire_weight("a.woff2", b"x" * 1000) == 1000
    assert wire_weight("a.css", b"x" * 1000) < 50


def test_italics_ask_for_one_more_font() -> None:
    fonts = Wardrobe(("label.woff2",), ("texte-it.woff2",))
    weights = {"label.woff2": 10, "texte-it.woff2": 10}
    plain, italic = (
        weigh("x", "article", f"<p>{text}</p>".encode(), weights.get, "/", fonts)
        for text in ("x", "<em>x</em>")
    )
    assert (plain.requests, italic.requests) == (2, 3)


def footprint(kind: str, **changes: int) -> Footprint:
    measures = {"elements": 100, "chrome_elements": 60, "requests": 5, "size": 40_000, "score": 90}
    return Footprint(f"{kind}/index.html", kind, **{**measures, **changes})


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (footprint("article", elements=351), "351 éléments, 350 au plus"),
        (footprint("showcase", elements=451), "451 éléments, 450 au plus"),
        (footprint("article", size=64_001), "64001 octets, 64000 au plus"),
        (footprint("article", requests=9), "9 fichiers, 8 au plus"),
        (footprint("article", chrome_elements=201), "201 éléments, 200 au plus"),
    ],
)
def test_what_is_over_budget_is_told(found: Footprint, words: str) -> None:
    account = Account(Budget())
    account.add(found)
    excesses = list(account.excesses())
    assert [words in excess.message for excess in excesses] == [True]
    assert excesses[0].is_chrome == ("201" in words)


def test_pages_that_name_everything_are_published_not_limited() -> None:
    account = Account(Budget())
    account.add(footprint("plan-du-site", elements=3000))
    assert list(account.excesses()) == []
    assert [line.elements for line in account.measures()] == [3000, 3000]


def test_the_heaviest_page_stands_for_its_kind() -> None:
    account = Account(Budget())
    account.add(footprint("article", score=90))
    account.add(footprint("article", score=80, size=50_000))
    line = account.measures()[0]
    assert (line.name, line.pages, line.score, line.kilobytes) == ("Articles", 2, 80, "50,0")


def test_a_page_of_a_site_is_weighed_with_its_fonts_and_without_its_photographs(
    tmp_path: Path,
) -> None:
    sizes = {
        "assets/texte.1a.woff2": 100,
        "assets/texte-it.2b.woff2": 20,
        "assets/texte-la.3c.woff2": 3,
        "medias/mur.avif": 5000,
    }
    for path, size in sizes.items():
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(bytes(size))
    scales = SiteScales(Site("Essai", "https://essai.example/site/"), tmp_path, sizes)

    def weighed(words: str, kind: str = "article") -> Footprint | None:
        page = f'<main><img src="/site/medias/mur.avif"><p>{words}</p></main>'
        return scales.weigh("x/index.html", kind, page.encode())

    plain, italic = weighed("Un"), weighed("<em>Un</em>")
    assert plain and italic
    assert (plain.requests, italic.requests) == (2, 3)
    assert 20 < italic.size - plain.size < 60
    assert weighed("Un", "redirection") is None
