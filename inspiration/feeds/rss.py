"""RSS 2.0 (RSS Advisory Board profile), written by feedgen and our extension.

An item is the same in every feed that carries it: it can be written once, and put in each.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from feedgen.feed import FeedGenerator

from inspiration.feeds.item import Feed
from inspiration.feeds.rss_extension import RssChannel, RssItem
from inspiration.feeds.streams import RSS as MEDIA_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inspiration.feeds.item import FeedItem

DOCUMENTATION = "https://www.rssboard.org/rss-specification"
TIME_TO_LIVE = 60
"""Minutes that a reader may keep the feed before it asks again."""


def write_rss(feed: Feed) -> bytes:
    """Write a feed as RSS 2.0, in UTF-8 (FEED-01, FEED-02)."""
    return _xml(_generator(feed, feed.items))


def write_item(item: FeedItem) -> bytes:
    """Write an item that somebody signs, with its whole text, for `join_items`."""
    alone = Feed("", item.url, item.url, "", "", item.updated, item.authors[0])
    xml = _xml(_generator(alone, (item,)))
    return xml[xml.index(b"<item>") : xml.rindex(b"</item>") + len(b"</item>")]


def join_items(feed: Feed, items: Sequence[bytes]) -> bytes:
    """Write a feed as `write_rss` would, of items that are written already."""
    before, end, after = _xml(_generator(feed, ())).rpartition(b"</channel>")
    return b"".join((before, *items, end, after))


def _generator(feed: Feed, items: Iterable[FeedItem]) -> FeedGenerator:
    generator = FeedGenerator()
    generator.register_extension("inspiration", RssChannel, RssItem, atom=False)
    generator.inspiration.feed = feed
    generator.title(feed.title or feed.url)
    generator.description(feed.description or feed.title or feed.url)
    generator.language("fr-FR" if feed.language == "fr" else feed.language)
    generator.generator("Inspiration(s)")
    generator.docs(DOCUMENTATION)
    generator.ttl(TIME_TO_LIVE)
    generator.lastBuildDate(feed.updated)
    # feedgen takes the link it was given last for the channel's own.
    generator.link(href=feed.url, rel="self", type=MEDIA_TYPE)
    generator.link(href=feed.page, rel="alternate")
    for item in items:
        _add(generator, item, feed)
    return generator


def _xml(generator: FeedGenerator) -> bytes:
    xml: bytes = generator.rss_str()
    return xml + b"\n"


def _add(generator: FeedGenerator, item: FeedItem, feed: Feed) -> None:
    entry = generator.add_entry(order="append")
    entry.inspiration.item = item
    entry.inspiration.author = feed.author.name
    entry.title(item.title or item.url)
    entry.link(href=item.url)
    entry.guid(item.id, permalink=False)
    for enclosure in item.enclosures[:1]:
        # One at most: many readers of RSS take the first and refuse the rest (FEED-02).
        entry.enclosure(enclosure.url, str(enclosure.length), enclosure.type)
    for category in item.categories:
        entry.category(term=category.term, label=category.label)
    # Without a description feedgen would put the whole text in its place.
    entry.description(escape(item.summary or item.title or item.url, quote=False))
    if feed.full and item.html:
        entry.content(item.html)
