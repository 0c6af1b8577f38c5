"""What has been made once is not made again: derivatives kept by content, outside the site.

A file's name is the hash of its source and recipe, so the cache survives renames, branches and
fresh clones, and deleting it is always safe. An index remembers what is known of each source
by its `stat`, so that a build where nothing changed reads no picture at all.
"""

from __future__ import annotations

import os
import shutil
import threading
from typing import TYPE_CHECKING, Self

from msgspec import Struct
from msgspec.structs import replace

from inspiration.images.faults import ImageFault
from inspiration.images.index import Index
from inspiration.images.objects import (
    CachedFile,
    all_objects,
    hash_of_bytes,
    hash_of_file,
    journal_size,
    object_path,
    shorten_journal,
    stamp_of,
    stored_files,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from inspiration.images.facts import SourceFacts
    from inspiration.images.recipe import DerivativeJob, Output


class CacheStatus(Struct, frozen=True):
    """What the cache holds."""

    sources: int
    files: int
    size: int
    seconds: float


class ImageCache:
    """Derivatives and what is known of their sources.

    Used from several threads of a process. Other processes may store derivatives meanwhile
    (`objects.store_file`): they are found when they are asked for.
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
        self._index = Index(folder / "index.sqlite3")
        self._journal: dict[str, CachedFile] = {}
        self._journal_read = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the index."""
        self._index.close()

    def facts(self, source: Path) -> SourceFacts:
        """Return what is known of a source, reading it only when it has changed.

        Raises:
            ImageFault: If it cannot be used as a picture.
            OSError: If it cannot be read.
        """
        name = os.path.relpath(source, self._root)
        stat = source.stat()
        stamp = f"{stat.st_mtime_ns}-{stat.st_ctime_ns}-{stat.st_size}"
        known = self._index.stamps.get(name)
        found = self._index.facts.get(known[1]) if known and known[0] == stamp else None
        if found is None:
            content, found = self._inspect(source)
            with self._lock:
                self._index.add_source(name, stamp, content, found)
        if isinstance(found, ImageFault):
            raise found
        return found

    def path(self, key: str) -> Path:
        """Return where a derivative is kept."""
        return object_path(self.folder, key)

    def get(self, key: str) -> CachedFile | None:
        """Return what is known of a derivative, None when it must be made."""
        return self._index.files.get(key) or self._adopt(key)

    def read(self, key: str) -> bytes | None:
        """Return the bytes of a derivative, None when it must be made; a damaged one is."""
        known = self.get(key)
        if known is None:
            return None
        try:
            content = self.path(key).read_bytes()
        except FileNotFoundError:
            content = b""
        if hash_of_bytes(content) == known.hash:
            return content
        self._forget([key])
        return None

    def missing(self, jobs: Iterable[DerivativeJob]) -> tuple[DerivativeJob, ...]:
        """Return what is still to be made among some jobs; complete jobs are left out."""
        reduced = (
            replace(job, outputs=tuple(out for out in job.outputs if self.get(out.key) is None))
            for job in jobs
        )
        return tuple(job for job in reduced if job.outputs)

    def add(self, files: Iterable[CachedFile]) -> None:
        """Remember derivatives that have been stored."""
        stamped = {file: stamp_of(self.path(file.key)) for file in files}
        with self._lock:
            self._index.add_files(stamped)

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
        """Return and forget the derivatives whose bytes are no longer those that were stored.

        Args:
            keys: Those that a build needs: for a `stat` each, only what was touched since it was
                stored is read again. None for all, every byte of which is read.
        """
        index = self._index
        if keys is None:
            touched = list(index.files)
        else:
            touched = [
                key
                for key in index.files.keys() & set(keys)
                if stamp_of(self.path(key)) != index.whole[key]
            ]
        damaged = [
            key for key in sorted(touched) if hash_of_file(self.path(key)) != index.files[key].hash
        ]
        self._forget(damaged)
        self.add(index.files[key] for key in touched if key in index.files)
        return tuple(damaged)

    def status(self) -> CacheStatus:
        """Return what the cache holds."""
        files = self._index.files.values()
        return CacheStatus(
            sources=len(self._index.stamps),
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
        there = [file for key in kept if (file := self.get(key)) is not None]
        stray = [path for path in all_objects(self.folder) if path.name not in kept]
        freed = sum(path.stat().st_size for path in stray)
        self._forget([path.name for path in stray])
        self._forget([key for key in self._index.files if key not in kept])
        shorten_journal(self.folder, sorted(there, key=lambda file: file.key))
        return freed

    def _inspect(self, source: Path) -> tuple[str, SourceFacts | ImageFault]:
        """Return the name of a content (its hash, and the extension it goes under), and facts."""
        content = f"{hash_of_file(source)}{source.suffix.lower()}"
        if content in self._index.facts:
            return content, self._index.facts[content]
        # Only now: a photograph that did not change asks for no Pillow, which is long to load.
        from inspiration.images.source import inspect_source

        try:
            return content, inspect_source(source)
        except ImageFault as fault:
            return content, fault

    def _adopt(self, key: str) -> CachedFile | None:
        """Take a derivative that another process stored, or one that was interrupted.

        Only when its bytes are those that were stored: nothing else would tell a damaged one.
        """
        path = self.path(key)
        found = hash_of_file(path)
        if found is None:
            return None
        file = self._stored(key)
        if file is None or file.hash != found:
            path.unlink(missing_ok=True)
            return None
        self.add([file])
        return file

    def _stored(self, key: str) -> CachedFile | None:
        """Return what the journal says now of a derivative."""
        with self._lock:
            size = journal_size(self.folder)
            if size != self._journal_read:
                self._journal, self._journal_read = stored_files(self.folder), size
        return self._journal.get(key)

    def _forget(self, keys: list[str]) -> None:
        with self._lock:
            self._index.remove_files(keys)
            for key in keys:
                self.path(key).unlink(missing_ok=True)
