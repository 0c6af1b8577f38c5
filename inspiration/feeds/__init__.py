"""A Library becomes feeds and calendars: RSS, Atom, JSON Feed, OPML, iCalendar."""

from inspiration.feeds.catalogue import FeedCatalogue
from inspiration.feeds.item import Enclosure, FeedPicture
from inspiration.feeds.outputs import feed_outputs
from inspiration.feeds.pictures import main_picture
from inspiration.feeds.streams import FeedInfo
from inspiration.feeds.websub import PingReport, ping, topics

__all__ = [
    "Enclosure",
    "FeedCatalogue",
    "FeedInfo",
    "FeedPicture",
    "PingReport",
    "feed_outputs",
    "main_picture",
    "ping",
    "topics",
]
