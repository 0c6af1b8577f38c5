"""Titles, initials and reference words that hold on to what follows (TYP-09)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspiration.text.typography.characters import NO_BREAK_SPACE, SPACE_CLASS, after_spaces
from inspiration.text.typography.run import Edit

if TYPE_CHECKING:
    from inspiration.text.typography.run import Run

_TITLE = re.compile(
    rf"(?:\.|§|nº|n°|no|Mmes|Mme|Mlles|Mlle|Mgr|Dre|Dr|Pre|Pr|Me){SPACE_CLASS}"
    r"(?=[0-9A-ZÀ-ÖØ-ÞŒa-zà-öø-ÿœ\ufffc«])"
)
_RAISED_NUMERO = frozenset({"<sup>o</sup>", "<sup>os</sup>"})
_BEFORE_ANY = frozenset({"M", "MM"})
_BEFORE_NUMBER = frozenset(["p", "pp", "art", "al", "chap", "vol", "fig", "t", "éd", "liv", "§"])
_BEFORE_NUMBER_OR_LETTER = frozenset({"art", "réf"})


def hold_abbreviations(run: Run) -> None:
    """Write a no-break space after M., Mme, Dr, p., art., an initial, and n<sup>o</sup>."""
    _hold_raised_numero(run)
    text = run.text
    edits: list[Edit] = []
    for found in _TITLE.finditer(text):
        start, space = found.start(), found.end() - 1
        if text[space] == NO_BREAK_SPACE:
            continue
        following = text[space + 1]
        word_start = start
        if text[start] == ".":
            while word_start and text[word_start - 1].isalpha() and start - word_start < 5:
                word_start -= 1
        if text[word_start - 1 : word_start].isalnum():
            continue
        if _holds(text[word_start:space], following):
            edits.append(Edit(space, space + 1, NO_BREAK_SPACE))
    run.apply(edits)


def _hold_raised_numero(run: Run) -> None:
    text = run.text
    edits = [
        Edit(mark.offset + 1, after_spaces(text, mark.offset + 1), NO_BREAK_SPACE)
        for mark in run.marks
        if mark.raw in _RAISED_NUMERO and text[max(0, mark.offset - 1) : mark.offset] in {"n", "N"}
    ]
    run.apply([edit for edit in edits if text[edit.end : edit.end + 1].isdigit()])


def _holds(word: str, following: str) -> bool:
    if not word.endswith("."):
        return following.isdigit() if word in {"§", "no"} else not following.islower()
    word = word[:-1]
    if word in _BEFORE_ANY:
        return True
    if following.isdigit():
        return word.lower() in _BEFORE_NUMBER or word in _BEFORE_NUMBER_OR_LETTER
    if following.isupper():
        return word in _BEFORE_NUMBER_OR_LETTER or (len(word) == 1 and word.isupper())
    return False
