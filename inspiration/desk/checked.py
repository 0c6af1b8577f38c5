"""What a check found, and what it takes to tell the part of a branch from the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from inspiration.model.problem import Problem, Severity


@dataclass(frozen=True)
class EntryFacts:
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


@dataclass(frozen=True)
class Checked:
    """Every problem of a content folder, in order, and every entry by key."""

    problems: tuple[Problem, ...]
    entries: tuple[EntryFacts, ...]

    def as_dict(self) -> dict[str, Any]:
        """Give plain values, for JSON."""
        return {
            "problems": [problem.as_dict() for problem in self.problems],
            "entries": [asdict(entry) for entry in self.entries],
        }

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Checked:
        """Read back what `as_dict` gave."""
        problems = (
            Problem(**{**item, "severity": Severity(item["severity"])})
            for item in values["problems"]
        )
        entries = (
            EntryFacts(
                item["key"],
                item["path"],
                item["folder"],
                tuple(item["addresses"]),
                tuple(item["mentions"]),
                tuple(item["tolerated"]),
            )
            for item in values["entries"]
        )
        return cls(tuple(problems), tuple(entries))

    @staticmethod
    def within(problems: Iterable[Problem], paths: Iterable[Path], root: Path) -> list[Problem]:
        """Keep the problems of some files or folders; all of them when none is named."""
        wanted = [path.resolve() for path in paths]
        return [
            problem
            for problem in problems
            if not wanted
            or any((root / problem.file).resolve().is_relative_to(path) for path in wanted)
        ]
