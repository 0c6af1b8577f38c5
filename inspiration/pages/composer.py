"""The tools that every family of pages shares, and the one way to compose a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from inspiration.model.poc import Poc
from inspiration.pages import addresses
from inspiration.pages.head import FeedLink, Head, page_title, shortened
from inspiration.pages.headers import policy_of
from inspiration.pages.output import ComposedPage
from inspiration.pages.watch import NoWatch
from inspiration.text import typeset_plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from markupsafe import Markup

    from inspiration.library import Library
    from inspiration.model.article import Article
    from inspiration.model.entry import Entry
    from inspiration.model.event import Event
    from inspiration.pages.address_book import AddressBook
    from inspiration.pages.cards import Cards
    from inspiration.pages.chrome import Chrome
    from inspiration.pages.feed_directory import FeedDirectory
    from inspiration.pages.illustration import Illustrator
    from inspiration.pages.offers import Offers
    from inspiration.pages.shared_cards import SharedCards
    from inspiration.pages.site import Site
    from inspiration.pages.texts import Texts
    from inspiration.pages.watch import Watch

DEFAULT_TEINTE = "vermillon"
"""Before the first numéro."""


class Naming(Struct, frozen=True):
    """How a page is called: in its `<title>`, on shared cards, in search engines.

    Attributes:
        name: Its own name.
        group: Rubrique or kind, second in the title.
        description: Plain text.
        section: Address of the menu item it belongs to.
        language: Language of the name and of the description.
    """

    name: str
    group: str | None = None
    description: str | None = None
    section: str | None = None
    language: str = "fr"


class Composer(Struct, frozen=True):
    """The Library, the settings, and what turns entries into pieces of pages."""

    library: Library
    site: Site
    chrome: Chrome
    texts: Texts
    book: AddressBook
    illustrator: Illustrator
    cards: Cards
    scripts: Mapping[str, str]
    feeds: FeedDirectory | None = None
    shared_cards: SharedCards | None = None
    editions: Offers | None = None
    watch: Watch = field(default_factory=NoWatch)

    @property
    def teinte(self) -> str:
        """The teinte of pages that belong to nothing else: the current numéro's."""
        current = self.library.current_issue
        return current.hue if current else DEFAULT_TEINTE

    def script(self, name: str) -> str:
        """The address of a script of the theme, by the name of its file."""
        return self.site.path(addresses.asset(self.scripts[name]))

    def link_to(self, address: str) -> str | None:
        """The link to an address that an editor typed; None while nothing answers there."""
        return self.site.path(address) if self.book.answers(address) else None

    def pocs_of(self, entry: Article | Event) -> tuple[Poc, ...]:
        """The public POCs that an entry is about, where the magazine shows POCs."""
        slugs = entry.pocs if self.site.has("showcase") else ()
        return tuple(poc for slug in slugs if (poc := self.library.get(Poc, slug)))

    def page(
        self,
        address: str,
        template: str,
        page: Any,
        naming: Naming,
        *,
        kind: str,
        entry: Entry | None = None,
        modified: datetime | None = None,
        indexed: bool = True,
        type: str = "website",
        image: str | None = None,
        json_ld: tuple[Markup, ...] = (),
    ) -> ComposedPage:
        """Make a page: its template sees `site`, `head` and `page`."""
        site = self.site
        title = page_title(site, naming.name, naming.group)
        head = Head(
            title=title,
            name=typeset_plain(naming.name, naming.language),
            description=shortened(naming.description, naming.language),
            address=site.path(address),
            url=site.absolute(address),
            section=site.path(naming.section) if naming.section else None,
            type=type,
            indexed=indexed,
            image=image or self._card(entry),
            feeds=self._announced(address, entry) if indexed else (),
            json_ld=json_ld,
            policy=policy_of(f"magazine/{template}.html"),
        )
        changed = self.library.modified(entry) if entry and entry.date else modified
        return ComposedPage(
            address=address,
            template=f"magazine/{template}.html",
            context={"site": self.chrome, "head": head, "page": page},
            title=title,
            kind=kind,
            modified=changed,
            indexed=indexed,
        )

    def _announced(self, address: str, entry: Entry | None) -> tuple[FeedLink, ...]:
        found = self.feeds.for_page(address, entry) if self.feeds else ()
        return tuple(
            FeedLink(feed.type, feed.title, self.site.path(feed.address)) for feed in found
        )

    def _card(self, entry: Entry | None) -> str | None:
        """The address of the picture that stands for an entry when its link is shared."""
        return self.shared_cards.address(entry) if self.shared_cards and entry else None

    def newest(self, entries: tuple[Entry, ...]) -> datetime | None:
        """The last change among the dated entries of a list."""
        dates = [self.library.modified(entry) for entry in entries if entry.date]
        return max(dates, default=None)
