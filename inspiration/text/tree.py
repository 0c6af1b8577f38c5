"""Small readings of the tree Python-Markdown makes."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from markdown.util import AMP_SUBSTITUTE, ETX, STX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

_ESCAPED = re.compile(f"{STX}([0-9]+){ETX}")
_STASHED = re.compile(f"{STX}[a-z]+:[0-9]+{ETX}")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss"})

# fmt: off
_INLINE_TAGS = frozenset({
    "a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
})
# fmt: on

HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def plain_text(element: Element) -> str:
    """Return the words of an element as typed, escapes undone and stashed HTML left out."""
    return unescaped("".join(element.itertext()))


def text_outside(root: Element, is_left_out: Callable[[Element], bool]) -> str:
    """Return the words of the tree but those of some elements, a space between two blocks."""
    pieces: list[str] = []
    stack: list[Element | str] = [root]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            pieces.append(item)
            continue
        if is_left_out(item):
            continue
        edge = "" if item.tag in _INLINE_TAGS else "\n"
        pieces.append(edge + (item.text or ""))
        stack.append(edge)
        for child in reversed(item):
            stack.append(child.tail or "")
            stack.append(child)
    return unescaped("".join(pieces))


def unescaped(text: str) -> str:
    """Undo, in text taken from the tree, the marks Python-Markdown leaves until the end."""
    if STX not in text:
        return text
    text = text.replace(f"{AMP_SUBSTITUTE}amp;", "&").replace(AMP_SUBSTITUTE, "&")
    text = _ESCAPED.sub(lambda code: chr(int(code[1])) if int(code[1]) < 0x110000 else "", text)
    return _STASHED.sub("", text)


def slugify(text: str) -> str:
    """Make an id from words, before typography: lower case, ASCII, hyphens (TYP-17)."""
    flat = unicodedata.normalize("NFKD", text.translate(_LIGATURES)).encode("ascii", "ignore")
    return _NOT_SLUG.sub("-", flat.decode().lower()).strip("-")


def children_with_parents(root: Element, tag: str) -> Iterator[tuple[Element, Element]]:
    """List every element of that tag with its parent, before the first is given."""
    found = [(parent, child) for parent in root.iter() for child in parent if child.tag == tag]
    return iter(found)


def replace(parent: Element, old: Element, new: list[Element]) -> None:
    """Put elements in the place of another; its tail goes to the last of them."""
    place = list(parent).index(old)
    parent.remove(old)
    for offset, element in enumerate(new):
        parent.insert(place + offset, element)
    if new:
        new[-1].tail = old.tail
    elif old.tail:
        append_text(parent, place, old.tail)


def unwrap(parent: Element, child: Element) -> None:
    """Remove an element and keep what it holds."""
    place = list(parent).index(child)
    inner = list(child)
    tail = child.tail or ""
    parent.remove(child)
    append_text(parent, place, child.text or "")
    for offset, element in enumerate(inner):
        parent.insert(place + offset, element)
    append_text(parent, place + len(inner), tail)


def append_text(parent: Element, place: int, words: str) -> None:
    """Add words to the text that stands just before the child of that rank."""
    if not words:
        return
    if place:
        before = parent[place - 1]
        before.tail = (before.tail or "") + words
    else:
        parent.text = (parent.text or "") + words
