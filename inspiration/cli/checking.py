"""A check worked out from the files, and the corrections that follow from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from datetime import time as clock_time
from pathlib import Path

import click

from inspiration.cli.work_in_hand import clock_of
from inspiration.desk.branch import Branch, open_branch
from inspiration.desk.check import check_library
from inspiration.desk.check_memory import CheckMemory, Outcome, Question, look_at
from inspiration.desk.checked import within
from inspiration.desk.fix import Fixed, fix, keep_addresses, told
from inspiration.desk.git import GitFault
from inspiration.desk.overview import next_due
from inspiration.desk.reading import ReadingMemory
from inspiration.images import ImageCache, SourceFacts, inspect_source
from inspiration.library import Library
from inspiration.press.opening import library_of
from inspiration.press.settings import Settings


def examine(settings: Settings, question: Question) -> Outcome:
    """Read and check the content, and remember the answer.

    Raises:
        PressError: there is no content, or the instant asked for cannot be read.
    """
    look = look_at(question.root)
    library = library_of(settings)
    clock = library.clock
    with _inspector(settings) as inspect:
        readings = ReadingMemory(question.file("readings"))
        checked = check_library(library, settings.site, readings, inspect)
    outcome = Outcome(question.root, checked, clock.instant, clock.zone, clock.hour)
    CheckMemory(question).remember(outcome, look, _valid_until(library))
    return outcome


@contextmanager
def _inspector(settings: Settings) -> Iterator[Callable[[Path], SourceFacts]]:
    """What tells whether a picture can be published: one that changed is read, no other."""
    try:
        kept = ImageCache(settings.cache / "images", settings.content)
    except (OSError, sqlite3.Error):  # a folder that cannot be written only costs time
        yield inspect_source
        return
    with kept:
        yield kept.facts


def correct(outcome: Outcome, base: str | None, paths: tuple[Path, ...]) -> None:
    """Write what has one right answer, and tell it on the error stream.

    `base` limits this to what a branch touches; None: everything, or `paths` when given.

    Raises:
        GitFault: `base` is given and Git cannot tell.
    """
    checked = outcome.checked
    branch = _branch(outcome.root, base)
    found = branch.concerned(checked) if branch and base is not None else checked.problems
    files = {problem.file for problem in within(found, paths, outcome.root)}
    done: list[Fixed] = fix(outcome.root, files)
    if branch:
        done += keep_addresses(outcome.root, branch.lost_addresses(checked, clock_of(outcome)))
    for line in told(done):
        click.echo(line, err=True)


def _branch(root: Path, base: str | None) -> Branch | None:
    """The work in hand; without Git, None when nobody asked for a comparison."""
    try:
        return open_branch(root, base or None)
    except GitFault as fault:
        if base is not None:
            raise
        click.echo(f"{fault} Les renommages ne sont pas cherchés.", err=True)
        return None


def _valid_until(library: Library) -> datetime:
    """When the answer may change by itself: at the next change of state, or tomorrow."""
    clock = library.clock
    tomorrow = datetime.combine(library.today + timedelta(days=1), clock_time(), tzinfo=clock.zone)
    due = next_due(library)
    return min(tomorrow, due.instant) if due else tomorrow
