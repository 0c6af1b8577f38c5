"""Abbreviations explained at their first use in a text (TYP-12)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from inspiration.text.tree import HEADING_TAGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown import Markdown

    from inspiration.text.notebook import Notebook

_CLOSED = frozenset(
    {*HEADING_TAGS, "a", "abbr", "code", "pre", "kbd", "samp", "math", "figcaption"}
)


class AbbreviationsProcessor(Treeprocessor):
    """Wraps the first use of each known abbreviation in `<abbr title>`."""

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        """Take the abbreviations of the notebook's resolver."""
        super().__init__(md)
        self._notebook = notebook
        self._known = notebook.resolver.abbreviations
        # Longest first, so that « POC+ » wins over « POC ».
        forms = sorted(self._known, key=len, reverse=True)
        any_form = f"(?:{'|'.join(map(re.escape, forms))})"
        self._pattern = re.compile(rf"{any_form}(?!\w)") if forms else None
        self._letters = re.compile(any_form)

    def run(self, root: Element) -> None:
        """Walk the text in reading order until every abbreviation has been met."""
        if self._pattern is None or not self._letters.search(self._notebook.source):
            return
        missing = {form for form in self._known if form in self._notebook.source}
        for holder, child in list(_texts(root)):
            if not missing:
                return
            text = holder.text if child is None else child.tail
            if text and self._pattern.search(text):
                self._explain(holder, child, text, missing)

    def _explain(
        self, holder: Element, child: Element | None, text: str, missing: set[str]
    ) -> None:
        """Cut one text at each first use it holds."""
        assert self._pattern is not None
        place = 0 if child is None else list(holder).index(child) + 1
        start, before = 0, ""
        made: list[Element] = []
        for found in self._pattern.finditer(text):
            form = found[0]
            if form not in missing or text[: found.start()][-1:].isalnum():
                continue
            missing.discard(form)
            before = text[start : found.start()]
            _set_text(holder, child, made, before)
            made.append(self._element(form))
            start = found.end()
        if made:
            _set_text(holder, child, made, text[start:])
            for offset, element in enumerate(made):
                holder.insert(place + offset, element)

    def _element(self, form: str) -> Element:
        known = self._known[form]
        element = Element("abbr", {"title": known.title})
        if known.lang != self._notebook.lang:
            element.set("lang", known.lang)
        element.text = form
        self._notebook.abbreviations.setdefault(form)
        return element


def _set_text(holder: Element, child: Element | None, made: list[Element], words: str) -> None:
    if made:
        made[-1].tail = words
    elif child is None:
        holder.text = words
    else:
        child.tail = words


def _texts(root: Element) -> Iterator[tuple[Element, Element | None]]:
    """Give, in reading order, each text as (element, None) or each tail as (parent, element)."""
    stack: list[tuple[Element, Iterator[Element]]] = [(root, iter(list(root)))]
    yield root, None
    while stack:
        holder, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if stack:
                yield stack[-1][0], holder
            continue
        if child.tag in _CLOSED or child.get("lang") or child.get("aria-hidden"):
            yield holder, child
            continue
        yield child, None
        stack.append((child, iter(list(child))))
