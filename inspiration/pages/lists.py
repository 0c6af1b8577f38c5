"""Cutting lists into pages, and putting names in the order of the alphabet."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

from inspiration.model.nearest import fold
from inspiration.model.slugs import slugify
from inspiration.pages import addresses
from inspiration.pages.views import Group, Link, PageNumber, Pagination

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from inspiration.pages.site import Site

T = TypeVar("T")


class Slice(Struct, Generic[T], frozen=True):
    """One page of a list: its number, its address, what it holds, how many pages there are."""

    number: int
    address: str
    items: tuple[T, ...]
    pagination: Pagination


def paginate(items: Sequence[T], address: str, per_page: int, site: Site) -> Iterator[Slice[T]]:
    """Cut a list into pages of `per_page`; an empty list still has its first page."""
    count = max(1, -(-len(items) // per_page))
    every = [addresses.page_of(address, number) for number in range(1, count + 1)]
    for number in range(1, count + 1):
        yield Slice(
            number,
            every[number - 1],
            tuple(items[(number - 1) * per_page : number * per_page]),
            Pagination(
                numbers=_numbers(number, count, every, site),
                previous=site.path(every[number - 2]) if number > 1 else None,
                next=site.path(every[number]) if number < count else None,
            ),
        )


def _numbers(current: int, count: int, every: Sequence[str], site: Site) -> tuple[PageNumber, ...]:
    """The first page, the last, and the three on each side: a list of hundreds stays light."""
    near = {1, count, *range(current - 3, current + 4)}
    return tuple(
        PageNumber(number, site.path(every[number - 1]), number == current)
        for number in range(1, count + 1)
        if number in near
    )


def by_letter(links: Iterable[tuple[str, Link]]) -> tuple[Group, ...]:
    """Group links by the first letter of the words they sort under; « 27e » goes under « 0-9 »."""
    groups: dict[str, list[Link]] = {}
    for words, link in sorted(links, key=lambda pair: fold(pair[0])):
        groups.setdefault(initial(words), []).append(link)
    return tuple(
        Group(name, tuple(groups[name]), f"lettre-{slugify(name)}") for name in sorted(groups)
    )


def initial(words: str) -> str:
    """The letter under which words are listed, without its accent."""
    first = unicodedata.normalize("NFKD", words.replace("œ", "oe").replace("Œ", "Oe"))[:1].upper()
    return first if first.isalpha() else "0-9"
