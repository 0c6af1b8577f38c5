"""Tables: scoped headers, a caption inside the table, alignment by class (RGAA 5.4, 5.6, 5.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from inspiration.text.forms.block_names import CAPTION_CLASS, CAPTION_TAG
from inspiration.text.tree import children_with_parents, plain_text, replace

if TYPE_CHECKING:
    from markdown import Markdown

    from inspiration.text.notebook import Notebook

_ALIGNMENTS = {"left": "gauche", "center": "centre", "right": "droite"}


class TablesProcessor(Treeprocessor):
    """Finishes the tables Python-Markdown builds."""

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        """Report to this notebook."""
        super().__init__(md)
        self._notebook = notebook

    def run(self, root: Element) -> None:
        """Scope, caption and wrap every table."""
        self._place_captions(root)
        for parent, table in children_with_parents(root, "table"):
            _scope_headers(table)
            for cell in table.iter():
                alignment = cell.attrib.pop("align", None)
                if alignment in _ALIGNMENTS:
                    cell.set("class", _ALIGNMENTS[alignment])
            self._wrap(parent, table)

    def _place_captions(self, root: Element) -> None:
        for parent, caption in children_with_parents(root, CAPTION_TAG):
            if caption.get("class") != CAPTION_CLASS:
                continue
            place = list(parent).index(caption)
            above = parent[place - 1] if place else None
            if above is None or above.tag != "table" or above.find("caption") is not None:
                words = plain_text(caption).strip()
                self._notebook.report(
                    "texte-legende",
                    f"La légende « {words[:40]} » ne suit pas un tableau.",
                    "Placez-la juste sous le tableau qu’elle décrit.",
                    near=words.split("\n", 1)[0],
                )
                caption.tag = "p"
                del caption.attrib["class"]
                continue
            parent.remove(caption)
            caption.tag = "caption"
            del caption.attrib["class"]
            above.tail, caption.tail = caption.tail, None
            above.insert(0, caption)

    def _wrap(self, parent: Element, table: Element) -> None:
        """Let a wide table scroll by itself, reachable from the keyboard."""
        wrapper = Element("div", {"class": "tableau", "role": "region", "tabindex": "0"})
        caption = table.find("caption")
        if caption is None:
            wrapper.set("aria-label", "Tableau")
        else:
            id_ = caption.get("id") or self._notebook.unique_id("tableau-1")
            caption.set("id", id_)
            wrapper.set("aria-labelledby", id_)
        replace(parent, table, [wrapper])
        table.tail = None
        wrapper.append(table)


def _scope_headers(table: Element) -> None:
    head = table.find("thead/tr")
    if head is None or not len(head):
        return
    for cell in head:
        cell.set("scope", "col")
    corner = head[0]
    if len(corner) or (corner.text or "").strip():
        return
    # A table whose corner is empty is read both ways: the first column names its rows.
    corner.tag = "td"
    del corner.attrib["scope"]
    for row in table.iterfind("tbody/tr"):
        if len(row):
            row[0].tag = "th"
            row[0].set("scope", "row")
