"""Searches that Python-Markdown would make in vain, and is spared.

Most blocks of a text hold no mark of Markdown. Each block processor would nevertheless search each
block, and each inline pattern each paragraph: the larger part of the time of a rendering.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_NEEDED_SIGNS = (
    ("table", 75, "|"),
    ("hashheader", 70, "#"),
    ("quote", 20, ">"),
    ("footnote", 17, "[^"),
    ("reference", 15, "]:"),
)
"""Block processors, the priority Python-Markdown gives them, and what they find nothing without."""

_PATTERN_SIGNS = re.compile(r"[`\\\[!<&*_]|  \n")
"""One of these begins whatever an inline pattern may match."""


def spare_searches(md: Markdown) -> None:
    """Put, before each search, a look at the sign it needs. Other extensions come first."""
    processors = md.parser.blockprocessors
    for name, priority, sign in _NEEDED_SIGNS:
        processors.register(_SignFirst(processors[name], sign), name, priority)
    md.treeprocessors.register(_PlainText(md), "plain-text", 21)


class _SignFirst(BlockProcessor):
    """A block processor that is only tried on blocks that hold a sign."""

    def __init__(self, processor: BlockProcessor, sign: str) -> None:
        super().__init__(processor.parser)
        self._processor = processor
        self._sign = sign

    def test(self, parent: Element, block: str) -> bool:
        return self._sign in block and self._processor.test(parent, block)

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        return self._processor.run(parent, blocks)


class _PlainText(Treeprocessor):
    """Closes to inline patterns, just before they are tried (20), the texts none can match."""

    def run(self, root: Element) -> None:
        may_match = _PATTERN_SIGNS.search
        for element in root.iter():
            if element.text and not may_match(element.text):
                element.text = AtomicString(element.text)
