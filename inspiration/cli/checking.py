"""A check worked out from the files, and the corrections that follow from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from datetime import time as clock_time
from pathlib import Path

import click

from inspiration.cli.leaving import Leaving
from inspiration.cli.work_in_hand import clock_of
from inspiration.desk.branch import Branch, open_branch
from inspiration.desk.check import check_library
from inspiration.desk.check_memory import (
    Outcome,
    Question,
    cache_folder,
    remember,
    signature,
    texts_file,
)
from inspiration.desk.fix import Fixed, fix, keep_addresses, told
from inspiration.desk.git import GitFault
from inspiration.desk.overview import next_due
from inspiration.images import ImageCache, SourceFacts, inspect_source
from inspiration.library import Library
from inspiration.press.configuration import Order, PressError, open_library
from inspiration.press.store import Store


def examine(question: Question) -> Outcome:
    """Read and check the content, and remember the answer; leave when there is no magazine."""
    signed = signature(question)
    order = Order(question.config_file, question.content, at=question.at)
    with Leaving(2, PressError):
        library, site = open_library(order)
    clock = library.clock
    file = texts_file(question)
    memory = Store(file) if file else None
    with _inspector(question, library.content.root) as inspect:
        checked = check_library(library, site, memory, inspect)
    if memory:
        memory.close()
    outcome = Outcome(library.content.root, checked, clock.instant, clock.zone, clock.hour)
    remember(question, outcome, signed, _valid_until(library))
    return outcome


@contextmanager
def _inspector(question: Question, root: Path) -> Iterator[Callable[[Path], SourceFacts]]:
    """What tells whether a picture can be published: one that changed is read, no other."""
    folder = cache_folder(question.config_file)
    try:
        kept = ImageCache(folder / "images", root) if folder else None
    except (OSError, sqlite3.Error):  # a folder that cannot be written only costs time
        kept = None
    if kept is None:
        yield inspect_source
        return
    with kept:
        yield kept.facts


def correct(question: Question, base: str | None, paths: tuple[Path, ...]) -> None:
    """Write what has one right answer, and tell it on the error stream.

    `base` limits this to what a branch touches; None: everything, or `paths` when given.

    Raises:
        GitFault: `base` is given and Git cannot tell.
    """
    outcome = examine(question)
    checked = outcome.checked
    branch = _branch(outcome.root, base)
    found = branch.concerned(checked) if branch and base is not None else checked.problems
    files = {problem.file for problem in checked.within(found, paths, outcome.root)}
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
