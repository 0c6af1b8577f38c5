"""The interview: questions are headings, answers say who speaks (requirements 1.5)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor

from inspiration.text.forms.block_names import PULL_QUOTE_CLASS
from inspiration.text.tree import plain_text

if TYPE_CHECKING:
    from markdown import Markdown

    from inspiration.text.notebook import Notebook

# « BC : », « B. C. : », « J.-P. D : », as typed; spaces of any kind before the colon.
_INITIALS = re.compile(
    r"\s*((?:[^\W\d_a-zà-öø-ÿœ]\.?[ \u00a0-]?){1,5}?)[ \u00a0\u202f]*:(?=\s|\Z)\s*"
)
_NOT_LETTER = re.compile(r"[^\w]")


class InterviewProcessor(Treeprocessor):
    """Groups each question with its answer, when the text is an interview."""

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        """Ask who speaks through this notebook."""
        super().__init__(md)
        self._notebook = notebook
        self._unknown: set[str] = set()

    def run(self, root: Element) -> None:
        """Regroup the children of the root."""
        self._unknown.clear()
        if self._notebook.form != "entretien":
            return
        children = list(root)
        opening: list[Element] = []
        while children and children[0].tag != "h2":
            opening.append(children.pop(0))
        for child in list(root):
            root.remove(child)
        root.text = None
        if opening:
            group = SubElement(root, "div", {"class": "ouverture"})
            group.extend(opening)
        self._group(root, children)

    def _group(self, root: Element, children: list[Element]) -> None:
        questions: Element | None = None
        answer: Element | None = None
        waiting: list[Element] = []
        for child in children:
            if child.tag == "section" and child.get("class") == "notes":
                self._leave(root, waiting)
                root.append(child)
                questions = None
            elif child.tag == "h2":
                if waiting:
                    self._leave(root, waiting)
                    questions = None
                if questions is None:
                    questions = SubElement(root, "div", {"class": "questions"})
                answer = self._open(questions, child)
            elif child.tag == "figure" and child.get("class") == PULL_QUOTE_CLASS:
                waiting.append(child)
            elif answer is not None:
                self._attribute(child, is_first=len(answer) == 0)
                answer.append(child)
        self._leave(root, waiting)
        for question in root.iter("section"):
            if question.get("class") == "q" and len(question[1]) == 0:
                self._unanswered(question[0])

    def _open(self, questions: Element, heading: Element) -> Element:
        # Without a name: each question would be a landmark, and be said twice.
        section = SubElement(questions, "section", {"class": "q"})
        section.append(heading)
        heading.tail = None
        return SubElement(section, "div", {"class": "rep"})

    @staticmethod
    def _leave(root: Element, waiting: list[Element]) -> None:
        root.extend(waiting)
        waiting.clear()

    def _attribute(self, block: Element, *, is_first: bool) -> None:
        """Name the speaker of a paragraph that begins with initials."""
        found = _INITIALS.match(block.text or "") if block.tag == "p" else None
        if found is None:
            if is_first:
                self._notebook.report(
                    "texte-reponse",
                    f"La réponse « {plain_text(block).strip()[:40]}… » ne dit pas qui parle.",
                    "Commencez-la par les initiales : « BC : ».",
                    near=plain_text(block).strip().split("\n", 1)[0][:30],
                )
            return
        typed = found[1].strip()
        initials = _NOT_LETTER.sub("", typed)
        name = self._notebook.resolver.speaker(initials)
        if name is None:
            if initials in self._notebook.resolver.abbreviations and not is_first:
                return
            if initials in self._unknown:
                return  # Told at the first answer: one line in `personnes` mends them all.
            self._unknown.add(initials)
            self._notebook.report(
                "texte-initiales",
                f"« {typed} » ne sont les initiales de personne dans cet entretien.",
                "Ajoutez la personne à la clé `personnes`, ou ses `initiales` à sa fiche.",
                near=f"{typed}",
            )
            return
        assert block.text is not None
        block.insert(0, self._speaker(initials, name, block.text[found.end() :]))
        block.text = None

    def _speaker(self, initials: str, name: str, words: str) -> Element:
        speaker = Element("span", {"class": "locuteur"})
        colon = Element("span", {"class": "deux-points"})
        colon.text = " :"
        if initials in self._notebook.speakers:
            abbreviation = SubElement(speaker, "abbr", {"title": name})
            abbreviation.text = initials
        else:
            self._notebook.speakers[initials] = None
            speaker.text = name
        speaker.append(colon)
        speaker.tail = f" {words}"
        return speaker

    def _unanswered(self, heading: Element) -> None:
        question = plain_text(heading).strip()
        self._notebook.report(
            "texte-question",
            f"La question « {question[:60]} » n’a pas de réponse.",
            "Dans un entretien, un intertitre `##` est une question.",
            near=question,
        )
