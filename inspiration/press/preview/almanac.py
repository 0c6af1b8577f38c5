"""What the bar asks of a whole library at each page, kept so that many entries cost little."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

from msgspec import Struct

from inspiration.desk.overview import Due
from inspiration.desk.wording import entry_wording
from inspiration.library import Library
from inspiration.model.entry import Entry
from inspiration.model.problem import Problem

_KEPT = 4
"""Libraries remembered: the present one, and the instants that someone is looking at."""
_ADVISED = 64
"""Entries whose advice is remembered: those that someone looked at."""


class Surroundings(Struct, frozen=True):
    """A library, and the changes just before and after its instant."""

    library: Library
    before: Due | None
    after: Due | None


class Almanac:
    """Reads each entry's dates once, and each library once, as long as they stay the same."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._instants: dict[str, tuple[Entry, tuple[datetime, ...]]] = {}
        self._kept: list[Surroundings] = []
        self._reading: tuple[object, ...] = ()
        self._advice: dict[str, tuple[str, tuple[Problem, ...]]] = {}

    def around(self, library: Library) -> Surroundings:
        """What surrounds the instant of a library."""
        with self._lock:
            found = next((one for one in self._kept if one.library is library), None)
            if found is None:
                found = self._read(library)
                self._kept = [found, *self._kept[: _KEPT - 1]]
            return found

    def advice(self, library: Library, entry: Entry, *, work: bool = False) -> tuple[Problem, ...]:
        """What a careful reader would say of an entry's words.

        Reading takes longer than making the page: without `work`, only what is known is given.
        """
        with self._lock:
            known = self._advice.get(entry.key)
        digest = entry.source.digest
        if known is not None and known[0] == digest:
            return known[1]
        if not work:
            return ()
        found = entry_wording(library, entry)
        with self._lock:
            self._advice[entry.key] = (digest, found)
            if len(self._advice) > _ADVISED:
                self._advice.pop(next(iter(self._advice)))
        return found

    def _read(self, library: Library) -> Surroundings:
        entries, clock = library.content.entries, library.clock
        if self._reading != (clock.zone, clock.hour):
            # The configuration says how dates are read.
            self._reading, self._instants = (clock.zone, clock.hour), {}
        self._instants = {key: self._of(library, key, entry) for key, entry in entries.items()}
        now = clock.instant.astimezone(UTC)
        instants = {at for _, found in self._instants.values() for at in found}
        before = max((at for at in instants if at < now), default=None)
        after = min((at for at in instants if at > now), default=None)
        return Surroundings(library, self._due(library, before), self._due(library, after))

    def _of(self, library: Library, key: str, entry: Entry) -> tuple[Entry, tuple[datetime, ...]]:
        known = self._instants.get(key)
        if known is not None and known[0] is entry:
            return known
        return entry, tuple(at.astimezone(UTC) for at in library.clock.changes(entry))

    def _due(self, library: Library, instant: datetime | None) -> Due | None:
        if instant is None:
            return None
        keys = sorted(key for key, (_, found) in self._instants.items() if instant in found)
        return Due(instant.astimezone(library.clock.zone), tuple(keys))
