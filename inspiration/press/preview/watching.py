"""What is edited, told as soon as it is on the disk."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

QUIET_MS = 10
"""How long nothing must change before an edit is told: programs save in several steps."""
LONGEST_MS = 200
"""How long an edit that never ends, a copy of many files, may wait before a part is told."""

EMPTY_SECONDS = 0.3
"""How long a file may stay empty before someone must have meant it."""


class EditFilter(DefaultFilter):
    """Passes over what programs write beside a file while it is being saved."""

    ignore_entity_patterns = (*DefaultFilter.ignore_entity_patterns, r"^4913$", r"\.tmp$", r"^\.#")


class Watcher:
    """Watches folders, and files on their own, from threads that end with `stop`.

    `tell` receives the paths that appeared, changed or disappeared; it is called by one thread at
    a time and must not raise.
    """

    def __init__(
        self,
        folders: Collection[Path],
        files: Collection[Path],
        tell: Callable[[Collection[Path]], None],
    ) -> None:
        self._folders = folders
        self._files = frozenset(files)
        self._tell = tell
        self._turn = threading.Lock()
        self._stop = threading.Event()

    def start(self) -> None:
        """Begin to watch."""
        threading.Thread(target=self._watch_folders, daemon=True).start()
        # A program that saves by renaming puts another file in the place of the one watched: the
        # folder around it sees that.
        threading.Thread(target=self._watch_files, daemon=True).start()

    def stop(self) -> None:
        """Cease to watch."""
        self._stop.set()

    def _watch_folders(self) -> None:
        for changes in watch(
            *self._folders,
            watch_filter=EditFilter(),
            debounce=LONGEST_MS,
            step=QUIET_MS,
            stop_event=self._stop,
            raise_interrupt=False,
        ):
            self._pass_on({Path(path) for _, path in changes})

    def _watch_files(self) -> None:
        for changes in watch(
            *{file.parent for file in self._files},
            watch_filter=self._is_watched,
            debounce=LONGEST_MS,
            step=QUIET_MS,
            stop_event=self._stop,
            raise_interrupt=False,
            recursive=False,
        ):
            self._pass_on({Path(path) for _, path in changes})

    def _is_watched(self, change: Change, path: str) -> bool:
        return Path(path) in self._files

    def _pass_on(self, changed: set[Path]) -> None:
        with self._turn:
            _let_settle(changed)
            self._tell(changed)


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
