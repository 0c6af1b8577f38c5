"""The front matter of a file as characters: where each scalar stands, so that one can be replaced.

Nothing is written back from a parsed form: comments, quotes, order and line ends stay as typed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import yaml
from msgspec import Struct

from inspiration.library.front_matter import parse_front_matter

Loc = tuple[str | int, ...]
_BOM = "\ufeff"
_BLOCK_STYLES = ("|", ">")


class Scalar(Struct, frozen=True):
    """One value or key: its characters `[start, end)` in the file, and how it was quoted.

    `loc` is the path of front-matter keys that leads to it.
    """

    loc: Loc
    start: int
    end: int
    text: str
    quote: str


class Edit(Struct, frozen=True):
    """Characters `[start, end)` of a file, and what takes their place."""

    start: int
    end: int
    text: str


class FrontMatterText(Struct, frozen=True):
    """A file and the scalars of its front matter by place (line and column from 1).

    `closing` is where the line that closes the front matter begins; `newline` how lines end.
    """

    path: str
    text: str
    values: dict[tuple[int, int], Scalar]
    keys: dict[tuple[int, int], Scalar]
    root: Any
    head: int
    origin: list[int] | None
    closing: int
    newline: str

    @classmethod
    def read(cls, data: bytes, path: str) -> FrontMatterText | None:
        """Find the scalars of a file; None when its front matter cannot be read."""
        raw = parse_front_matter(data, path)
        if not raw.readable:
            return None
        text = data.decode("utf-8")
        plain, origin = _plain_lines(text)
        lines = plain.split("\n")
        head = len(lines[0]) + 1
        yaml_text = "\n".join(lines[1 : raw.body_line - 2]) + "\n"
        try:
            root = yaml.compose(yaml_text, Loader=yaml.SafeLoader)
        except yaml.YAMLError:  # stricter than the reader on a few rare characters
            return None
        closing = head + len(yaml_text)
        newline = "\r\n" if "\r\n" in text else "\r" if "\r" in text else "\n"
        values: dict[tuple[int, int], Scalar] = {}
        keys: dict[tuple[int, int], Scalar] = {}
        found = cls(
            path,
            text,
            values,
            keys,
            root,
            head,
            origin,
            closing if origin is None else origin[closing],
            newline,
        )
        for place, key, value in found._scalars(root, (), None):
            if key:
                keys[place] = key
            if value:
                values[place] = value
        return found

    def with_edits(self, edits: Iterable[Edit]) -> bytes:
        """The bytes of the file with these characters replaced; the others are as they were."""
        text = self.text
        for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
            text = text[: edit.start] + edit.text + text[edit.end :]
        return text.encode("utf-8")

    def offset(self, index: int) -> int:
        """From a place in the YAML to one in the file's characters."""
        return index + self.head if self.origin is None else self.origin[index + self.head]

    def node(self, key: str) -> Any:
        """The YAML node of a top-level key, or None."""
        return next((value for name, value in self.root.value if name.value == key), None)

    def _scalars(
        self, node: Any, loc: Loc, place: tuple[int, int] | None
    ) -> Iterator[tuple[tuple[int, int], Scalar | None, Scalar | None]]:
        here = place or (node.start_mark.line + 2, node.start_mark.column + 1)
        if isinstance(node, yaml.ScalarNode):
            yield here, None, self._scalar(node, loc)
        elif isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                yield from self._scalars(item, (*loc, index), None)
        elif isinstance(node, yaml.MappingNode):
            for name, value in node.value:
                at = (name.start_mark.line + 2, name.start_mark.column + 1)
                yield at, self._scalar(name, loc), None
                yield from self._scalars(value, (*loc, str(name.value)), at)

    def _scalar(self, node: Any, loc: Loc) -> Scalar | None:
        """None for a block scalar: its lines are prose, never a word to correct."""
        if node.style in _BLOCK_STYLES:
            return None
        start, end = (self.offset(mark.index) for mark in (node.start_mark, node.end_mark))
        return Scalar(loc, start, end, str(node.value), node.style or "")


def quoted(text: str, quote: str) -> str:
    """Write a text as a YAML scalar in the quotes given: none, `'` or `"`."""
    if quote == "'":
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False) if quote == '"' else text


def _plain_lines(text: str) -> tuple[str, list[int] | None]:
    """The text as the reader takes it (no BOM, one sign a line end), and where each character was.

    The map has one more place, for the end; None when nothing was changed.
    """
    if not text.startswith(_BOM) and "\r" not in text:
        return text, None
    letters: list[str] = []
    origin: list[int] = []
    for index, letter in enumerate(text):
        if index == 0 and letter == _BOM:
            continue
        if letter == "\n" and text[index - 1 : index] == "\r":
            continue
        letters.append("\n" if letter == "\r" else letter)
        origin.append(index)
    origin.append(len(text))
    return "".join(letters), origin
