"""What has been made once is not made again: derivatives kept by content, outside the site.

A file's name is the hash of its source and recipe, so the cache survives renames, branches and
fresh clones, and deleting it is always safe. An index remembers what is known of each source
by its `stat`, so that a build where nothing changed reads no picture at all.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import threading
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from inspiration.images.faults import ImageFault
from inspiration.images.signatures import SourceKind
from inspiration.images.source import SourceFacts, inspect_source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from inspiration.images.recipe import DerivativeJob, Output

_SCHEMA_VERSION = 1
"""Raised when the tables change, or when `inspect_source` would answer otherwise."""

_JOURNAL = "stored.txt"
"""Beside the index: the hash of each derivative, for when the index is lost."""

_SCHEMA = """
CREATE TABLE sources (path TEXT PRIMARY KEY, stamp TEXT NOT NULL, content TEXT NOT NULL) STRICT;
CREATE TABLE facts (content TEXT PRIMARY KEY, facts TEXT NOT NULL) STRICT;
CREATE TABLE files (
    key TEXT PRIMARY KEY, size INTEGER NOT NULL, hash TEXT NOT NULL,
    quality INTEGER, seconds REAL NOT NULL
) STRICT;
"""


@dataclass(frozen=True, slots=True)
class CachedFile:
    """One derivative in the cache.

    Attributes:
        key: Its name.
        size: Its weight in bytes.
        hash: BLAKE2b of its bytes.
        quality: Quality on the encoder's scale; None when nothing is lost or when forgotten.
        seconds: Processor time it took; 0 when forgotten.
    """

    key: str
    size: int
    hash: str
    quality: int | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class CacheStatus:
    """What the cache holds."""

    sources: int
    files: int
    size: int
    seconds: float


class ImageCache:
    """Derivatives and what is known of their sources.

    Used by one process at a time, from several threads; workers only call `store_file`.
    """

    def __init__(self, folder: Path, root: Path) -> None:
        """Open the cache, or start it.

        Args:
            folder: Where it lives; made when missing.
            root: The folder of the sources: their paths are remembered relative to it.
        """
        self.folder = folder
        self._root = root
        self._lock = threading.Lock()
        folder.mkdir(parents=True, exist_ok=True)
        index = folder / "index.sqlite3"
        self._files: dict[str, CachedFile] = {}
        self._stamps: dict[str, tuple[str, str]] = {}
        self._facts: dict[str, SourceFacts | ImageFault] = {}
        self._base = _open_index(index)
        try:
            self._read_index()
        except (sqlite3.DatabaseError, ValueError, KeyError, TypeError, AttributeError):
            # What the index says makes no sense: it is started again, nothing but time is lost.
            self._base.close()
            index.unlink(missing_ok=True)
            self._base = _open_index(index)
            self._read_index()

    def _read_index(self) -> None:
        base = self._base
        rows = base.execute("SELECT key, size, hash, quality, seconds FROM files")
        self._files = {row[0]: CachedFile(*row) for row in rows}
        rows = base.execute("SELECT path, stamp, content FROM sources")
        self._stamps = {path: (stamp, content) for path, stamp, content in rows}
        rows = base.execute("SELECT content, facts FROM facts")
        self._facts = {content: _loads(text) for content, text in rows}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the index."""
        self._base.close()

    def facts(self, source: Path) -> SourceFacts:
        """Return what is known of a source, reading it only when it has changed.

        Raises:
            ImageFault: If it cannot be used as a picture.
            OSError: If it cannot be read.
        """
        name = os.path.relpath(source, self._root)
        stat = source.stat()
        stamp = f"{stat.st_mtime_ns}-{stat.st_ctime_ns}-{stat.st_size}"
        known = self._stamps.get(name)
        found = self._facts.get(known[1]) if known and known[0] == stamp else None
        if found is None:
            content, found = self._inspect(source)
            with self._lock, self._base:
                self._stamps[name] = (stamp, content)
                self._facts[content] = found
                self._base.execute(
                    "INSERT OR REPLACE INTO sources VALUES (?, ?, ?)", (name, stamp, content)
                )
                self._base.execute(
                    "INSERT OR REPLACE INTO facts VALUES (?, ?)", (content, _dumps(found))
                )
        if isinstance(found, ImageFault):
            raise found
        return found

    def path(self, key: str) -> Path:
        """Return where a derivative is kept."""
        return object_path(self.folder, key)

    def get(self, key: str) -> CachedFile | None:
        """Return what is known of a derivative, None when it must be made."""
        return self._files.get(key) or self._adopt(key)

    def missing(self, jobs: Iterable[DerivativeJob]) -> tuple[DerivativeJob, ...]:
        """Return what is still to be made among some jobs; complete jobs are left out."""
        reduced = (
            replace(job, outputs=tuple(out for out in job.outputs if self.get(out.key) is None))
            for job in jobs
        )
        return tuple(job for job in reduced if job.outputs)

    def add(self, files: Iterable[CachedFile]) -> None:
        """Remember derivatives that have been stored."""
        rows = list(files)
        with self._lock, self._base:
            self._files.update({file.key: file for file in rows})
            self._base.executemany(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)",
                [(file.key, file.size, file.hash, file.quality, file.seconds) for file in rows],
            )

    def publish(self, output: Output, destination: Path) -> bool:
        """Put a derivative at its place in a site, as a hard link where the disk allows.

        Its size is checked on the way; a derivative that has lost bytes is forgotten.

        Returns:
            Whether the derivative was there, whole; when not, it must be made again.
        """
        known, source = self.get(output.key), self.path(output.key)
        if known is None:
            return False
        try:
            if source.stat().st_size != known.size:
                self._forget([output.key])
                return False
            destination.parent.mkdir(parents=True, exist_ok=True)
            destination.unlink(missing_ok=True)
            try:
                destination.hardlink_to(source)
            except OSError:
                shutil.copyfile(source, destination)
        except FileNotFoundError:
            self._forget([output.key])
            return False
        return True

    def verify(self, keys: Collection[str] | None = None) -> tuple[str, ...]:
        """Read derivatives again; return and forget those whose bytes have changed.

        Args:
            keys: Which ones; None for all.
        """
        asked = self._files.keys() if keys is None else self._files.keys() & set(keys)
        damaged = [
            key for key in sorted(asked) if _hash_of(self.path(key)) != self._files[key].hash
        ]
        self._forget(damaged)
        return tuple(damaged)

    def status(self) -> CacheStatus:
        """Return what the cache holds."""
        files = self._files.values()
        return CacheStatus(
            sources=len(self._stamps),
            files=len(files),
            size=sum(file.size for file in files),
            seconds=sum(file.seconds for file in files),
        )

    def prune(self, keep: Collection[str]) -> int:
        """Remove the derivatives that no page asks for; return how many bytes were freed.

        Args:
            keep: Keys of all the derivatives of the present site.
        """
        kept = frozenset(keep)
        stray = [path for path in self._objects() if path.name not in kept]
        freed = sum(path.stat().st_size for path in stray)
        self._forget([path.name for path in stray])
        self._forget([key for key in self._files if key not in kept])
        return freed

    def _inspect(self, source: Path) -> tuple[str, SourceFacts | ImageFault]:
        """Return the name of a content (its hash, and the extension it goes under), and facts."""
        content = f"{_hash_of(source)}{source.suffix.lower()}"
        if content in self._facts:
            return content, self._facts[content]
        try:
            return content, inspect_source(source)
        except ImageFault as fault:
            return content, fault

    def _adopt(self, key: str) -> CachedFile | None:
        """Take back a derivative that an interrupted run stored without writing it down.

        Only when its bytes are those that were stored: nothing else would tell a damaged one.
        """
        path = self.path(key)
        found = _hash_of(path)
        if found is None:
            return None
        if self._stored.get(key) != found:
            path.unlink(missing_ok=True)
            return None
        file = CachedFile(key, path.stat().st_size, found)
        self.add([file])
        return file

    @cached_property
    def _stored(self) -> dict[str, str]:
        """The hashes that processes wrote down as they stored derivatives, the last one wins."""
        try:
            lines = (self.folder / _JOURNAL).read_text(encoding="ascii", errors="replace")
        except FileNotFoundError:
            return {}
        words = (line.split(" ") for line in lines.splitlines())
        return {pair[0]: pair[1] for pair in words if len(pair) == 2}

    def _forget(self, keys: list[str]) -> None:
        with self._lock, self._base:
            for key in keys:
                self._files.pop(key, None)
                self.path(key).unlink(missing_ok=True)
            self._base.executemany("DELETE FROM files WHERE key = ?", [(key,) for key in keys])

    def _objects(self) -> Iterator[Path]:
        return (path for path in (self.folder / "objects").glob("*/*") if path.is_file())


def object_path(folder: Path, key: str) -> Path:
    """Return where a cache in that folder keeps a derivative."""
    return folder / "objects" / key[:2] / key


def store_file(folder: Path, key: str, content: bytes) -> str:
    """Write a derivative whole or not at all; return the hash of its bytes.

    Args:
        folder: The folder of the cache.
        key: The name of the derivative.
        content: Its bytes.
    """
    found = hashlib.blake2b(content, digest_size=16).hexdigest()
    path = object_path(folder, key)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{key}.{os.getpid()}")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    # A line this short is appended whole, whoever else is writing.
    with (folder / _JOURNAL).open("a", encoding="ascii") as journal:
        journal.write(f"{key} {found}\n")
    return found


def _open_index(path: Path) -> sqlite3.Connection:
    """Open the index; an unreadable or older one is started again, nothing but time is lost."""
    for attempt in (1, 2):
        base = sqlite3.connect(path, check_same_thread=False, timeout=30)
        try:
            base.execute("PRAGMA synchronous = OFF")  # a lost index costs time, nothing else
            (version,) = base.execute("PRAGMA user_version").fetchone()
            if version == _SCHEMA_VERSION:
                base.execute("SELECT count(*) FROM files").fetchone()
                return base
            if (
                version == 0
                and not base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            ):
                base.executescript(_SCHEMA)
                base.execute(f"PRAGMA user_version = {_SCHEMA_VERSION}")
                return base
        except sqlite3.DatabaseError:
            if attempt == 2:
                raise
        base.close()
        path.unlink(missing_ok=True)
    raise sqlite3.DatabaseError(f"cannot open {path}")


def _hasher() -> hashlib.blake2b:
    return hashlib.blake2b(digest_size=16)


def _hash_of(path: Path) -> str | None:
    with suppress(FileNotFoundError), path.open("rb") as stream:
        return hashlib.file_digest(stream, _hasher).hexdigest()
    return None


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
        "remarks": found.remarks,
    }
    return json.dumps({"digest": found.digest, **fields}, ensure_ascii=False)


def _loads(text: str) -> SourceFacts | ImageFault:
    fields = json.loads(text)
    if "fault" in fields:
        return ImageFault(*fields["fault"])
    fields["kind"] = SourceKind(fields["kind"])
    fields["remarks"] = tuple(fields["remarks"])
    return SourceFacts(**fields)
