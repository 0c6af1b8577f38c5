"""Raw HTML in a text: a short list of tags, no script, no style, no handler.

Python-Markdown lets any HTML through. Here a tag is either an element of the tree, or words: what
is not on the list is shown as typed and reported. Comments are dropped.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString

from inspiration.text.tree import unescaped

if TYPE_CHECKING:
    from collections.abc import Collection

    from markdown import Markdown

    from inspiration.text.notebook import Notebook

ALLOWED_TAGS = (
    "abbr", "b", "bdi", "br", "cite", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
)  # fmt: skip
"""The tags an editor may type."""

_VOID = frozenset({"br", "wbr"})
_LITERAL = frozenset({"kbd", "samp"})

# fmt: off
ALLOWED_ATTRIBUTES = frozenset({
    "abbr", "align", "alt", "aria-describedby", "aria-hidden", "aria-label", "aria-labelledby",
    "aria-level", "cite", "class", "colspan", "court", "data-court", "datetime", "dir",
    "headers", "height", "href", "hreflang", "id", "lang", "loading", "name", "open", "rel",
    "reversed", "role", "rowspan", "scope", "src", "start", "tabindex", "title", "translate",
    "type", "value", "width",
})
# fmt: on
"""The attributes an editor, or a form, may set. Everything else is dropped."""

TAG_PATTERN = (
    r"""<(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<attributes>(?:[^<>"'\x02\x03]++|"[^"\x02\x03]*+"|"""
    r"""'[^'\x02\x03]*+')*+)>|<(?P<closing>/[a-zA-Z][^<>]*+)>"""
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_COMMENT = re.compile(r"<!--.*?-->|<!--.*\Z", re.DOTALL)
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n\n).)*?(?<!`)\1(?!`)", re.DOTALL)


class CommentsPreprocessor(Preprocessor):
    """Drops HTML comments: what an editor notes for colleagues is not published."""

    def run(self, lines: list[str]) -> list[str]:
        """Remove every comment that is not inside a code span."""
        text = "\n".join(lines)
        if "<!--" not in text:
            return lines
        pieces: list[str] = []
        position = 0
        while (start := text.find("<!--", position)) >= 0:
            code = self._code_around(text, position, start)
            if code:
                pieces.append(text[position:code])
                position = code
                continue
            end = text.find("-->", start + 4)
            pieces.append(text[position:start])
            position = len(text) if end < 0 else end + 3
        pieces.append(text[position:])
        return "".join(pieces).split("\n")

    @staticmethod
    def _code_around(text: str, position: int, place: int) -> int:
        """Return where the code span that holds `place` ends, or 0 when none does."""
        paragraph = max(position, text.rfind("\n\n", position, place) + 1)
        for span in _CODE_SPAN.finditer(text, paragraph):
            if span.start() > place:
                return 0
            if span.end() > place:
                return span.end()
        return 0


class TagInlineProcessor(InlineProcessor):
    """Reads a tag of the short list as an element; leaves any other as words."""

    def __init__(self, md: Markdown, notebook: Notebook, allowed: Collection[str]) -> None:
        """Allow these tags and report the others to this notebook."""
        super().__init__(TAG_PATTERN, md)
        self._notebook = notebook
        self._allowed = frozenset(allowed)

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """Build the element from its opening to its closing tag."""
        name = (m["name"] or "").lower()
        if not name or name not in self._allowed:
            self._report(m)
            return AtomicString(m[0]), m.start(), m.end()
        element = Element(name, _typed_attributes(m["attributes"]))
        if name in _VOID:
            return element, m.start(), m.end()
        closing = _matching_close(data, m.end(), name)
        if closing is None:
            self._notebook.report(
                "texte-html",
                f"La balise <{name}> n’est pas refermée.",
                f"Ajouter </{name}> dans le même paragraphe.",
                near=f"<{name}",
            )
            return AtomicString(m[0]), m.start(), m.end()
        words = data[m.end() : closing[0]]
        element.text = AtomicString(words) if name in _LITERAL else words
        return element, m.start(), closing[1]

    def _report(self, m: re.Match[str]) -> None:
        name = (m["name"] or m["closing"] or "").split(None, 1)[0]
        if m["closing"]:
            if name[1:].lower() not in self._allowed:
                # Its opening tag has been reported.
                return
            message = f"La balise <{name}> ne ferme rien."
        else:
            message = f"La balise <{name}> n’est pas permise : elle s’affiche telle quelle."
        self._notebook.report(
            "texte-html",
            message,
            "Balises permises : " + ", ".join(sorted(self._allowed)) + ".",
            near=f"<{name}",
        )


class EntityInlineProcessor(InlineProcessor):
    """Reads `&nbsp;` and the like as the character they name (TYP-16)."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        """Return the character, which no other pattern then reads as Markdown."""
        character = unescape(m[0])
        if character == m[0]:
            return None, None, None
        if "&" in character:
            character = character.replace("&", f"{AMP_SUBSTITUTE}amp;")
        return AtomicString(character), m.start(), m.end()


class EmailInlineProcessor(InlineProcessor):
    """Reads `<nom@exemple.fr>` as a link, in plain characters."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Build the `mailto:` link."""
        address = self.unescape(m[1])
        address = address.removeprefix("mailto:")
        link = Element("a", {"href": f"mailto:{address}"})
        link.text = AtomicString(address)
        return link, m.start(), m.end()


class AttributesProcessor(Treeprocessor):
    """Drops, last of all, every attribute that is not on the list."""

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        """Report to this notebook."""
        super().__init__(md)
        self._notebook = notebook

    def run(self, root: Element) -> None:
        """Filter the attributes of every element."""
        for element in root.iter():
            if not element.attrib:
                continue
            for name in [name for name in element.attrib if name not in ALLOWED_ATTRIBUTES]:
                del element.attrib[name]
                self._notebook.report(
                    "texte-attribut",
                    f"L’attribut « {unescaped(name)} » n’est pas permis : il est retiré.",
                    near=name,
                )


def _typed_attributes(typed: str) -> dict[str, str]:
    attributes: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(typed):
        attributes.setdefault(name.lower(), unescape(double or single or bare))
    return attributes


def _matching_close(data: str, start: int, name: str) -> tuple[int, int] | None:
    """Find the closing tag that answers an opening one, inner ones of the same name counted."""
    depth = 1
    for tag in re.finditer(rf"<(/?){name}(?=[\s/>])[^<>]*>", data[start:], re.IGNORECASE):
        depth += -1 if tag[1] else 1
        if not depth:
            return start + tag.start(), start + tag.end()
    return None
