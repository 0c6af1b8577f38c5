"""Problems as an editor, a script or a forge reads them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspiration.model.problem import Problem


_WIDTH = 100
"""Signs of a faulty line that are shown."""
_NAMES = {"error": "erreur", "warning": "attention"}


def as_text(problems: Iterable[Problem], root: Path) -> str:
    """One paragraph a problem: place, message, the faulty line with a caret, the remedy."""
    # Problems come by file: one with twenty of them is read once.
    read = lru_cache(maxsize=1)(_lines)
    return "\n\n".join(_paragraph(problem, root, read) for problem in problems)


def as_json(problems: Iterable[Problem]) -> str:
    """The documented list of objects, in the order given."""
    return json.dumps([p.as_dict() for p in problems], ensure_ascii=False, indent=2)


def summary(problems: Iterable[Problem]) -> str:
    """« 2 erreurs, 1 avertissement »."""
    found = list(problems)
    errors = sum(problem.is_error for problem in found)
    return f"{_count(errors, 'erreur')}, {_count(len(found) - errors, 'avertissement')}"


def _count(number: int, word: str) -> str:
    if number == 0:
        return f"aucun{'e' if word == 'erreur' else ''} {word}"
    return f"{number} {word}{'s' if number > 1 else ''}"


def _paragraph(problem: Problem, root: Path, read: Callable[[Path], list[str]]) -> str:
    lines = [
        f"{problem.file}:{problem.line}:{problem.column}  "
        f"{_NAMES[problem.severity]} ({problem.rule})",
        f"  {problem.message}",
    ]
    source, place = faulty_line(root, problem, read)
    if source:
        lines += [f"    {source}", f"    {' ' * place}^"]
    if problem.hint:
        lines.append(f"  → {problem.hint}")
    return "\n".join(lines)


def _lines(file: Path) -> list[str]:
    """The lines of a file; none when it cannot be read."""
    try:
        return file.read_text(encoding="utf-8-sig", errors="replace").split("\n")
    except OSError:
        return []


def faulty_line(
    root: Path, problem: Problem, read: Callable[[Path], list[str]] = _lines
) -> tuple[str, int]:
    """The faulty line, cut around the fault to what a terminal shows, and the fault's place in it.

    The line is empty when it cannot be read. `read` gives the lines of a file.
    """
    lines = read(root / problem.file)
    line = lines[problem.line - 1].replace("\t", " ") if 0 < problem.line <= len(lines) else ""
    place = max(0, min(problem.column, len(line)) - 1)
    start = place - _WIDTH // 2 if place >= _WIDTH else 0
    cut = "…" if start else ""
    return cut + line[start : start + _WIDTH], place - start + len(cut)
