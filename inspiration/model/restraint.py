"""Periods in which a public body keeps its voice down before an election (LEG-14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, order=True)
class Restraint:
    """A period of restraint, both days included, and what it is for."""

    start: date
    end: date
    label: str

    def meets(self, first: date, last: date) -> bool:
        """Whether a span of days, both included, shares a day with the period."""
        return first <= self.end and last >= self.start
