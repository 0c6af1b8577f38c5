"""Ellipses, and the spaces that have no place: doubled, before `, . … ) ]`, after `( [`.

TYP-01, TYP-03.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspiration.text.typography.characters import (
    ELLIPSIS,
    NARROW_NO_BREAK_SPACE,
    NO_BREAK_SPACE,
    OBJECT,
    SPACE_CLASS,
    SPACE_SET,
)
from inspiration.text.typography.run import Edit

if TYPE_CHECKING:
    from inspiration.text.typography.run import Run

_DOTS = re.compile(r"\.{3,}")
_AFTER_ETC = re.compile(rf"etc(?:\.?{SPACE_CLASS}*…|\.\.+)")
_MISPLACED = re.compile(rf"{SPACE_CLASS}(?:{SPACE_CLASS}+|(?=[,.…)\]])|(?<=[(\[]{SPACE_CLASS}))")
# Beginning with the signs, rarer than spaces, spares most texts the search above.
_SUSPECT = re.compile(
    r"[,.…)\]\[(\t\n\r\f\u00a0\u2000-\u200a\u202f]"
    rf"(?:(?<={SPACE_CLASS}[^ ])|(?<=[(\[\t\n\r\f\u00a0\u2000-\u200a\u202f])(?={SPACE_CLASS}))"
)


def join_dots(run: Run) -> None:
    """Write `…` for three or four dots; longer rows are leaders, left as typed."""
    if "..." in run.text:
        run.apply(
            [
                Edit(*dots.span(), ELLIPSIS)
                for dots in _DOTS.finditer(run.text)
                if dots.end() - dots.start() <= 4
            ]
        )


def trim_etc(run: Run) -> None:
    """Write « etc. », which needs no ellipsis."""
    if "etc" in run.text:
        run.apply(
            [
                Edit(found.start(), found.end(), "etc.")
                for found in _AFTER_ETC.finditer(run.text)
                if not run.text[found.start() - 1 : found.start()].isalnum()
            ]
        )


def fold_spaces(run: Run) -> None:
    """Fold doubled spaces and drop those that no sign of French wants."""
    text = run.text
    if "  " not in text and not _SUSPECT.search(text):
        return
    end_of_text = len(text)
    edits: list[Edit] = []
    for found in _MISPLACED.finditer(text):
        start, end = found.span()
        if start == 0 or end == end_of_text:
            continue
        before, after = text[start - 1], text[end]
        if _is_unwanted(text, before, after, end):
            edits.append(Edit(start, end, ""))
        elif end - start > 1:
            edits.append(Edit(start, end, _strongest(found[0])))
    run.apply(edits)


def _is_unwanted(text: str, before: str, after: str, end: int) -> bool:
    """Tell whether the space between two signs must go."""
    if before in "([":
        return after not in ")]"
    if after in ")]":
        return True
    following = text[end + 1 : end + 2]
    if after == ",":
        return not following.isdigit()
    if after == ".":
        return not following or following in SPACE_SET or following in '»”")];:!?'
    if after == ELLIPSIS:
        return before.isalnum() or before in "»”)" or before == OBJECT
    return False


def _strongest(spaces: str) -> str:
    """Keep, of several spaces, the one that says most."""
    for space in (NO_BREAK_SPACE, NARROW_NO_BREAK_SPACE, "\n"):
        if space in spaces:
            return space
    return " "
