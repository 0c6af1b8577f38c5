"""OPML 2.0: the list of every feed, to be imported by a reader."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lxml import etree

from inspiration.feeds.characters import without_forbidden
from inspiration.feeds.streams import RSS

if TYPE_CHECKING:
    from inspiration.feeds.streams import FeedInfo
    from inspiration.pages.site import Site


def write_opml(site: Site, feeds: Iterable[FeedInfo]) -> bytes:
    """Write the RSS feeds, each group under its name, in UTF-8."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = without_forbidden(site.name)
    body = etree.SubElement(root, "body")
    groups: dict[str, etree._Element] = {}
    for feed in feeds:
        if feed.type != RSS:
            continue
        if feed.group not in groups:
            groups[feed.group] = etree.SubElement(body, "outline", text=feed.group)
        attributes = {
            "text": feed.label,
            "title": feed.title,
            "type": "rss",
            "version": "RSS2",
            "language": site.language,
            "htmlUrl": site.absolute(feed.page),
            "xmlUrl": site.absolute(feed.address),
        }
        clean = {name: without_forbidden(value) for name, value in attributes.items()}
        etree.SubElement(groups[feed.group], "outline", clean)
    xml: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return xml
