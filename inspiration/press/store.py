"""Work kept between builds by fingerprint: rendered texts, drawings.

One SQLite file, safe to delete, to copy to a CI cache, to share between branches: a key says
everything its value depends on. Each value carries a hash of itself and of its key, so that one
that is damaged, or found at the place of another, is made again.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from contextlib import suppress
from pathlib import Path

VERSION = 3
"""Raised when the table changes."""
MAX_AGE_DAYS = 60
"""What no build asked for in that time is forgotten."""
MAX_PENDING = 16_000_000
"""Bytes that wait to be written."""
MAX_BYTES = 2_000_000_000
"""Above that, what was asked for longest ago is forgotten first."""
_PAGE = 32_768
"""Bytes SQLite reads and writes together: with its own 4,096, a feed's item spans four places."""
# With row ids: without, SQLite looks for a key among the values, which are long.
_SCHEMA = """
CREATE TABLE kept (
    key TEXT PRIMARY KEY, value BLOB NOT NULL, hash BLOB NOT NULL, day INTEGER NOT NULL
) STRICT
"""


class Store:
    """What earlier builds made. Used by one thread at a time; written when it is closed."""

    def __init__(self, file: Path) -> None:
        self._day = int(time.time() // 86_400)
        self._file = file
        self._base = _open(file)
        # What there is in a store that was empty: the first build of all asks ten thousand times.
        self._own: set[str] | None = set() if _is_empty(self._base) else None
        self._new: dict[str, bytes] = {}
        self._used: set[str] = set()
        # What the parent of a forked process had not written yet: the parent keeps it.
        self._inherited: dict[str, bytes] = {}
        self._size = 0

    def get(self, key: str) -> bytes | None:
        """The value of a key; None when it was never made, or is damaged."""
        for waiting in (self._new, self._inherited):
            if key in waiting:
                return waiting[key]
        if self._base is None or (self._own is not None and key not in self._own):
            return None
        try:
            row = self._base.execute(
                "SELECT value, hash, day FROM kept WHERE key = ?", (key,)
            ).fetchone()
            if row is None or _hash(key, row[0]) != row[1]:
                return None
        except (sqlite3.DatabaseError, TypeError, ValueError):
            return None
        if row[2] != self._day:
            self._used.add(key)
        value: bytes = row[0]
        return value

    def put(self, key: str, value: bytes) -> None:
        """Keep a value."""
        self._new[key] = value
        self._size += len(value)
        if self._own is not None:
            self._own.add(key)

    def hand_over(self) -> dict[str, bytes]:
        """What was put since the last time, for another process to keep."""
        new, self._new, self._size = self._new, {}, 0
        return new

    def reopen(self) -> None:
        """Read through a connection of one's own: for a process that was forked."""
        self._base = _open(self._file)
        self._new, self._inherited, self._size = {}, self._new, 0

    def close(self) -> None:
        """Write what is new and forget what is old; a disk that is full only costs time."""
        self.save(prune=True)
        if self._base is not None:
            self._base.close()
            self._base = None

    def save_if_large(self) -> None:
        """Write what is new once it takes much memory."""
        if self._size > MAX_PENDING:
            self.save()

    def save(self, *, prune: bool = False) -> None:
        """Write what is new."""
        if self._base is None:
            return
        self._size = 0
        with suppress(sqlite3.Error), self._base:
            self._base.executemany(
                "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)",
                ((key, value, _hash(key, value), self._day) for key, value in self._new.items()),
            )
            self._base.executemany(
                "UPDATE kept SET day = ? WHERE key = ?", ((self._day, key) for key in self._used)
            )
            self._new, self._used = {}, set()
            if prune and self._is_a_new_day():
                self._prune()

    def _is_a_new_day(self) -> bool:
        """Whether this is the first build of the day: looking at everything takes a while."""
        assert self._base is not None
        (day,) = self._base.execute("PRAGMA application_id").fetchone()
        return bool(day != self._day)

    def _prune(self) -> None:
        assert self._base is not None
        self._base.execute(f"PRAGMA application_id = {self._day}")
        self._base.execute("DELETE FROM kept WHERE day < ?", (self._day - MAX_AGE_DAYS,))
        # What was forgotten leaves room in the file, which does not shrink.
        (pages,) = self._base.execute("PRAGMA page_count").fetchone()
        (free,) = self._base.execute("PRAGMA freelist_count").fetchone()
        (size,) = self._base.execute("PRAGMA page_size").fetchone()
        if (pages - free) * size > MAX_BYTES:
            self._base.execute("DELETE FROM kept WHERE day < ?", (self._day,))


def _hash(key: str, value: bytes) -> bytes:
    # Processors have instructions for it: a third of the time of others.
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass"))
    digest.update(value)
    return digest.digest()[:16]


def _open(file: Path) -> sqlite3.Connection | None:
    """Open the file; one that is damaged or of another version is started again.

    None when nothing can be written there: the build then goes on without.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    for _ in range(2):
        base: sqlite3.Connection | None = None
        try:
            # One thread at a time uses it: whoever owns the store sees to that.
            base = sqlite3.connect(file, timeout=10, check_same_thread=False)
            if _is_ready(base):
                return base
        except (sqlite3.Error, ValueError):
            # A damaged name of a table is no text.
            pass
        if base is not None:
            base.close()
        with suppress(OSError):
            file.unlink(missing_ok=True)
    return None


def _is_empty(base: sqlite3.Connection | None) -> bool:
    try:
        return base is not None and not base.execute("SELECT 1 FROM kept LIMIT 1").fetchone()
    except (sqlite3.DatabaseError, ValueError):
        return False


def _is_ready(base: sqlite3.Connection) -> bool:
    """Start an empty file; whether the file is one of this version."""
    (version,) = base.execute("PRAGMA user_version").fetchone()
    if version == 0:
        base.execute(f"PRAGMA page_size = {_PAGE}")
        # Another build may be starting the same file at this instant.
        base.execute("BEGIN IMMEDIATE")
        (version,) = base.execute("PRAGMA user_version").fetchone()
        if version == 0:
            base.execute(_SCHEMA)
            base.execute(f"PRAGMA user_version = {VERSION}")
            version = VERSION
        base.commit()
    if version == VERSION:
        base.execute("SELECT key FROM kept LIMIT 1").fetchone()
    return bool(version == VERSION)
