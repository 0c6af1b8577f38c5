"""The index of the cache: what is known of each source by its `stat`, and of each derivative.

Losing it costs time and nothing else, so it is never repaired: what cannot be read, or was written
by another version, is started again.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

from inspiration.images.facts import Remark, SourceFacts
from inspiration.images.faults import ImageFault
from inspiration.images.objects import CachedFile
from inspiration.images.signatures import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_SCHEMA_VERSION = 4
"""Raised when the tables change, or when `inspect_source` would answer otherwise."""

_SCHEMA = """
CREATE TABLE sources (path TEXT PRIMARY KEY, stamp TEXT NOT NULL, content TEXT NOT NULL) STRICT;
CREATE TABLE facts (content TEXT PRIMARY KEY, facts TEXT NOT NULL) STRICT;
CREATE TABLE files (
    key TEXT PRIMARY KEY, size INTEGER NOT NULL, hash TEXT NOT NULL,
    quality INTEGER, seconds REAL NOT NULL, stamp TEXT NOT NULL
) STRICT;
"""


class Index:
    """What is known, all in memory and written down at each change.

    Attributes:
        files: Each derivative, by its key.
        whole: The `stat` of each derivative when its bytes were last known to be right.
        stamps: The `stat` of each source when it was read, and its content, by its path.
        facts: What each content is, or why it cannot be used.
    """

    def __init__(self, path: Path) -> None:
        """Open the index, or start it."""
        self.files: dict[str, CachedFile] = {}
        self.whole: dict[str, str] = {}
        self.stamps: dict[str, tuple[str, str]] = {}
        self.facts: dict[str, SourceFacts | ImageFault] = {}
        self._base = _opened(path)
        try:
            self._read()
        except (sqlite3.DatabaseError, ValueError, KeyError, TypeError, AttributeError):
            self._base.close()
            path.unlink(missing_ok=True)
            self._base = _opened(path)
            self._read()

    def close(self) -> None:
        """Close the index."""
        self._base.close()

    def add_source(
        self, name: str, stamp: str, content: str, found: SourceFacts | ImageFault
    ) -> None:
        """Remember a source: its path, its `stat`, the name of its content, and what it is."""
        self.stamps[name] = (stamp, content)
        self.facts[content] = found
        # What cannot be written down costs time and nothing else.
        with suppress(sqlite3.OperationalError), self._base:
            self._base.execute(
                "INSERT OR REPLACE INTO sources VALUES (?, ?, ?)", (name, stamp, content)
            )
            self._base.execute(
                "INSERT OR REPLACE INTO facts VALUES (?, ?)", (content, _dumps(found))
            )

    def add_files(self, files: Mapping[CachedFile, str]) -> None:
        """Remember derivatives, each with its `stat`."""
        rows = [
            (file.key, file.size, file.hash, file.quality, file.seconds, stamp)
            for file, stamp in files.items()
        ]
        with self._base:
            self.files.update({file.key: file for file in files})
            self.whole.update({file.key: stamp for file, stamp in files.items()})
            self._base.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)", rows)

    def remove_files(self, keys: Iterable[str]) -> None:
        """Forget derivatives."""
        gone = list(keys)
        with self._base:
            for key in gone:
                self.files.pop(key, None)
                self.whole.pop(key, None)
            self._base.executemany("DELETE FROM files WHERE key = ?", [(key,) for key in gone])

    def _read(self) -> None:
        base = self._base
        for stamp, *fields in base.execute(
            "SELECT stamp, key, size, hash, quality, seconds FROM files"
        ):
            file = CachedFile(*fields)
            self.files[file.key], self.whole[file.key] = file, stamp
        rows = base.execute("SELECT path, stamp, content FROM sources")
        self.stamps = {path: (stamp, content) for path, stamp, content in rows}
        rows = base.execute("SELECT content, facts FROM facts")
        self.facts = {content: _loads(text) for content, text in rows}


def _opened(path: Path) -> sqlite3.Connection:
    for attempt in (1, 2):
        base = sqlite3.connect(path, check_same_thread=False, timeout=30)
        try:
            base.execute("PRAGMA synchronous = OFF")  # a lost index costs time, nothing else
            _start(base)
            if base.execute("PRAGMA user_version").fetchone() == (_SCHEMA_VERSION,):
                base.execute("SELECT count(*) FROM files").fetchone()
                return base
        except (sqlite3.DatabaseError, ValueError):
            if attempt == 2:
                raise
        base.close()
        path.unlink(missing_ok=True)
    raise sqlite3.DatabaseError(f"cannot open {path}")


def _start(base: sqlite3.Connection) -> None:
    """Make the tables of a new index; another build may be doing so at the same instant."""
    if base.execute("PRAGMA user_version").fetchone() != (0,):
        return
    base.execute("BEGIN IMMEDIATE")
    with base:
        is_new = base.execute("PRAGMA user_version").fetchone() == (0,)
        if is_new and not base.execute("SELECT 1 FROM sqlite_master").fetchone():
            for statement in _SCHEMA.strip().split(";\n"):
                base.execute(statement.removesuffix(";"))
            base.execute(f"PRAGMA user_version = {_SCHEMA_VERSION}")


def _dumps(found: SourceFacts | ImageFault) -> str:
    if isinstance(found, ImageFault):
        return json.dumps({"fault": [found.rule, found.message, found.hint]}, ensure_ascii=False)
    fields = {
        "kind": found.kind,
        "width": found.width,
        "height": found.height,
        "size": found.size,
        "alpha": found.alpha,
        "animated": found.animated,
        "remarks": [[remark.rule, remark.message, remark.hint] for remark in found.remarks],
    }
    return json.dumps({"digest": found.digest, **fields}, ensure_ascii=False)


def _loads(text: str) -> SourceFacts | ImageFault:
    fields = json.loads(text)
    if "fault" in fields:
        return ImageFault(*fields["fault"])
    fields["kind"] = SourceKind(fields["kind"])
    fields["remarks"] = tuple(Remark(*words) for words in fields["remarks"])
    return SourceFacts(**fields)
