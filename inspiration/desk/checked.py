"""What a check found, and what it takes to tell the part of a branch from the rest."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from inspiration.model.problem import Problem


class EntryFacts(Struct, frozen=True):
    """What is known of an entry, readable or not.

    `path` and `folder` are relative to the content folder; `folder` is where its pictures are, or
    None for a lone file. `addresses` holds its present address, then the former ones; `mentions`
    the keys of the entries it may refer to; `tolerated` the rules it may break.
    """

    key: str
    path: str
    folder: str | None
    addresses: tuple[str, ...]
    mentions: tuple[str, ...]
    tolerated: tuple[str, ...] = ()


class Checked(Struct, frozen=True):
    """Every problem of a content folder, in order, and every entry by key."""

    problems: tuple[Problem, ...]
    entries: tuple[EntryFacts, ...]


def within(problems: Iterable[Problem], paths: Iterable[Path], root: Path) -> list[Problem]:
    """The problems of some files or folders; all of them when none is named."""
    wanted = [path.resolve() for path in paths]
    return [
        problem
        for problem in problems
        if not wanted
        or any((root / problem.file).resolve().is_relative_to(path) for path in wanted)
    ]
