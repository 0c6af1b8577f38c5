from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from inspiration.library import Library
from inspiration.pages.commune_map import OutlineMap, read_outlines
from inspiration.pages.facets import Facets, Selection
from inspiration.pages.output import PageOutput
from inspiration.pages.templates import make_environment, render
from inspiration.pages.timeline import moments
from tests.content_builder import ContentBuilder
from tests.pages.rendered import showcase_of


def pages(library: Library, **given: Any) -> dict[str, Any]:
    """What each page of the showcase gives its template, by address."""
    found = (output for output in showcase_of(library, **given) if isinstance(output, PageOutput))
    return {output.address: output.context["page"] for output in found}


def titles(page: Any) -> list[str]:
    return [str(card.title) for card in page.items]


def choices(page: Any, key: str) -> dict[str, str | None]:
    links = next(facet.links for facet in page.facets if facet.key == key)
    return {link.label.replace("\u00a0", " "): link.address for link in links}


@pytest.fixture
def library(content: ContentBuilder) -> Library:
    content.poc("a", "domaine: logement\netape: imaginer\ncommunes: [Lille]\nmaison: habiter")
    content.poc("b", "domaine: logement\netape: deployer\nissue: arrete\ncommunes: [Hellemmes]")
    content.poc("c", "date: 2020-02-01")
    content.poc("cache", "brouillon: true\ndomaine: dechets\nmaison: action-publique")
    content.poc("plus-tard", "date: 2021-01-01\ndomaine: dechets\ncommunes: [Villeneuve-d'Ascq]")
    return content.library()


def test_each_value_that_has_something_has_its_page(library: Library) -> None:
    found = {a for a in pages(library) if "/communes/" not in a and a.startswith("/poc/")}
    assert found == {
        "/poc/",
        "/poc/domaines/logement/",
        "/poc/etapes/imaginer/",
        "/poc/etapes/deployer/",
        "/poc/etapes/inconnue/",
        "/poc/issues/arrete/",
        "/poc/issues/inconnue/",
        "/poc/maisons/habiter/",
        "/poc/domaines/logement/etapes/imaginer/",
        "/poc/domaines/logement/etapes/deployer/",
        "/poc/enseignements/",
        "/poc/annee/",
    }


def test_a_list_holds_what_it_says_newest_first(library: Library) -> None:
    found = pages(library)
    assert titles(found["/poc/"]) == ["POC c", "POC a", "POC b"]
    assert titles(found["/poc/domaines/logement/"]) == ["POC a", "POC b"]
    assert titles(found["/poc/domaines/logement/etapes/deployer/"]) == ["POC b"]
    assert found["/poc/"].count == "3"


def test_what_no_source_says_is_a_choice_like_another(library: Library) -> None:
    assert titles(pages(library)["/poc/etapes/inconnue/"]) == ["POC c"]
    assert titles(pages(library)["/poc/issues/inconnue/"]) == ["POC c", "POC a"]


def test_a_choice_says_its_count_and_an_empty_one_is_not_linked(library: Library) -> None:
    page = pages(library)["/poc/"]
    assert choices(page, "domaine") == {
        "Tous les domaines (3)": "/poc/",
        "Logement (2)": "/poc/domaines/logement/",
        "Déchets (0)": None,
    }
    assert choices(page, "etape")["Comprendre (0)"] is None
    assert choices(page, "commune") == {
        "Lille (2)": "/poc/communes/lille/",
        "Toutes les communes, de A à Z": "/poc/communes/",
    }
    tiles = {str(tile.label): tile.address for tile in page.domains}
    assert tiles == {"Logement": "/poc/domaines/logement/", "Déchets": None}


def test_domain_and_step_combine_and_the_sentence_says_so(library: Library) -> None:
    page = pages(library)["/poc/domaines/logement/"]
    assert [str(facet.value) for facet in page.facets] == [
        "Logement",
        "toutes les étapes",
        "3 communes",
    ]
    steps = choices(page, "etape")
    assert steps["Toutes les étapes (2)"] == "/poc/domaines/logement/"
    assert steps["Imaginer (1)"] == "/poc/domaines/logement/etapes/imaginer/"
    assert steps["Non renseignée (0)"] is None
    both = pages(library)["/poc/domaines/logement/etapes/imaginer/"]
    assert [facet.before for facet in both.facets] == ["dans", "à l’étape", "dans"]
    assert [str(facet.value) for facet in both.facets][:2] == ["Logement", "imaginer"]


def test_any_other_combination_is_left_to_the_script() -> None:
    with pytest.raises(ValueError, match="no static page"):
        _ = Selection(domain="logement", commune="lille").address


def test_an_associated_commune_counts_for_its_own(library: Library) -> None:
    lille = pages(library)["/poc/communes/lille/"]
    assert titles(lille) == ["POC a", "POC b"]
    assert "/poc/communes/hellemmes/" not in pages(library)


def test_an_empty_commune_says_so_and_gives_the_nearest(library: Library) -> None:
    page = pages(library)["/poc/communes/villeneuve-d-ascq/"]
    assert page.items == () and page.count == "0"
    assert "Villeneuve-d’Ascq" in page.nothing
    assert page.nearest.address == "/poc/communes/lille/"
    assert page.nearest.label.endswith("(2)")


def test_a_commune_that_joined_later_is_not_there_before(content: ContentBuilder) -> None:
    content.poc("a", "communes: [Lille]")
    before, after = content.library("2020-03-13T12:00"), content.library("2020-03-14T12:00")
    assert "/poc/communes/annoeullin/" not in pages(before)
    assert "/poc/communes/annoeullin/" in pages(after)
    assert "2 communes, périmètre de 2015" in str(pages(before)["/poc/communes/"].caption)
    assert "3 communes, périmètre de 2020" in str(pages(after)["/poc/communes/"].caption)


def test_a_poc_outside_the_perimeter_of_its_day_still_has_its_commune(
    content: ContentBuilder,
) -> None:
    content.poc("a", "communes: [Annœullin]")
    assert titles(pages(content.library("2020-02-01T12:00"))["/poc/communes/annoeullin/"]) == [
        "POC a"
    ]


def test_a_commune_gathers_its_articles_and_dates(content: ContentBuilder) -> None:
    content.poc("a", "communes: [Lille]")
    content.article("recit", "poc: [a]")
    content.entry("lieux/salle.md", "nom: La salle\ncommune: Hellemmes")
    content.entry("agenda/fete.md", "titre: Fête\ndate: 2020-01-01\ndebut: 2020-06-20\nlieu: salle")
    page = pages(content.library())["/poc/communes/lille/"]
    assert [str(card.title) for card in page.articles] == ["Article recit"]
    assert [str(row.title) for row in page.events] == ["Fête"]


def test_lists_are_cut_at_twenty(content: ContentBuilder) -> None:
    for rank in range(41):
        content.poc(f"essai-{rank:02}", "communes: [Lille]\ndomaine: logement")
    found = pages(content.library())
    for address in ("/poc/", "/poc/domaines/logement/", "/poc/communes/lille/"):
        sizes = [len(found[f"{address}{page}"].items) for page in ("", "page/2/", "page/3/")]
        assert sizes == [20, 20, 1]
        assert found[address].count == "41"


def _stood(items: Iterable[html.HtmlElement]) -> list[tuple[int, int]]:
    """Where a grid that packs its rows in order puts tiles, from the row of the first."""
    stood, column, row = [], 0, 1
    for item in items:
        to = int(item.get("class").partition("col-")[2].split()[0])
        row += to <= column
        column = to
        if item.tag == "a":
            stood.append((column, row))
    return stood


def test_the_map_has_a_link_for_each_commune_and_says_the_count(library: Library) -> None:
    page = pages(library)["/poc/communes/"]
    tiles = {tile.name: tile.count for tile in page.tiles}
    assert tiles == {"Lille\u00a0: 2\u00a0POC": 2, "Villeneuve-d’Ascq": 0, "Annœullin": 0}
    (output,) = (o for o in showcase_of(library) if o.address == "/poc/communes/")
    assert isinstance(output, PageOutput)
    (grid,) = html.fromstring(render(make_environment(), output)).find_class("commune-tiles")
    assert _stood(grid) == [(8, 1), (10, 1), (4, 5)]
    assert [link.label for group in page.groups for link in group.links] == [
        "Annœullin",
        "Lille (2)",
        "Villeneuve-d’Ascq",
    ]
    assert page.attribution == "Source\u00a0: INSEE"


OUTLINES = {
    "type": "FeatureCollection",
    "features": [
        {
            "properties": {"code": code},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[x, 50.6], [x + 0.1, 50.6], [x + 0.1, 50.7], [x, 50.6]]],
            },
        }
        for code, x in (("59350", 3.0), ("59009", 3.1), ("62000", 9.0))
    ],
}


def test_outlines_given_by_the_owner_make_a_true_map(library: Library) -> None:
    outlines = read_outlines(json.dumps(OUTLINES).encode(), "Contours : essai")
    page = pages(library, outlines=outlines)["/poc/communes/"]
    assert page.tiles == ()
    assert isinstance(page.map, OutlineMap)
    assert [outline.open for outline in page.map.outlines] == [False, True]
    assert all(outline.path.startswith("M") for outline in page.map.outlines)
    assert len(page.map.dots) == 1
    assert page.map.attribution.startswith("Contours\u00a0: essai")


@pytest.mark.parametrize("data", [b"{", b"[]", b'{"features": [{"properties": {}}]}'])
def test_what_is_no_outline_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="GeoJSON"):
        read_outlines(data, "")


def test_every_outcome_is_told_whatever_it_is(library: Library) -> None:
    page = pages(library)["/poc/enseignements/"]
    assert [(ending.label, ending.count) for ending in page.endings] == [
        ("En cours", "0"),
        ("Déployé", "0"),
        ("Transféré", "0"),
        ("Arrêté", "1"),
        ("Inconnue", "2"),
    ]
    assert [bool(ending.address) for ending in page.endings] == [False, False, False, True, True]


def test_lessons_are_gathered_by_domain(content: ContentBuilder) -> None:
    content.poc("a", "domaine: dechets\nenseignements: [Une, Deux]\nissue: deploye")
    content.poc(
        "b", "domaine: logement\nenseignements: Trois\nincertain: {enseignements: selon un}"
    )
    content.poc("c", "enseignements: Quatre")
    content.poc("d")
    page = pages(content.library())["/poc/enseignements/"]
    assert [group.name for group in page.groups] == ["Logement", "Déchets", "Autres domaines"]
    assert page.count == "4"
    assert page.groups[0].lessons[0].reserve == "Selon un"
    assert page.groups[1].lessons[0].standing.endswith("déployé")
    assert "Pour un essai" in page.silent


def test_the_year_puts_every_dated_step_in_the_order_of_time(content: ContentBuilder) -> None:
    content.poc(
        "a",
        """
        debut: 2020-01
        fin: 2020-05-04
        jalons:
          - {date: 2020-03-02, titre: Un jour}
          - {date: 2020-03, titre: Un mois}
          - {date: 2020, titre: Une année}
          - {date: 2020-01, titre: On y est}
          - {date: 2020-12-01, titre: Pas encore}
        """,
    )
    told = [(moment.iso, moment.words) for moment in moments(content.library())]
    assert told == [
        ("2020-01", "On y est"),
        ("2020-03-02", "Un jour"),
        ("2020-03", "Un mois"),
        ("2020-05-04", "L'essai se termine"),
        ("2020", "Une année"),
    ]
    year = pages(content.library())["/poc/annee/"].years[0]
    assert [month.name for month in year.months] == [
        "Janvier 2020",
        "Mars 2020",
        "Mai 2020",
        "Sans mois connu",
    ]


def test_the_index_has_what_the_lists_have(library: Library) -> None:
    index = next(o for o in showcase_of(library) if o.address == "/poc/vitrine.json")
    document = json.loads(index.content())  # type: ignore[union-attr]
    assert [poc["h"] for poc in document["poc"]] == ["/poc/c/", "/poc/a/", "/poc/b/"]
    assert document["poc"][2]["f"] == {
        "domaine": ["logement"],
        "etape": ["deployer"],
        "commune": ["lille"],
        "maison": [],
        "issue": ["arrete"],
    }
    assert document["poc"][2]["e"][2] == "arrete"
    assert "secret" not in json.dumps(document)


def test_titles_of_pages_are_unique(library: Library) -> None:
    found = [o.title for o in showcase_of(library) if isinstance(o, PageOutput)]
    assert len(found) == len(set(found))


def test_counts_of_options_are_those_of_the_pages_they_lead_to(library: Library) -> None:
    facets = Facets(library)
    for selection in facets.selections():
        for facet in ("domain", "step", "house", "outcome"):
            for option in facets.options(facet, selection):
                page = pages(library).get(option.address) if option.address else None
                assert (page is None) == (option.count == 0)
                assert page is None or page.count == str(option.count)


def test_the_project_s_own_communes_all_stand_on_the_map() -> None:
    root = Path(__file__).parents[2] / "content/territoire/communes.json"
    communes = json.loads(root.read_text(encoding="utf-8"))["communes"]
    tiles = {tuple(commune["tuile"]) for commune in communes}
    assert len(communes) == len(tiles) == 95
    assert sum(commune["depuis"] < "2020-03-14" for commune in communes) == 90


def test_a_commune_shows_its_next_dates_and_says_there_are_more(content: ContentBuilder) -> None:
    for rank in range(12):
        content.entry(
            f"agenda/date-{rank:02}.md",
            f"titre: Date {rank}\ndate: 2020-01-01\ndebut: 2020-{1 + rank:02}-10\ncommune: Lille",
        )
    page = pages(content.library("2020-09-01T12:00"))["/poc/communes/lille/"]
    assert [str(row.title) for row in page.events] == [f"Date {rank}" for rank in range(4, 12)]
    assert page.event_count == "12"
    assert page.agenda.address == "/agenda/"
