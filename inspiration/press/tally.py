"""What a site holds, counted: a change to a few files changes the count without all the others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

_PICTURES = (".avif", ".webp", ".jpg", ".png", ".svg")
_FEEDS, _OF_FEEDS = (".xml", ".json", ".ics", ".opml"), ("flux/", "agenda/")


class Tally(NamedTuple):
    """How many pages, images, feeds and files; bytes."""

    pages: int = 0
    images: int = 0
    feeds: int = 0
    files: int = 0
    size: int = 0

    def plus(self, other: Tally) -> Tally:
        """With other files."""
        return Tally._make(one + two for one, two in zip(self, other, strict=True))

    def minus(self, other: Tally) -> Tally:
        """Without files that are in it."""
        return Tally._make(one - two for one, two in zip(self, other, strict=True))


def tally(files: Iterable[tuple[str, int]]) -> Tally:
    """Count files: the path of each, its size in bytes."""
    pages = images = feeds = count = weight = 0
    for path, size in files:
        count += 1
        weight += size
        end = path[path.rfind(".") :]
        if end == ".html":
            pages += 1
        elif end in _PICTURES:
            images += 1
        elif end in _FEEDS and path.startswith(_OF_FEEDS):
            feeds += 1
    return Tally(pages, images, feeds, count, weight)
