"""Pull quotes: guillemets, and silence for those who have already heard the words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor

from inspiration.text.forms.blocks import PULL_QUOTE_CLASS
from inspiration.text.tree import plain_text, text_outside
from inspiration.text.typography import is_french

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from inspiration.text.notebook import Notebook

_NOT_WORD = re.compile(r"[\W_]+")
_QUOTE_MARKS = "«“\"'"


class PullQuotesProcessor(Treeprocessor):
    """Finishes the pull quotes of the tree."""

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        """Report to this notebook."""
        super().__init__(md)
        self._notebook = notebook

    def run(self, root: Element) -> None:
        """Quote each one; hide it from assistive technology when the text holds its words."""
        quotes = [
            figure for figure in root.iter("figure") if figure.get("class") == PULL_QUOTE_CLASS
        ]
        if not quotes:
            return
        text = text_outside(root, set(quotes).__contains__)
        flat_text = _folded(text)
        for rank, figure in enumerate(quotes):
            quotation = figure[0]
            if _repeats(plain_text(quotation), flat_text, text):
                if next(figure.iter("a"), None) is None:
                    figure.set("aria-hidden", "true")
            else:
                typed = plain_text(quotation).strip()
                self._notebook.report_at(
                    (self._notebook.block_line(PULL_QUOTE_CLASS, rank), 1),
                    "texte-exergue",
                    f"L’exergue « {typed[:40]}… » ne se lit pas, mot pour mot, dans le texte.",
                    "Reprendre la phrase exacte, ou en faire une citation.",
                )
            if is_french(self._notebook.lang):
                _quote(quotation)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _repeats(quotation: str, flat_text: str, text: str) -> bool:
    """Tell whether the text holds the words of a quotation."""
    words = _folded(quotation)
    if words and words in flat_text:
        return True
    letters = _letters(quotation)
    return bool(letters.strip()) and letters in _letters(text)


def _letters(text: str) -> str:
    """Flatten a text to its words, so that a sign or a space does not hide a repetition."""
    return f" {_NOT_WORD.sub(' ', text).strip().lower()} "


def _quote(quotation: Element) -> None:
    """Put guillemets round the words, unless the editor has."""
    paragraphs = [child for child in quotation if child.tag == "p"]
    if not paragraphs or plain_text(quotation).lstrip()[:1] in _QUOTE_MARKS:
        return
    first, last = paragraphs[0], paragraphs[-1]
    first.text = f"« {(first.text or '').lstrip()}"
    if len(last):
        last[-1].tail = f"{(last[-1].tail or '').rstrip()} »"
    else:
        last.text = f"{(last.text or '').rstrip()} »"
