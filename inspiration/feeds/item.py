"""One neutral model of a feed and its items, from which every writer starts.

Texts are plain (no entity, no tag) unless their name says `html`; addresses are absolute; instants
are aware. No string of these classes holds a character that XML forbids.
"""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct
from msgspec.structs import force_setattr

from inspiration.feeds.characters import without_forbidden


class _Readable(Struct, frozen=True):
    """Drops forbidden characters from every text as soon as it is given."""

    def __post_init__(self) -> None:
        for field in self.__struct_fields__:
            value = getattr(self, field)
            if isinstance(value, str):
                force_setattr(self, field, without_forbidden(value))


class Author(_Readable, frozen=True):
    """Someone who signs; `url` is their page, if they have one."""

    name: str
    url: str | None = None


class Category(_Readable, frozen=True):
    """A subject: its stable id and the words to show."""

    term: str
    label: str


class FeedPicture(_Readable, frozen=True):
    """The main picture of an entry as one file.

    `url` is absolute once in an item, and relative to the root of the site before; `width` and
    `height` are pixels, `length` is bytes.
    """

    url: str
    type: str
    width: int
    height: int
    alt: str = ""
    caption: str = ""
    credit: str = ""
    length: int | None = None


class Enclosure(_Readable, frozen=True):
    """A file that comes with an item; `length` is bytes."""

    url: str
    type: str
    length: int
    title: str = ""


class FeedItem(_Readable, frozen=True):
    """What a subscriber receives. `id` never changes; `updated` is a significant change only."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    authors: tuple[Author, ...] = ()
    categories: tuple[Category, ...] = ()
    picture: FeedPicture | None = None
    enclosures: tuple[Enclosure, ...] = ()
    language: str = "fr"


class WrittenItem(Struct, frozen=True):
    """An item as it stands in the files of feeds of one format; `updated` is that of the item."""

    updated: datetime
    content: bytes


class Feed(_Readable, frozen=True):
    """A list of items, newest first, with what names it.

    `url` is where the feed is published and `page` the web page of the same subject; `updated`
    is the date of its newest item, so that nothing else moves it; `author` stands for items that
    nobody signs; `hub` is the address of a WebSub hub, or empty.
    """

    id: str
    url: str
    page: str
    title: str
    description: str
    updated: datetime
    author: Author
    items: tuple[FeedItem, ...] = ()
    language: str = "fr"
    hub: str = ""
    full: bool = True
