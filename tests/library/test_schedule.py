"""One clock decides what is public: Europe/Paris, daylight saving included."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from inspiration.library import Clock, State, build_instant, parse_instant
from tests.content_builder import PARIS, ContentBuilder


def at(text: str) -> Clock:
    return Clock(parse_instant(text, PARIS))


@pytest.mark.parametrize(
    ("instant", "state"),
    [
        ("2020-01-15T06:59", State.SCHEDULED),
        ("2020-01-15T07:00", State.PUBLIC),
        ("2020-01-15T05:59:59+00:00", State.SCHEDULED),
        ("2020-01-15T06:00+00:00", State.PUBLIC),
    ],
)
def test_a_bare_date_takes_effect_at_the_set_hour(
    content: ContentBuilder, instant: str, state: State
) -> None:
    content.article("essai", "date: 2020-01-15")
    entry = content.library().content.entries["articles/essai"]
    assert at(instant).state(entry) is state


@pytest.mark.parametrize(
    ("moment", "utc"),
    [
        (date(2020, 3, 28), datetime(2020, 3, 28, 6, tzinfo=UTC)),
        (date(2020, 3, 29), datetime(2020, 3, 29, 5, tzinfo=UTC)),
        (date(2020, 10, 25), datetime(2020, 10, 25, 6, tzinfo=UTC)),
        (datetime.fromisoformat("2020-03-29T02:30"), datetime(2020, 3, 29, 1, 30, tzinfo=UTC)),
        (datetime.fromisoformat("2020-10-25T02:30"), datetime(2020, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_both_clock_changes_of_2020_are_right(moment: date, utc: datetime) -> None:
    clock = Clock(datetime(2020, 1, 1, tzinfo=PARIS))
    assert clock.instant_of(moment).astimezone(UTC) == utc


def test_the_hour_that_october_repeats_is_told_apart(content: ContentBuilder) -> None:
    content.article("essai", "date: 2020-10-25 02:30:00+01:00")
    entry = content.library().content.entries["articles/essai"]
    assert at("2020-10-25T02:40:00+02:00").state(entry) is State.SCHEDULED
    assert at("2020-10-25T02:30:00+01:00").state(entry) is State.PUBLIC


def test_the_hour_of_publication_is_a_setting() -> None:
    clock = Clock(datetime(2020, 1, 1, tzinfo=PARIS), PARIS, time(18, 30))
    assert clock.instant_of(date(2020, 1, 2)).isoformat() == "2020-01-02T18:30:00+01:00"


def test_at_wins_over_the_epoch_and_the_epoch_over_now() -> None:
    environment = {"SOURCE_DATE_EPOCH": "1577880000"}
    assert build_instant("2020-06-01T10:00", environment, PARIS).month == 6
    assert build_instant(None, environment, PARIS).isoformat() == "2020-01-01T13:00:00+01:00"
    assert build_instant(None, {}, PARIS) > datetime(2026, 1, 1, tzinfo=UTC)


def test_a_draft_is_never_public_whatever_its_date(content: ContentBuilder) -> None:
    content.article("essai", "brouillon: true")
    library = content.library("2030-01-01T00:00")
    assert library.articles == ()
    assert library.state(library.content.entries["articles/essai"]) is State.DRAFT


def test_a_withdrawn_entry_leaves_a_tombstone_and_nothing_else(content: ContentBuilder) -> None:
    content.article("essai", "retrait: 2020-05-01\nanciennes_adresses: [/articles/avant/]")
    library = content.library("2020-05-01T07:00")
    assert library.articles == ()
    assert [entry.key for entry in library.withdrawn] == ["articles/essai"]
    assert library.find("articles/essai") is None


def test_the_preview_shows_drafts_and_scheduled_entries(content: ContentBuilder) -> None:
    content.article("brouillon", "brouillon: true")
    content.article("demain", "date: 2030-01-01")
    library = content.library(preview=True)
    assert {article.slug for article in library.articles} == {"brouillon", "demain"}


def test_an_error_in_a_scheduled_entry_does_not_stop_the_publication(
    content: ContentBuilder,
) -> None:
    content.entry("articles/plus-tard.md", "titre: T\ndate: 2030-01-01\nchappo: x")
    content.entry("articles/ce-soir.md", "titre: T\ndate: 2020-06-01T17:30\nchappo: x")
    content.entry("articles/brouillon.md", "titre: T\nbrouillon: true\nchappo: x")
    content.entry("articles/public.md", "titre: T\ndate: 2020-01-01\nchappo: x")
    library = content.library()
    blocking = {problem.file for problem in library.problems if library.blocks(problem)}
    assert blocking == {"articles/public.md"}


def test_a_correction_to_come_does_not_change_the_date_of_today(content: ContentBuilder) -> None:
    content.article("essai", "corrections: [{date: 2020-08-01, texte: Un chiffre.}]")
    before, after = content.library("2020-06-01T12:00"), content.library("2020-09-01T12:00")
    assert before.modified(before.articles[0]).date() == date(2020, 1, 15)
    assert after.modified(after.articles[0]).date() == date(2020, 8, 1)
