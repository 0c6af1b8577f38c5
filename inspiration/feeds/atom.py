"""Atom (RFC 4287), written by feedgen and our extension."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from feedgen.feed import FeedGenerator
from lxml import etree

from inspiration.feeds.media import MEDIA, add_media
from inspiration.feeds.streams import ATOM as MEDIA_TYPE

if TYPE_CHECKING:
    from inspiration.feeds.item import Author, Feed, FeedItem

_XML = "http://www.w3.org/XML/1998/namespace"


class AtomFeed:
    """The feed element: the base of addresses (XML Base)."""

    base: str

    def extend_ns(self) -> dict[str, str]:
        """Give the prefix that entries use."""
        return {"media": MEDIA}

    def extend_atom(self, root: etree._Element) -> etree._Element:
        """Complete the feed, before feedgen adds the entries."""
        root.set(f"{{{_XML}}}base", self.base)
        return root


class AtomEntry:
    """An entry: its links, whose attributes feedgen loses, its language and its picture."""

    item: FeedItem

    def extend_ns(self) -> dict[str, str]:
        """Prefixes are declared once, by the feed."""
        return {}

    def extend_atom(self, element: etree._Element) -> etree._Element:
        """Complete the entry."""
        element.set(f"{{{_XML}}}lang", self.item.language)
        # feedgen makes its elements without a namespace and names one as an attribute.
        link = etree.SubElement(element, "link", rel="alternate", type="text/html")
        link.set("href", self.item.url)
        if self.item.picture:
            picture = self.item.picture
            enclosure = etree.SubElement(element, "link", rel="enclosure", type=picture.type)
            enclosure.set("href", picture.url)
            if picture.length is not None:
                enclosure.set("length", str(picture.length))
            add_media(element, picture)
        for found in self.item.enclosures:
            link = etree.SubElement(element, "link", rel="enclosure", type=found.type)
            link.set("href", found.url)
            link.set("length", str(found.length))
            if found.title:
                link.set("title", found.title)
        return element


def write_atom(feed: Feed) -> bytes:
    """Write a feed as Atom, in UTF-8 (FEED-04)."""
    generator = FeedGenerator()
    generator.register_extension("inspiration", AtomFeed, AtomEntry, rss=False)
    generator.inspiration.base = feed.page
    generator.id(feed.id)
    generator.title(feed.title or feed.url)
    if feed.description:
        generator.subtitle(feed.description)
    generator.language(feed.language)
    generator.generator("Inspiration(s)")
    generator.updated(feed.updated)
    generator.author(_person(feed.author))
    if feed.hub:
        generator.link(href=feed.hub, rel="hub")
    generator.link(href=feed.url, rel="self", type=MEDIA_TYPE)
    generator.link(href=feed.page, rel="alternate", type="text/html")
    for item in feed.items:
        _add(generator, item, feed)
    xml: bytes = generator.atom_str()
    return xml + b"\n"


def _add(generator: Any, item: FeedItem, feed: Feed) -> None:
    entry = generator.add_entry(order="append")
    entry.inspiration.item = item
    entry.id(item.id)
    entry.title(item.title or item.url)
    entry.updated(item.updated)
    entry.published(item.published)
    for author in item.authors or (feed.author,):
        entry.author(_person(author))
    for category in item.categories:
        entry.category(term=category.term, label=category.label)
    if item.summary:
        entry.summary(item.summary)
    entry.content(item.html, type="html")


def _person(author: Author) -> dict[str, str]:
    return {"name": author.name} | ({"uri": author.url} if author.url else {})
