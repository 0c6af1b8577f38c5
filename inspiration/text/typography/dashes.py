"""Asides between en dashes, dialogue with em dashes (TYP-04)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspiration.text.typography.characters import (
    EM_DASH,
    EN_DASH,
    LINE,
    NO_BREAK_SPACE,
    SPACE_CLASS,
    after_spaces,
    before_spaces,
)
from inspiration.text.typography.run import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspiration.text.typography.run import Run

_DASH = re.compile(rf"[-–—](?<={SPACE_CLASS}[-–—])(?:-{{0,2}})(?={SPACE_CLASS}|[,;.!?:)…]|\Z)")
_HYPHEN_ALONE = re.compile(rf"-(?<={SPACE_CLASS}-)")
_DIALOGUE = re.compile(rf"{SPACE_CLASS}*(?:-{{1,3}}|–|—){SPACE_CLASS}+")
_SENTENCE_END = re.compile(
    rf"(?:[^\W\d_]{{2}}[.…]|[!?]){SPACE_CLASS}?[»”)]?{SPACE_CLASS}+(?=[A-ZÀ-ÖØ-ÞŒ«])"
)


def write_dashes(run: Run) -> None:
    """Write the dashes of asides, the no-break space on the inner side."""
    if run.is_dialogue:
        _open_dialogue(run)
    text = run.text
    if "–" not in text and "—" not in text and not _HYPHEN_ALONE.search(text):
        return
    edits: list[Edit] = []
    end_of_last = 0
    is_inside = False
    for start, end in _dashes(text):
        if is_inside and _SENTENCE_END.search(text, end_of_last, start):
            is_inside = False
        left, right = before_spaces(text, start), after_spaces(text, end)
        if is_inside:
            edits.append(Edit(left, end, f"{NO_BREAK_SPACE}{EN_DASH}"))
            is_inside = False
        elif right > end:
            space = "\n" if "\n" in text[left:start] else " "
            edits.append(Edit(left, right, f"{space}{EN_DASH}{NO_BREAK_SPACE}"))
            is_inside = True
        end_of_last = right
    run.apply(edits)


def _dashes(text: str) -> Iterator[tuple[int, int]]:
    """Find the dashes that stand between words, and not between numbers or at an edge."""
    for found in _DASH.finditer(text):
        start, end = found.span()
        left, right = before_spaces(text, start), after_spaces(text, end)
        if not left or right == len(text) or text[left - 1] == LINE or text[right] == LINE:
            continue
        if text[left - 1].isdigit() and text[right].isdigit():
            continue
        if text[start] == "-" and right == end:
            continue
        yield start, end


def _open_dialogue(run: Run) -> None:
    """Begin a line of declared dialogue with an em dash."""
    found = _DIALOGUE.match(run.text)
    if found and found.end() < len(run.text):
        start = after_spaces(run.text, 0)
        run.apply([Edit(start, found.end(), f"{EM_DASH}{NO_BREAK_SPACE}")])
