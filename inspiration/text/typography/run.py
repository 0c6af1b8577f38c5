"""A run: the text of one block, freed from its inline tags, and the way back to HTML.

Rules read and edit `Run.text` as if it were one plain string. Tags are kept aside as marks at an
offset; a space added between a word and its sign falls outside the inline element (TYP-15).
"""

from __future__ import annotations

from enum import IntEnum
from html import escape
from typing import NamedTuple

from msgspec import Struct, field

from inspiration.text.typography.characters import OBJECT


class MarkKind(IntEnum):
    """What a mark does to the text around it."""

    CLOSE = 0
    OPEN = 1
    OBJECT = 2


class Mark(NamedTuple):
    """Something that is not text, at an offset of the text. An object stands for one sign."""

    offset: int
    raw: str
    kind: MarkKind


class Edit(NamedTuple):
    """Replace `text[start:end]` by `words`."""

    start: int
    end: int
    words: str


class Run(Struct):
    """The text of one block and its marks, in order of offset."""

    text: str
    marks: list[Mark] = field(default_factory=list)
    is_dialogue: bool = False

    def apply(self, edits: list[Edit]) -> None:
        """Carry out edits given in order and without overlap, and move the marks along."""
        if not edits:
            return
        if self.marks:
            self.marks = _moved(self.marks, edits)
        text, pieces, position = self.text, [], 0
        for start, end, words in edits:
            pieces.append(text[position:start])
            pieces.append(words)
            position = end
        pieces.append(text[position:])
        self.text = "".join(pieces)

    def enclose(self, spans: list[tuple[int, int]], opening: str, closing: str) -> None:
        """Wrap each span in an element, but for a span that a tag already cuts."""
        taken = {mark.offset for mark in self.marks}
        ranked = [(mark.offset, 1, mark) for mark in self.marks]
        for start, end in spans:
            if taken and not taken.isdisjoint(range(start, end)):
                continue
            ranked.append((start, 2, Mark(start, opening, MarkKind.OPEN)))
            ranked.append((end, 0, Mark(end, closing, MarkKind.CLOSE)))
        ranked.sort(key=_place_and_rank)
        self.marks = [mark for _, _, mark in ranked]

    def hide(self, spans: list[tuple[int, int]]) -> None:
        """Turn each span, free of marks inside, into one object that no rule enters."""
        hidden = [
            Mark(start, escape(self.text[start:end], quote=False), MarkKind.OBJECT)
            for start, end in spans
        ]
        edits = [Edit(start, end, OBJECT) for start, end in spans]
        shift, moved = 0, []
        for mark, edit in zip(hidden, edits, strict=True):
            moved.append(mark._replace(offset=mark.offset + shift))
            shift += 1 - (edit.end - edit.start)
        self.apply(edits)
        self.marks = sorted(self.marks + moved, key=_hiding_order)

    def html(self) -> str:
        """Weave the tags back into the text."""
        text = self.text
        must_escape = "&" in text or "<" in text or ">" in text
        if not self.marks:
            return escape(text, quote=False) if must_escape else text
        pieces, position = [], 0
        for offset, raw, kind in self.marks:
            if offset > position:
                words = text[position:offset]
                pieces.append(escape(words, quote=False) if must_escape else words)
                position = offset
            pieces.append(raw)
            if kind == MarkKind.OBJECT:
                position = offset + 1
        words = text[position:]
        pieces.append(escape(words, quote=False) if must_escape else words)
        return "".join(pieces)


def _place_and_rank(ranked: tuple[int, int, Mark]) -> tuple[int, int]:
    return ranked[:2]


def _hiding_order(mark: Mark) -> tuple[int, bool]:
    return (mark.offset, mark.kind == MarkKind.OBJECT)


def _moved(marks: list[Mark], edits: list[Edit]) -> list[Mark]:
    """Say where each mark stands once the edits are done.

    Where an edit writes a space, what closes stays before it and what opens goes after it. A tag
    inside any other replaced span follows the same rule; one at its edges stays at its edge.
    """
    moved: list[Mark] = []
    shift = 0
    waiting = iter(edits)
    edit = next(waiting, None)
    has_opened = False
    for mark in marks:
        offset, raw, kind = mark
        while edit is not None and _is_past(edit, offset, kind):
            shift += len(edit.words) - (edit.end - edit.start)
            edit = next(waiting, None)
            has_opened = False
        if edit is None or offset < edit.start or (offset == edit.start and not _is_space(edit)):
            moved.append(Mark(offset + shift, raw, kind) if shift else mark)
            continue
        has_opened = has_opened or kind == MarkKind.OPEN
        place = edit.start + shift + (len(edit.words) if has_opened else 0)
        moved.append(Mark(place, raw, kind))
    return moved


def _is_space(edit: Edit) -> bool:
    return not edit.words or edit.words.isspace()


def _is_past(edit: Edit, offset: int, kind: MarkKind) -> bool:
    """Tell whether the whole of an edit stands before a mark."""
    if edit.end != offset:
        return edit.end < offset
    return kind == MarkKind.OBJECT or not _is_space(edit)
