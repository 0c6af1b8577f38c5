"""Dates, durations and counts in French words, still to be typeset."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from typing import TYPE_CHECKING

from inspiration.model.french_dates import MONTHS, SHORT_MONTHS, WEEKDAYS
from inspiration.text.typography.characters import NARROW_NO_BREAK_SPACE

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORDS_A_MINUTE = 200
_FRENCH_SIGNS = str.maketrans({",": NARROW_NO_BREAK_SPACE, ".": ","})
"""Between thousands, and before decimals (TYP-07)."""


def as_day(moment: date) -> date:
    """The day of a date or of an instant."""
    return moment.date() if isinstance(moment, datetime) else moment


def day_number(day: date) -> str:
    """« 15 », « 1er » (TYP-10)."""
    return "1er" if day.day == 1 else str(day.day)


def long_day(day: date) -> str:
    """« 15 janvier 2020 », « 1er mars 2020 »."""
    return f"{day_number(day)} {month_and_year(day)}"


def month_and_year(day: date) -> str:
    """« janvier 2020 »."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def short_month_and_year(day: date) -> str:
    """« janv. 2020 »."""
    return f"{short_month(day)} {day.year}"


def short_month(day: date) -> str:
    """« janv. »."""
    return SHORT_MONTHS[day.month - 1]


def weekday(day: date) -> str:
    """« samedi »."""
    return WEEKDAYS[day.weekday()]


def partial_date(value: str | date) -> str:
    """« mars 2018 », « 15 janvier 2020 » or « 2018 », as precise as the front matter."""
    if isinstance(value, date):
        return long_day(value)
    parts = [int(part) for part in value.split("-")]
    return month_and_year(date(parts[0], parts[1], 1)) if len(parts) > 1 else str(parts[0])


def hour(moment: datetime) -> str:
    """« 14 h 30 », « 9 h » (TYP-08)."""
    return f"{moment.hour} h {moment.minute:02d}" if moment.minute else f"{moment.hour} h"


def hours(start: datetime, end: datetime | None) -> str:
    """« 14 h », « de 14 h à 16 h 30 »."""
    return f"de {hour(start)} à {hour(end)}" if end else hour(start)


def span(start: date, end: date | None) -> str:
    """« 7 décembre 2019 », « du 7 au 8 décembre 2019 », « du 9 septembre au 15 novembre 2020 »."""
    first, last = as_day(start), as_day(end) if end else as_day(start)
    if first == last:
        return long_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"du {day_number(first)} au {long_day(last)}"
    if first.year == last.year:
        return f"du {day_number(first)} {MONTHS[first.month - 1]} au {long_day(last)}"
    return f"du {long_day(first)} au {long_day(last)}"


def reading_minutes(words: int) -> int:
    """Minutes to read a text, one at least."""
    return max(1, round(words / _WORDS_A_MINUTE))


def number(value: float) -> str:
    """« 1 194 040 », « 1,2 »."""
    return f"{value:,}".removesuffix(".0").translate(_FRENCH_SIGNS)


def counted(count: int, one: str, many: str) -> str:
    """« aucun essai » is the caller's; here « 1 essai », « 12 essais »."""
    return f"{number(count)} {one if count < 2 else many}"


def weight(size: int) -> str:
    """A file's weight as readers know it: « 12 ko », « 1,2 Mo » (ECO-07)."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} ko"
    return f"{number(round(size / 1_000_000, 1))} Mo"


def sentence(parts: Iterable[str | None], separator: str = " · ") -> str:
    """Join what is known."""
    return separator.join(part for part in parts if part)


def belonging(name: str) -> str:
    """« d'Inspiration(s) », « de Courtrai » ; an « h » or a « y » is left whole."""
    first = unicodedata.normalize("NFD", name[:1]).lower()[:1]
    return f"d'{name}" if first and first in "aeiouœæ" else f"de {name}"


def capitalised(text: str) -> str:
    """The same words, for the head of a line."""
    return text[:1].upper() + text[1:]


def parts(name: str) -> list[str]:
    """The words of a name, « d' » and « l' » taken off their word."""
    return name.replace("’", "'").replace("'", " ").replace("-", " ").split()
