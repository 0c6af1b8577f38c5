"""The next site, prepared beside the last and put in its place whole.

Two folders take turns: the site that is served, and its twin of one publication before, made of
hard links. Only what changed is written in the twin, then the two are exchanged. Files that did
not change keep their inode and their time, so that rsync and object stores send only the rest.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from inspiration.ledger import Ledger
from inspiration.press.exchange import exchange, keep_unchanged
from inspiration.press.tally import Tally, tally

_VERSION = "4"
_MARK = ""
"""Where the ledger keeps the mark and the tally of a publication: no file has that path."""


class Published(NamedTuple):
    """A file of the site: the hash of its bytes, its size in bytes, its time in nanoseconds."""

    digest: bytes
    size: int
    time: int


@dataclass(frozen=True)
class Change:
    """What a publication changed: paths within the site, in order."""

    added: tuple[str, ...]
    altered: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many files."""
        return len(self.added) + len(self.altered) + len(self.removed)

    def before(self, after: Iterable[str]) -> set[str]:
        """The files that were there before, from those that are there `after`."""
        return {*after}.difference(self.added).union(self.removed)


class Publication:
    """Prepares a site in `stage` and publishes it as `site`.

    `last` says what each file of the site was when it was published; it is empty when the site
    is not as it was left, or was never published from here: then everything is written anew.
    `name` stands for the place of the site; `mark` is given to whatever is remembered of the
    publication elsewhere, which is worth nothing beside another.
    """

    def __init__(self, site: Path, stage: Path, notes: Path) -> None:
        self.name = name_of(site)
        self._site, self._stage = site, stage
        self._ledger = Ledger(notes / f"site-{self.name}", _VERSION)
        self._ready = notes / f"twin-{self.name}.json"
        self.last: dict[str, Published] = {}
        self.next: dict[str, Published] = {}
        self.change = Change((), (), ())
        self.is_done = False
        self.tally = Tally()
        self._is_kept = False
        self._touched: set[str] = set()
        known = self._ledger.read()
        self.mark: bytes
        self.mark, counted = known.pop(_MARK, (b"", self.tally))
        if known and self.mark and _is_as_left(site, known):
            self.last, self.tally = known, counted

    def begin(self) -> None:
        """Prepare the stage: what the site holds, when it is known; else nothing.

        Raises:
            OSError: the folder cannot be written.
        """
        lag = self._take_twin()
        if lag is None or not self.last:
            _clear(self._stage)
            self._stage.mkdir(parents=True)
            lag = list(self.last)
        _catch_up(self._stage, self._site, lag, self.last)

    def put(self, path: str, content: bytes) -> Published:
        """Put a file in the next site; one that did not change is left as it is.

        Raises:
            OSError: it cannot be written.
        """
        digest = _hash(content)
        before = self.last.get(path)
        if before is not None and before.digest == digest:
            self.take(path, before)
            return before
        target = self._stage / path
        if self.last:
            # The file may be a link to the one that is being served.
            target.unlink(missing_ok=True)
        try:
            target.write_bytes(content)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        put = Published(digest, len(content), target.stat().st_mtime_ns)
        self.take(path, put)
        return put

    def take(self, path: str, published: Published) -> None:
        """Know of a file that another process put."""
        self.next[path] = published
        self._touched.add(path)

    def put_by(self, path: str, put: Callable[[Path], None]) -> None:
        """Put a file that `put` writes or links at the place it is given.

        Raises:
            OSError: it cannot be written.
        """
        target = self._stage / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        put(target)
        found = target.stat()
        digest = _hash(target.read_bytes())
        self.take(path, Published(digest, found.st_size, found.st_mtime_ns))

    def keep_all(self) -> None:
        """Leave every file as it was in the last site, until it is put or dropped."""
        self.next = dict(self.last)
        self._is_kept = True
        self._touched.clear()

    def drop(self, path: str) -> None:
        """Leave a file out of the next site, whether or not it is in the last."""
        self.next.pop(path, None)
        self._touched.add(path)

    def forget(self) -> None:
        """Write everything anew."""
        self.last, self.tally = {}, Tally()

    def take_stage(self) -> None:
        """Take whatever was written in the stage as the next site."""
        for path, item in files_of(self._stage):
            digest = _hash((self._stage / path).read_bytes())
            self.next[path] = Published(digest, *_look(item))

    def commit(self) -> None:
        """Publish the next site; `change` then says what it changed.

        Raises:
            OSError: it cannot be published; the last site is untouched.
        """
        change = self._changed() if self.last else self._found_anew()
        for path in change.removed if self.last else ():
            _remove(self._stage, path)
        exchange(self._stage, self._site)
        self._count(change)
        was_known, self.last, self.next = bool(self.last), self.next, {}
        self.is_done = True
        self.change = change
        self._note(was_known)

    def _changed(self) -> Change:
        """What is no more as it was in the last site, which is known."""
        last, after = self.last, self.next
        touched = sorted(self._touched if self._is_kept else last.keys() | after.keys())
        return Change(
            tuple(path for path in touched if path in after and path not in last),
            tuple(
                path
                for path in touched
                if path in after and path in last and after[path] != last[path]
            ),
            tuple(path for path in touched if path in last and path not in after),
        )

    def _found_anew(self) -> Change:
        """What is no more as it stands in the site, of which nothing is known."""
        if not self._site.is_dir():
            return Change(tuple(sorted(self.next)), (), ())
        before = {path for path, _ in files_of(self._site)}
        altered = keep_unchanged(self._stage, self._site) & before
        self.next = {
            path: Published(kept.digest, kept.size, (self._stage / path).stat().st_mtime_ns)
            for path, kept in self.next.items()
        }
        added, removed = self.next.keys() - before, before - self.next.keys()
        return Change(tuple(sorted(added)), tuple(sorted(altered)), tuple(sorted(removed)))

    def _count(self, change: Change) -> None:
        """Keep the tally of the site right."""
        if not self.last:
            self.tally = _tally_of(self.next, self.next)
            return
        gone = _tally_of(self.last, (*change.altered, *change.removed))
        new = _tally_of(self.next, (*change.added, *change.altered))
        self.tally = self.tally.minus(gone).plus(new)

    def abandon(self) -> None:
        """Leave nothing of a site that will not be published."""
        with suppress(OSError):
            self._ready.unlink(missing_ok=True)
        with suppress(OSError):
            _clear(self._stage)

    def _note(self, was_known: bool) -> None:
        """Note what was published, and leave a twin for the next time."""
        change = self.change
        if change.count or not was_known:
            self.mark = os.urandom(16)
        self._ledger.write({**self.last, _MARK: (self.mark, self.tally)})
        lag = change
        try:
            if not was_known:
                _clear(self._stage)
                self._stage.mkdir()
                _catch_up(self._stage, self._site, self.last, self.last)
                lag = Change((), (), ())
            seal = _seal_of_folders(self._stage, lag.before(self.last))
            note = [seal, lag.added, lag.altered, lag.removed]
            self._ready.write_text(json.dumps(note), encoding="utf-8")
        except OSError:
            self.abandon()

    def _take_twin(self) -> list[str] | None:
        """The paths at which the twin is one publication late; None when it cannot be trusted.

        It is believed once: whoever is interrupted leaves a twin that nobody believes. Files that
        are not late are those of the site, or their copies.
        """
        try:
            seal, *lists = json.loads(self._ready.read_text(encoding="utf-8"))
            self._ready.unlink()
            lag = Change(*map(tuple, lists))
            sealed = _seal_of_folders(self._stage, lag.before(self.last))
            is_twin = sealed == seal and not self._stage.is_symlink()
            return [*lag.added, *lag.altered, *lag.removed] if is_twin else None
        except (OSError, ValueError, TypeError):
            return None


def name_of(site: Path) -> str:
    """What stands for the place of a site in the names of notes about it."""
    return hashlib.blake2b(str(site).encode(), digest_size=8).hexdigest()


def files_of(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The files of a folder and of those in it, by path; what cannot be read has none."""
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
            else:
                yield inner + item.name, item


def _tally_of(files: dict[str, Published], paths: Iterable[str]) -> Tally:
    return tally((path, files[path].size, files[path].time) for path in paths)


def _is_as_left(site: Path, known: dict[str, Published]) -> bool:
    """Whether a folder holds these files and no other, each with its size and its time."""
    count = 0
    for path, item in files_of(site):
        kept = known.get(path)
        try:
            found = item.stat(follow_symlinks=False)
        except OSError:
            return False
        if kept is None or kept.time != found.st_mtime_ns or kept.size != found.st_size:
            return False
        count += 1
    return count == len(known)


def _seal_of_folders(root: Path, paths: Iterable[str]) -> str:
    """A hash of the folders of these files: a file that comes, goes or is replaced alters it.

    Raises:
        OSError: a folder is missing.
    """
    folders = {path.rpartition("/")[0] for path in paths}
    for folder in list(folders):
        while folder:
            folder = folder.rpartition("/")[0]
            folders.add(folder)
    digest = hashlib.blake2b(digest_size=16)
    for folder in sorted(folders):
        found = os.stat(f"{root}{os.sep}{folder}")
        digest.update(f"{folder} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _look(item: os.DirEntry[str]) -> tuple[int, int]:
    found = item.stat(follow_symlinks=False)
    return found.st_size, found.st_mtime_ns


def _catch_up(stage: Path, site: Path, late: Iterable[str], known: Container[str]) -> None:
    """Make the stage what the site is, at the paths where it is late."""
    folders: set[str] = set()
    for path in late:
        if path not in known:
            _remove(stage, path)
            continue
        folder = os.path.dirname(path)
        if folder not in folders:
            os.makedirs(f"{stage}{os.sep}{folder}", exist_ok=True)
            folders.add(folder)
        source, target = f"{site}{os.sep}{path}", f"{stage}{os.sep}{path}"
        with suppress(FileNotFoundError):
            os.unlink(target)
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)


def _clear(stage: Path) -> None:
    """Remove the stage, or whatever stands in its place; never what a link leads to."""
    if stage.is_dir() and not stage.is_symlink():
        shutil.rmtree(stage)
    else:
        stage.unlink(missing_ok=True)


def _remove(root: Path, path: str) -> None:
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


def _hash(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()
