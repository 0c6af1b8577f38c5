"""The files of a site on the disk: whether they are as they were left, and their links."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_WRITING = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
"""How a new file is opened; Windows would else write two bytes at the end of each line."""


class Published(NamedTuple):
    """A file of the site: the hash of its bytes, its size in bytes, its time in nanoseconds."""

    digest: bytes
    size: int
    time: int


def name_of(site: Path) -> str:
    """What stands for the place of a site in the names of notes about it."""
    return hashlib.blake2b(os.fsencode(site), digest_size=8).hexdigest()


def files_of(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Each file of a folder, at any depth, with its path; a folder that cannot be read has none."""
    return (found for found in items_of(folder) if found[0][-1] != "/")


def items_of(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Each file and folder of a folder, at any depth; the paths of folders end in « / »."""
    folders = [""]
    while folders:
        inner = folders.pop()
        try:
            items = list(os.scandir(f"{folder}{os.sep}{inner}"))
        except OSError:
            continue
        for item in items:
            if item.is_dir(follow_symlinks=False):
                folders.append(f"{inner}{item.name}/")
                yield folders[-1], item
            else:
                yield inner + item.name, item


def seal_as_left(site: Path, known: Mapping[str, Published], left: str = "") -> str | None:
    """The seal of a folder that holds these files and no other, each with its size and its time.

    None when it does not: something else came, went, or was written since. `left` is the seal it
    had: folders whose times are the same hold the same names, and are not listed, which takes as
    long as to look at the files.
    """
    try:
        if left and seal_of_folders(site, known) == left:
            return left if _are_as_left(site, known) else None
    except OSError:
        return None
    return _seal_of_listed(site, known)


def _are_as_left(site: Path, known: Mapping[str, Published]) -> bool:
    for path, kept in known.items():
        found = os.lstat(f"{site}{os.sep}{path}")
        if kept.time != found.st_mtime_ns or kept.size != found.st_size:
            return False
    return True


def _seal_of_listed(site: Path, known: Mapping[str, Published]) -> str | None:
    stamps: list[tuple[str, int]] = []
    count, folders = 0, [("", str(site))]
    try:
        while folders:
            folder, place = folders.pop()
            stamps.append((folder, os.stat(place).st_mtime_ns))
            within = folder and f"{folder}/"
            with os.scandir(place) as items:
                for item in items:
                    if item.is_dir(follow_symlinks=False):
                        folders.append((within + item.name, item.path))
                        continue
                    kept = known[within + item.name]
                    found = item.stat(follow_symlinks=False)
                    if kept.time != found.st_mtime_ns or kept.size != found.st_size:
                        return None
                    count += 1
    except (OSError, KeyError):
        return None
    return _seal(stamps) if count == len(known) else None


def seal_of_folders(root: Path, paths: Iterable[str]) -> str:
    """A hash of the folders of these files: a file that comes, goes or is replaced alters it.

    Raises:
        OSError: a folder is missing.
    """
    folders = {path.rpartition("/")[0] for path in paths}
    for folder in list(folders):
        while folder:
            folder = folder.rpartition("/")[0]
            folders.add(folder)
    return _seal((folder, os.stat(f"{root}{os.sep}{folder}").st_mtime_ns) for folder in folders)


def _seal(stamps: Iterable[tuple[str, int]]) -> str:
    told = "\n".join(f"{folder} {time}" for folder, time in sorted(stamps))
    return hashlib.blake2b(told.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def look_of(item: os.DirEntry[str]) -> tuple[int, int]:
    """The size of a file in bytes, and its time in nanoseconds.

    Raises:
        OSError: it is no more there.
    """
    found = item.stat(follow_symlinks=False)
    return found.st_size, found.st_mtime_ns


def catch_up(stage: Path, site: Path, late: Iterable[str], known: Container[str]) -> None:
    """Make the stage what the site is, at the paths where it is late."""
    folders: set[str] = set()
    for path in late:
        if path not in known:
            remove(stage, path)
            continue
        folder = os.path.dirname(path)
        if folder not in folders:
            os.makedirs(f"{stage}{os.sep}{folder}", exist_ok=True)
            folders.add(folder)
        link(f"{site}{os.sep}{path}", f"{stage}{os.sep}{path}")


def link(source: str | Path, target: str | Path) -> None:
    """Have a file at another place too: a hard link, or a copy of the same time where none can be.

    Whatever file was there is replaced, never written into: it may be a link itself.

    Raises:
        OSError: the folder of `target` cannot be written.
    """
    try:
        os.link(source, target)
    except FileExistsError:
        os.unlink(target)
        link(source, target)
    except OSError:
        with suppress(FileNotFoundError):
            os.unlink(target)
        shutil.copy2(source, target)


def write(target: str, content: bytes) -> int:
    """Write a new file, and its folders; return its time in nanoseconds.

    Raises:
        OSError: it cannot be written.
    """
    try:
        return _write(target, content)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        return _write(target, content)


def _write(target: str, content: bytes) -> int:
    # All is at hand: a file of Python's would only ask what kind of file this is.
    file = os.open(target, _WRITING, 0o666)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(file, left) :]
        return os.fstat(file).st_mtime_ns
    finally:
        os.close(file)


def clear(stage: Path) -> None:
    """Remove the stage, or whatever stands in its place; never what a link leads to."""
    if stage.is_dir() and not stage.is_symlink():
        shutil.rmtree(stage)
    else:
        stage.unlink(missing_ok=True)


def remove(root: Path, path: str) -> None:
    """Remove a file, and the folders that it leaves empty."""
    target = root / path
    target.unlink(missing_ok=True)
    for folder in target.parents:
        if folder == root:
            break
        try:
            folder.rmdir()
        except OSError:
            break
