"""The forms of the magazine as one Python-Markdown extension."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from markdown import Extension
from markdown.inlinepatterns import AUTOMAIL_RE, ENTITY_RE
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from inspiration.text.forms.abbreviations import AbbreviationsProcessor
from inspiration.text.forms.block_check import BlockCheckProcessor
from inspiration.text.forms.block_names import PULL_QUOTE_CLASS
from inspiration.text.forms.footnotes import FootnotesProcessor
from inspiration.text.forms.headings import HeadingsProcessor
from inspiration.text.forms.interview import InterviewProcessor
from inspiration.text.forms.key_figures import KeyFiguresProcessor
from inspiration.text.forms.links import AnchorsProcessor, LinksProcessor
from inspiration.text.forms.pictures import PicturesProcessor
from inspiration.text.forms.pull_quotes import PullQuotesProcessor
from inspiration.text.forms.raw_html import (
    AttributesProcessor,
    CommentsPreprocessor,
    EmailInlineProcessor,
    EntityInlineProcessor,
    RawTagsProcessor,
    TagInlineProcessor,
)
from inspiration.text.forms.tables import TablesProcessor
from inspiration.text.notebook import Notebook
from inspiration.text.resolver import NoResolver
from inspiration.text.tags import ALLOWED_TAGS
from inspiration.text.words import count_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from markdown import Markdown

    from inspiration.text.notebook import Form


class MagazineExtension(Extension):
    """Adds every form to a Markdown parser, and shuts the door to raw HTML.

        Markdown(extensions=["tables", "footnotes", "attr_list", MagazineExtension()])

    On its own it knows no entry and no picture, and keeps links as typed. With the notebook of a
    rendering, it asks that notebook's resolver; its owner opens the notebook, and registers the
    blocks where there are some.
    """

    def __init__(
        self,
        notebook: Notebook | None = None,
        allowed_tags: Collection[str] = ALLOWED_TAGS,
        form: Form = "texte",
        lang: str = "fr",
    ) -> None:
        """Take the tags an editor may type and, without a notebook, what the texts are."""
        super().__init__()
        self._is_alone = notebook is None
        self._notebook = notebook or Notebook(NoResolver())
        self._allowed_tags = allowed_tags
        self._form: Form = form
        self._lang = lang

    def extendMarkdown(self, md: Markdown) -> None:
        """Register blocks, inline patterns and tree processors."""
        if self._is_alone:
            from inspiration.text.forms.blocks import FormBlocksExtension

            FormBlocksExtension().extendMarkdown(md)
            opening = _OpeningPreprocessor(md, self._notebook, self._form, self._lang)
            md.preprocessors.register(opening, "notebook", 100)
        self._close_to_raw_html(md)
        self._register_steps(md)

    def _close_to_raw_html(self, md: Markdown) -> None:
        md.preprocessors.deregister("html_block")
        md.preprocessors.register(CommentsPreprocessor(md), "comments", 20)
        patterns = md.inlinePatterns
        patterns.register(TagInlineProcessor(md, self._notebook, self._allowed_tags), "html", 90)
        patterns.register(EntityInlineProcessor(ENTITY_RE, md), "entity", 80)
        patterns.register(EmailInlineProcessor(AUTOMAIL_RE, md), "automail", 110)

    def _register_steps(self, md: Markdown) -> None:
        """Order the steps on the finished tree: after attributes (8), before unescaping (0).

        Links come before headings, whose text may be the title of an entry; headings before the
        interview, which points to their ids; abbreviations once the text stands in reading order.
        """
        notebook = self._notebook
        steps: tuple[tuple[str, Treeprocessor], ...] = (
            ("raw-tags", RawTagsProcessor(md, notebook)),
            ("block-check", BlockCheckProcessor(md, notebook)),
            ("key-figures", KeyFiguresProcessor(md, notebook)),
            ("pictures", PicturesProcessor(md, notebook)),
            ("links", LinksProcessor(md, notebook)),
            ("word-count", _WordCount(md, notebook)),
            ("tables", TablesProcessor(md, notebook)),
            ("headings", HeadingsProcessor(md, notebook)),
            ("notes", FootnotesProcessor(md, notebook)),
            ("interview", InterviewProcessor(md, notebook)),
            ("pull-quotes", PullQuotesProcessor(md, notebook)),
            ("abbreviations", AbbreviationsProcessor(md, notebook)),
            ("anchors", AnchorsProcessor(md, notebook)),
            ("attributes", AttributesProcessor(md, notebook)),
        )
        for rank, (name, step) in enumerate(steps):
            md.treeprocessors.register(step, name, 7 - rank / 4)
        # Line breaks between blocks are added last: until then the tree holds words only.
        prettify = md.treeprocessors["prettify"]
        md.treeprocessors.deregister("prettify")
        md.treeprocessors.register(prettify, "prettify", 0.5)


class _OpeningPreprocessor(Preprocessor):
    """Opens the notebook at each new text, when nobody else does."""

    def __init__(self, md: Markdown, notebook: Notebook, form: Form, lang: str) -> None:
        super().__init__(md)
        self._notebook, self._form, self._lang = notebook, form, lang

    def run(self, lines: list[str]) -> list[str]:
        self._notebook.begin("\n".join(lines), self._form, self._lang)
        return lines


class _WordCount(Treeprocessor):
    """Counts the words, pull quotes left out: they have been read once already."""

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        super().__init__(md)
        self._notebook = notebook

    def run(self, root: Element) -> None:
        self._notebook.words = _words(root) - sum(
            _words(figure)
            for figure in root.iter("figure")
            if figure.get("class") == PULL_QUOTE_CLASS
        )


def _words(element: Element) -> int:
    return count_words(" ".join(element.itertext()))


def makeExtension(**settings: Any) -> MagazineExtension:
    """Let Python-Markdown load the extension by the name of this module."""
    return MagazineExtension(**settings)
