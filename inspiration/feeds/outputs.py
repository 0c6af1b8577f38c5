"""The files of every feed, written when the site is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time
from functools import partial

from msgspec.structs import replace

from inspiration.feeds.calendars import calendar_outputs
from inspiration.feeds.catalogue import FeedCatalogue
from inspiration.feeds.entry_items import (
    NEWSROOM_NAME,
    Body,
    EnclosuresOf,
    EntryItems,
    PictureOf,
    no_enclosures,
    no_picture,
)
from inspiration.feeds.item import Author, Feed, FeedItem, WrittenItem
from inspiration.feeds.latest import latest
from inspiration.feeds.life import life_items
from inspiration.feeds.opml import write_opml
from inspiration.feeds.streams import ATOM, OPML_ADDRESS, RSS, FeedInfo, Stream
from inspiration.library import Library
from inspiration.model.entry import Entry
from inspiration.pages.output import FileOutput
from inspiration.pages.site import Site
from inspiration.pages.watch import NoWatch, Watch
from inspiration.text.typography import typeset_plain

LIMIT = 30
"""Items in a feed (FEED-09)."""
MAX_BYTES = 500_000
"""A heavier feed is refused by some readers (FEED-09)."""


class FeedPress:
    """Turns what is public into the files of every feed.

    Attributes:
        items: What makes the item of each entry, once for all the feeds that carry it.
        limit: Items in a feed, at most.
    """

    def __init__(
        self,
        library: Library,
        site: Site,
        body: Body,
        picture: PictureOf = no_picture,
        limit: int = LIMIT,
        enclosures: EnclosuresOf = no_enclosures,
        watch: Watch | None = None,
    ) -> None:
        """Make nothing yet.

        Args:
            library: What is public at the instant.
            site: Its absolute address and its names.
            body: The HTML of an entry's text; called when the files are written, once for each
                entry that a feed carries.
            picture: The main picture of an entry as one file; called when the files are written.
            limit: Items in a feed, at most.
            enclosures: The files that come with an entry.
            watch: Who wants to know what each feed is made from.
        """
        self.items = EntryItems(library, site, body, picture, enclosures, watch or NoWatch())
        self.limit = limit

    def outputs(self) -> Iterator[FileOutput]:
        """Every feed and calendar as a file of the site."""
        library, site = self.items.library, self.items.site
        catalogue = FeedCatalogue(library, site.name)
        for stream in catalogue.streams:
            carried = replace(stream, entries=self._eligible(stream))
            for info in stream.feeds:
                yield FileOutput(info.address, partial(self.write, carried, info))
        yield FileOutput(OPML_ADDRESS, partial(write_opml, site, catalogue.feeds))
        yield from calendar_outputs(library, site)

    def _eligible(self, stream: Stream) -> tuple[Entry, ...]:
        """The entries that a feed may carry: the newest, and those put right since."""
        entries = stream.entries
        if stream.carries == "life":
            return entries
        older = (entry for entry in entries[self.limit :] if entry.is_amended)
        return (*entries[: self.limit], *older)

    def write(self, stream: Stream, info: FeedInfo) -> bytes:
        """Write one feed, with fewer items when it would be too heavy."""
        if info.type == RSS and stream.carries == "text":
            return self._join(stream, info)
        items = self._items(stream)
        feed = replace(self._feed(stream, info, items), items=items)
        write = _writer(info.type)
        return _light_enough(lambda most: write(replace(feed, items=items[:most])), len(items))

    def _join(self, stream: Stream, info: FeedInfo) -> bytes:
        """Write a feed of items that others carry too, and that are written once for all."""
        from inspiration.feeds.rss import join_items

        entries = latest(self.items.library, stream.entries, self.limit)
        items = [self.items.in_rss(entry) for entry in entries]
        feed = self._feed(stream, info, items)
        contents = [item.content for item in items]
        return _light_enough(lambda most: join_items(feed, contents[:most]), len(items))

    def _feed(
        self, stream: Stream, info: FeedInfo, items: Sequence[FeedItem | WrittenItem]
    ) -> Feed:
        """A feed without its items."""
        site = self.items.site
        return Feed(
            id=self.items.identity.feed(info.address),
            url=site.absolute(info.address),
            page=site.absolute(stream.page),
            title=stream.title,
            description=typeset_plain(site.description),
            updated=max((item.updated for item in items), default=self._origin),
            author=Author(site.publisher or NEWSROOM_NAME, site.url),
            language=site.language,
            hub=site.hub,
            full=stream.carries != "summary",
        )

    def _items(self, stream: Stream) -> tuple[FeedItem, ...]:
        if stream.carries == "life":
            return life_items(self.items, stream.entries)[: self.limit]
        entries = latest(self.items.library, stream.entries, self.limit)
        return tuple(self.items.item(entry) for entry in entries)

    @property
    def _origin(self) -> datetime:
        """The date of a feed that has no item yet."""
        zone = self.items.library.clock.zone
        return datetime.combine(self.items.identity.since, time(), tzinfo=zone)


def _light_enough(write: Callable[[int], bytes], most: int) -> bytes:
    """What `write` makes of the first items, as many as a feed may carry."""
    written = write(most)
    while len(written) > MAX_BYTES and most:
        most -= 1
        written = write(most)
    return written


def _writer(media_type: str) -> Callable[[Feed], bytes]:
    """What writes a format, loaded with the first feed to write."""
    if media_type == RSS:
        from inspiration.feeds.rss import write_rss

        return write_rss
    if media_type == ATOM:
        from inspiration.feeds.atom import write_atom

        return write_atom
    from inspiration.feeds.json_feed import write_json_feed

    return write_json_feed
