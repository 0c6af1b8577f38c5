"""What was read of the content last time: a file that did not change is not read again.

A file is known by its date, size and place on the disk, then by the hash of its bytes; when only
its text changed, the front matter keeps its reading. Deleting the memory is always safe.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from inspiration.ledger import Ledger, no_collection
from inspiration.library.front_matter import RawEntry, digest_of, divide
from inspiration.model.entry import Entry
from inspiration.model.problem import Problem
from inspiration.program import program_of

if TYPE_CHECKING:
    from inspiration.library.content import Content
    from inspiration.library.vocabularies import Vocabularies

_LISTS, _RELATIONS = "#lists", "#relations"
_TRUSTED_AFTER = 2_000_000_000
"""Nanoseconds: a file changed less than that before it was read may change again unseen."""

Stamp = tuple[int, int, int, int]


class Reading(NamedTuple):
    """What reading a file gave: the entry, or what an unreadable one still said.

    `digest` is the hash of its bytes, `head` that of its front matter; `problems` are its own.
    """

    found: Entry | RawEntry
    digest: str
    head: str
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Kept:
    stamp: Stamp | None
    reading: Reading


class ContentMemory:
    """The readings of earlier builds, in `file`; None keeps nothing."""

    def __init__(self, file: Path | None) -> None:
        program = program_of("library", "model") if file else ""
        self._ledger = Ledger(file, program) if file else None
        self._before = self._ledger.read() if self._ledger else {}
        self._now: dict[str, Any] = {}

    def read(self, root: Path, path: str, read: Callable[[], Reading]) -> Reading:
        """The reading of a file; `read` reads it when its front matter changed."""
        if self._ledger is None:
            return read()
        kept: _Kept | None = self._before.get(path)
        if kept is not None and kept.reading.problems:
            # What is wrong may be so because of another file, which may have changed.
            kept = None
        stamp = _stamp(f"{root}{os.sep}{path}")
        if kept is None or stamp is None or kept.stamp != stamp:
            reading = _again(root / path, kept.reading) if kept and stamp else None
            kept = _Kept(stamp if _is_settled(stamp) else None, reading or read())
        self._now[path] = kept
        return kept.reading

    def reread(self, root: Path, entry: Entry, read: Callable[[], Reading]) -> Entry | None:
        """An entry as its file says it now; None when something is or was wrong with the file."""
        path = entry.source.path
        kept = self._before.get(path)
        if not isinstance(kept, _Kept) or kept.reading.problems:
            return None
        reading = _again(root / path, kept.reading) or read()
        if reading.problems or not isinstance(reading.found, Entry):
            return None
        self._before[path] = _Kept(None, reading)
        return reading.found

    def lists(
        self, root: Path, read: Callable[[Path], tuple[Vocabularies, list[Problem]]]
    ) -> tuple[Vocabularies, list[Problem]]:
        """The closed lists, read when one of their files changed."""
        folder = root / "vocabulaires"
        files = sorted(folder.iterdir()) if folder.is_dir() else []
        stamps = tuple((file.name, _stamp(str(file))) for file in files)
        known = self._before.get(_LISTS)
        if known is None or known[0] != stamps or not all(_is_settled(s) for _, s in stamps):
            known = (stamps, read(root))
        self._now[_LISTS] = known
        found: tuple[Vocabularies, list[Problem]] = known[1]
        return found

    def relations(
        self, content: Content, check: Callable[[Content], list[Problem]]
    ) -> list[Problem]:
        """What `check` says of the entries together, asked when a front matter changed."""
        if self._ledger is None:
            return check(content)
        heads = self._heads(content)
        known = self._before.get(_RELATIONS)
        if known is not None and known[0] == heads:
            for key, changes in known[2].items():
                content.entries[key] = _revised(content.entries[key], changes)
        else:
            before = dict(content.entries)
            problems = check(content)
            changes_of = {
                key: _changes(before[key], entry)
                for key, entry in content.entries.items()
                if before[key] is not entry
            }
            known = (heads, problems, changes_of)
        self._now[_RELATIONS] = known
        found: list[Problem] = known[1]
        return found

    def _heads(self, content: Content) -> str:
        """A hash of every front matter, of the closed lists and of the communes."""
        heads = sorted(
            (path, kept.reading.head, isinstance(kept.reading.found, Entry))
            for path, kept in self._now.items()
            if isinstance(kept, _Kept)
        )
        others = sorted(
            [entry.source.path, entry.source.digest]
            for entry in content.entries.values()
            if entry.source.path not in self._now
        )
        lists = content.vocabularies
        whole = repr((heads, others, sorted(content.broken), lists, content.territory))
        return digest_of(whole.encode("utf-8", "surrogatepass"))

    def close(self) -> None:
        """Keep what was read for the next time."""
        if self._ledger:
            with no_collection():
                self._ledger.write(self._now)
            self._before, self._now = self._now, {}


def _stamp(path: str) -> Stamp | None:
    """The date, size and place of a file; None when there is none."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino, found.st_mode


def _is_settled(stamp: Stamp | None) -> bool:
    """Whether a file has not just been written: it might change again within one tick."""
    return stamp is not None and time.time_ns() - stamp[0] > _TRUSTED_AFTER


def _again(file: Path, reading: Reading) -> Reading | None:
    """The same reading with another text; None when the front matter must be read."""
    found = reading.found
    try:
        data = file.read_bytes()
    except OSError:
        return None
    if digest_of(data) == reading.digest:
        return reading
    if not isinstance(found, Entry) or reading.problems or b"\r" in data or file.is_symlink():
        return None
    try:
        divided = divide(data.decode())
    except UnicodeDecodeError:
        return None
    if divided is None or digest_of(divided[0].encode()) != reading.head:
        return None
    source = found.source
    if any(
        (sign < " " and sign not in "\n\t") or sign in "\x7f\ufffe\uffff"
        for sign in set(divided[1])
    ):
        return None
    entry = found.model_copy()
    entry._source = replace(source, body=divided[1], digest=digest_of(data))
    return reading._replace(found=entry, digest=entry.source.digest)


def _changes(before: Entry, after: Entry) -> dict[str, Any]:
    return {
        name: getattr(after, name)
        for name in type(after).model_fields
        if getattr(before, name) != getattr(after, name)
    }


def _revised(entry: Entry, changes: dict[str, Any]) -> Entry:
    revised = entry.model_copy(update=changes)
    revised._source = entry.source
    return revised
