"""The days of an event: those it stands at in lists, and how a row says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from inspiration.pages import words

if TYPE_CHECKING:
    from datetime import date

    from inspiration.model.event import Event


def standing(event: Event, today: date) -> tuple[date, date]:
    """When it starts and ends, in lists of that day: once put off, the new date to come."""
    first, last = event.start, event.end or event.start
    moved = event.postponed_to if event.status == "reporte" else None
    if moved and words.as_day(last) < today <= words.as_day(moved):
        return moved, moved
    return first, last


def is_past(event: Event, today: date) -> bool:
    """Whether it is over that day: a whole day lasts until its night."""
    return words.as_day(standing(event, today)[1]) < today


def day_numbers(start: date, end: date) -> Markup:
    """« 9 », « 7–8 »; the first day alone when the last is in another month.

    A dash is silent: who listens hears « 7 au 8 », and the figures that are seen stay together.
    """
    if start == end or not _same_month(start, end):
        return Markup(start.day)
    both = '<span class="sr">{0} au {1} </span><span aria-hidden="true">{0}–{1}</span>'
    return Markup(both).format(start.day, end.day)


def rest_of_days(start: date, end: date, *, dated: bool) -> str:
    """What follows the numbers; `dated` rows say month and year, others stand under their month.

    The month of the first day is said before another one: « 9 au 15 novembre » is one week.
    """
    if _same_month(start, end):
        return words.short_month_and_year(start) if dated else _weekdays(start, end)
    same_year = start.year == end.year
    first = words.short_month(start) if same_year else words.short_month_and_year(start)
    return f"{first} au {words.long_day(end)}"


def _same_month(start: date, end: date) -> bool:
    return (start.year, start.month) == (end.year, end.month)


def _weekdays(start: date, end: date) -> str:
    """« samedi », « samedi et dimanche », « du lundi au vendredi », within a month."""
    first, last = words.weekday(start), words.weekday(end)
    if start == end:
        return first
    return f"{first} et {last}" if end.day - start.day == 1 else f"du {first} au {last}"
