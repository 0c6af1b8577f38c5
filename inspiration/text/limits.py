"""How much a text may hold, so that none takes minutes, whoever wrote it.

Markdown looks for the end of what is opened: what never closes is looked for to the end of its
block, once an opening. No honest text comes near these limits.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BLOCK = 50_000
"""Signs between two blank lines."""
MAX_BLOCK_LINES = 1_000
MAX_LOOKED_AT = 1_000_000
"""Signs that openings make the parser look at, in one block."""
MAX_FOOTNOTES = 1_000
MAX_TAGS = 2_000

_BLANK = re.compile(r"\n[ \t]*\n")
_OPENING = re.compile(r"\[|\]\(|\]\{")
_TAG = re.compile(r"</?[a-zA-Z]")
_PAIRS = {"]": "[", ")": "(", "}": "{"}


def excess(source: str) -> tuple[int, str] | None:
    """What is out of all proportion in a text: its place, and words that say it; else None."""
    if source.count("[^") > MAX_FOOTNOTES:
        return source.index("[^"), f"plus de {MAX_FOOTNOTES} appels de note"
    if source.count("<") > MAX_TAGS and len(_TAG.findall(source)) > MAX_TAGS:
        return source.index("<"), f"plus de {MAX_TAGS} balises"
    if _is_modest(source):
        return None
    for start, block in _blocks(source):
        if len(block) > MAX_BLOCK:
            return start, f"un paragraphe de plus de {MAX_BLOCK} signes"
        if block.count("\n") > MAX_BLOCK_LINES:
            return start, f"plus de {MAX_BLOCK_LINES} lignes sans une ligne vide"
        if block.count("`") * len(block) > MAX_LOOKED_AT * 10:
            return start, "trop d’accents graves qui ne se ferment pas"
        openings = block.count("[") + block.count("](") + block.count("]{")
        if openings * len(block) > MAX_LOOKED_AT and _looked_at(block) > MAX_LOOKED_AT:
            return start, "trop de crochets ou de parenthèses qui ne se ferment pas"
    return None


def _is_modest(source: str) -> bool:
    """Tell a text that is all of it smaller than what one block may be."""
    length = len(source)
    return (
        length <= MAX_BLOCK
        and source.count("\n") <= MAX_BLOCK_LINES
        and source.count("`") * length <= MAX_LOOKED_AT * 10
        and (source.count("[") + source.count("](") + source.count("]{")) * length <= MAX_LOOKED_AT
    )


def _blocks(source: str) -> Iterator[tuple[int, str]]:
    start = 0
    for blank in _BLANK.finditer(source):
        yield start, source[start : blank.start()]
        start = blank.end()
    yield start, source[start:]


def _looked_at(block: str) -> int:
    """How many signs the parser looks at to find where openings close."""
    opened: dict[str, list[int]] = {sign: [] for sign in _PAIRS.values()}
    searched = {found.end() - 1 for found in _OPENING.finditer(block)}
    total = 0
    for place, sign in enumerate(block):
        if sign in opened:
            opened[sign].append(place)
        elif sign in _PAIRS and opened[_PAIRS[sign]]:
            start = opened[_PAIRS[sign]].pop()
            total += place - start if start in searched else 0
    never = (place for places in opened.values() for place in places if place in searched)
    return total + sum(len(block) - place for place in never)
