"""The files of the cache on the disk: stored whole or not at all, with a journal of their hashes.

Several processes may store at once, and one may die at any moment: a file is written beside its
place and moved there, after its line in the journal. So a file without a line, or whose bytes are
not those of its line, is a damaged one.
"""

from __future__ import annotations

import hashlib
import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_JOURNAL = "stored.txt"
"""Beside the index: what is known of each derivative, for when the index is lost."""


class CachedFile(Struct, frozen=True):
    """One derivative in the cache.

    Attributes:
        key: Its name.
        size: Its weight in bytes.
        hash: BLAKE2b of its bytes.
        quality: Quality on the encoder's scale; None when nothing is lost.
        seconds: Processor time it took when it was made.
    """

    key: str
    size: int
    hash: str
    quality: int | None = None
    seconds: float = 0.0


def object_path(folder: Path, key: str) -> Path:
    """Return where a cache in that folder keeps a derivative."""
    return folder / "objects" / key[:2] / key


def store_file(
    folder: Path, key: str, content: bytes, quality: int | None = None, seconds: float = 0.0
) -> CachedFile:
    """Write a derivative whole or not at all.

    Args:
        folder: The folder of the cache.
        key: The name of the derivative.
        content: Its bytes.
        quality: Quality on the encoder's scale, None when nothing is lost.
        seconds: Processor time it took.
    """
    file = CachedFile(key, len(content), hash_of_bytes(content), quality, seconds)
    path = object_path(folder, key)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{key}.{os.getpid()}.{threading.get_ident()}")
    try:
        partial.write_bytes(content)
        # A line this short is appended whole, whoever else is writing.
        with (folder / _JOURNAL).open("a", encoding="ascii") as journal:
            journal.write(_line(file))
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return file


def stored_files(folder: Path) -> dict[str, CachedFile]:
    """Return what the journal says of each derivative; its last word wins."""
    try:
        lines = (folder / _JOURNAL).read_text(encoding="ascii", errors="replace").splitlines()
    except FileNotFoundError:
        return {}
    files = (_parsed(line) for line in lines)
    return {file.key: file for file in files if file is not None}


def shorten_journal(folder: Path, kept: Collection[CachedFile]) -> None:
    """Leave in the journal what is still there, one line each."""
    partial = folder / f".{_JOURNAL}.{os.getpid()}"
    try:
        partial.write_text("".join(_line(file) for file in kept), encoding="ascii")
        partial.replace(folder / _JOURNAL)
    finally:
        partial.unlink(missing_ok=True)


def journal_size(folder: Path) -> int:
    """Return how long the journal is, in bytes: it grows each time something is stored."""
    with suppress(FileNotFoundError):
        return (folder / _JOURNAL).stat().st_size
    return 0


def all_objects(folder: Path) -> Iterator[Path]:
    """Return every file that a cache keeps, those of an interrupted writing included."""
    return (path for path in (folder / "objects").glob("*/*") if path.is_file())


def stamp_of(path: Path) -> str:
    """Return what changes when a file is written, and not when a site takes a link to it."""
    with suppress(FileNotFoundError):
        stat = path.stat()
        return f"{stat.st_mtime_ns}-{stat.st_size}"
    return ""


def hash_of_bytes(content: bytes) -> str:
    """Return the hash by which the cache knows bytes."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def hash_of_file(path: Path) -> str | None:
    """Return the hash of a file's bytes, None when there is no file."""
    with suppress(FileNotFoundError), path.open("rb") as stream:
        return hashlib.file_digest(stream, _hasher).hexdigest()
    return None


def _hasher() -> hashlib.blake2b:
    return hashlib.blake2b(digest_size=16)


def _line(file: CachedFile) -> str:
    quality = "-" if file.quality is None else file.quality
    return f"{file.key} {file.hash} {file.size} {quality} {file.seconds:.4f}\n"


def _parsed(line: str) -> CachedFile | None:
    try:
        key, found, size, quality, seconds = line.split(" ")
        lossy = None if quality == "-" else int(quality)
        return CachedFile(key, int(size), found, lossy, float(seconds))
    except ValueError:
        return None
