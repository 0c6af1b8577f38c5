"""Python-Markdown, spared the searches it would make in vain.

Most blocks of a text hold no mark of Markdown. Each block processor would nevertheless search each
block, and each inline pattern each paragraph: the larger part of the time of a rendering. To look
for the sign without which a search finds nothing takes a hundredth of the time of the search.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.preprocessors import NormalizeWhitespace, Preprocessor
from markdown.treeprocessors import InlineProcessor, Treeprocessor, UnescapeTreeprocessor
from markdown.util import ETX, STX, AtomicString

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown.blockprocessors import BlockProcessor
    from markdown.inlinepatterns import Pattern

_BLOCK_SIGNS = {
    "table": "|",
    "hashheader": "#",
    "setextheader": "\n",
    "quote": ">",
    "footnote": "[^",
    "reference": "]:",
}
"""Block processors, and what they find nothing without."""

_PATTERN_SIGNS = {
    "backtick": "`",
    "escape": "\\",
    "footnote": "[^",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "bracket_span": "[",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
}
"""Inline patterns, and what they find nothing without. Emphasis has two signs: always tried."""

_RARE_SIGNS = ("///", "```", "~~~", "{", "\\", "<!--", STX, ETX)
"""A text with none of them has no block, no fenced code, no span with attributes, and no sign
that is escaped for want of one; taking out what comments and marks surround makes none."""

_BY_REFERENCE = ("reference", "image_reference", "short_reference", "short_image_ref")
"""Those that find nothing in a text that defines no reference."""

_INLINE_SIGNS = ("[", "*", "_", "<", "&", "`", "\\", "  \n")
"""One of these begins whatever an inline pattern may match."""

_WORDS = re.compile(r"""(?>(?:(?:\*\*?|["'«“(])?[^\W\d_][^\n]*+(?:\n|\Z))+)\Z""")
"""A block whose lines all begin with a word: no processor wants it but that of paragraphs."""


def has_rare_marks(source: str) -> bool:
    """Whether a parser without `rare_marks` might give something else of a text."""
    return any(sign in source for sign in _RARE_SIGNS)


class SparedMarkdown(Markdown):
    """Python-Markdown, that gives the same HTML in less time. `spare_searches` comes last."""

    def build_parser(self) -> Self:
        """Put our parser in the place of theirs, before extensions know it."""
        super().build_parser()
        self.parser = self._parser = _Parser(self, self.parser)
        self._are_blocks: dict[Any, bool] = {}
        return self

    def is_block_level(self, tag: Any) -> bool:
        """Look once for each tag in the list of blocks."""
        found = self._are_blocks.get(tag)
        if found is None:
            found = self._are_blocks[tag] = super().is_block_level(tag)
        return found

    def spare_searches(self) -> None:
        """Put, before each search, a look at the sign it needs, once extensions are there."""
        self.preprocessors.register(_Whitespace(self), "normalize_whitespace", 30)
        if "fenced_code_block" in self.preprocessors:
            fences = _Fences(self, self.preprocessors["fenced_code_block"])
            self.preprocessors.register(fences, "fenced_code_block", 25)
        self._parser.settle()
        self.treeprocessors.register(_PlainText(self), "plain-text", 21)
        self.treeprocessors.register(_Inline(self), "inline", 20)
        attributes = _Attributes(self, self.treeprocessors["attr_list"])
        self.treeprocessors.register(attributes, "attr_list", 8)
        self.treeprocessors.register(_Unescape(self), "unescape", 0)


class _Whitespace(NormalizeWhitespace):
    """Passes over a text in which there is nothing to put right."""

    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join([*lines, "", ""])
        has_blanks = "\n " in source and " \n" in source
        if has_blanks or any(sign in source for sign in (STX, ETX, "\r", "\t")):
            return super().run(lines)
        return [*lines, "", ""]


class _Fences(Preprocessor):
    """Looks for fenced code where there is a fence."""

    def __init__(self, md: Markdown, fences: Preprocessor) -> None:
        super().__init__(md)
        self._fences = fences

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return self._fences.run(lines) if "```" in text or "~~~" in text else lines


class _Parser(BlockParser):
    """A parser that goes straight to paragraphs, and tries few processors on other blocks."""

    def __init__(self, md: Markdown, theirs: BlockParser) -> None:
        super().__init__(md)
        self.blockprocessors = theirs.blockprocessors
        for processor in self.blockprocessors:
            processor.parser = self
        self._tried: tuple[tuple[BlockProcessor, str], ...] = ()

    def settle(self) -> None:
        """Take the processors as they stand, each with its sign."""
        processors = self.blockprocessors
        signs = {processors[name]: sign for name, sign in _BLOCK_SIGNS.items()}
        self._tried = tuple((each, signs.get(each, "")) for each in processors)
        self._paragraph = processors["paragraph"]
        self._open_forms: list[Any] = []
        if "blocks" in processors:
            forms: Any = processors["blocks"]
            self._open_forms = forms.stack

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:
        while blocks:
            block = blocks[0]
            if not self._open_forms and _WORDS.match(block):
                self._paragraph.run(parent, blocks)
                continue
            for processor, sign in self._tried:
                if sign not in block or not processor.test(parent, block):
                    continue
                if processor.run(parent, blocks) is not False:
                    break


class _PlainText(Treeprocessor):
    """Closes to inline patterns, just before they are tried, the texts none can match."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            text = element.text
            if not text:
                continue
            for sign in _INLINE_SIGNS:
                if sign in text:
                    break
            else:
                element.text = AtomicString(text)


class _Inline(InlineProcessor):
    """Tries, on each text, the inline patterns whose sign it holds."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        patterns = md.inlinePatterns
        signs = {patterns[name]: sign for name, sign in _PATTERN_SIGNS.items() if name in patterns}
        by_reference = {patterns[name] for name in _BY_REFERENCE}
        self._all: tuple[tuple[Pattern, str], ...] = tuple(
            (each, signs.get(each, "")) for each in patterns
        )
        self._without_references = tuple(
            (each, sign) for each, sign in self._all if each not in by_reference
        )
        self._tried = self._all

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        self._tried = self._all if self.md.references else self._without_references
        return super().run(tree, ancestors)

    # The name by which Python knows, outside its class, a method that begins with two underscores.
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        if isinstance(data, AtomicString):
            return data
        start = 0
        count = len(self._tried)
        while patternIndex < count:
            pattern, sign = self._tried[patternIndex]
            is_found = False
            if sign in data:
                data, is_found, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                    pattern, data, patternIndex, start
                )
            if not is_found:
                patternIndex, start = patternIndex + 1, 0
        return data


class _Attributes(Treeprocessor):
    """Reads attribute lists where there is one."""

    def __init__(self, md: Markdown, attributes: Treeprocessor) -> None:
        super().__init__(md)
        self._attributes = attributes

    def run(self, root: Element) -> None:
        if "{" in "".join(root.itertext()):
            self._attributes.run(root)


class _Unescape(UnescapeTreeprocessor):
    """Looks for escaped signs in the texts that hold one."""

    def unescape(self, text: str) -> str:
        return super().unescape(text) if STX in text else text
