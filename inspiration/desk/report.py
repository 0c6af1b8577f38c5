"""Problems as an editor, a script or a forge reads them."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspiration.model.problem import Problem


_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_WIDTH = 100
"""Signs of a faulty line that are shown."""
_NAMES = {"error": "erreur", "warning": "attention"}


def as_text(problems: Iterable[Problem], root: Path) -> str:
    """One paragraph a problem: place, message, the faulty line with a caret, the remedy."""
    return "\n\n".join(
        _paragraph(problem, lines)
        for file, found in groupby(problems, key=attrgetter("file"))
        # Problems come by file: one with twenty of them is read once.
        for lines in (_lines(root / file),)
        for problem in found
    )


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


def _paragraph(problem: Problem, lines: list[bytes]) -> str:
    parts = [
        f"{problem.file}:{problem.line}:{problem.column}  "
        f"{_NAMES[problem.severity]} ({problem.rule})",
        f"  {problem.message}",
    ]
    source, place = _cut(lines, problem)
    if source:
        parts += [f"    {source}", f"    {' ' * place}^"]
    if problem.hint:
        parts.append(f"  → {problem.hint}")
    return "\n".join(parts)


def _lines(file: Path) -> list[bytes]:
    """The lines of a file, of which few are shown; none when it cannot be read."""
    try:
        data = file.read_bytes()
    except OSError:
        return []
    return data.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")


def faulty_line(root: Path, problem: Problem) -> tuple[str, int]:
    """The faulty line, cut around the fault to what a terminal shows, and the fault's place in it.

    The line is empty when it cannot be read.
    """
    return _cut(_lines(root / problem.file), problem)


def _cut(lines: list[bytes], problem: Problem) -> tuple[str, int]:
    line = ""
    if 0 < problem.line <= len(lines):
        # A sign of control would move the caret, or speak to the terminal.
        line = _CONTROL.sub(" ", lines[problem.line - 1].decode(errors="replace"))
    place = max(0, min(problem.column, len(line)) - 1)
    start = place - _WIDTH // 2 if place >= _WIDTH else 0
    cut = "…" if start else ""
    return cut + line[start : start + _WIDTH], place - start + len(cut)
