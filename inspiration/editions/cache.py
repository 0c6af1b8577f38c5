"""Editions made once and kept by fingerprint, outside the site; deleting them is always safe."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from msgspec import Struct

KEPT = 4
"""Editions of one numéro kept in one format: the last ones used. Instants differ, editors undo."""


class KeptEdition(Struct, frozen=True):
    """An edition in the cache: its file, its weight in bytes, its pages when it has any."""

    file: Path
    size: int
    pages: int | None

    def read(self) -> bytes:
        """Its bytes."""
        return self.file.read_bytes()


class EditionCache(Struct, frozen=True):
    """A folder of editions named after numéro, fingerprint, pages, sum of the bytes and format."""

    folder: Path

    def get(self, slug: str, suffix: str, fingerprint: str) -> KeptEdition | None:
        """The edition of this fingerprint, None when it must be made."""
        found = sorted(self.folder.glob(f"{slug}.{fingerprint}.*.{suffix}"))
        if not found:
            return None
        if not _is_whole(found[0]):
            found[0].unlink(missing_ok=True)
            return None
        os.utime(found[0])
        return _kept(found[0])

    def put(
        self, slug: str, suffix: str, fingerprint: str, content: bytes, pages: int | None
    ) -> KeptEdition:
        """Keep an edition, whole or not at all, and forget the oldest ones of its numéro."""
        self.folder.mkdir(parents=True, exist_ok=True)
        file = self.folder / f"{slug}.{fingerprint}.{pages or 0}.{_sum(content)}.{suffix}"
        partial = file.with_name(f".{file.name}.{os.getpid()}")
        try:
            partial.write_bytes(content)
            partial.replace(file)
        finally:
            partial.unlink(missing_ok=True)
        self._forget_oldest(slug, suffix)
        return _kept(file)

    def _forget_oldest(self, slug: str, suffix: str) -> None:
        files = sorted(self.folder.glob(f"{slug}.*.{suffix}"), key=_last_use, reverse=True)
        for file in files[KEPT:]:
            file.unlink(missing_ok=True)


def _sum(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=8).hexdigest()


def _is_whole(file: Path) -> bool:
    """Whether a file holds the bytes that its name tells."""
    return file.name.split(".")[-2] == _sum(file.read_bytes())


def _last_use(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _kept(file: Path) -> KeptEdition:
    pages = int(file.name.split(".")[-3])
    return KeptEdition(file, file.stat().st_size, pages or None)
