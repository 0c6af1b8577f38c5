"""The magazine in memory: each page is made when it is asked for, and again when it changed."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Collection, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from inspiration.desk.mentions import key_of_path
from inspiration.instant import parse_instant
from inspiration.library import Content, Library, read_content
from inspiration.library.content import reread_entry
from inspiration.library.left_out import leave_out
from inspiration.library.revision import revise, revised
from inspiration.model.entry import Entry
from inspiration.model.problem import Problem
from inspiration.pages.site import Site
from inspiration.press.assembly import Assembly
from inspiration.press.order import Order
from inspiration.press.preview.newsstand import Newsstand
from inspiration.press.preview.protocol import Refreshed, Served
from inspiration.press.preview.showroom import Showroom
from inspiration.press.recorder import BODY
from inspiration.press.settings import read_settings

_READ_AT_ONCE = 400
"""Texts that are all read before the first page; beyond, they are read behind the scenes."""
_INSTANTS_KEPT = 3


class LiveSession:
    """A magazine at one instant; every method may be called from any thread."""

    def __init__(self, stand: Newsstand, at: str | None = None, *, drafts: bool = True) -> None:
        self._stand = stand
        self._at, self._drafts = at, drafts
        self._others: dict[tuple[str, bool], LiveSession] = {}
        self._sweep = threading.Event()
        self._assemble()

    @property
    def library(self) -> Library:
        """The content at the instant, without the entries that are left out."""
        return self._room.assembly.library

    @property
    def site(self) -> Site:
        """What the configuration decides."""
        return self._stand.settings.site

    @property
    def instant(self) -> datetime:
        """The instant that is shown."""
        return self.library.clock.instant

    def paths(self) -> Collection[str]:
        """Every path of the site that is known before pages are made."""
        with self._stand.lock:
            return self._room.paths()

    def read(self, path: str) -> Served | None:
        """A file of the site, made now if it is not up to date; None when there is none."""
        self._stand.asked_at = time.monotonic()
        with self._stand.lock:
            body = self._room.read(path)
            problems = self._problems_at(path)
        if body is None:
            # Pictures are made outside of the lock: other pages are served meanwhile.
            body = self._room.picture(path)
        return None if body is None else Served(body, problems)

    def at(self, instant: str, *, drafts: bool = False) -> LiveSession:
        """The same content at another instant; few are kept.

        Raises:
            ValueError: the text is not an instant.
        """
        parse_instant(instant, self._stand.settings.zone)
        with self._stand.lock:
            key = (instant, drafts)
            found = self._others.pop(key, None) or LiveSession(self._stand, instant, drafts=drafts)
            self._others[key] = found
            for old in list(self._others)[:-_INSTANTS_KEPT]:
                self._others.pop(old)._sweep.set()
            return found

    def _forget_others(self) -> None:
        for other in self._others.values():
            other._sweep.set()
        self._others.clear()

    def refresh(self, changed: Collection[Path]) -> Refreshed:
        """Take note of an edit; with nothing changed, tell how things stand."""
        with self._stand.lock:
            if not changed:
                return self._standing()
            entries = self._revised(changed)
            if entries is None:
                self._stand.content = read_content(self._stand.settings.content, self._stand.memory)
                self._assemble()
                self._forget_others()
            else:
                self._revise(entries)
            self._stand.save_soon()
            return self._standing(self._edited(changed))

    # An edit of an entry's own words: nothing else is read again

    def _revised(self, changed: Iterable[Path]) -> list[Entry] | None:
        """The entries of these files as they say them now; None when anything else changed."""
        stand, found = self._stand, []
        for file in changed:
            entry = self._entry_in(file)
            read = reread_entry(stand.content, stand.memory, entry) if entry else None
            after = revised(stand.content, entry, read) if entry and read else None
            if after is None:
                return None
            found.append(after)
        return found

    def _entry_in(self, file: Path) -> Entry | None:
        """The entry that a file holds, if it is shown."""
        root = self._stand.settings.content
        if not file.is_relative_to(root):
            return None
        path = file.relative_to(root).as_posix()
        key = key_of_path(path)
        entry = self.library.content.entries.get(key) if key else None
        return entry if entry and entry.source.path == path else None

    def _revise(self, entries: Iterable[Entry]) -> None:
        touched: set[str] = set()
        texts = []
        for after in entries:
            before = self._stand.content.entries[after.key].source
            if after.source.head != before.head:
                touched.add(after.key)
            if after.source.digest != before.digest:
                touched.add(after.key + BODY)
                texts.append(after.key)
            # The entry stays the same object, wherever it is listed: only its words are new.
            revise(self._stand.content, after)
        for other in self._others.values():
            other._room.touch(touched)
        self._room.touch(touched)
        if self._has_text_errors(texts):
            self._assemble()

    def _has_text_errors(self, keys: Iterable[str]) -> bool:
        """Whether a text that was just typed keeps its entry from being shown."""
        texts, library = self._room.assembly.catalogue.composer.texts, self.library
        entries = [entry for key in keys if (entry := library.find(key))]
        for entry in entries:
            texts.look_at(entry)
        return any(p.is_error for entry in entries for p in texts.found.get(entry.key, ()))

    # Everything anew

    def _assemble(self) -> None:
        """Put the magazine together again, without the entries that cannot be shown."""
        self._sweep.set()
        gc.unfreeze()
        self._room, problems = self._opened(self._stand.content)
        content, self._left_out = leave_out(self._stand.content, problems)
        self._tell(problems)
        if content is not self._stand.content:
            self._room, _ = self._opened(content)
        if len(content.entries) > _READ_AT_ONCE:
            self._sweep = threading.Event()
            room, stop = self._room, self._sweep
            threading.Thread(target=self._read_behind, args=(room, stop), daemon=True).start()

    def _opened(self, content: Content) -> tuple[Showroom, tuple[Problem, ...]]:
        stand = self._stand
        settings = replace(
            stand.settings, at=self._at or stand.settings.at, preview=self._drafts, editions=None
        )
        assembly = Assembly(settings, content, stand.store, stand.images)
        room = Showroom(assembly, stand.on_request)
        if len(content.entries) <= _READ_AT_ONCE:
            for entry in content.entries.values():
                assembly.catalogue.composer.texts.look_at(entry)
        return room, self._found(room)

    def _read_behind(self, room: Showroom, stop: threading.Event) -> None:
        """Read every text of a large magazine, between the pages that are asked for."""
        texts = room.assembly.catalogue.composer.texts
        for entry in room.assembly.library.entries:
            self._stand.wait_for_quiet(stop)
            if stop.is_set():
                return
            # A file that has just gone is about to be told.
            with self._stand.lock, suppress(OSError):
                texts.look_at(entry)
        with self._stand.lock:
            if not stop.is_set():
                self._stand.store.save()
                self._tell(self._found(room))
                # Nearly all of it stays until the magazine is put together again: a look through
                # it for dead objects would come in the middle of a page, and take longer.
                gc.collect()
                gc.freeze()

    def _found(self, room: Showroom) -> tuple[Problem, ...]:
        catalogue = room.assembly.catalogue
        return (*room.assembly.library.problems, *catalogue.found_problems, *room.typed_problems)

    # What is told

    def _standing(self, edited: str | None = None) -> Refreshed:
        self._tell(dict.fromkeys((*self._kept_problems(), *self._found(self._room))))
        return Refreshed(edited, self._problems, self._left_out)

    def _tell(self, problems: Iterable[Problem]) -> None:
        self._problems = tuple(problems)
        self._problems_of: dict[str, list[Problem]] = {}
        for problem in self._problems:
            self._problems_of.setdefault(problem.file, []).append(problem)

    def _kept_problems(self) -> tuple[Problem, ...]:
        return tuple(problem for left in self._left_out for problem in left.problems)

    def _edited(self, changed: Iterable[Path]) -> str | None:
        """The path of the page of the first entry among these files."""
        entries = (self._entry_in(file) for file in changed)
        return next((f"{entry.address.lstrip('/')}index.html" for entry in entries if entry), None)

    def _problems_at(self, path: str) -> tuple[Problem, ...]:
        entry = self.library.at(f"/{path.removesuffix('index.html')}")
        if entry is None or self.library.find(entry.key) is None:
            return ()
        return tuple(self._problems_of.get(entry.source.path, ()))


def open_session(order: Order) -> LiveSession:
    """Read the configuration and the content.

    Raises:
        PressError: there is no configuration, or a key of it is wrong.
    """
    return LiveSession(Newsstand(read_settings(replace(order, preview=True))))
