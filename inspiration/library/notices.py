"""How a check of the library notes a problem at a key of an entry."""

from __future__ import annotations

from msgspec import Struct, field

from inspiration.model.entry import Entry
from inspiration.model.problem import Problem, Severity

Loc = tuple[str | int, ...]


def place_of(entry: Entry, loc: Loc) -> tuple[int, int]:
    """The (line, column) of a key, or of the nearest group that holds it."""
    while loc and loc not in entry.source.positions:
        loc = loc[:-1]
    return entry.source.positions.get(loc, (1, 1))


class Notices(Struct):
    """The problems found so far; a warning that an entry tolerates is not noted."""

    problems: list[Problem] = field(default_factory=list)

    def error(self, entry: Entry, loc: Loc, rule: str, message: str, hint: str = "") -> None:
        """Note what stops a public entry."""
        self._note(entry, loc, rule, Severity.ERROR, message, hint)

    def warning(self, entry: Entry, loc: Loc, rule: str, message: str, hint: str = "") -> None:
        """Note what an editor should look at."""
        if not entry.tolerates(rule):
            self._note(entry, loc, rule, Severity.WARNING, message, hint)

    def _note(
        self, entry: Entry, loc: Loc, rule: str, severity: Severity, message: str, hint: str
    ) -> None:
        line, column = place_of(entry, loc)
        key = str(loc[0]) if loc else ""
        self.problems.append(
            Problem(entry.source.path, line, column, key, rule, severity, message, hint)
        )
