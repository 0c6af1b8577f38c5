"""Where every entry stands, what comes next, and what a reader will see change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

from inspiration.library import Library, State
from inspiration.model.entry import Entry

STALE_AFTER = timedelta(days=730)
"""An entry that nobody looked at for two years should be read again (ECO-15)."""
LISTS = {
    "drafts": "brouillons",
    "planned": "brouillons prévus",
    "scheduled": "à paraître",
    "public": "publics",
    "withdrawn": "retirés",
    "stale": "publics, sans changement depuis deux ans",
}
"""What one can list, and what it is in French."""


class Line(Struct, frozen=True):
    """One entry of an overview. `when` is what the list is about: a date to come, or a past one."""

    key: str
    title: str
    state: str
    when: str
    file: str


class Due(Struct, frozen=True):
    """An instant at which the site changes by itself, and the entries that make it change."""

    instant: datetime
    keys: tuple[str, ...]


class Difference(Struct, frozen=True):
    """What a reader sees change between two instants, by key."""

    appeared: tuple[str, ...]
    disappeared: tuple[str, ...]
    changed: tuple[str, ...]


def overview(library: Library, which: str) -> list[Line]:
    """The entries of one list, in the order of their dates, then of their keys."""
    lines = [
        _line(library, entry)
        for entry in library.content.entries.values()
        if _belongs(library, entry, which)
    ]
    return sorted(lines, key=lambda line: (line.when or "9999", line.key))


def next_due(library: Library) -> Due | None:
    """The next instant, after the library's own, at which an entry or a picture changes state."""
    now = library.clock.instant.astimezone(UTC)
    coming = [
        (change.astimezone(UTC), entry.key)
        for entry in library.content.entries.values()
        for change in library.clock.changes(entry)
        if change.astimezone(UTC) > now
    ]
    if not coming:
        return None
    first = min(coming)[0]
    keys = tuple(sorted({key for change, key in coming if change == first}))
    return Due(first.astimezone(library.clock.zone), keys)


def difference(before: Library, after: Library) -> Difference:
    """What appears, disappears and is updated between two views of one content."""
    old = {entry.key: before.modified(entry) for entry in before.entries}
    new = {entry.key: after.modified(entry) for entry in after.entries}
    return Difference(
        appeared=tuple(sorted(new.keys() - old.keys())),
        disappeared=tuple(sorted(old.keys() - new.keys())),
        changed=tuple(sorted(key for key in old.keys() & new.keys() if old[key] != new[key])),
    )


def _belongs(library: Library, entry: Entry, which: str) -> bool:
    state = library.state(entry)
    if which == "planned":
        return state is State.DRAFT and entry.planned is not None
    if which == "stale":
        return state is State.PUBLIC and _is_stale(library, entry)
    return (
        state
        is {
            "drafts": State.DRAFT,
            "scheduled": State.SCHEDULED,
            "public": State.PUBLIC,
            "withdrawn": State.WITHDRAWN,
        }[which]
    )


def _is_stale(library: Library, entry: Entry) -> bool:
    if entry.date is None and entry.updated is None:
        return False
    return library.modified(entry).date() + STALE_AFTER < library.today


def _line(library: Library, entry: Entry) -> Line:
    state = library.state(entry)
    moment: str | date | None = entry.planned if state is State.DRAFT else entry.date
    if state is State.WITHDRAWN:
        moment = entry.withdrawn_on
    return Line(entry.key, entry.title, str(state), str(moment or ""), entry.source.path)


def lines_of(library: Library, keys: tuple[str, ...]) -> Iterator[Line]:
    """The lines of some entries, by key."""
    for key in keys:
        yield _line(library, library.content.entries[key])
