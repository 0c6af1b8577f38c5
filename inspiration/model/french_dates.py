"""French dates: their words, and those that people type written as the magazine reads them."""

from __future__ import annotations

import re
from datetime import date, datetime

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
SHORT_MONTHS = (
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
)
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_HOUR = r"(?:(?:\s*,|\s+à)?\s+(?P<hour>\d{1,2})\s*[h:]\s*(?P<minute>\d{2})?)?"
_DAY_FIRST = re.compile(
    rf"(?P<day>\d{{1,2}})[-/.](?P<month>\d{{1,2}})[-/.](?P<year>\d{{4}}){_HOUR}"
)
_YEAR_FIRST = re.compile(
    rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_HOUR}"
)
_IN_WORDS = re.compile(
    rf"(?P<day>\d{{1,2}})(?:er)?\s+(?P<name>[^\W\d_]+)\s+(?P<year>\d{{4}}){_HOUR}", re.IGNORECASE
)
_MONTH_FIRST = re.compile(r"(?P<month>\d{1,2})[/.](?P<year>\d{4})")
_MONTH_IN_WORDS = re.compile(r"(?P<name>[^\W\d_]+)\s+(?P<year>\d{4})", re.IGNORECASE)
_HYPHENS = str.maketrans("‐‑–—−", "-----")
"""What a word processor makes of a hyphen between two figures."""


def iso_date(text: str) -> str | None:
    """Write a French date in ISO 8601: a day with or without its hour, or a month alone.

    None when the text is no date, or could be several.
    """
    words = " ".join(text.split()).translate(_HYPHENS)
    for pattern in (_DAY_FIRST, _YEAR_FIRST, _IN_WORDS):
        found = pattern.fullmatch(words)
        if found:
            return _day(found.groupdict())
    for pattern in (_MONTH_FIRST, _MONTH_IN_WORDS):
        found = pattern.fullmatch(words)
        if found:
            return _month(found.groupdict())
    return None


def as_value(text: str) -> date | str:
    """What front matter holds for a date as typed: a day, or the words of anything else.

    A month or an hour is written in ISO 8601; what is no date is given back as it stands.
    """
    found = iso_date(text)
    if found is None:
        return text
    return date.fromisoformat(found) if len(found) == len("2020-01-31") else found


def _day(parts: dict[str, str | None]) -> str | None:
    year, month, day = int(parts["year"] or 0), _month_number(parts), int(parts["day"] or 0)
    try:
        if parts["hour"] is None:
            return date(year, month, day).isoformat()
        hour, minute = int(parts["hour"]), int(parts["minute"] or 0)
        return f"{datetime(year, month, day, hour, minute):%Y-%m-%d %H:%M}"  # noqa: DTZ001
    except ValueError:
        return None


def _month(parts: dict[str, str | None]) -> str | None:
    year, month = int(parts["year"] or 0), _month_number(parts)
    return f"{year:04d}-{month:02d}" if 1 <= month <= 12 else None


def _month_number(parts: dict[str, str | None]) -> int:
    """The month by its number or its name; 0 when there is no such month."""
    name = parts.get("name")
    if name is None:
        return int(parts["month"] or 0)
    name = name.casefold()
    plain = {"fevrier": "février", "aout": "août", "decembre": "décembre"}
    name = plain.get(name, name)
    return MONTHS.index(name) + 1 if name in MONTHS else 0
