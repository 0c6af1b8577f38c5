"""JSON Feed 1.1 (FEED-05)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inspiration.feeds.item import Author, Enclosure, Feed, FeedItem

VERSION = "https://jsonfeed.org/version/1.1"


def write_json_feed(feed: Feed) -> bytes:
    """Write a feed as JSON Feed 1.1, in UTF-8."""
    document = {
        "version": VERSION,
        "title": feed.title or feed.url,
        "home_page_url": feed.page,
        "feed_url": feed.url,
        "description": feed.description,
        "language": feed.language,
        "authors": [_author(feed.author)],
        "hubs": [{"type": "WebSub", "url": feed.hub}] if feed.hub else None,
        "items": [_item(item, feed) for item in feed.items],
    }
    text = json.dumps(_known(document), ensure_ascii=False, indent=1)
    return text.encode() + b"\n"


def _item(item: FeedItem, feed: Feed) -> dict[str, Any]:
    content = {"content_html": item.html} if feed.full else {"content_text": item.summary}
    changed = item.updated != item.published
    return _known(
        {
            "id": item.id,
            "url": item.url,
            "title": item.title,
            **content,
            "summary": item.summary,
            "image": item.picture.url if item.picture else None,
            "date_published": item.published.isoformat(),
            "date_modified": item.updated.isoformat() if changed else None,
            "authors": [_author(author) for author in item.authors or (feed.author,)],
            "tags": [category.label for category in item.categories] or None,
            "language": item.language,
            "attachments": [_attachment(found) for found in item.enclosures] or None,
        }
    )


def _attachment(enclosure: Enclosure) -> dict[str, Any]:
    return _known(
        {
            "url": enclosure.url,
            "mime_type": enclosure.type,
            "title": enclosure.title or None,
            "size_in_bytes": enclosure.length,
        }
    )


def _author(author: Author) -> dict[str, Any]:
    return _known({"name": author.name, "url": author.url})


def _known(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what has no value: the format has no null."""
    return {key: value for key, value in values.items() if value is not None}
