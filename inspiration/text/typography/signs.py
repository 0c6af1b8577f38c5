"""The space before the high signs: U+202F before ; ! ?, U+00A0 before : (TYP-01)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspiration.text.typography.characters import (
    LINE,
    NARROW_NO_BREAK_SPACE,
    NO_BREAK_SPACE,
    SPACE_SET,
    before_spaces,
)
from inspiration.text.typography.run import Edit

if TYPE_CHECKING:
    from inspiration.text.typography.run import Run

_SIGN = re.compile(r"[;:!?][;:!?]*")
_NO_SPACE_AFTER = frozenset("([{«“¿¡/\\'’-_=&#@*+<" + LINE)
_GLUED_TO_CODE = frozenset("/\\=_&#")
_ENTITY_END = re.compile(r"&#?\w{1,10}\Z")
_FACE = re.compile(r"[:;]-?[()DP|]")


def space_signs(run: Run) -> None:
    """Write the space that each high sign asks before it."""
    text = run.text
    length = len(text)
    edits: list[Edit] = []
    for found in _SIGN.finditer(text):
        sign, end = found.start(), found.end()
        start = before_spaces(text, sign)
        if not start or text[start - 1] in _NO_SPACE_AFTER:
            continue
        if end < length and not _ends_a_word(text, end):
            continue
        if (
            text[sign] == ";"
            and start == sign
            and _ENTITY_END.search(text, max(0, sign - 12), sign)
        ):
            continue
        if text[sign] in ":;" and _is_face(text, sign, is_spaced=start < sign):
            continue
        space = NO_BREAK_SPACE if text[sign] == ":" else NARROW_NO_BREAK_SPACE
        if text[start:sign] != space:
            edits.append(Edit(start, sign, space))
    run.apply(edits)


def _ends_a_word(text: str, end: int) -> bool:
    """Tell whether the sign is punctuation, and not part of a code, an hour or a ratio."""
    after = text[end]
    return after in SPACE_SET or not (after.isalnum() or after in _GLUED_TO_CODE)


def _is_face(text: str, sign: int, *, is_spaced: bool) -> bool:
    """Leave a smiley alone."""
    return is_spaced and _FACE.match(text, sign) is not None
