"""One clock: when an entry appears and disappears, in the magazine's time zone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from enum import StrEnum
from zoneinfo import ZoneInfo

from msgspec import Struct

from inspiration.model.entry import Entry

PARIS = ZoneInfo("Europe/Paris")


class State(StrEnum):
    """Where an entry stands at an instant (content-model, « States of an entry »)."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    PUBLIC = "public"
    WITHDRAWN = "withdrawn"


class Clock(Struct, frozen=True):
    """The instant of a build, captured once, and how bare dates are read.

    `instant` is aware, in `zone`; `hour` is when a bare date takes effect.
    """

    instant: datetime
    zone: ZoneInfo = PARIS
    hour: clock_time = clock_time(7, 0)

    @property
    def today(self) -> date:
        """The day it is in the magazine's zone."""
        return self.instant.astimezone(self.zone).date()

    def instant_of(self, moment: date) -> datetime:
        """When `moment` takes effect: a bare date at the set hour, a naive time in the zone.

        An hour that daylight saving skips is read as the same distance after midnight; an hour
        that it repeats is the first of the two.
        """
        if not isinstance(moment, datetime):
            moment = datetime.combine(moment, self.hour)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=self.zone)
        return moment.astimezone(UTC).astimezone(self.zone)

    def has_come(self, moment: date) -> bool:
        """Whether `moment` has taken effect.

        Compared in UTC: two times of one zone compare by the hands of the clock, which go back
        in October.
        """
        return self.instant_of(moment).astimezone(UTC) <= self.instant.astimezone(UTC)

    def state(self, entry: Entry) -> State:
        """The state of an entry at the clock's instant."""
        if entry.draft:
            return State.DRAFT
        if entry.withdrawn_on and self.has_come(entry.withdrawn_on):
            return State.WITHDRAWN
        if entry.date and not self.has_come(entry.date):
            return State.SCHEDULED
        return State.PUBLIC

    def changes(self, entry: Entry) -> Iterator[datetime]:
        """The instants at which the entry itself appears, disappears or loses its picture."""
        if entry.draft:
            return
        if entry.date:
            yield self.instant_of(entry.date)
        if entry.withdrawn_on:
            yield self.instant_of(entry.withdrawn_on)
        for record in entry.pictures.values():
            if record.authorised_until:
                after = record.authorised_until + timedelta(days=1)
                yield datetime.combine(after, clock_time(), tzinfo=self.zone)
