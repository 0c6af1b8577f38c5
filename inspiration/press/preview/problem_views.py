"""A problem as a page shows it: the faulty line with a caret, and a link to the editor."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from inspiration.desk.report import faulty_line
from inspiration.model.problem import Problem


class ProblemView(Struct, frozen=True):
    """One problem. `before` and `after` are the faulty line on both sides of the fault."""

    place: str
    is_error: bool
    rule: str
    message: str
    hint: str
    before: str
    after: str
    link: str


def problem_views(problems: Iterable[Problem], root: Path) -> tuple[ProblemView, ...]:
    """Errors first, then warnings, each in the order of files and lines."""
    ordered = sorted(problems, key=lambda problem: (not problem.is_error, problem))
    return tuple(_view(problem, root) for problem in ordered)


def _view(problem: Problem, root: Path) -> ProblemView:
    line, place = faulty_line(root, problem)
    return ProblemView(
        f"{problem.file}:{problem.line}",
        problem.is_error,
        problem.rule,
        problem.message,
        problem.hint,
        line[:place],
        line[place:],
        f"{editor_link(root / problem.file)}:{problem.line}:{problem.column}",
    )


def editor_link(file: Path) -> str:
    """The address that opens a file in Visual Studio Code, on this machine."""
    return f"vscode://file/{quote(file.resolve().as_posix().lstrip('/'), safe='/:')}"
