"""The next site, prepared beside the last and put in its place whole.

Two folders take turns: the site that is served, and its twin of one publication before, made of
hard links. Only what changed is written in the twin, then the two are exchanged. Files that did
not change keep their inode and their time, so that rsync and object stores send only the rest.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from inspiration.crew import Aside
from inspiration.press.exchange import exchange, keep_unchanged
from inspiration.press.last_site import LastSite
from inspiration.press.site_folder import (
    Published,
    catch_up,
    clear,
    files_of,
    look_of,
    name_of,
    remove,
    seal_of_folders,
    write,
)
from inspiration.press.tally import Tally, tally

_WORTH_A_PROCESS = 2_000
"""Files of the site from which another process should look at them."""


class Change(Struct, frozen=True):
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
        self._site, self.stage = site, stage
        self._before = LastSite(site, notes)
        self._ready = notes / f"twin-{self.name}.json"
        self.last: dict[str, Published] = {}
        self.next: dict[str, Published] = {}
        self.change = Change((), (), ())
        self.is_done = False
        self.tally = Tally()
        self._is_kept = False
        self._touched: set[str] = set()
        self.mark = self._before.mark
        self._is_anew = False
        self._seal: str | None = None
        # The content is read meanwhile.
        is_large = len(self._before.files) > _WORTH_A_PROCESS
        self._look = Aside(self._look_at_folders, is_worth_it=is_large)

    def begin(self) -> None:
        """Know whether the site is as it was left, and prepare the stage: the same, or nothing.

        Raises:
            OSError: the folder cannot be written.
        """
        self._seal, lag = self._look.result()
        if self._seal and not self._is_anew:
            self.last, self.tally = self._before.files, self._before.tally
        try:
            # It is believed once: whoever is interrupted leaves a twin that nobody believes.
            self._ready.unlink(missing_ok=True)
        except OSError:
            lag = None
        if lag is None or not self.last:
            clear(self.stage)
            self.stage.mkdir(parents=True)
            lag = list(self.last)
        catch_up(self.stage, self._site, lag, self.last)

    def put(self, path: str, content: bytes) -> Published:
        """Put a file in the next site; one that did not change is left as it is.

        A path is put once: a second content would be held against the last site, not the first.

        Raises:
            OSError: it cannot be written.
        """
        digest = _hash(content)
        before = self.last.get(path)
        if before is not None and before.digest == digest:
            self.take(path, before)
            return before
        target = f"{self.stage}{os.sep}{path}"
        if self.last:
            # The file may be a link to the one that is being served.
            Path(target).unlink(missing_ok=True)
        put = Published(digest, len(content), write(target, content))
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
        target = self.stage / path
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
        self._is_anew = True

    def take_stage(self) -> None:
        """Take whatever was written in the stage as the next site."""
        for path, item in files_of(self.stage):
            digest = _hash((self.stage / path).read_bytes())
            self.next[path] = Published(digest, *look_of(item))

    def commit(self) -> None:
        """Publish the next site; `change` then says what it changed.

        Raises:
            OSError: it cannot be published; the last site is untouched.
        """
        change = self._changed() if self.last else self._found_anew()
        for path in change.removed if self.last else ():
            remove(self.stage, path)
        # Before anybody else may write there.
        sealed = seal_of_folders(self.stage, self.next)
        exchange(self.stage, self._site)
        self._count(change)
        was_known, self.last, self.next = bool(self.last), self.next, {}
        self.is_done = True
        self.change = change
        self._note(was_known, sealed)

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
        altered = keep_unchanged(self.stage, self._site) & before
        self.next = {
            path: Published(kept.digest, kept.size, (self.stage / path).stat().st_mtime_ns)
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
        self._look.dismiss()
        with suppress(OSError):
            self._ready.unlink(missing_ok=True)
        with suppress(OSError):
            clear(self.stage)

    def _note(self, was_known: bool, sealed: str) -> None:
        """Note what was published, and leave a twin for the next time."""
        change = self.change
        if change.count or not was_known:
            self.mark = os.urandom(16)
        self._before.note(self.mark, self.tally, self.last, sealed)
        lag, seal = change, self._seal
        try:
            if not was_known:
                clear(self.stage)
                self.stage.mkdir()
                catch_up(self.stage, self._site, self.last, self.last)
                lag = Change((), (), ())
                seal = seal_of_folders(self.stage, lag.before(self.last))
            note = json.dumps([seal, lag.added, lag.altered, lag.removed])
            self._ready.write_text(f"{_hash(note.encode()).hex()}\n{note}", encoding="utf-8")
        except OSError:
            self.abandon()

    def _look_at_folders(self) -> tuple[str | None, list[str] | None]:
        """The seal of the site, if it is as it was left, and where its twin is late, if there is.

        Files of the twin that are not late are those of the site, or their copies.
        """
        return self._before.seal(), self._lag_of_twin()

    def _lag_of_twin(self) -> list[str] | None:
        """The paths at which the twin is one publication late; None when it cannot be trusted."""
        try:
            digest, _, note = self._ready.read_text(encoding="utf-8").partition("\n")
            if digest != _hash(note.encode()).hex():
                return None
            seal, *lists = json.loads(note)
            lag = Change(*map(tuple, lists))
            sealed = seal_of_folders(self.stage, lag.before(self._before.files))
            is_twin = sealed == seal and not self.stage.is_symlink()
            return [*lag.added, *lag.altered, *lag.removed] if is_twin else None
        except (OSError, ValueError, TypeError):
            return None


def _tally_of(files: dict[str, Published], paths: Iterable[str]) -> Tally:
    return tally((path, files[path].size) for path in paths)


def _hash(content: bytes) -> bytes:
    # Processors have instructions for it: a third of the time of others.
    return hashlib.sha256(content).digest()[:16]
