"""An entry becomes an item of a feed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from urllib.parse import urljoin

from msgspec import Struct, field
from msgspec.structs import replace

from inspiration.feeds.full_text import full_text
from inspiration.feeds.identity import Identity
from inspiration.feeds.item import (
    Author,
    Category,
    Enclosure,
    FeedItem,
    FeedPicture,
    WrittenItem,
)
from inspiration.library import Library
from inspiration.model.article import Article, Issue
from inspiration.model.entry import Entry
from inspiration.model.event import Event
from inspiration.model.named import Person
from inspiration.model.poc import Poc
from inspiration.pages.site import Site
from inspiration.pages.watch import ITEM, WRITTEN, NoWatch, Watch
from inspiration.text.typography import typeset_plain

NEWSROOM_NAME = "La rédaction"

Body = Callable[[Entry], str]
"""Gives the HTML of an entry's own text, as on its page: pictures may be `<picture>`, addresses
may be relative to the page or to the root."""
PictureOf = Callable[[Entry], FeedPicture | None]
"""Gives the main picture of an entry as one file of 1200 pixels at most, while it may be shown."""

EnclosuresOf = Callable[[Entry], tuple[Enclosure, ...]]
"""Gives the files that come with an entry: the editions of a numéro."""


def no_picture(entry: Entry) -> FeedPicture | None:
    """Give no picture: for a magazine without photographs."""
    return None


def no_enclosures(entry: Entry) -> tuple[Enclosure, ...]:
    """Give no file: for a magazine without editions."""
    return ()


class EntryItems(Struct, dict=True):
    """Makes the item of each entry, once for all the feeds that carry it."""

    library: Library
    site: Site
    body: Body
    picture: PictureOf = no_picture
    enclosures: EnclosuresOf = no_enclosures
    watch: Watch = field(default_factory=NoWatch)

    @cached_property
    def identity(self) -> Identity:
        """What every id begins with."""
        return Identity.parse(self.site.tag_authority)

    def item(self, entry: Entry) -> FeedItem:
        """The item of a public entry."""
        return self.watch.once(ITEM, entry.key, partial(self._make, entry))

    def in_rss(self, entry: Entry) -> WrittenItem:
        """The item of a public entry, with its whole text, as RSS writes it in every feed."""
        return self.watch.once(WRITTEN, entry.key, partial(self._write, entry))

    def _write(self, entry: Entry) -> WrittenItem:
        # Only now: most builds write a few items, or none.
        from inspiration.feeds.rss import write_item

        item = self.item(entry)
        return WrittenItem(item.updated, write_item(item))

    def _make(self, entry: Entry) -> FeedItem:
        picture = self.picture(entry)
        if picture:
            picture = replace(
                picture,
                url=urljoin(self.site.url, picture.url),
                alt=typeset_plain(picture.alt, entry.language),
                caption=typeset_plain(picture.caption, entry.language),
                credit=typeset_plain(picture.credit),
            )
        return FeedItem(
            id=self.identity.entry(self.library, entry),
            url=self.site.absolute(entry.address),
            title=typeset_plain(item_title(entry), entry.language),
            summary=typeset_plain(summary(entry), entry.language),
            html=full_text(self.library, self.site, entry, self.body(entry), picture),
            published=self.library.published(entry),
            updated=self.library.modified(entry),
            authors=self.authors(entry),
            categories=self.categories(entry),
            picture=picture,
            enclosures=self.enclosures(entry),
            language=entry.language,
        )

    def authors(self, entry: Entry) -> tuple[Author, ...]:
        """Who signs an entry, in order; the newsroom signs what nobody signs in person."""
        slugs = entry.authors if isinstance(entry, Article | Issue) else ()
        people = (self.library.get(Person, slug) for slug in slugs)
        found = tuple(
            Author(person.title, self.site.absolute(person.address)) for person in people if person
        )
        return found or (Author(NEWSROOM_NAME),)

    def categories(self, entry: Entry) -> tuple[Category, ...]:
        """Rubrique, genre, domain, Maison POC, then keywords."""
        terms: list[tuple[str, str | None]] = []
        if isinstance(entry, Article):
            terms = [("rubriques", entry.section), ("genres", entry.genre)]
        if isinstance(entry, Poc):
            terms = [("domaines", entry.domain), ("maisons", entry.house)]
        found = [
            Category(term, typeset_plain(self.library.vocabularies[name].label(term)))
            for name, term in terms
            if term
        ]
        for word in entry.keywords:
            keyword = self.library.keyword(word)
            if keyword:
                found.append(Category(keyword.slug, typeset_plain(keyword.label)))
        return tuple(dict.fromkeys(found))


def item_title(entry: Entry) -> str:
    """The title of an entry where nothing else says its kind, not typeset."""
    if isinstance(entry, Issue):
        return f"Numéro {entry.number} : {entry.title}"
    if isinstance(entry, Event) and entry.status != "confirme":
        return f"{'Annulé' if entry.status == 'annule' else 'Reporté'} : {entry.title}"
    return entry.title


def summary(entry: Entry) -> str:
    """What an entry says of itself in a few lines, not typeset."""
    return entry.standfirst or entry.description or entry.title
