"""When an event takes place, as a calendar says it, and how many times that has changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from inspiration.library import Clock, Library
    from inspiration.model.event import Event

_DAY = timedelta(days=1)


class Span(Struct, frozen=True):
    """From `start` to `end`, which is excluded: two whole days, or two instants in the zone.

    No `end`: the event has a beginning only.
    """

    start: date
    end: date | None

    @property
    def whole_days(self) -> bool:
        """Whether hours do not count."""
        return not isinstance(self.start, datetime)


def span_of(event: Event, clock: Clock) -> Span:
    """Read the dates of an event; once postponed to a known date, the new ones."""
    if event.status == "reporte" and event.postponed_to:
        return _postponed(event, event.postponed_to, clock)
    return _span(event.start, event.end, clock)


def _postponed(event: Event, to: date, clock: Clock) -> Span:
    """The new dates, as long as the first ones when these can be compared."""
    first = _span(event.start, event.end, clock)
    moved = _span(to, None, clock)
    if first.end is None or moved.whole_days != first.whole_days:
        return moved
    return Span(moved.start, moved.start + (first.end - first.start))


def _span(start: date, end: date | None, clock: Clock) -> Span:
    if not isinstance(start, datetime):
        last = max(start, _day(end, clock)) if end else start
        return Span(start, last + _DAY)
    begins = clock.instant_of(start)
    if end is None:
        return Span(begins, None)
    if isinstance(end, datetime):
        ends = clock.instant_of(end)
    else:
        ends = datetime.combine(end + _DAY, time(), tzinfo=clock.zone)
    return Span(begins, ends if ends.timestamp() > begins.timestamp() else None)


def _day(moment: date, clock: Clock) -> date:
    return clock.instant_of(moment).date() if isinstance(moment, datetime) else moment


def zone_years(spans: Iterable[Span]) -> range:
    """The years for which a calendar must say the offsets of its zone; empty for whole days."""
    hours = [moment for span in spans if not span.whole_days for moment in (span.start, span.end)]
    years = [moment.year for moment in hours if moment]
    return range(min(years), max(years) + 1) if years else range(0)


_CHANGES_A_DAY = 4
"""More than the states an event can go through in a day: confirmed, postponed, dated, cancelled."""


def revision(event: Event, library: Library) -> int:
    """The SEQUENCE of an event (RFC 5545 §3.8.7.4): it never goes down while an event lives.

    It grows with the day of the last change, then with what became of the event on that day, so
    that an event which is confirmed again after a postponement still counts up.
    """
    days = (library.modified(event).date() - library.published(event).date()).days
    return _CHANGES_A_DAY * max(days, 0) + _state(event)


def _state(event: Event) -> int:
    if event.status == "annule":
        return 3
    if event.status == "reporte":
        return 2 if event.postponed_to else 1
    return 0
