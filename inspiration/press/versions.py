"""What each entry says at an instant, in a few bytes, and what ties entries together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from inspiration.library.attachments import attachment_path
from inspiration.library.front_matter import digest_of
from inspiration.model.free_pages import FreePage
from inspiration.model.named import NamedEntry
from inspiration.model.record import Record, values_of
from inspiration.press.recorder import BODY
from inspiration.press.survey import survey

if TYPE_CHECKING:
    from inspiration.library import Clock, Library
    from inspiration.library.front_matter import RawEntry
    from inspiration.model.entry import Entry
    from inspiration.press.tables import Table

Version = tuple[Any, ...]

_PROSE = frozenset(
    (
        "standfirst",
        "description",
        "kicker",
        "sources",
        "corrections",
        "tolerated",
        "image",
        "images",
        "updated",
    )
)
"""Fields that settle no list, no order, no address and no tie; nor does the title of most.

A question asked of the Library must give the same answer whatever they say.
"""


class Tie(NamedTuple):
    """What one front matter puts between its entry and others, and the instants it names."""

    version: bytes
    moments: tuple[datetime, ...]


class Versions(Struct, frozen=True):
    """The versions of a content at an instant.

    Attributes:
        entries: By key, what a reader meets of an entry; by key and `BODY`, its text.
        ties: What settles the answers to every question but the hour: equal ties, equal answers.
        heads: What settles `ties` from `since` to `until`: every front matter, the lists.
        since: The instant.
        until: The next instant at which a page may say something else, if no file changes; None
            before the first build.
    """

    entries: dict[str, bytes] = field(default_factory=dict)
    ties: bytes = b""
    heads: str = ""
    since: datetime | None = None
    until: datetime | None = None

    def changed_since(self, before: Versions) -> set[str]:
        """The keys whose version is another, those that are new and those that are gone."""
        changed = {
            key for key, version in self.entries.items() if before.entries.get(key) != version
        }
        return changed | (before.entries.keys() - self.entries.keys())

    def bare(self) -> Versions:
        """The same without those of entries."""
        return replace(self, entries={})

    def still_hold(self, heads: str, instant: datetime) -> bool:
        """Whether nothing but texts and files may have changed since."""
        if not self.heads or self.since is None or self.until is None:
            return False
        return self.heads == heads and self.since <= instant < self.until


def versions_of(library: Library, before: Versions, known: Table[str, Tie]) -> Versions:
    """The versions today, from those of `before`; `known` keeps ties by hash of front matter."""
    content = library.content
    heads = f"{content.heads} {digest_of(repr(content.guide).encode())}" if content.heads else ""
    if before.still_hold(heads, library.clock.instant):
        entries = dict(before.entries)
        for key, digest in content.digests.items():
            entries[key + BODY] = digest.encode()
        for key in content.naming or ():
            entries[key] = _version(library, content.entries[key])
        return replace(before, entries=entries)
    return _versions_anew(library, heads, known)


def _versions_anew(library: Library, heads: str, known: Table[str, Tie]) -> Versions:
    content = library.content
    found: dict[str, bytes] = {}
    tie_of_head: dict[str, Tie] = {}
    ties = hashlib.blake2b(digest_size=16)
    ties.update(repr((library.today, content.guide, sorted(content.broken))).encode())
    for key, entry in content.entries.items():
        source = entry.source
        found[key] = _version(library, entry)
        found[key + BODY] = source.digest.encode()
        tie = known.get(source.head)
        if tie is None:
            tie = _tie(entry)
            known.put(source.head, tie)
        tie_of_head[source.head] = tie
        state, shown = str(library.state(entry)), library.find(key) is not None
        published = library.published(entry).timestamp()
        ties.update(repr((key, source.path, state, shown, published)).encode() + tie.version)
    for key, raw in content.broken.items():
        found[key] = raw.path.encode("utf-8", "surrogateescape")
    for head in [head for head in known if head not in tie_of_head]:
        known.drop(head)
    clock = library.clock
    until = _until(clock, tie_of_head.values(), content.broken.values())
    return Versions(found, ties.digest(), heads, clock.instant, until)


def _version(library: Library, entry: Entry) -> bytes:
    """What a reader meets of an entry, its text apart."""
    source, state = entry.source, str(library.state(entry))
    shown = library.find(entry.key) is not None
    modified = library.modified(entry).timestamp() if shown else 0.0
    files = _files(library.content.root, entry)
    said = repr((source.path, source.head, source.body_line, state, shown, modified, files))
    return hashlib.blake2b(said.encode("utf-8", "surrogateescape"), digest_size=12).digest()


def _until(clock: Clock, ties: Iterable[Tie], broken: Iterable[RawEntry]) -> datetime:
    """The next instant that matters: a day begins, a bare date takes effect, or one is named.

    A broken entry stops builds from its date on.
    """
    days = (clock.today, clock.today + timedelta(days=1))
    starts = (moment for day in days for moment in (datetime.combine(day, time()), day))
    named = (moment for tie in ties for moment in tie.moments)
    due = (raw.moment for raw in broken if raw.moment)
    moments = (clock.instant_of(moment).astimezone(UTC) for moment in (*starts, *named, *due))
    return min(moment for moment in moments if moment > clock.instant)


def _tie(entry: Entry) -> Tie:
    hidden = _PROSE if isinstance(entry, NamedEntry | FreePage) else _PROSE | {"title"}
    told = [(name, value) for name, value in values_of(entry).items() if name not in hidden]
    # An old entry that was put right comes back in feeds: whether it was settles what they list.
    told.append(("is_amended", entry.is_amended))
    return Tie(survey((type(entry).__name__, told)).version, tuple(_moments(values_of(entry))))


def _moments(value: Any) -> Iterator[datetime]:
    """The instants that a value names to the minute; bare dates take effect at a known hour."""
    if isinstance(value, datetime):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _moments(inner)
    elif isinstance(value, tuple | list | frozenset | set):
        for inner in value:
            yield from _moments(inner)
    elif isinstance(value, Record):
        yield from _moments(values_of(value))


def _files(root: Path, entry: Entry) -> Version:
    """The date and size of each file that an entry names."""
    if not entry.names_files:
        return ()
    names = (*entry.pictures, *(download.file for download in entry.downloads))
    return tuple(_stamp(root, entry, name) for name in names)


def _stamp(root: Path, entry: Entry, name: str) -> Version:
    file = attachment_path(root, entry, name)
    if file is None:
        return (name,)
    found = file.stat()
    return name, found.st_mtime_ns, found.st_ctime_ns, found.st_size
