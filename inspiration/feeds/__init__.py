"""A Library becomes feeds and calendars: RSS, Atom, JSON Feed, OPML, iCalendar."""

from inspiration.feeds.catalogue import FeedCatalogue, FeedInfo
from inspiration.feeds.item import FeedPicture
from inspiration.feeds.outputs import feed_outputs

__all__ = ["FeedCatalogue", "FeedInfo", "FeedPicture", "feed_outputs"]
