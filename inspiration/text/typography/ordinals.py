"""Ordinals and « n° »: 1er, 1re, 2e, XXe, their letters raised (TYP-05, TYP-09)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspiration.text.typography.characters import NO_BREAK_SPACE, SPACE_CLASS
from inspiration.text.typography.run import Edit

if TYPE_CHECKING:
    from inspiration.text.typography.run import Run

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_ORDINAL = re.compile(
    r"(?:(?P<first>i?ers?)|(?P<feminine>i?[èe]res?|res?)|(?P<second>nde?s?)"
    r"|(?P<other>i?[èe]mes?|es?|è))(?!\w|['’])"
)
_ROMAN = re.compile(
    r"[IVX](?<![IVX]{2})[IVX]*+(?:(?P<first>ers?)|(?P<feminine>[èe]res?|res?)|(?P<other>i?[èe]mes?|es?|è))(?!\w|['’])"
)
_ROMAN_NUMERAL = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_NUMERO = re.compile(rf"[nN]°(s?)({SPACE_CLASS}*)(?=[0-9A-Z(«])")


# What may be an ordinal, in one search; « Vers » and « Idée » are not.
_HINT = re.compile(
    r"[0-9IVX](?:(?<=[0-9])(?=[eèirn])|(?<=I)(?=[eè]?r)|(?<=[IVX])(?=i?[eè](?:m|s?\b)))"
)


def write_ordinals(run: Run, *, raised: bool) -> None:
    """Write 1er, 1re, 2e, XXe, with the letters raised where there can be an element."""
    text = run.text
    edits = [Edit(*found) for found in _ordinals(text)] if _HINT.search(text) else []
    for numero in _NUMERO.finditer(text) if "°" in text else ():
        if text[numero.start() - 1 : numero.start()].isalnum():
            continue
        sign = ("o" if raised else "º") + numero[1]
        edits.append(Edit(numero.start() + 1, numero.start() + 2 + len(numero[1]), sign))
        if numero[2] != NO_BREAK_SPACE:
            edits.append(Edit(numero.start(2), numero.end(2), NO_BREAK_SPACE))
    if not edits:
        return
    edits.sort()
    _apply_raised(run, edits, raised=raised)


def _apply_raised(run: Run, edits: list[Edit], *, raised: bool) -> None:
    spans: list[tuple[int, int]] = []
    if raised:
        taken = {mark.offset for mark in run.marks}
        kept: list[Edit] = []
        shift = 0
        for edit in edits:
            is_space = edit.words == NO_BREAK_SPACE
            if not is_space and taken and not taken.isdisjoint(range(edit.start, edit.end)):
                continue
            kept.append(edit)
            place = edit.start + shift
            if not is_space:
                spans.append((place, place + len(edit.words)))
            shift += len(edit.words) - (edit.end - edit.start)
        edits = kept
    run.apply(edits)
    run.enclose(spans, "<sup>", "</sup>")


def _ordinals(text: str) -> list[tuple[int, int, str]]:
    """Find the ordinals: where their letters stand and how to write them."""
    found: list[tuple[int, int, str]] = []
    for number in _NUMBER.finditer(text):
        start, end = number.span()
        before = text[start - 1 : start]
        if before.isalnum() or before in tuple("_.,#") or not number[0].isdigit():
            continue
        letters = _ORDINAL.match(text, end)
        written = _ordinal_letters(letters, number[0]) if letters else None
        if letters and written:
            found.append((end, letters.end(), written))
    for roman in _ROMAN.finditer(text):
        start = roman.start()
        group = roman.lastgroup or "other"
        numeral = text[start : roman.start(group)]
        if text[start - 1 : start].isalnum() or not _ROMAN_NUMERAL.fullmatch(numeral):
            continue
        if (numeral == "I") == (group == "other"):
            continue
        plural = "s" if roman[0].endswith("s") else ""
        base = {"first": "er", "feminine": "re", "other": "e"}[group]
        found.append((roman.start(group), roman.end(), base + plural))
    return found


def _ordinal_letters(letters: re.Match[str], number: str) -> str | None:
    plural = "s" if letters[0].endswith("s") else ""
    if letters["first"] or letters["feminine"]:
        return None if number != "1" else ("er" if letters["first"] else "re") + plural
    if letters["second"]:
        return letters[0] if number == "2" else None
    return None if number in {"0", "1"} else "e" + plural
