"""What is edited, told as soon as it is on the disk."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Collection, Iterable
from functools import partial
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch
from watchfiles.main import FileChange

QUIET_MS = 10
"""How long nothing must change before an edit is told: programs save in several steps."""
LONGEST_MS = 200
"""How long an edit that never ends, a copy of many files, may wait before a part is told."""

_ROUND_MS = 250
"""How long a watch waits before it says that nothing changed: the first time, that it began."""
_LONGEST_START = 5.0
"""Seconds after which a watch that did not begin is not waited for."""
EMPTY_SECONDS = 0.3
"""How long a file may stay empty before someone must have meant it."""


class EditFilter(DefaultFilter):
    """Passes over what programs write beside a file while it is being saved."""

    ignore_entity_patterns = (*DefaultFilter.ignore_entity_patterns, r"^4913$", r"\.tmp$", r"^\.#")


class Watcher:
    """Watches folders, and files on their own, from threads that end with `stop`."""

    def __init__(self, folders: Collection[Path], files: Collection[Path]) -> None:
        self._folders = folders
        self._files = frozenset(files)
        self._tell: Callable[[Collection[Path]], None] | None = None
        self._is_told = threading.Event()
        self._turn = threading.Lock()
        self._stop = threading.Event()

    def start(self) -> None:
        """Begin to watch; what changes from then on waits until there is someone to tell."""
        folders = partial(watch, *self._folders, watch_filter=EditFilter())
        # A program that saves by renaming puts another file in the place of the one watched: the
        # folder around it sees that.
        around = {file.parent for file in self._files}
        files = partial(watch, *around, watch_filter=self._is_watched, recursive=False)
        begun = []
        for looking in (folders, files):
            begun.append(threading.Event())
            threading.Thread(target=self._follow, args=(looking, begun[-1]), daemon=True).start()
        for event in begun:
            event.wait(_LONGEST_START)

    def pass_to(self, tell: Callable[[Collection[Path]], None]) -> None:
        """Name who is told of the paths that appeared, changed or disappeared.

        `tell` is called by one thread at a time and must not raise.
        """
        self._tell = tell
        self._is_told.set()

    def stop(self) -> None:
        """Cease to watch."""
        self._stop.set()
        self._is_told.set()

    def _follow(
        self, looking: Callable[..., Iterable[set[FileChange]]], begun: threading.Event
    ) -> None:
        """Pass on what changes; a system that cannot tell is asked again and again instead."""
        polling = False
        while not self._stop.is_set():
            try:
                for changes in looking(
                    debounce=LONGEST_MS,
                    step=QUIET_MS,
                    rust_timeout=_ROUND_MS,
                    yield_on_timeout=True,
                    stop_event=self._stop,
                    raise_interrupt=False,
                    force_polling=polling,
                ):
                    begun.set()
                    self._pass_on(_lasting(changes))
            except (OSError, RuntimeError):
                # Too many folders for this system's watches, or a folder that went away.
                polling = True
                self._stop.wait(1)

    def _is_watched(self, change: Change, path: str) -> bool:
        return Path(path) in self._files

    def _pass_on(self, changed: set[Path]) -> None:
        if not changed:
            return
        self._is_told.wait()
        with self._turn:
            if self._tell is not None and not self._stop.is_set():
                _let_settle(changed)
                self._tell(changed)


def _lasting(changes: set[FileChange]) -> set[Path]:
    """The paths that changed, but for files that came and went: a program was saving."""
    came = {path for change, path in changes if change is Change.added}
    paths = {path for _, path in changes}
    return {Path(path) for path in paths if path not in came or os.path.lexists(path)}


def _let_settle(changed: set[Path]) -> None:
    """Wait for a file that a program has emptied and is about to fill."""
    end = time.monotonic() + EMPTY_SECONDS
    while any(_is_empty(path) for path in changed) and time.monotonic() < end:
        time.sleep(QUIET_MS / 1000)


def _is_empty(path: Path) -> bool:
    try:
        return path.is_file() and path.stat().st_size == 0
    except OSError:
        return False
