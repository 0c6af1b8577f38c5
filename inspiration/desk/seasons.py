"""Seasons of three whole months, as editors plan by them."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from inspiration.model.dates import SEASONS

_LABELS = ("hiver", "printemps", "été", "automne")
_FIRST_MONTHS = (12, 3, 6, 9)


class Season(Struct, frozen=True, order=True):
    """A season: `year` is that of its last month, `rank` 0 for winter to 3 for autumn."""

    year: int
    rank: int

    @classmethod
    def of(cls, day: date) -> Season:
        """The season of a day."""
        return cls(day.year + (day.month == 12), day.month % 12 // 3)

    @property
    def start(self) -> date:
        """Its first day."""
        return date(self.year - (self.rank == 0), _FIRST_MONTHS[self.rank], 1)

    @property
    def end(self) -> date:
        """Its last day."""
        return self.next.start - timedelta(days=1)

    @property
    def next(self) -> Season:
        """The season that follows."""
        return Season(self.year + (self.rank == 3), (self.rank + 1) % 4)

    @property
    def label(self) -> str:
        """« été 2020 »."""
        return f"{_LABELS[self.rank]} {self.year}"


def coming_season(name: str, day: date) -> Season:
    """The first season called `name` that is not over on `day`."""
    season = Season.of(day)
    while SEASONS[season.rank] != name:
        season = season.next
    return season


def planned_span(planned: str | date, day: date) -> tuple[date, date]:
    """The first and last day that `prevu` may mean, on `day`."""
    if isinstance(planned, date):
        return planned, planned
    if planned in SEASONS:
        season = coming_season(planned, day)
        return season.start, season.end
    year, month = (int(part) for part in planned.split("-"))
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)
