"""The picture that stands for an entry when its link is shared: planned here, drawn later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspiration.images.cards import SocialCard, plan_card
from inspiration.model.article import Article, Issue
from inspiration.pages.watch import NoWatch
from inspiration.text import typeset_plain

if TYPE_CHECKING:
    from pathlib import Path

    from inspiration.images import Output
    from inspiration.library import Library
    from inspiration.model.entry import Entry
    from inspiration.pages.drawings import Drawings
    from inspiration.pages.site import Site
    from inspiration.pages.watch import Watch


class SharedCards:
    """Plans the card of each entry that a page asks for, and remembers it."""

    def __init__(
        self,
        library: Library,
        site: Site,
        drawings: Drawings,
        fonts: Path,
        watch: Watch | None = None,
    ) -> None:
        self._watch = watch or NoWatch()
        self._library = library
        self._site = site
        self._drawings = drawings
        self.fonts = fonts
        self.asked: dict[SocialCard, Output] = {}

    def address(self, entry: Entry) -> str:
        """The absolute address of an entry's card."""
        card = self._card(entry)
        if card not in self.asked:
            self.asked[card] = plan_card(card, self.fonts)
        address = self.asked[card].address
        self._watch.file(f"/{address.lstrip('/')}", card)
        return self._site.absolute(address)

    def _card(self, entry: Entry) -> SocialCard:
        figure, teinte = self._drawings.style(entry)
        return SocialCard(
            slug=entry.slug,
            figure=figure,
            teinte=teinte,
            title=typeset_plain(entry.title, entry.language),
            label=self._label(entry),
            word=self._site.name,
        )

    def _label(self, entry: Entry) -> str:
        """Rubrique and numéro of an article, number of a numéro, kind of the rest."""
        if isinstance(entry, Article):
            issue = self._library.issue_of(entry)
            sections = self._library.vocabularies["rubriques"]
            words = [sections.label(entry.section)] if entry.section in sections.terms else []
            return " · ".join([*words, *([f"nº {issue.number}"] if issue else [])])
        if isinstance(entry, Issue):
            return f"nº {entry.number}"
        label = entry.kind_label
        return label[0].upper() + label[1:]
