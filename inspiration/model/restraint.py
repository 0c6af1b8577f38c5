"""Periods in which a public body keeps its voice down before an election (LEG-14)."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Restraint(Struct, frozen=True, order=True):
    """A period of restraint, both days included, and what it is for."""

    start: date
    end: date
    label: str

    def meets(self, first: date, last: date) -> bool:
        """Whether a span of days, both included, shares a day with the period."""
        return first <= self.end and last >= self.start
