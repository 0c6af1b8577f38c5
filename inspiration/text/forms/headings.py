"""Headings: one id each, made from the text before typography (TYP-17), and the level of boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor

from inspiration.text.forms.block_names import BOX_CLASSES
from inspiration.text.rendered import Heading
from inspiration.text.tree import HEADING_TAGS, plain_text, slugify, unescaped
from inspiration.text.typography import typeset_plain

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from inspiration.text.notebook import Notebook

SHORT_TITLE = "court"
"""The attribute that gives a heading a shorter form for the table of contents."""

_BOX_TITLE_CLASSES = frozenset(f"{name}-titre" for name in BOX_CLASSES)


class HeadingsProcessor(Treeprocessor):
    """Names the headings of the tree, in order."""

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        """Note the headings in this notebook."""
        super().__init__(md)
        self._notebook = notebook

    def run(self, root: Element) -> None:
        """Give every heading its id and note those of the text itself."""
        # Python-Markdown and attr_list have already written some ids: a heading yields to them.
        notebook = self._notebook
        notebook.ids.update(
            id_
            for element in root.iter()
            if (id_ := element.get("id")) is not None and element.tag not in HEADING_TAGS
        )
        boxed = {
            heading
            for box in root.iter("aside")
            for heading in box.iter()
            if heading.tag in HEADING_TAGS
        }
        level = 1
        for element in root.iter():
            if element.tag not in HEADING_TAGS:
                continue
            if element in boxed:
                if element.get("class") in _BOX_TITLE_CLASSES:
                    element.tag = f"h{min(level + 1, 6)}"
                self._name(element)
                continue
            level = self._level(element)
            short = unescaped(element.attrib.pop(SHORT_TITLE, ""))
            text = plain_text(element).strip()
            id_ = self._name(element)
            notebook.headings.append(
                Heading(
                    id_,
                    level,
                    typeset_plain(text, notebook.lang),
                    typeset_plain(short, notebook.lang) if short else "",
                )
            )
        for box in root.iter("aside"):
            if len(box) and box[0].get("class") in _BOX_TITLE_CLASSES:
                box.set("aria-labelledby", box[0].attrib["id"])

    def _level(self, element: Element) -> int:
        level = int(element.tag[1])
        if level > 1:
            return level
        self._notebook.report(
            "texte-titre-un",
            f"« {plain_text(element).strip()[:60]} » est un titre de premier niveau.",
            "Écrivez deux dièses : « ## ».",
            near="# " + plain_text(element).strip(),
        )
        element.tag = "h2"
        return 2

    def _name(self, element: Element) -> str:
        wanted = element.get("id") or slugify(plain_text(element)) or "partie"
        id_ = self._notebook.unique_id(wanted)
        element.set("id", id_)
        return id_
