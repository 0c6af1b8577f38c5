"""What is closest to an entry: « À lire aussi », neighbouring trials; never chance."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from inspiration.model.article import Article
from inspiration.model.entry import Entry
from inspiration.model.nearest import fold
from inspiration.model.poc import Poc

_POC, _PERSON, _DOSSIER, _KEYWORD, _SECTION = 6, 4, 3, 2, 1
"""How much each thing in common counts between articles."""
_DOMAIN, _COMMUNE, _WORD, _HOUSE = 3, 2, 2, 1
"""How much each thing in common counts between trials."""
_MOST_SHARERS = 60
"""Of a subject that more entries share, the newest are looked at: the work stays linear."""

E = TypeVar("E", bound=Entry)
Tie = tuple[str, str]
Ties = Iterable[tuple[Tie, int]]


class Relatives(Generic[E]):
    """Finds the entries closest to each other through what they share.

    `entries` are the public ones, newest first: that order settles ties. `ties_of` tells what an
    entry may share with others, each thing once, and how much it counts.
    """

    def __init__(self, entries: Sequence[E], ties_of: Callable[[E], Ties]) -> None:
        self._entries = entries
        self._rank = {entry.slug: rank for rank, entry in enumerate(entries)}
        self._sharers: dict[Tie, list[int]] = {}
        self._ties = [tuple(ties_of(entry)) for entry in entries]
        for rank, ties in enumerate(self._ties):
            for tie, _ in ties:
                sharers = self._sharers.setdefault(tie, [])
                if len(sharers) < _MOST_SHARERS:
                    sharers.append(rank)

    def of(self, entry: E, count: int = 3) -> tuple[E, ...]:
        """The entries closest to this one, best first; ties go to the newest."""
        own = self._rank[entry.slug]
        scores: dict[int, int] = {}
        for tie, weight in self._ties[own]:
            for rank in self._sharers[tie]:
                scores[rank] = scores.get(rank, 0) + weight
        scores.pop(own, None)
        best = sorted(scores, key=lambda rank: (-scores[rank], rank))
        return tuple(self._entries[rank] for rank in best[:count])


def ties_of_article(article: Article, shown: Collection[str]) -> Iterator[tuple[Tie, int]]:
    """What an article shares with others.

    `shown` holds the keys of all public entries: what is hidden brings nobody closer, or its
    existence would show.
    """
    for name, kind, slugs, weight in (
        ("poc", "poc", article.pocs, _POC),
        ("person", "personnes", article.people, _PERSON),
    ):
        public = (slug for slug in dict.fromkeys(slugs) if f"{kind}/{slug}" in shown)
        yield from (((name, slug), weight) for slug in public)
    words = dict.fromkeys(fold(word) for word in article.keywords)
    yield from ((("keyword", word), _KEYWORD) for word in words)
    # The lead of a dossier shares it with the parts, and the parts with each other.
    is_part = article.dossier is not None and f"articles/{article.dossier}" in shown
    yield ("dossier", (is_part and article.dossier) or article.slug), _DOSSIER
    if article.section:
        yield ("section", article.section), _SECTION


def ties_of_poc(poc: Poc) -> Iterator[tuple[Tie, int]]:
    """What a trial shares with others: domain, communes, words, house."""
    if poc.domain:
        yield ("domain", poc.domain), _DOMAIN
    yield from ((("commune", name), _COMMUNE) for name in dict.fromkeys(poc.communes))
    words = dict.fromkeys(fold(word) for word in poc.keywords)
    yield from ((("keyword", word), _WORD) for word in words)
    if poc.house:
        yield ("house", poc.house), _HOUSE
