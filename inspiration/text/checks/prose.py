"""A source with everything that is not prose blanked out, offsets kept.

Code, addresses, tags, attributes, foreign words, the keys and sources of YAML: each is
replaced by as many spaces, so that a place found in `Prose.text` is the same place in the file.
"""

from __future__ import annotations

import re
from functools import cached_property

from msgspec import Struct

from inspiration.model.problem import line_and_column
from inspiration.text.rendered import TextProblem
from inspiration.text.rules import RULES

_FENCE = re.compile(
    r"^[ ]{0,3}(`{3,}+|~{3,}+)[^\n]*+\n(?:.*?^[ ]{0,3}\1[`~]*+[ ]*+$|.*\Z)", re.M | re.S
)
_CODE = re.compile(r"(?<!`)(`{1,9}+)(?!`)(?:[^\n]|\n(?!\n)){0,500}?(?<!`)\1(?!`)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FIGURES = re.compile(
    r"^/{3,}[ ]*chiffres[^\n]*\n((?>(?:(?!/{3})[^\n]*+\n)*))/{3,}[ ]*$", re.M | re.S
)
_YAML_KEY = re.compile(r"^[ -]*[a-z_]+:", re.M)
_YAML_REFERENCE = re.compile(r"^[ -]*(?:date|source):[^\n]*", re.M)
_BLOCK_HEAD = re.compile(r"^[ ]{0,3}/{3,}[ ]*[\w-]*[ ]*\|?", re.M)
_IMAGE = re.compile(r"!\[[^\[\]\n]*+\](?:\([^()\[\n]*+\)|\[[^\[\]\n]*+\])?(?:\{[^{}\n]*+\})?")
_LINK_END = re.compile(r"\]\([^()\[\n]*+(?:\([^()\[\n]*+\)[^()\[\n]*+)?\)|\]\[[^\[\]\n]*+\]")
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[^\n]*", re.M)
_FOREIGN = re.compile(r"\[([^\[\]]*+)\]\{[^{}\n]{0,80}?lang=[^{}\n]*+\}")
_ATTRIBUTES = re.compile(r"\{:?[^{}\n]{0,200}?[#.=][^{}\n]*+\}")
_FOREIGN_TAG = re.compile(r"<(\w{1,10})[^<>]{0,100}?\blang=[^<>]*+>[^<]*+</\1>")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]*+>")
_AUTOLINK = re.compile(r"<(?:https?|mailto):[^<>\s]*+>|<[^<>\s@]++@[^<>\s]++>")
_NOTE_MARK = re.compile(r"\[\^[^\[\]\n]*+\]:?")
_HASHES = re.compile(r"^[ ]{0,3}#+", re.M)
# Each branch begins with its sign: the search goes from one sign to the next.
_EMPHASIS = re.compile(r"\*\**|_(?:(?<!\w_)_*|_*(?!\w))|\[|\]|---+")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>)\]»\"]+|[\w.+-]{1,64}@[\w-]+\.[\w.]+")
_LIST_MARK = re.compile(r"^[ \t]*(?:[-*+]|[0-9]+[.)])[ \t]+")

_NOT_PROSE: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (_AUTOLINK, ("<",)),
    (_DEFINITION, ("]:",)),
    (_FOREIGN, ("lang=",)),
    (_FOREIGN_TAG, ("lang=",)),
    (_IMAGE, ("![",)),
    (_NOTE_MARK, ("[^",)),
    (_LINK_END, ("](", "][")),
    (_ATTRIBUTES, ("{",)),
    (_TAG, ("<",)),
    (_BLOCK_HEAD, ("///",)),
    (_ADDRESS, ("://", "www.", "@")),
    (_HASHES, ("#",)),
    (_EMPHASIS, ("*", "_", "[", "]", "---")),
)
"""What is blanked out, in order, and the signs one of which it holds: looked for first."""


class Passage(Struct, frozen=True):
    """A stretch of prose and where it begins in the source."""

    start: int
    text: str


class Prose(Struct, frozen=True, dict=True):
    """A source and what of it is prose in its language."""

    source: str

    @cached_property
    def visible(self) -> str:
        """The source without code, comments and YAML keys; links and marks are still there."""
        text = _blank(_FENCE, self.source, "```", "~~~")
        text = _blank(_COMMENT, _blank(_CODE, text, "`"), "<!--")
        for block in reversed(list(_FIGURES.finditer(text))) if "chiffres" in text else ():
            inner = _blank(_YAML_KEY, _blank(_YAML_REFERENCE, block[1], ":"), ":")
            text = text[: block.start(1)] + inner + text[block.end(1) :]
        return text

    @cached_property
    def text(self) -> str:
        """The words a reader reads, and nothing else."""
        text = self.visible
        for pattern, signs in _NOT_PROSE:
            text = _blank(pattern, text, *signs)
        return text

    @cached_property
    def lowered(self) -> str:
        """The same words, in lower case."""
        return self.text.lower()

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Paragraphs, headings and items of lists, one by one."""
        found: list[Passage] = []
        start = 0
        lines: list[str] = []
        place = 0
        for line, typed in zip(self.text.split("\n"), self.source.split("\n"), strict=True):
            mark = _LIST_MARK.match(line)
            words = " " * mark.end() + line[mark.end() :] if mark else line
            is_heading = typed.lstrip(" ")[:1] == "#"
            if lines and (mark or is_heading or not line.strip()):
                found.append(Passage(start, "\n".join(lines)))
                lines = []
            if line.strip():
                start = start if lines else place
                lines.append(words)
            if is_heading and lines:
                found.append(Passage(start, lines.pop()))
            place += len(line) + 1
        if lines:
            found.append(Passage(start, "\n".join(lines)))
        return tuple(found)

    def problem(self, place: int, rule: str, message: str, hint: str = "") -> TextProblem:
        """Report a breach of a rule at an offset of the source."""
        line, column = line_and_column(self.source, place)
        return TextProblem(line, column, rule, RULES[rule].severity, message, hint)


def _spaces(found: re.Match[str]) -> str:
    return "\n".join(" " * len(line) for line in found[0].split("\n"))


def _blank(pattern: re.Pattern[str], text: str, *signs: str) -> str:
    """Replace what a pattern finds by as many spaces, line breaks kept.

    It finds nothing without one of the signs.
    """
    return pattern.sub(_spaces, text) if any(sign in text for sign in signs) else text
