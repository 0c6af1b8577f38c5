"""A Library becomes feeds and calendars: RSS, Atom, JSON Feed, OPML, iCalendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspiration.on_demand import on_demand

if TYPE_CHECKING:
    from inspiration.feeds.catalogue import FeedCatalogue
    from inspiration.feeds.item import Enclosure, FeedPicture
    from inspiration.feeds.outputs import FeedPress
    from inspiration.feeds.pictures import main_picture
    from inspiration.feeds.streams import FeedInfo
    from inspiration.feeds.websub import PingReport, ping, topics

__all__ = [
    "Enclosure",
    "FeedCatalogue",
    "FeedInfo",
    "FeedPicture",
    "FeedPress",
    "PingReport",
    "main_picture",
    "ping",
    "topics",
]

_HOMES = {
    "Enclosure": "item",
    "FeedCatalogue": "catalogue",
    "FeedInfo": "streams",
    "FeedPicture": "item",
    "PingReport": "websub",
    "FeedPress": "outputs",
    "main_picture": "pictures",
    "ping": "websub",
    "topics": "websub",
}
"""Where each name lives: what writes calendars is loaded with the first to write."""

__getattr__ = on_demand(__name__, _HOMES)
