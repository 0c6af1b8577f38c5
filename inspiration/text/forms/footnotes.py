"""Footnotes: a numbered call, a list at the foot, and the way back in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.footnotes import NBSP_PLACEHOLDER, FootnoteExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from inspiration.text.tree import children_with_parents, text_outside

if TYPE_CHECKING:
    from markdown import Markdown

    from inspiration.text.notebook import Notebook

BACK = "Retour au texte"
_ESCAPED_CARET = f"{STX}{ord('^')}{ETX}"
_CALL_WITHOUT_NOTE = re.compile(r"\[\^[^\]\s]+\]")


def footnotes() -> FootnoteExtension:
    """Return Python-Markdown's footnotes, numbered in the order of the calls."""
    return _Footnotes(
        SEPARATOR="-", BACKLINK_TEXT=BACK, USE_DEFINITION_ORDER=True, SUPERSCRIPT_TEXT="{}"
    )


class _Footnotes(FootnoteExtension):
    """Looks for the place of the notes where a text asks for one."""

    def findFootnotesPlaceholder(self, root: Element) -> tuple[Element, Element, bool] | None:
        if self.getConfig("PLACE_MARKER") not in "".join(root.itertext()):
            return None
        return super().findFootnotesPlaceholder(root)


class FootnotesProcessor(Treeprocessor):
    """Gives the calls and the list of notes the magazine's markup."""

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        """Report to this notebook."""
        super().__init__(md)
        self._notebook = notebook

    def run(self, root: Element) -> None:
        """Finish the notes of the tree."""
        if "[^" in self._notebook.source:
            self._report_missing(root)
        section = next((div for div in root.iter("div") if div.get("class") == "footnote"), None)
        if section is None:
            return
        for call in root.iter("sup"):
            link = call.find("a")
            if link is not None and link.get("class") == "footnote-ref":
                call.set("class", "appel")
                del link.attrib["class"]
                link.set("aria-label", f"Note {link.text}")
        _forget_ways_back(section, {call.get("id") for call in root.iter("sup")})
        self._finish_section(section)

    def _report_missing(self, root: Element) -> None:
        text = "".join(root.itertext())
        if "^" not in text and _ESCAPED_CARET not in text:
            return
        for call in _CALL_WITHOUT_NOTE.findall(text_outside(root, _is_code)):
            self._notebook.report(
                "texte-note",
                f"L’appel de note {call} ne renvoie à aucune note.",
                f"Ajoutez, plus bas, une ligne « {call}: texte de la note ».",
                near=call,
            )

    def _finish_section(self, section: Element) -> None:
        id_ = self._notebook.unique_id("notes")
        section.tag = "section"
        section.set("class", "notes")
        section.set("aria-labelledby", id_)
        rule = section.find("hr")
        if rule is not None:
            section.remove(rule)
        heading = Element("h2", {"id": id_})
        heading.text = "Notes"
        section.insert(0, heading)
        for number, note in enumerate(section.iterfind("ol/li"), start=1):
            _finish_note(note, number)


def _forget_ways_back(section: Element, calls: set[str | None]) -> None:
    """A note that nothing calls has no place to go back to."""
    for parent, link in list(children_with_parents(section, "a")):
        if link.get("class") == "footnote-backref" and (link.get("href") or "")[1:] not in calls:
            parent.remove(link)


def _finish_note(note: Element, number: int) -> None:
    for rank, link in enumerate(
        [link for link in note.iter("a") if link.get("class") == "footnote-backref"], start=1
    ):
        link.set("class", "retour")
        link.attrib.pop("title", None)
        link.text = BACK if rank == 1 else f"{BACK} ({rank})"
        link.set("aria-label", f"{link.text}, note {number}")
        if rank > 1:
            link.tail = None
    last = note[-1] if len(note) else None
    for element in note.iter():
        if element.text and NBSP_PLACEHOLDER in element.text:
            element.text = element.text.replace(NBSP_PLACEHOLDER, " ")
        if element.tail and NBSP_PLACEHOLDER in element.tail:
            element.tail = element.tail.replace(NBSP_PLACEHOLDER, " ")
    if last is None:
        SubElement(note, "p")


def _is_code(element: Element) -> bool:
    return element.tag in {"code", "pre"}
