"""Free tags: one keyword for all their spellings, and what carries it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from msgspec import Struct

from inspiration.model.entry import Entry
from inspiration.model.nearest import fold
from inspiration.model.slugs import slugify


class Keyword(Struct, frozen=True):
    """A free tag: its most used spelling, the slug of its page."""

    slug: str
    label: str


class Keywords:
    """The keywords of these entries; `published` tells the instant of each."""

    def __init__(self, entries: Iterable[Entry], published: Callable[[Entry], datetime]) -> None:
        spellings: dict[str, dict[str, int]] = {}
        carriers: dict[str, list[Entry]] = {}
        for entry in entries:
            for word in dict.fromkeys(entry.keywords):
                key = fold(word)
                counts = spellings.setdefault(key, {})
                counts[word] = counts.get(word, 0) + 1
                carriers.setdefault(key, []).append(entry)
        self._found: dict[str, tuple[Keyword, tuple[Entry, ...]]] = {}
        self._by_spelling: dict[str, Keyword] = {}
        for key, counts in spellings.items():
            label = min(counts, key=lambda word: (-counts[word], word))
            keyword = Keyword(slugify(label), label)
            newest = sorted(carriers[key], key=lambda e: (published(e), e.key), reverse=True)
            self._found[keyword.slug] = (keyword, tuple(newest))
        for keyword, _ in reversed(self._found.values()):
            self._by_spelling[fold(keyword.label)] = keyword

    @property
    def all(self) -> tuple[Keyword, ...]:
        """Every keyword in use, in the order of the alphabet."""
        found = (keyword for keyword, _ in self._found.values())
        return tuple(sorted(found, key=lambda keyword: keyword.slug))

    def carriers(self, keyword: Keyword) -> tuple[Entry, ...]:
        """What carries a keyword, newest first."""
        return self._found[keyword.slug][1]

    def of(self, word: str) -> Keyword | None:
        """The keyword that a tag is a spelling of."""
        return self._by_spelling.get(fold(word))
