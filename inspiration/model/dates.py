"""The dates of the front matter: what each type accepts, and the French words when it does not."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, TypeVar

from inspiration.model.marks import Fault, Written

D = TypeVar("D", bound=date)
SEASONS = ("hiver", "printemps", "ete", "automne")
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_YEAR = re.compile(r"[12]\d{3}")
_MONTH = re.compile(r"[12]\d{3}-(0[1-9]|1[0-2])")
_MINUTE = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}")
_DAY_SIGNS = len("2020-01-31")
_PRECISION = {len("2020-01"): "month", len("2020-01-31 07:00"): "minute"}
"""How precise a date in ISO 8601 is, by its length, when it is no day."""
_DATE_SCHEMA = {"type": "string", "format": "date"}


def _date(value: Any) -> date:
    if isinstance(value, datetime):
        raise Fault("date", "attend une date AAAA-MM-JJ, sans heure", f"écrivez {value:%Y-%m-%d}")
    if isinstance(value, date):
        return _of_our_times(value)
    raise Fault("date", "attend une date AAAA-MM-JJ", _date_hint(value))


def _of_our_times(value: D) -> D:
    """Refuse the ends of the calendar, where a day more or another zone leads nowhere."""
    if not _FIRST_YEAR <= value.year <= _LAST_YEAR:
        raise Fault("date", f"attend une année de {_FIRST_YEAR} à {_LAST_YEAR}")
    return value


def _date_hint(value: Any, precise: str = "") -> str:
    """Offer the date that a French reader most likely meant.

    `precise` is what may stand beside a day: "month" or "minute".
    """
    # Only now: a date is seldom at fault.
    from inspiration.model.french_dates import iso_date

    words = str(value).strip() if isinstance(value, str | int) else ""
    meant = iso_date(words)
    if meant and (len(meant) == _DAY_SIGNS or precise == _PRECISION[len(meant)]):
        return f"ôtez les guillemets : {meant}" if meant == words else f"écrivez {meant}"
    if meant is None and _DAY.fullmatch(words):
        return "ce jour n'existe pas dans le calendrier : vérifiez le mois et le jour"
    return "par exemple 2020-01-31, sans guillemets"


def _moment(value: Any) -> date | datetime:
    if isinstance(value, date):
        return _of_our_times(value)
    if isinstance(value, str) and _MINUTE.fullmatch(value):
        try:
            return _of_our_times(datetime.fromisoformat(value))
        except ValueError:
            pass
    raise Fault(
        "date", "attend une date AAAA-MM-JJ ou AAAA-MM-JJ HH:MM", _date_hint(value, "minute")
    )


def _month_or_date(value: Any) -> str | date:
    if isinstance(value, str) and _MONTH.fullmatch(value):
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return _of_our_times(value)
    raise Fault("date", "attend un mois AAAA-MM ou une date AAAA-MM-JJ", _date_hint(value, "month"))


def _partial_date(value: Any) -> str | date:
    """A year alone is honest when the sources say no more."""
    if (
        isinstance(value, int)
        and not isinstance(value, bool)
        and _FIRST_YEAR <= value <= _LAST_YEAR
    ):
        return str(value)
    if isinstance(value, str) and _YEAR.fullmatch(value):
        return value
    try:
        return _month_or_date(value)
    except Fault:
        raise Fault(
            "date",
            "attend une année, un mois AAAA-MM ou une date AAAA-MM-JJ",
            _date_hint(value, "month"),
        ) from None


def _planned(value: Any) -> str | date:
    if isinstance(value, str) and value in SEASONS:
        return value
    try:
        return _month_or_date(value)
    except Fault:
        raise Fault(
            "date",
            "attend un mois AAAA-MM, une date AAAA-MM-JJ ou une saison",
            f"les saisons sont {', '.join(SEASONS)}",
        ) from None


Day = Annotated[date, Written(_date, _DATE_SCHEMA)]
Moment = Annotated[
    datetime | date,
    Written(
        _moment, {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?.*)?$"}
    ),
]
MonthOrDay = Annotated[
    str | date,
    Written(_month_or_date, {"type": "string", "pattern": r"^\d{4}-\d{2}(-\d{2})?$"}),
]
PartialDate = Annotated[
    str | date,
    Written(
        _partial_date, {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
    ),
]
Planned = Annotated[
    str | date,
    Written(
        _planned,
        {"type": "string", "pattern": r"^(\d{4}-\d{2}(-\d{2})?|" + "|".join(SEASONS) + ")$"},
    ),
]
