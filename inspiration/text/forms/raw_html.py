"""Raw HTML in a text: a short list of tags, no script, no style, no handler.

Python-Markdown lets any HTML through. Here a tag is either an element of the tree, or words: what
is not on the list is shown as typed and reported. Comments are dropped.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString

from inspiration.text.tree import append_text, unescaped

if TYPE_CHECKING:
    from collections.abc import Collection

    from markdown import Markdown

    from inspiration.text.notebook import Notebook

_VOID = frozenset({"br", "wbr"})
_OPENING, _CLOSING = "raw-opening", "raw-closing"
_NAME, _TYPED = "name", "typed"

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
    r"""<(?P<closes>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<attributes>(?>(?:[^<>"'\x02\x03]++|"""
    r"""\"[^"\x02\x03]*+"|'[^'\x02\x03]*+')*))>"""
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_FIRST_SPACE = re.compile(r"\s+")
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
            end, position_before = text.find("-->", start + 4), position
            position = len(text) if end < 0 else end + 3
            before = text[position_before:start]
            is_at_line_end = position == len(text) or text[position] == "\n"
            pieces.append(before.rstrip(" ") if is_at_line_end else before)
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
    """Reads a tag of the short list as a mark, which `RawTagsProcessor` turns into an element."""

    def __init__(self, md: Markdown, notebook: Notebook, allowed: Collection[str]) -> None:
        """Allow these tags and report the others to this notebook."""
        super().__init__(TAG_PATTERN, md)
        self._notebook = notebook
        self._allowed = frozenset(allowed)

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """Return the mark of a tag, or its own characters when it is not allowed."""
        name = m["name"].lower()
        if name not in self._allowed:
            if not m["closes"]:
                self._notebook.report(
                    "texte-html",
                    f"La balise <{name}> n’est pas permise : elle s’affiche telle quelle.",
                    "Balises permises : " + ", ".join(sorted(self._allowed)) + ".",
                    near=f"<{m['name']}",
                )
            return AtomicString(m[0]), m.start(), m.end()
        if name in _VOID:
            return Element(name, _typed_attributes(m[0])), m.start(), m.end()
        mark = Element(_CLOSING if m["closes"] else _OPENING, {_NAME: name, _TYPED: m[0]})
        return mark, m.start(), m.end()


class RawTagsProcessor(Treeprocessor):
    """Nests what stands between an opening and a closing mark; tells the marks without a pair."""

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        """Report to this notebook."""
        super().__init__(md)
        self._notebook = notebook

    def run(self, root: Element) -> None:
        """Nest the marks of every element of the tree."""
        if all(next(root.iter(tag), None) is None for tag in (_OPENING, _CLOSING)):
            return
        for parent in list(root.iter()):
            if any(child.tag in (_OPENING, _CLOSING) for child in parent):
                self._nest(parent)

    def _nest(self, parent: Element) -> None:
        levels: list[_Level] = [_Level(None, [parent.text or ""])]
        for child in list(parent):
            parent.remove(child)
            tail, child.tail = child.tail or "", None
            if child.tag == _OPENING:
                levels.append(_Level(child, []))
            elif child.tag == _CLOSING:
                self._close(levels, child)
            else:
                levels[-1].items.append(child)
            levels[-1].items.append(tail)
        while len(levels) > 1:
            self._give_up(levels)
        parent.text = None
        _fill(parent, levels[0].items)

    def _close(self, levels: list[_Level], mark: Element) -> None:
        name = mark.attrib[_NAME]
        if not any(level.mark is not None and level.mark.get(_NAME) == name for level in levels):
            self._tell(mark, f"La balise </{name}> ne ferme rien.")
            levels[-1].items.append(mark.attrib[_TYPED])
            return
        while (opening := levels[-1].mark) is not None and opening.get(_NAME) != name:
            self._give_up(levels)
        level = levels.pop()
        assert level.mark is not None
        element = Element(name, _typed_attributes(level.mark.attrib[_TYPED]))
        _fill(element, level.items)
        levels[-1].items.append(element)

    def _give_up(self, levels: list[_Level]) -> None:
        """Show as typed an opening tag that nothing closes."""
        level = levels.pop()
        assert level.mark is not None
        self._tell(level.mark, f"La balise <{level.mark.attrib[_NAME]}> n’est pas refermée.")
        levels[-1].items.extend([level.mark.attrib[_TYPED], *level.items])

    def _tell(self, mark: Element, message: str) -> None:
        self._notebook.report(
            "texte-html",
            message,
            "Ouvrez et fermez une balise dans le même paragraphe.",
            near=unescaped(mark.attrib[_TYPED]),
        )


class _Level(NamedTuple):
    """What has been read since an opening mark."""

    mark: Element | None
    items: list[Element | str]


def _fill(element: Element, items: list[Element | str]) -> None:
    """Append texts and elements, in order."""
    for item in items:
        if isinstance(item, str):
            append_text(element, len(element), item)
        else:
            element.append(item)


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
            for name in [name for name in element.keys() if name not in ALLOWED_ATTRIBUTES]:  # noqa: SIM118
                del element.attrib[name]
                self._notebook.report(
                    "texte-attribut",
                    f"L’attribut « {unescaped(name)} » n’est pas permis : il est retiré.",
                    near=name,
                )


def _typed_attributes(tag: str) -> dict[str, str]:
    """Read the attributes of a tag as typed; the first of a name wins, as in browsers."""
    attributes: dict[str, str] = {}
    _, _, typed = _FIRST_SPACE.sub(" ", tag.rstrip("/>"), count=1).partition(" ")
    for name, double, single, bare in _ATTRIBUTE.findall(typed):
        attributes.setdefault(name.lower(), unescape(double or single or bare))
    return attributes
