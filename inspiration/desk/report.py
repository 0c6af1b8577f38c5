"""Problems as an editor, a script or a forge reads them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspiration.model.problem import Problem


_NAMES = {"error": "erreur", "warning": "attention"}


def as_text(problems: Iterable[Problem], root: Path) -> str:
    """One paragraph a problem: place, message, the faulty line with a caret, the remedy."""
    return "\n\n".join(_paragraph(problem, root) for problem in problems)


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


def _paragraph(problem: Problem, root: Path) -> str:
    lines = [
        f"{problem.file}:{problem.line}:{problem.column}  "
        f"{_NAMES[problem.severity]} ({problem.rule})",
        f"  {problem.message}",
    ]
    source = _source_line(root / problem.file, problem.line)
    if source:
        lines += [f"    {source}", f"    {' ' * (min(problem.column, len(source)) - 1)}^"]
    if problem.hint:
        lines.append(f"  → {problem.hint}")
    return "\n".join(lines)


def _source_line(file: Path, number: int) -> str:
    """The faulty line, cut to what a terminal shows; empty when it cannot be read."""
    try:
        with file.open(encoding="utf-8-sig", errors="replace") as lines:
            for current, line in enumerate(lines, 1):
                if current == number:
                    return line.rstrip("\n").replace("\t", " ")[:100]
    except OSError:
        pass
    return ""
