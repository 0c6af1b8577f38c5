"""HTML read once, from left to right: the runs of French text apart, everything else as it was.

A run gathers the text of one block across its inline tags. What TYP-14 protects (code, `lang`
other than French, `translate="no"`…) is carried through byte for byte. The reading is linear in
the length of the document, whatever the document.
"""

from __future__ import annotations

import re
from html import escape, unescape
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct, field

from inspiration.text.typography.characters import LINE, OBJECT
from inspiration.text.typography.run import Mark, MarkKind, Run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_BLOCK = (
    r"/?(?:p|li|h[1-6]|article|aside|blockquote|d[dlt]|div|fig(?:ure|caption)|ol|section|t[dhr]"
    r"|table|tbody|thead|ul)(?>(?: (?:class|id|aria-labelledby|role|scope|tabindex)"
    r"""="[a-z0-9 -]*+")*)>\s*+"""
)
# The sign that begins every token comes first, alone: the search goes straight to it.
_TOKEN = re.compile(
    rf"<(?:(?P<blocks>{_BLOCK}(?>(?:<{_BLOCK})*))"
    r"""|!--.*?(?:-->|\Z)"""
    r"""|(?P<raw>script|style|textarea|title|xmp|noscript|iframe)(?=[\s>/]).*?(?:</(?P=raw)\s*>|\Z)"""
    r"""|(?P<close>/?)(?P<name>[a-z][^\s<>/"']*)(?>(?:[^<>"']++|"[^"]*+"|'[^']*+')*)>"""
    r"""|[!?][^<>]*+>)""",
    re.DOTALL | re.IGNORECASE,
)
_BLOCK_TAG = re.compile(r"(\s+)|<(/?)([a-z0-9]+)[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""\s(?P<name>[^\s"'<>/=]+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'"""
    r"""|(?P<bare>[^\s"'=<>`]+)))?"""
)

# fmt: off
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "data", "del", "dfn", "em",
    "font", "i", "ins", "label", "mark", "meter", "output", "progress", "q", "rb", "rp", "rt",
    "ruby", "s", "small", "span", "strike", "strong", "time", "u", "wbr",
})
# fmt: on
_PROTECTED = frozenset(["code", "kbd", "math", "pre", "samp", "svg", "tt", "var", "sub", "sup"])
_INLINE_PROTECTED = _PROTECTED - {"pre"}
# fmt: off
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr",
})
# fmt: on
_VOID_OBJECTS = frozenset({"img", "input"})
_PROSE_ATTRIBUTES = frozenset({"alt", "title", "aria-label", "aria-description", "placeholder"})
_ATTRIBUTE_HINT = re.compile(
    r"\s(?:lang|translate|alt|title|aria-label|aria-description|placeholder)\s*=|dialogue",
    re.IGNORECASE,
)
_NO_ATTRIBUTE: Mapping[str, str] = MappingProxyType({})

_DEEPEST = 16
"""French within English within French…: beyond, the text is carried through as it is."""

_ORDINAL_SUPERSCRIPTS = {
    "<sup>ème</sup>": "<sup>e</sup>",
    "<sup>ièm</sup>": "<sup>e</sup>",
    "<sup>ième</sup>": "<sup>e</sup>",
    "<sup>è</sup>": "<sup>e</sup>",
    "<sup>ère</sup>": "<sup>re</sup>",
    "<sup>èmes</sup>": "<sup>es</sup>",
    "<sup>ères</sup>": "<sup>res</sup>",
}
"""Ordinals raised by hand, put right (TYP-05)."""


def is_french(lang: str) -> bool:
    """Tell whether a language tag (RFC 5646) says French."""
    return lang.replace("_", "-").split("-", 1)[0].strip().lower() == "fr"


class _Frame(Struct):
    """A stretch of the document under one rule: French text, or carried through as it is."""

    name: str
    is_text: bool
    is_inline: bool
    is_language: bool
    depth: int = 1
    out: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    length: int = 0
    dialogue_depth: int = 0

    def add_text(self, words: str) -> None:
        self.pieces.append(words)
        self.length += len(words)

    def add_mark(self, raw: str, kind: MarkKind) -> None:
        self.marks.append(Mark(self.length, raw, kind))

    def add_object(self, raw: str, sign: str = OBJECT) -> None:
        self.marks.append(Mark(self.length, raw, MarkKind.OBJECT))
        self.add_text(sign)


class HtmlTypesetter:
    """Applies rules to the French runs of one HTML text."""

    def __init__(self, compose: Callable[[Run], None], compose_plain: Callable[[str], str]) -> None:
        """Take the rules for a run and those for an attribute made of prose."""
        self._compose = compose
        self._compose_plain = compose_plain
        self._frames = [_Frame("", is_text=True, is_inline=False, is_language=True)]

    def typeset(self, html: str) -> str:
        """Return the document with its French text typeset."""
        position = 0
        for token in _TOKEN.finditer(html):
            start, end = token.span()
            if start > position:
                self._read_text(html[position:start])
            position = end
            blocks, _, closes, name = token.groups()
            raw = html[start:end]
            if blocks:
                self._read_blocks(raw)
            elif name is None:
                self._read_other(raw)
            elif closes:
                self._read_closing(name.lower(), raw)
            else:
                self._read_opening(name.lower(), raw)
        if position < len(html):
            self._read_text(html[position:])
        while len(self._frames) > 1:
            self._leave_frame()
        base = self._frames[0]
        self._flush(base)
        return "".join(base.out)

    def _read_text(self, words: str) -> None:
        frame = self._frames[-1]
        if not frame.is_text or (words.isspace() and not frame.length and not frame.marks):
            # The space between two blocks is layout, not text.
            frame.out.append(words)
        else:
            frame.add_text(unescape(words) if "&" in words else words)

    def _read_blocks(self, raw: str) -> None:
        """Read, at one go, block tags in a row that change nothing but where a run ends."""
        frame = self._frames[-1]
        if len(self._frames) == 1 and not frame.dialogue_depth and "dialogue" not in raw:
            self._flush(frame)
            frame.out.append(raw)
            return
        for tag in _BLOCK_TAG.finditer(raw):
            words, closes, name = tag.groups()
            if words:
                self._read_text(words)
            elif closes:
                self._read_closing(name.lower(), tag[0])
            else:
                self._read_opening(name.lower(), tag[0])

    def _read_other(self, raw: str) -> None:
        """Read a comment, a declaration or an element whose content is not HTML."""
        frame = self._frames[-1]
        if frame.is_text:
            frame.add_mark(raw, MarkKind.OPEN)
        else:
            frame.out.append(raw)

    def _read_opening(self, name: str, raw: str) -> None:
        frame = self._frames[-1]
        is_bare = len(raw) == len(name) + 2
        attributes = (
            _NO_ATTRIBUTE if is_bare or not _ATTRIBUTE_HINT.search(raw) else _attributes(raw)
        )
        language = attributes.get("lang")
        if not frame.is_text:
            is_island = frame.is_language and language is not None and is_french(language)
            if is_island and len(self._frames) < _DEEPEST:
                self._enter(name, raw, is_text=True, is_language=True)
            else:
                frame.depth += name == frame.name and name not in _VOID
                frame.out.append(raw)
            return
        is_foreign = (language is not None and not is_french(language)) or (
            attributes.get("translate") == "no"
        )
        if attributes and not is_foreign:
            raw = self._with_typeset_attributes(raw, attributes)
        if name in _VOID:
            self._read_void(frame, name, raw)
        elif is_foreign or name in _PROTECTED:
            if raw.endswith("/>") and name in {"svg", "math"}:
                frame.add_object(raw)
            else:
                self._enter(name, raw, is_text=False, is_language=language is not None)
        elif name in _INLINE:
            frame.depth += name == frame.name
            frame.add_mark(raw, MarkKind.OPEN)
        else:
            self._flush(frame)
            frame.depth += name == frame.name
            frame.out.append(raw)
            if frame.dialogue_depth or "dialogue" in attributes.get("class", "").split():
                frame.dialogue_depth += 1

    def _read_void(self, frame: _Frame, name: str, raw: str) -> None:
        if name == "br":
            frame.add_object(raw, LINE)
        elif name in _VOID_OBJECTS:
            frame.add_object(raw)
        elif name == "wbr":
            frame.add_mark(raw, MarkKind.OPEN)
        else:
            self._flush(frame)
            frame.out.append(raw)

    def _read_closing(self, name: str, raw: str) -> None:
        frame = self._frames[-1]
        if name == frame.name:
            frame.depth -= 1
            if not frame.depth:
                self._leave_frame(raw)
                return
        if not frame.is_text:
            frame.out.append(raw)
        elif name in _INLINE:
            frame.add_mark(raw, MarkKind.CLOSE)
        else:
            self._flush(frame)
            frame.out.append(raw)
            frame.dialogue_depth = max(0, frame.dialogue_depth - 1)

    def _enter(self, name: str, raw: str, *, is_text: bool, is_language: bool) -> None:
        frame = self._frames[-1]
        is_inline = name in _INLINE or name in _INLINE_PROTECTED
        if frame.is_text and not is_inline:
            self._flush(frame)
        self._frames.append(
            _Frame(name, is_text=is_text, is_inline=is_inline, is_language=is_language, out=[raw])
        )

    def _leave_frame(self, closing: str = "") -> None:
        frame = self._frames.pop()
        self._flush(frame)
        frame.out.append(closing)
        raw = "".join(frame.out)
        around = self._frames[-1]
        if around.is_text and frame.is_inline:
            around.add_object(_ORDINAL_SUPERSCRIPTS.get(raw, raw))
        else:
            around.out.append(raw)

    def _flush(self, frame: _Frame) -> None:
        """Typeset the run gathered so far and write it."""
        if not frame.length and not frame.marks:
            return
        pieces = frame.pieces
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        run = Run(text, frame.marks, is_dialogue=frame.dialogue_depth > 0)
        if text and not text.isspace():
            self._compose(run)
        frame.out.append(run.html())
        frame.pieces, frame.marks, frame.length = [], [], 0

    def _with_typeset_attributes(self, raw: str, attributes: Mapping[str, str]) -> str:
        for name in _PROSE_ATTRIBUTES.intersection(attributes):
            words = attributes[name]
            typeset = self._compose_plain(words)
            if typeset != words:
                raw = _with_attribute(raw, name, typeset)
        return raw


def _attributes(tag: str) -> dict[str, str]:
    """Read the attributes of an opening tag; the first of a name wins, as in browsers."""
    found: dict[str, str] = {}
    for attribute in _ATTRIBUTE.finditer(tag):
        value = attribute["double"] or attribute["single"] or attribute["bare"] or ""
        found.setdefault(attribute["name"].lower(), unescape(value))
    return found


def _with_attribute(tag: str, name: str, value: str) -> str:
    """Write a new value in place of the first attribute of that name."""
    for attribute in _ATTRIBUTE.finditer(tag):
        if attribute["name"].lower() == name:
            start, end = attribute.span()
            return f'{tag[:start]} {attribute["name"]}="{escape(value)}"{tag[end:]}'
    return tag
