"""Quotation marks and apostrophes (TYP-01, TYP-02, TYP-03).

First level « », with U+00A0 inside; every level within, “ ”. A straight mark without its pair
stays as typed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.text.typography.characters import (
    APOSTROPHE,
    LINE,
    NO_BREAK_SPACE,
    OBJECT,
    SPACE_SET,
    after_spaces,
    before_spaces,
)
from inspiration.text.typography.run import Edit

if TYPE_CHECKING:
    from inspiration.text.typography.run import Run

_ELISION = re.compile(r"'(?<=[^\W\d_]')(?=[\w«\"“(\ufffc])")
_QUOTE = re.compile("[\"'«»“”]")
_OPENERS = frozenset("([{«“’'\"-–—/:;" + LINE) | SPACE_SET
_CLOSERS = {"»": "«", "”": "“"}


def write_apostrophes(run: Run) -> None:
    """Curl the apostrophe of an elision."""
    if "'" in run.text:
        run.text = _ELISION.sub(APOSTROPHE, run.text)


class _Quote(Struct):
    """A quotation mark found in the run; `pair` is the index of its other half."""

    offset: int
    sign: str
    pair: int | None = None
    opens: bool = False
    level: int = 0


def write_quotes(run: Run) -> None:
    """Pair the quotation marks and write each one as its level asks."""
    text = run.text
    quotes = [_Quote(found.start(), found[0]) for found in _QUOTE.finditer(text)]
    if not quotes:
        return
    _pair(text, quotes)
    _set_levels(quotes)
    edits: list[Edit] = []
    position = 0
    for quote in quotes:
        edit = _written(text, quote)
        if edit is None:
            continue
        if edits and edit.start <= position:
            # Two marks share the spaces between them: the first has already written them.
            words = edit.words
            if edits[-1].words.endswith(NO_BREAK_SPACE) or edit.start < position:
                words = words.lstrip(NO_BREAK_SPACE)
            edit = Edit(position, edit.end, words)
        edits.append(edit)
        position = edit.end
    run.apply(edits)


def _pair(text: str, quotes: list[_Quote]) -> None:
    """Match each closing mark with the last mark of its kind left open."""
    waiting: dict[str, list[int]] = {'"': [], "'": [], "«": [], "“": []}
    for index, quote in enumerate(quotes):
        sign = quote.sign
        if sign in "«“":
            waiting[sign].append(index)
            continue
        opener = _CLOSERS.get(sign, sign)
        open_marks = waiting[opener]
        if sign in _CLOSERS:
            closes = bool(open_marks)
        else:
            can_open, can_close = _sides(text, quote)
            closes = bool(open_marks) and (can_close or not can_open)
            if closes and waiting["«"] and waiting["«"][-1] > open_marks[-1]:
                # A guillemet left open inside: nobody can tell what this mark closes.
                continue
            if not closes and (can_open or (sign == '"' and not can_close)):
                open_marks.append(index)
        if closes:
            first = open_marks.pop()
            quote.pair, quotes[first].pair = first, index
            quotes[first].opens = True
            _forget_inside(waiting, first)


def _forget_inside(waiting: dict[str, list[int]], first: int) -> None:
    """A pair that closes leaves alone the marks opened within it and never closed."""
    for marks in waiting.values():
        while marks and marks[-1] > first:
            marks.pop()


def _sides(text: str, quote: _Quote) -> tuple[bool, bool]:
    """Tell whether a straight mark may open, and may close, from its neighbours."""
    offset = quote.offset
    before = text[offset - 1] if offset else " "
    after = text[offset + 1] if offset + 1 < len(text) else " "
    can_open = before in _OPENERS and after not in SPACE_SET
    can_close = before not in SPACE_SET and (
        after in SPACE_SET or not (after.isalnum() or after == OBJECT) or quote.sign == '"'
    )
    if quote.sign == "'":
        can_open = can_open and (after.isalpha() or after == OBJECT)
        can_close = can_close and (before.isalpha() or before in "»”.!?…)" or before == OBJECT)
    elif can_open and before != "(" and before in _OPENERS - {"’"}:
        can_close = can_close and before in "»”"
    return can_open, can_close


def _set_levels(quotes: list[_Quote]) -> None:
    """Count, for each pair, the pairs around it; a guillemet left open counts as one."""
    level = 0
    for index, quote in enumerate(quotes):
        is_first_half = quote.pair is not None and quote.pair > index
        if is_first_half or (quote.sign == "«" and quote.pair is None):
            quote.level = level
            level += 1
        elif quote.pair is not None:
            level = quote.level = quotes[quote.pair].level
        elif quote.sign == "»":
            level = 0


def _written(text: str, quote: _Quote) -> Edit | None:
    """Say how a mark must be written, or nothing when it stays as typed."""
    offset, end = quote.offset, quote.offset + 1
    if quote.pair is None:
        if quote.sign == "'":
            return _lone_apostrophe(text, offset)
        if quote.sign not in "«»":
            return None
    opens = quote.opens or (quote.pair is None and quote.sign == "«")
    if opens:
        end = after_spaces(text, end)
        if end == len(text) or text[end] == LINE:
            return None
    else:
        offset = before_spaces(text, offset)
        if offset == 0 or text[offset - 1] == LINE:
            return None
    if quote.level and quote.pair is not None:
        return Edit(offset, end, "“" if opens else "”")
    return Edit(offset, end, f"«{NO_BREAK_SPACE}" if opens else f"{NO_BREAK_SPACE}»")


def _lone_apostrophe(text: str, offset: int) -> Edit | None:
    """Curl what can only be an apostrophe: « 'tit », « l' », « '68 »; a prime stays."""
    before = text[offset - 1] if offset else " "
    after = text[offset + 1] if offset + 1 < len(text) else " "
    if before.isalpha() or before == OBJECT or (before in _OPENERS and after.isalnum()):
        return Edit(offset, offset + 1, APOSTROPHE)
    return None
