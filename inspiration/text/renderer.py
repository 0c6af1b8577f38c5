"""From an editor's Markdown to the HTML of a magazine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from inspiration.model.problem import line_and_column
from inspiration.text.forms.extension import MagazineExtension
from inspiration.text.forms.footnotes import footnotes
from inspiration.text.forms.spared_work import SparedMarkdown, has_rare_marks
from inspiration.text.limits import excess
from inspiration.text.notebook import Notebook
from inspiration.text.rendered import Rendered
from inspiration.text.resolver import NoResolver
from inspiration.text.tags import ALLOWED_TAGS
from inspiration.text.typography import typeset

if TYPE_CHECKING:
    from collections.abc import Collection

    from markdown import Extension

    from inspiration.text.notebook import Form
    from inspiration.text.resolver import Resolver


class Renderer:
    """Renders texts one after the other with the same parsers, which are long to build.

    There is one for texts that hold a rare mark, with more to try, and one for most texts.

    Not safe for use by two threads at once: give each its own.
    """

    def __init__(self, resolver: Resolver, allowed_tags: Collection[str] = ALLOWED_TAGS) -> None:
        """Ask this resolver for links, pictures, speakers and abbreviations."""
        self._notebook = Notebook(resolver)
        self._allowed_tags = allowed_tags
        self._parsers: dict[bool, SparedMarkdown] = {}

    def _parser(self, is_whole: bool) -> SparedMarkdown:
        """The parser that reads every mark, or the one that leaves out the rare ones."""
        markdown = self._parsers.get(is_whole)
        if markdown is None:
            markdown = self._parsers[is_whole] = self._new_parser(is_whole)
        return markdown.reset()

    def _new_parser(self, is_whole: bool) -> SparedMarkdown:
        rare: list[Extension] = []
        if is_whole:
            # Only now: they load half of what a rendering may load.
            from inspiration.text.forms.rare_marks import rare_mark_extensions

            rare = rare_mark_extensions()
        markdown = SparedMarkdown(
            extensions=[
                TableExtension(use_align_attribute=True),
                footnotes(),
                AttrListExtension(),
                SaneListExtension(),
                *rare,
                MagazineExtension(self._notebook, self._allowed_tags),
            ],
            output_format="html",
        )
        markdown.spare_searches()
        return markdown

    def _convert(self, source: str) -> str:
        html: str = self._parser(has_rare_marks(source)).convert(source)
        return html

    def render(self, source: str, form: Form = "texte", lang: str = "fr") -> Rendered:
        """Render one text.

        Args:
            source: Markdown, front matter left out.
            form: `entretien` when `##` headings are questions.
            lang: The language of the entry; only French is typeset.
        """
        notebook = self._notebook
        notebook.begin(source, form, lang)
        beyond = excess(source)
        try:
            html = "" if beyond else typeset(self._convert(source), lang)
        except RecursionError:
            # The parser stopped half-way, in a state that resetting it does not undo.
            self._parsers.clear()
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
