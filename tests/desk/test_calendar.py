"""The editorial calendar tells plans from dates, sees gaps, and knows what a numéro lacks."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import html5lib
import pytest
from icalendar import Calendar

from inspiration.desk.calendar import Kind, editorial_calendar
from inspiration.desk.calendar_data import calendar_data
from inspiration.desk.calendar_ics import calendar_ics
from inspiration.desk.calendar_page import calendar_output, calendar_page
from inspiration.desk.calendar_text import calendar_text
from inspiration.desk.check import check_library
from inspiration.desk.seasons import Season, coming_season, planned_span
from inspiration.library import Library
from inspiration.model.restraint import Restraint
from inspiration.pages.site import Site
from tests.content_builder import ContentBuilder

SITE = Site("Essai", "https://example.org/", tag_authority="example.org,2019")
ELECTION = Restraint(date(2020, 9, 1), date(2020, 12, 31), "Élection d'automne")


@pytest.fixture
def library(content: ContentBuilder) -> Library:
    content.article("un-jour", "brouillon: true\nprevu: 2020-10-15\nrubrique: metier")
    content.article("un-mois", "brouillon: true\nprevu: 2020-07")
    content.article("une-saison", "brouillon: true\nprevu: hiver")
    content.article("en-retard", "brouillon: true\nprevu: 2020-03")
    content.article("sans-date", "brouillon: true")
    content.article("demain", "date: 2020-06-02 18:30")
    content.article("a-l-automne", "date: 2020-09-15\nretrait: 2021-01-01")
    content.article("public", "date: 2020-06-01\nrubrique: metier")
    content.article("retire", "date: 2020-01-01\nretrait: 2020-02-01")
    return content.library("2020-06-01T12:00")


def lines(library: Library) -> list[tuple[str, str, str]]:
    found = editorial_calendar(library).lines
    return [(str(line.kind), line.key.split("/")[1], line.label) for line in found]


def test_a_plan_is_not_a_date(library: Library) -> None:
    assert lines(library) == [
        ("prévu", "en-retard", "mars 2020"),
        ("programmé", "demain", "2 juin 2020, 18 h 30"),
        ("prévu", "un-mois", "juillet 2020"),
        ("programmé", "a-l-automne", "15 septembre 2020, 7 h"),
        ("prévu", "un-jour", "15 octobre 2020"),
        ("prévu", "une-saison", "hiver 2021"),
        ("retrait", "a-l-automne", "1er janvier 2021, 7 h"),
        ("à placer", "sans-date", "sans date prévue"),
    ]


def test_a_plan_whose_time_has_passed_is_late(library: Library) -> None:
    late = [line.key for line in editorial_calendar(library).lines if line.late]
    assert late == ["articles/en-retard"]


def test_the_end_of_a_permission_is_announced(content: ContentBuilder) -> None:
    content.write("articles/photo/p.jpg", b"x")
    content.article(
        "photo/index", "image: {fichier: p.jpg, alt: A, credit: C, fin_autorisation: 2020-08-31}"
    )
    (line,) = editorial_calendar(content.library()).lines
    assert (line.kind, line.label) == (Kind.PICTURE, "1er septembre 2020")


def test_gaps_are_rubriques_where_nothing_is_even_wished_for(library: Library) -> None:
    calendar = editorial_calendar(library)
    assert [season.label for season in calendar.seasons] == [
        "été 2020",
        "automne 2020",
        "hiver 2021",
        "printemps 2021",
    ]
    words = {row.section: [cell.words for cell in row.cells] for row in calendar.rows}
    assert words == {
        "Méthode": ["1 programmé, 1 prévu", "1 programmé", "1 prévu", "rien"],
        "Métier": ["1 paru", "1 prévu", "rien", "rien"],
    }


def test_what_falls_before_an_election_is_marked(library: Library) -> None:
    calendar = editorial_calendar(library, (ELECTION,))
    marked = [(line.key.split("/")[1], str(line.kind)) for line in calendar.lines if line.restraint]
    assert marked == [
        ("a-l-automne", "programmé"),
        ("un-jour", "prévu"),
        ("une-saison", "prévu"),
    ]
    over = Restraint(date(2020, 1, 1), date(2020, 5, 31), "Passée")
    assert editorial_calendar(library, (over,)).restraints == ()


def test_the_check_speaks_of_what_is_set_to_appear_before_an_election(library: Library) -> None:
    site = Site("Essai", "https://example.org/", restraints=(ELECTION,))
    found = [p for p in check_library(library, site).problems if p.rule == "reserve-electorale"]
    assert [(p.file, p.key) for p in found] == [("articles/a-l-automne.md", "date")]
    assert "(Élection d'automne)" in found[0].message


def test_a_numero_to_come_says_what_it_lacks(content: ContentBuilder) -> None:
    content.article("pret", "numero: 2\ndate: 2020-08-01")
    content.article("tard", "numero: 2\ndate: 2020-10-01")
    content.article("brouillon", "numero: 2\ndate: 2020-08-01\nbrouillon: true")
    content.article("oublie", "numero: 2\ndate: 2020-08-01")
    content.article("casse", "numero: 2\ndate: hier")
    content.entry("numeros/numero-1.md", "titre: Paru\nnumero: 1\ndate: 2020-01-01")
    content.entry(
        "numeros/numero-2.md",
        "titre: À venir\nnumero: 2\ndate: 2020-09-01\nsaison: hiver\n"
        "sommaire: [pret, tard, brouillon, casse]",
        body="Un édito trop court.\n",
    )
    (issue,) = editorial_calendar(content.library()).issues
    assert (issue.number, issue.is_draft) == (2, False)
    assert issue.lacks == (
        "un édito de 1500 à 2500 signes (il en a 20)",
        "un chapô",
        "tard, qui ne paraît que le 1er octobre 2020",
        "brouillon, encore en brouillon",
        "casse, qui ne se lit pas encore",
        "oublie à son sommaire",
    )


def test_the_text_says_it_all(library: Library, content: ContentBuilder) -> None:
    content.entry("numeros/numero-2.md", "titre: À venir\nnumero: 2\ndate: 2020-09-01")
    text = calendar_text(editorial_calendar(content.library(), (ELECTION,)))
    assert text.startswith("Calendrier de la rédaction, le 1er juin 2020 à 12 h\n")
    assert "du 1er septembre au 31 décembre 2020  Élection d'automne" in text
    assert "(la date est passée)" in text
    assert "(réserve électorale : Élection d'automne)" in text
    assert "Numéro 2, 1er septembre 2020 : À venir\n  Il manque un édito" in text
    assert "  hiver 2021       Métier\n" in text


def test_an_empty_magazine_has_an_empty_calendar(content: ContentBuilder) -> None:
    calendar = editorial_calendar(content.library())
    assert "Rien n'est prévu ni programmé." in calendar_text(calendar)
    assert "Rien n’est prévu ni programmé." in calendar_page(calendar, "Essai")


def test_the_page_is_sound_and_keeps_away_from_search_engines(
    library: Library, content: ContentBuilder
) -> None:
    content.article("piege", 'brouillon: true\ntitre: "<script>x</script> & Cie"')
    output = calendar_output(content.library(), SITE)
    assert output.path == "redaction/calendrier/index.html"
    page = output.content().decode()
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(page)
    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert "<script" not in page
    assert "&lt;script&gt;x&lt;/script&gt; &amp; Cie" in page
    assert "http" not in page


def test_the_diary_is_private_and_plans_are_tentative(library: Library) -> None:
    data = calendar_ics(editorial_calendar(library, (ELECTION,)), SITE)
    calendar = Calendar.from_ical(data)
    events = {str(event["summary"]): event for event in calendar.walk("VEVENT")}
    assert len(events) == 8
    assert {str(event["class"]) for event in events.values()} == {"PRIVATE"}
    planned = events["Prévu\u00a0: Article un-mois"]
    assert planned["status"] == "TENTATIVE"
    assert (planned.decoded("dtstart"), planned.decoded("dtend")) == (
        date(2020, 7, 1),
        date(2020, 8, 1),
    )
    scheduled = events["Programmé\u00a0: Article demain"]
    assert scheduled["status"] == "CONFIRMED"
    assert scheduled.decoded("dtstart") == datetime(2020, 6, 2, 16, 30, tzinfo=UTC)
    assert data == calendar_ics(editorial_calendar(library, (ELECTION,)), SITE)
    assert len({str(event["uid"]) for event in events.values()}) == len(events)


def test_the_data_can_be_read_by_a_program(library: Library) -> None:
    data = json.loads(json.dumps(calendar_data(editorial_calendar(library, (ELECTION,)))))
    assert data["lines"][1]["instant"] == "2020-06-02T18:30:00+02:00"
    assert {"section": "Métier", "season": "hiver 2021"} in data["gaps"]
    assert data["restraints"] == [
        {"label": "Élection d'automne", "start": "2020-09-01", "end": "2020-12-31"}
    ]


@pytest.mark.parametrize(
    ("day", "label", "start", "end"),
    [
        ("2020-02-29", "hiver 2020", "2019-12-01", "2020-02-29"),
        ("2019-12-01", "hiver 2020", "2019-12-01", "2020-02-29"),
        ("2020-03-01", "printemps 2020", "2020-03-01", "2020-05-31"),
        ("2020-08-31", "été 2020", "2020-06-01", "2020-08-31"),
        ("2020-11-30", "automne 2020", "2020-09-01", "2020-11-30"),
    ],
)
def test_a_season_is_three_whole_months(day: str, label: str, start: str, end: str) -> None:
    season = Season.of(date.fromisoformat(day))
    assert season.label == label
    assert (season.start, season.end) == (date.fromisoformat(start), date.fromisoformat(end))


def test_a_season_named_without_its_year_is_the_one_that_is_not_over() -> None:
    assert coming_season("ete", date(2020, 8, 31)).label == "été 2020"
    assert coming_season("ete", date(2020, 9, 1)).label == "été 2021"
    assert planned_span("2020-12", date(2020, 1, 1)) == (date(2020, 12, 1), date(2020, 12, 31))
