"""Blocks an editor has misnamed or left open, which Python-Markdown would pass over in silence."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor

from inspiration.text.forms.block_names import FORM_NAMES

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from inspiration.text.block_marks import BlockMark
    from inspiration.text.notebook import Notebook


class BlockCheckProcessor(Treeprocessor):
    """Reports, from the source, the blocks that are not what they should be."""

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        """Report to this notebook."""
        super().__init__(md)
        self._notebook = notebook

    def run(self, root: Element) -> None:
        """Follow the openings and closings of the source."""
        open_blocks: list[BlockMark] = []
        for mark in self._notebook.block_marks:
            if mark.name:
                open_blocks.append(mark)
                if mark.name not in FORM_NAMES:
                    self._unknown(mark)
            elif open_blocks and open_blocks[-1].slashes == mark.slashes:
                open_blocks.pop()
            else:
                self._report(mark, "texte-forme-ouverte", "Cette ligne « /// » ne ferme rien.")
        for mark in open_blocks:
            self._report(
                mark,
                "texte-forme-ouverte",
                f"La forme « {mark.name} » n’est pas refermée.",
                f"Ajoutez une ligne « {'/' * mark.slashes} » à sa fin.",
            )

    def _unknown(self, mark: BlockMark) -> None:
        near = get_close_matches(mark.name, FORM_NAMES, 1)
        hint = f"Peut-être « {near[0]} » ? " if near else ""
        self._report(
            mark,
            "texte-forme",
            f"La forme « {mark.name} » n’existe pas.",
            f"{hint}Les formes sont : {', '.join(FORM_NAMES)}.",
        )

    def _report(self, mark: BlockMark, rule: str, message: str, hint: str = "") -> None:
        self._notebook.report_at((mark.line, 1), rule, message, hint)
