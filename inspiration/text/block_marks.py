"""The lines of a source that open and close blocks: `/// encadre | titre`, `///`."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = re.compile(r"[ ]{0,3}(/{3,})[ ]*([\w-]*)[ ]*(?:\|.*)?$")
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_BEGINNINGS = frozenset({"///", "```", "~~~"})


class BlockMark(NamedTuple):
    """A line of slashes. `name` is empty when it closes."""

    line: int
    slashes: int
    name: str


def block_marks(source: str) -> list[BlockMark]:
    """List them in order, but for those shown inside a fence."""
    marks: list[BlockMark] = []
    fence = ""
    for number, line in enumerate(source.split("\n"), start=1):
        if line.lstrip(" ")[:3] not in _BEGINNINGS:
            continue
        if fence:
            closing = _FENCE.match(line)
            fence = "" if closing and closing[1].startswith(fence) else fence
        elif opening := _FENCE.match(line):
            fence = opening[1]
        elif mark := _MARK.match(line):
            marks.append(BlockMark(number, len(mark[1]), mark[2].lower()))
    return marks
