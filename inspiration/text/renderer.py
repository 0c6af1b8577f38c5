"""From an editor's Markdown to the HTML of a magazine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from pymdownx.bracketspan import BracketSpanExtension

from inspiration.text.forms.extension import MagazineExtension
from inspiration.text.forms.footnotes import footnotes
from inspiration.text.forms.spared_work import SparedMarkdown
from inspiration.text.limits import excess
from inspiration.text.notebook import Notebook, line_and_column
from inspiration.text.rendered import Rendered
from inspiration.text.resolver import NoResolver
from inspiration.text.tags import ALLOWED_TAGS
from inspiration.text.typography import typeset

if TYPE_CHECKING:
    from collections.abc import Collection

    from inspiration.text.notebook import Form
    from inspiration.text.resolver import Resolver


class Renderer:
    """Renders texts one after the other with the same parser, which is long to build.

    Not safe for use by two threads at once: give each its own.
    """

    def __init__(self, resolver: Resolver, allowed_tags: Collection[str] = ALLOWED_TAGS) -> None:
        """Ask this resolver for links, pictures, speakers and abbreviations."""
        self._notebook = Notebook(resolver)
        self._allowed_tags = allowed_tags
        self._markdown = self._parser()

    def _parser(self) -> SparedMarkdown:
        markdown = SparedMarkdown(
            extensions=[
                TableExtension(use_align_attribute=True),
                footnotes(),
                AttrListExtension(),
                SaneListExtension(),
                FencedCodeExtension(),
                BracketSpanExtension(),
                MagazineExtension(self._notebook, self._allowed_tags),
            ],
            output_format="html",
        )
        markdown.spare_searches()
        return markdown

    def render(self, source: str, form: Form = "texte", lang: str = "fr") -> Rendered:
        """Render one text.

        Args:
            source: Markdown, front matter left out.
            form: `entretien` when `##` headings are questions.
            lang: The language of the entry; only French is typeset.
        """
        notebook = self._notebook
        notebook.begin(source, form, lang)
        self._markdown.reset()
        beyond = excess(source)
        try:
            html = "" if beyond else typeset(self._markdown.convert(source), lang)
        except RecursionError:
            # The parser stopped half-way, in a state that resetting it does not undo.
            self._markdown = self._parser()
            notebook.report(
                "texte-imbrique",
                "Des listes, des citations ou des formes sont emboîtées trop profondément.",
                "Simplifiez ce passage.",
            )
            html = ""
        if beyond:
            place, words = beyond
            notebook.report_at(
                line_and_column(source, place),
                "texte-demesure",
                f"Ce texte compte {words}.",
                "Coupez ce passage par des lignes vides, ou ôtez ce qui a été collé par erreur.",
            )
        return Rendered(
            html=html,
            headings=tuple(notebook.headings),
            words=notebook.words,
            problems=tuple(sorted(notebook.problems)),
            pictures=tuple(notebook.pictures),
            links=tuple(notebook.links),
            abbreviations=tuple(notebook.abbreviations),
            speakers=tuple(notebook.speakers),
        )


def render(markdown: str) -> str:
    """Render a text on its own, typeset: links and pictures stay as typed."""
    return Renderer(NoResolver()).render(markdown).html
