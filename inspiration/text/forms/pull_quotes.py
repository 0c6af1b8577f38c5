"""Pull quotes: guillemets, and silence for those who have already heard the words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor

from inspiration.text.forms.block_names import PULL_QUOTE_CLASS
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
        text = ""
        source = _folded(self._notebook.source)
        for rank, figure in enumerate(quotes):
            quotation = figure[0]
            words = _folded(plain_text(quotation))
            is_repeated = bool(words) and source.count(words) > 1
            if words and not is_repeated:
                text = text or _letters(text_outside(root, set(quotes).__contains__))
                is_repeated = _letters(words) in text
            if is_repeated:
                if next(figure.iter("a"), None) is None:
                    figure.set("aria-hidden", "true")
            else:
                self._notebook.report_at(
                    (self._notebook.block_line(PULL_QUOTE_CLASS, rank), 1),
                    "texte-exergue",
                    f"L’exergue « {words[:40]}… » ne se lit pas, mot pour mot, dans le texte.",
                    "Reprenez la phrase exacte, ou faites-en une citation.",
                )
            if is_french(self._notebook.lang):
                _quote(quotation)


def _folded(text: str) -> str:
    return " ".join(text.split())


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
