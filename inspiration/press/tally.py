"""What a site holds, counted: a change to a few files changes the count without all the others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

_PICTURES = (".avif", ".webp", ".jpg", ".png", ".svg")
_FEEDS, _OF_FEEDS = (".xml", ".json", ".ics", ".opml"), ("flux/", "agenda/")
_SEAL_BITS = 128


class Tally(NamedTuple):
    """How many pages, images, feeds and files; bytes; `seal` stands for all paths and dates."""

    pages: int = 0
    images: int = 0
    feeds: int = 0
    files: int = 0
    size: int = 0
    seal: int = 0

    def plus(self, other: Tally) -> Tally:
        """With other files."""
        return _tally([one + two for one, two in zip(self, other, strict=True)])

    def minus(self, other: Tally) -> Tally:
        """Without files that are in it."""
        return _tally([one - two for one, two in zip(self, other, strict=True)])


def _tally(counts: list[int]) -> Tally:
    found = Tally._make(counts)
    return found._replace(seal=found.seal % (1 << _SEAL_BITS))


def tally(files: Iterable[tuple[str, int, int]]) -> Tally:
    """Count files: the path of each, its size in bytes, its time in nanoseconds."""
    pages = images = feeds = count = weight = total = 0
    for path, size, time in files:
        count += 1
        weight += size
        total += seal_of(path, size, time)
        end = path[path.rfind(".") :]
        if end == ".html":
            pages += 1
        elif end in _PICTURES:
            images += 1
        elif end in _FEEDS and path.startswith(_OF_FEEDS):
            feeds += 1
    return Tally(pages, images, feeds, count, weight, total % (1 << _SEAL_BITS))


def seal_of(path: str, size: int, time: int) -> int:
    """What stands for a file as it is; a sum of these stands for many, in any order."""
    told = f"{path} {size} {time}".encode("utf-8", "surrogateescape")
    digest = hashlib.blake2b(told, digest_size=_SEAL_BITS // 8).digest()
    return int.from_bytes(digest, "big")
