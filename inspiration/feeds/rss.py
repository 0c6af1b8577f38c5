"""RSS 2.0 (RSS Advisory Board profile), written by feedgen and our extension."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from feedgen.feed import FeedGenerator

from inspiration.feeds.rss_extension import RssChannel, RssItem
from inspiration.feeds.streams import RSS as MEDIA_TYPE

if TYPE_CHECKING:
    from inspiration.feeds.item import Feed, FeedItem

DOCUMENTATION = "https://www.rssboard.org/rss-specification"
TIME_TO_LIVE = 60
"""Minutes that a reader may keep the feed before it asks again."""


def write_rss(feed: Feed) -> bytes:
    """Write a feed as RSS 2.0, in UTF-8 (FEED-01, FEED-02)."""
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
    for item in feed.items:
        _add(generator, item, feed)
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
