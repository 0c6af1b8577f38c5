"""Titles, initials and reference words that hold on to what follows (TYP-09)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspiration.text.typography.characters import NO_BREAK_SPACE, SPACE_CLASS, after_spaces
from inspiration.text.typography.run import Edit

if TYPE_CHECKING:
    from inspiration.text.typography.run import Run

# Most dots end a longer word: that is looked at first.
_TITLE = re.compile(
    r"(?:\.(?<!\w{5}\.)(?:(?<=\b[A-ZÀ-ÖØ-ÞŒpt]\.)|(?<=\b(?:MM|pp|al|éd)\.)|(?<=\b(?:art|vol|fig|liv|réf)\.)"
    rf"|(?<=\bchap\.))|§|Mmes?\b|Mlles?\b|Mgr\b|Dre?\b|Pre?\b|Me\b){SPACE_CLASS}"
    r"(?=[0-9A-ZÀ-ÖØ-ÞŒa-zà-öø-ÿœ\ufffc«])"
)
_NUMERO = re.compile(rf"[°º](?<=\b[nN][°º])({SPACE_CLASS}*)(?=[0-9])")
_RAISED_NUMERO = frozenset({"<sup>o</sup>", "<sup>os</sup>"})


def hold_abbreviations(run: Run) -> None:
    """Write a no-break space after M., Mme, Dr, p., art., an initial, and n<sup>o</sup>."""
    if run.marks:
        _hold_raised_numero(run)
    text = run.text
    edits: list[Edit] = []
    if "°" in text or "º" in text:
        edits += [Edit(*numero.span(1), NO_BREAK_SPACE) for numero in _NUMERO.finditer(text)]
    for found in _TITLE.finditer(text):
        space = found.end() - 1
        if text[space] != NO_BREAK_SPACE and _holds(text, found.start(), space):
            edits.append(Edit(space, space + 1, NO_BREAK_SPACE))
    edits.sort()
    run.apply(edits)


def _holds(text: str, start: int, space: int) -> bool:
    """Tell whether what stands before the space holds on to what follows."""
    following = text[space + 1]
    if text[start] == "§":
        return following.isdigit()
    if text[start] != ".":
        return not text[start - 1 : start].isalnum() and not following.islower()
    letter = text[start - 1]
    if letter.isupper():
        # M. and MM. hold any word; an initial holds a name.
        return letter == "M" or following.isupper()
    if letter in "tf" and text[start - 3 : start] in {"art", "réf"}:
        return not following.islower()
    return following.isdigit()


def _hold_raised_numero(run: Run) -> None:
    text = run.text
    edits = [
        Edit(mark.offset + 1, after_spaces(text, mark.offset + 1), NO_BREAK_SPACE)
        for mark in run.marks
        if mark.raw in _RAISED_NUMERO and text[max(0, mark.offset - 1) : mark.offset] in {"n", "N"}
    ]
    run.apply([edit for edit in edits if text[edit.end : edit.end + 1].isdigit()])
