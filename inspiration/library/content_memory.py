"""What was read of the content last time: a file that did not change is not read again.

A file is known by its date, size and place on the disk, then by the hash of its bytes; when only
its text changed, the front matter keeps its reading. Deleting the memory is always safe.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

from inspiration.ledger import Ledger, no_collection
from inspiration.library.decoding import FORBIDDEN, garbled
from inspiration.library.entries import Packed, pack
from inspiration.library.front_matter import (
    MAX_BYTES,
    RawEntry,
    digest_of,
    divide,
    unmerged,
)
from inspiration.model.entry import Entry
from inspiration.model.problem import Problem
from inspiration.model.record import fields_of
from inspiration.program import program_of
from inspiration.stamps import is_settled

if TYPE_CHECKING:
    from inspiration.library.content import Content
    from inspiration.library.vocabularies import Vocabularies

_LISTS, _RELATIONS = "#lists", "#relations"
_LIBRARIES = ("msgspec", "pydantic", "pyyaml")

Stamp = tuple[int, int, int, int, int]


class Reading(NamedTuple):
    """What reading a file gave: the entry, or what an unreadable one still said.

    `digest` is the hash of its bytes, `head` that of its front matter; `problems` are its own.
    """

    found: Entry | Packed | RawEntry
    digest: str
    head: str
    problems: tuple[Problem, ...] = ()


class _Kept(NamedTuple):
    """The reading of a file without problem; `stamp` is None when the file had just changed."""

    stamp: Stamp | None
    digest: str
    head: str
    packed: bytes

    def reading(self, root: Path) -> Reading:
        return Reading(Packed(self.packed, root), self.digest, self.head)


class _Relations(NamedTuple):
    """What entries say of each other.

    Attributes:
        heads: The hash of all that it was said of.
        problems: What is wrong.
        changes: The fields to which a check gave another value, by key.
        naming: The keys of the entries that name files.
    """

    heads: str
    problems: list[Problem]
    changes: dict[str, dict[str, Any]]
    naming: tuple[str, ...]


class ContentMemory:
    """The readings of earlier builds, in `file`; None keeps nothing."""

    def __init__(self, file: Path | None) -> None:
        program = program_of("library", "model", libraries=_LIBRARIES) if file else ""
        self._ledger = Ledger(file, program) if file else None
        self._before = self._ledger.read() if self._ledger else {}
        self._now: dict[str, Any] = {}
        self._heads: dict[str, str] = {}
        self._packed: dict[str, Packed] = {}

    def read(self, root: Path, path: str, read: Callable[[], Reading]) -> Reading:
        """The reading of a file; `read` reads it when its front matter changed.

        What is wrong in a file may be so because of another, which may have changed: such a file
        is read each time.
        """
        if self._ledger is None:
            return read()
        kept: _Kept | None = self._before.get(path)
        stamp = _stamp(f"{root}{os.sep}{path}")
        if kept is None or stamp is None or kept.stamp != stamp:
            reading = _again(root, path, kept) if kept and stamp else None
            reading = reading or read()
            self._heads[path] = reading.head
            kept = _kept(stamp, reading)
            if kept is None:
                return reading
            self._now[path] = kept
            return reading
        self._now[path] = kept
        self._heads[path] = kept.head
        return Reading(self._known(root, path, kept), kept.digest, kept.head)

    def _known(self, root: Path, path: str, kept: _Kept) -> Packed:
        """The entry of the last reading: a preview reads the folder again and again."""
        packed = self._packed.get(path)
        if packed is None or packed.content is not kept.packed:
            packed = self._packed[path] = Packed(kept.packed, root)
        return packed

    def reread(self, root: Path, entry: Entry, read: Callable[[], Reading]) -> Entry | None:
        """An entry as its file says it now; None when something is or was wrong with the file."""
        path = entry.source.path
        kept = self._before.get(path)
        if not isinstance(kept, _Kept):
            return None
        reading = _again(root, path, kept) or read()
        again = _kept(None, reading)
        if again is None:
            return None
        self._before[path] = again
        found = reading.found
        assert not isinstance(found, RawEntry)
        return found.unpacked() if isinstance(found, Packed) else found

    def lists(
        self, root: Path, read: Callable[[Path], tuple[Vocabularies, list[Problem]]]
    ) -> tuple[Vocabularies, list[Problem]]:
        """The closed lists, read when one of their files changed."""
        folder = root / "vocabulaires"
        files = sorted(folder.iterdir()) if folder.is_dir() else []
        # A link is followed there: what it leads to is what is read.
        stamps = tuple((file.name, _stamp(os.path.realpath(file))) for file in files)
        known = self._before.get(_LISTS)
        if known is None or known[0] is None or known[0] != stamps:
            settled = all(_is_settled(stamp) for _, stamp in stamps)
            known = (stamps if settled else None, read(root))
        self._now[_LISTS] = known
        found: tuple[Vocabularies, list[Problem]] = known[1]
        return found

    def relations(
        self, content: Content, check: Callable[[Content], list[Problem]]
    ) -> list[Problem]:
        """What `check` says of the entries together, asked when a front matter changed."""
        if self._ledger is None:
            return check(content)
        heads = self._hash_of_heads(content)
        known: _Relations | None = self._before.get(_RELATIONS)
        if known is None or known.heads != heads:
            before = dict(content.entries)
            problems = check(content)
            changes = {
                key: _changes(before[key], entry)
                for key, entry in content.entries.items()
                if before[key] is not entry
            }
            naming = tuple(key for key, entry in content.entries.items() if entry.names_files)
            known = _Relations(heads, problems, changes, naming)
        else:
            content.entries.revise(known.changes)
        self._now[_RELATIONS] = known
        content.heads, content.naming = heads, known.naming
        return known.problems

    def _hash_of_heads(self, content: Content) -> str:
        """A hash of every front matter, of the closed lists and of the communes."""
        heads = "\n".join(f"{path} {head}" for path, head in sorted(self._heads.items()))
        # A twin of another entry is read without memory: its front matter is told here alone.
        broken = sorted((key, raw.head) for key, raw in content.broken.items())
        whole = (heads, broken, content.vocabularies, content.territory)
        return digest_of(repr(whole).encode("utf-8", "surrogatepass"))

    def close(self) -> None:
        """Keep what was read for the next time."""
        if self._ledger:
            with no_collection():
                self._ledger.write(self._now)
            self._before, self._now, self._heads = self._now, {}, {}


def _stamp(path: str) -> Stamp | None:
    """The date, size and place of a file; None when there is none."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino, found.st_mode


def _is_settled(stamp: Stamp | None) -> bool:
    """Whether a file has not just been written: it might change again within one tick."""
    return stamp is not None and is_settled(max(stamp[:2]), time.time_ns())


def _kept(stamp: Stamp | None, reading: Reading) -> _Kept | None:
    """What is kept of a reading; None when there is something wrong in it."""
    found = reading.found
    if reading.problems or isinstance(found, RawEntry):
        return None
    packed = found.content if isinstance(found, Packed) else pack(found)
    return _Kept(stamp if _is_settled(stamp) else None, reading.digest, reading.head, packed)


def _again(root: Path, path: str, kept: _Kept) -> Reading | None:
    """The same reading with another text; None when the front matter must be read."""
    file = root / path
    try:
        data = file.read_bytes()
    except OSError:
        return None
    if digest_of(data) == kept.digest:
        return kept.reading(root)
    if len(data) > MAX_BYTES or b"\r" in data or file.is_symlink():
        return None
    try:
        divided = divide(data.decode())
    except UnicodeDecodeError:
        return None
    if divided is None or digest_of(divided[0].encode()) != kept.head:
        return None
    if FORBIDDEN.search(divided[1]) or garbled(divided[1]) or unmerged(divided[1]):
        return None
    entry = Packed(kept.packed, root).unpacked()
    digest = digest_of(data)
    source = replace(entry.source, text=divided[1], digest=digest)
    return Reading(replace(entry, source=source), digest, kept.head)


def _changes(before: Entry, after: Entry) -> dict[str, Any]:
    return {
        name: getattr(after, name)
        for name in fields_of(type(after))
        if getattr(before, name) != getattr(after, name)
    }
