"""What feedgen leaves out of RSS 2.0: hub, several authors, media with its credit, safe titles.

feedgen asks an extension for its namespaces, then hands it each element once it is written.
"""

from __future__ import annotations

from email.utils import format_datetime
from typing import TYPE_CHECKING

from lxml import etree

from inspiration.feeds.media import MEDIA, add_media

if TYPE_CHECKING:
    from inspiration.feeds.item import Feed, FeedItem

ATOM = "http://www.w3.org/2005/Atom"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_REFERENCES = {"&": "#x26", "<": "#x3C"}


class RssChannel:
    """The channel: hub, plain title, and the date of the newest item as date of build."""

    feed: Feed

    def extend_ns(self) -> dict[str, str]:
        """Give the prefixes that channel and items use."""
        return {"dc": DUBLIN_CORE, "media": MEDIA}

    def extend_rss(self, root: etree._Element) -> etree._Element:
        """Complete the channel, before feedgen adds the items."""
        channel = root[0]
        _write_plain(_child(channel, "title"), self.feed.title)
        _child(channel, "lastBuildDate").text = format_datetime(self.feed.updated)
        if self.feed.hub:
            etree.SubElement(channel, f"{{{ATOM}}}link", rel="hub", href=self.feed.hub)
        return root


class RssItem:
    """An item: title, date, authors by name, last change, picture."""

    item: FeedItem
    author: str

    def extend_ns(self) -> dict[str, str]:
        """Prefixes are declared once, by the channel."""
        return {}

    def extend_rss(self, element: etree._Element) -> etree._Element:
        """Complete the item."""
        _write_plain(_child(element, "title"), self.item.title or self.item.url)
        etree.SubElement(element, "pubDate").text = format_datetime(self.item.published)
        for name in [author.name for author in self.item.authors] or [self.author]:
            etree.SubElement(element, f"{{{DUBLIN_CORE}}}creator").text = name
        if self.item.updated != self.item.published:
            moment = self.item.updated.isoformat()
            etree.SubElement(element, f"{{{ATOM}}}updated").text = moment
        if self.item.picture:
            add_media(element, self.item.picture)
        return element


def _child(parent: etree._Element, name: str) -> etree._Element:
    found = parent.find(name)
    if found is None:
        raise LookupError(f"feedgen wrote no {name}")
    return found


def _write_plain(element: etree._Element, text: str) -> None:
    """Write plain text with the references that aggregators read best (RSS profile, « title »)."""
    del element[:]
    element.text = ""
    last: etree._Element | None = None
    for letter in text:
        reference = _REFERENCES.get(letter)
        if reference:
            last = etree.Entity(reference)
            element.append(last)
        elif last is None:
            element.text += letter
        else:
            last.tail = (last.tail or "") + letter
