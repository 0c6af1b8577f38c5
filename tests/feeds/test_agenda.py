"""Calendars that every reader takes, and that follow an event when it moves (CAL-01 to CAL-03)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from tests.content_builder import ContentBuilder
from tests.feeds.magazine import SITE, small_magazine, written

PARIS = ZoneInfo("Europe/Paris")


def event(content: ContentBuilder, front_matter: str, at: str = "2020-06-01T12:00") -> Any:
    """The only event of the calendar of one event with these keys."""
    content.entry("agenda/essai.md", f"titre: L'essai\ndate: 2020-01-10\n{front_matter}")
    calendar = Calendar.from_ical(written(content.library(at))["/agenda/essai.ics"])
    (found,) = calendar.walk("VEVENT")
    return found


def test_every_calendar_is_read_without_error(content: ContentBuilder) -> None:
    small_magazine(content)
    content.entry("agenda/fete.md", "titre: La fête\ndate: 2020-03-01\ndebut: 2020-06-21")
    files = {name: raw for name, raw in written(content.library()).items() if ".ics" in name}
    assert set(files) == {"/agenda/agenda.ics", "/agenda/atelier.ics", "/agenda/fete.ics"}
    for raw in files.values():
        calendar = Calendar.from_ical(raw)
        assert [part.errors for part in calendar.walk() if part.errors] == []
        assert Calendar.from_ical(calendar.to_ical()) == calendar
        assert calendar["version"] == "2.0" and calendar["prodid"]
    assert len(Calendar.from_ical(files["/agenda/agenda.ics"]).walk("VEVENT")) == 2


def test_lines_end_with_crlf_and_hold_75_octets_at_most(content: ContentBuilder) -> None:
    small_magazine(content)
    content.entry("agenda/e.md", f"titre: {'é' * 80}\ndate: 2020-03-01\ndebut: 2020-06-21")
    for address, raw in written(content.library()).items():
        if address.endswith(".ics"):
            lines = raw.split(b"\r\n")
            assert lines[-1] == b"" and max(len(line) for line in lines) <= 75
            assert all(b"\n" not in line and b"\r" not in line for line in lines)
            assert all(line.decode() for line in lines[:-1])


def test_an_event_says_when_where_and_what(content: ContentBuilder) -> None:
    small_magazine(content)
    calendar = Calendar.from_ical(written(content.library())["/agenda/atelier.ics"])
    (found,) = calendar.walk("VEVENT")
    assert found["summary"] == "L’atelier"
    assert found["dtstart"].dt == datetime(2020, 4, 7, 14, tzinfo=PARIS)
    assert found["dtstart"].params["TZID"] == "Europe/Paris"
    assert found["dtend"].dt == datetime(2020, 4, 7, 16, 30, tzinfo=PARIS)
    assert found["location"] == "La salle, 1 rue de l’Essai, Lille"
    assert found["url"] == f"{SITE.url}agenda/atelier/"
    assert found["status"] == "CONFIRMED" and found["sequence"] == 0
    assert [str(word) for word in found["categories"].cats] == ["espace public"]
    description = str(found["description"]).split("\n")
    assert "7\u00a0avril 2020, de 14\u00a0h à 16\u00a0h\u00a030." in description
    assert "Accessibilité\u00a0: De plain-pied" in description
    assert "Inscription\u00a0: https://billets.example/atelier" in description
    assert description[-1] == found["url"]


def test_an_hour_comes_with_its_time_zone(content: ContentBuilder) -> None:
    small_magazine(content)
    calendar = Calendar.from_ical(written(content.library())["/agenda/atelier.ics"])
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["tzid"] == "Europe/Paris" and "comment" not in zone
    offsets = {part.name: part["tzoffsetto"].to_ical() for part in zone.subcomponents}
    assert offsets == {"STANDARD": "+0100", "DAYLIGHT": "+0200"}


def test_whole_days_end_the_day_after_the_last(content: ContentBuilder) -> None:
    found = event(content, "debut: 2020-09-09\nfin: 2020-11-15")
    assert found["dtstart"].dt == date(2020, 9, 9)
    assert found["dtend"].dt == date(2020, 11, 16)
    assert found["transp"] == "TRANSPARENT"
    raw = written(content.library())["/agenda/essai.ics"]
    assert b"DTSTART;VALUE=DATE:20200909" in raw and b"VTIMEZONE" not in raw


@pytest.mark.parametrize(
    ("dates", "start", "end"),
    [
        ("debut: 2020-09-09", date(2020, 9, 9), date(2020, 9, 10)),
        (
            "debut: 2020-09-09 18:00\nfin: 2020-09-10",
            datetime(2020, 9, 9, 18, tzinfo=PARIS),
            datetime(2020, 9, 11, tzinfo=PARIS),
        ),
        ("debut: 2020-09-09\nfin: 2020-09-10 18:00", date(2020, 9, 9), date(2020, 9, 11)),
    ],
)
def test_dates_and_hours_may_be_mixed(
    content: ContentBuilder, dates: str, start: date, end: date
) -> None:
    found = event(content, dates)
    assert (found["dtstart"].dt, found["dtend"].dt) == (start, end)


def test_a_beginning_alone_has_no_end(content: ContentBuilder) -> None:
    found = event(content, "debut: 2020-09-09 18:00")
    assert found["dtstart"].dt == datetime(2020, 9, 9, 18, tzinfo=PARIS)
    assert "dtend" not in found


def test_a_cancelled_event_says_so_and_counts_up(content: ContentBuilder) -> None:
    before = event(content, "debut: 2020-04-29")
    after = event(content, "debut: 2020-04-29\nstatut: annule")
    assert after["uid"] == before["uid"]
    assert after["status"] == "CANCELLED"
    assert after["summary"] == "Annulé\u00a0: L’essai"
    assert after["sequence"] > before["sequence"]
    assert "Annulé. Prévu\u00a0: 29\u00a0avril 2020." in after["description"]


def test_an_event_postponed_to_a_date_moves_there_as_long_as_before(
    content: ContentBuilder,
) -> None:
    before = event(content, "debut: 2020-04-29\nfin: 2020-04-30")
    after = event(
        content, "debut: 2020-04-29\nfin: 2020-04-30\nstatut: reporte\nreporte_au: 2020-09-09"
    )
    assert after["uid"] == before["uid"]
    assert (after["dtstart"].dt, after["dtend"].dt) == (date(2020, 9, 9), date(2020, 9, 11))
    assert after["status"] == "CONFIRMED" and after["sequence"] > before["sequence"]
    assert after["summary"] == "L’essai"


def test_an_event_postponed_nobody_knows_when_stands_on_no_date(content: ContentBuilder) -> None:
    after = event(content, "debut: 2020-04-29\nstatut: reporte")
    assert after["status"] == "CANCELLED"
    assert after["summary"] == "Reporté\u00a0: L’essai"
    assert "date encore inconnue" in after["description"]


def test_the_sequence_never_goes_down_in_a_hard_year(content: ContentBuilder) -> None:
    year = [
        "debut: 2020-04-29",
        "debut: 2020-04-29\nstatut: reporte\nmaj: 2020-03-16",
        "debut: 2020-04-29\nstatut: reporte\nreporte_au: 2020-09-09\nmaj: 2020-05-11",
        "debut: 2020-09-09\nmaj: 2020-05-12",
        "debut: 2020-09-09\nstatut: annule\nmaj: 2020-05-12",
    ]
    sequences = [event(content, state)["sequence"] for state in year]
    assert sequences == sorted(set(sequences))


def test_a_calendar_is_stamped_by_the_content(content: ContentBuilder) -> None:
    found = event(content, "debut: 2020-04-29\nmaj: 2020-03-16")
    assert found["dtstamp"].dt == datetime(2020, 3, 16, 6, tzinfo=UTC)
    assert found["last-modified"].dt == datetime(2020, 3, 16, 6, tzinfo=UTC)
    assert found["created"].dt == datetime(2020, 1, 10, 6, tzinfo=UTC)


def test_a_place_that_is_not_public_is_not_named(content: ContentBuilder) -> None:
    content.entry("lieux/cachette.md", "nom: La cachette\nbrouillon: true")
    found = event(content, "debut: 2020-04-29\nlieu: cachette")
    assert "location" not in found and "cachette" not in found["description"].lower()


def test_words_with_signs_of_the_format_are_read_back(content: ContentBuilder) -> None:
    content.entry(
        "agenda/essai.md",
        'titre: "A, b; c : \\\\Nord \\"d\\" \\\\n"\ndate: 2020-01-10\ndebut: 2020-04-29\n'
        'mots_cles: ["1,5 \\\\N"]',
    )
    raw = written(content.library())["/agenda/essai.ics"]
    (found,) = Calendar.from_ical(raw).walk("VEVENT")
    assert found["summary"] == "A, b\u202f; c\u00a0: \\Nord «\u00a0d\u00a0» \\n"
    assert b"CATEGORIES:1\\,5 \\\\N" in raw


def test_the_agenda_asks_to_be_read_again_each_day(content: ContentBuilder) -> None:
    small_magazine(content)
    raw = written(content.library())["/agenda/agenda.ics"]
    assert b"REFRESH-INTERVAL;VALUE=DURATION:P1D" in raw
    assert "X-WR-CALNAME:Inspiration(s)\u00a0: agenda".encode() in raw
    assert b"METHOD:PUBLISH" in raw
