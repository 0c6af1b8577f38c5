"""French words for dates, durations, counts and weights."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from babel.dates import format_date

from inspiration.pages import words
from tests.content_builder import PARIS


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2020, 3, 1), None, "1er mars 2020"),
        (date(2019, 12, 7), date(2019, 12, 8), "du 7 au 8 décembre 2019"),
        (date(2020, 9, 9), date(2020, 11, 15), "du 9 septembre au 15 novembre 2020"),
        (date(2019, 12, 31), date(2020, 1, 1), "du 31 décembre 2019 au 1er janvier 2020"),
        (
            datetime(2020, 1, 2, 9, tzinfo=PARIS),
            datetime(2020, 1, 2, 18, tzinfo=PARIS),
            "2 janvier 2020",
        ),
    ],
)
def test_a_span_says_no_more_than_it_must(start: date, end: date | None, said: str) -> None:
    assert words.span(start, end) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [("2018", "2018"), ("2018-03", "mars 2018"), (date(2018, 3, 5), "5 mars 2018")],
)
def test_a_date_is_as_precise_as_it_was_written(value: str | date, said: str) -> None:
    assert words.partial_date(value) == said


@pytest.mark.parametrize(("count", "minutes"), [(0, 1), (90, 1), (900, 4), (1000, 5)])
def test_reading_takes_a_minute_at_least(count: int, minutes: int) -> None:
    assert words.reading_minutes(count) == minutes


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Inspiration(s)", "d'Inspiration(s)"),
        ("Économies", "d'Économies"),
        ("Œuvres", "d'Œuvres"),
        ("La Lettre", "de La Lettre"),
        ("Hier", "de Hier"),
    ],
)
def test_a_name_is_elided_before_a_vowel(name: str, said: str) -> None:
    assert words.belonging(name) == said


def test_hours_counts_and_weights() -> None:
    assert words.hour(datetime(2020, 1, 1, 9, tzinfo=PARIS)) == "9 h"
    assert words.hour(datetime(2020, 1, 1, 14, 5, tzinfo=PARIS)) == "14 h 05"
    assert words.counted(1, "essai", "essais") == "1 essai"
    assert words.counted(2, "essai", "essais") == "2 essais"
    assert words.weight(400) == "1 ko"
    assert words.weight(1_230_000) == "1,2 Mo"
    assert words.weight(12_000_000) == "12 Mo"


@pytest.mark.parametrize(
    ("value", "said"),
    [(999, "999"), (1_194_040, "1\u202f194\u202f040"), (1234.5, "1\u202f234,5"), (2.0, "2")],
)
def test_thousands_are_set_apart_and_decimals_follow_a_comma(value: float, said: str) -> None:
    """TYP-07."""
    assert words.number(value) == said


def test_days_and_months_are_those_of_the_common_locale_data() -> None:
    for month in range(1, 13):
        day = date(2020, month, month)
        assert words.weekday(day) == format_date(day, "EEEE", "fr")
        assert words.month_and_year(day) == format_date(day, "MMMM y", "fr")
        assert words.short_month_and_year(day) == format_date(day, "MMM y", "fr")
