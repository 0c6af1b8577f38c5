"""A check remembered: when nothing it read has changed, its answer is not worked out again.

Files are known by their dates, size and place; those that had just been written, by their content
too. Nothing heavy is imported here: a second check must feel instant. Deleting the folder is always
safe.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from datetime import datetime
from datetime import time as clock_time
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct

from inspiration.desk.checked import Checked, EntryFacts
from inspiration.ledger import Ledger
from inspiration.model.problem import Problem, values_of
from inspiration.program import program_of
from inspiration.stamps import is_settled, library_folders

_ANSWER = "answer"

Stamp = tuple[int, int, int, int]


class Seen(NamedTuple):
    """A file as a look found it. `digest` is that of its bytes; None when its stamp is enough."""

    stamp: Stamp
    digest: bytes | None


Look = dict[str, Seen]
"""The files that a check reads, by path."""


class Question(Struct, frozen=True):
    """What is asked: of which content, by which settings, at which instant.

    Attributes:
        root: The content folder.
        notes: The folder where answers are kept.
        instant: When it is asked.
        hour: When a bare date takes effect, in `zone`.
        settings: All that the configuration says, to be compared.
    """

    root: Path
    notes: Path
    instant: datetime
    zone: ZoneInfo
    hour: clock_time
    settings: object

    def file(self, name: str) -> Path:
        """A file of notes about this content."""
        digest = hashlib.blake2b(str(self.root).encode("utf-8", "surrogateescape"), digest_size=8)
        return self.notes / f"{name}-{digest.hexdigest()}"


class Outcome(Struct, frozen=True):
    """The answer, and the clock by which it was given: its instant, zone and publication hour."""

    root: Path
    checked: Checked
    instant: datetime
    zone: ZoneInfo
    hour: clock_time


class _Answer(NamedTuple):
    """What is kept: values of problems rather than problems, which are twice as long to read.

    `since` and `until`, in seconds since 1970, bound the time during which the answer holds.
    """

    settings: object
    look: Look
    since: float
    until: float
    problems: list[tuple[Any, ...]]
    entries: tuple[EntryFacts, ...]


class CheckMemory:
    """The last answer about a content folder."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._ledger = Ledger(question.file(_ANSWER), program_of())

    def recall(self) -> Outcome | None:
        """The answer given last time, when everything it rested on is as it was."""
        asked = self._question
        kept: _Answer | None = self._ledger.read().get(_ANSWER)
        if kept is None or kept.settings != asked.settings:
            return None
        if not kept.since <= asked.instant.timestamp() < kept.until:
            return None
        if not _is_same(asked.root, kept.look):
            return None
        checked = Checked(tuple(Problem(*values) for values in kept.problems), kept.entries)
        return Outcome(asked.root, checked, asked.instant, asked.zone, asked.hour)

    def remember(self, outcome: Outcome, look: Look, until: datetime) -> None:
        """Keep an answer that holds from its instant until `until`.

        `look` was taken before the content was read.
        """
        checked = outcome.checked
        problems = [values_of(problem) for problem in checked.problems]
        answer = _Answer(
            self._question.settings,
            look,
            outcome.instant.timestamp(),
            until.timestamp(),
            problems,
            checked.entries,
        )
        self._ledger.write({_ANSWER: answer})


def look_at(root: Path) -> Look:
    """Look at every file that a check may read."""
    now = time.time_ns()
    return {
        path: Seen(stamp, None if is_settled(max(stamp[:2]), now) else _digest(path))
        for path, stamp in _stamps(root)
    }


def _is_same(root: Path, before: Look) -> bool:
    """Whether every file is as it was."""
    found = dict(_stamps(root))
    return found.keys() == before.keys() and all(
        _is_as_it_was(path, found[path], seen) for path, seen in before.items()
    )


def _is_as_it_was(path: str, stamp: Stamp, before: Seen) -> bool:
    if stamp != before.stamp:
        return False
    return before.digest is None or _digest(path) == before.digest


def _stamps(root: Path) -> Iterator[tuple[str, Stamp]]:
    """The dates, size and place of every file, links not followed, and of the libraries."""
    folders = [str(root)] if root.is_dir() else []
    while folders:
        folder = folders.pop()
        try:
            items = list(os.scandir(folder))
        except OSError:
            # It cannot be opened: the check says so.
            yield folder, _stamp(Path(folder).lstat())
            continue
        for item in items:
            is_folder = item.is_dir(follow_symlinks=False)
            if is_folder:
                folders.append(item.path)
            if not is_folder or item.name.endswith(".md"):  # a folder named as an entry is told
                yield item.path, _stamp(item.stat(follow_symlinks=False))
    for libraries in library_folders():
        yield libraries, _stamp(Path(libraries).stat())


def _stamp(found: os.stat_result) -> Stamp:
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def _digest(path: str) -> bytes:
    try:
        return hashlib.blake2b(Path(path).read_bytes(), digest_size=16).digest()
    except OSError as error:
        return repr(error.errno).encode()
