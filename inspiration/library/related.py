"""« À lire aussi »: what shares POCs, people, words and rubrique; never chance."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from inspiration.model.article import Article
from inspiration.model.nearest import fold

_POC, _PERSON, _DOSSIER, _KEYWORD, _SECTION = 6, 4, 3, 2, 1
"""How much each thing in common counts."""
_MOST_SHARERS = 60
"""Of a subject that more articles share, the newest are looked at: the work stays linear."""

_Tie = tuple[str, str]


class Relatives:
    """Finds the articles closest to each other through what they share.

    `articles` are the public ones, newest first: that order settles ties. `shown` holds the keys
    of all public entries: what is hidden brings nobody closer, or its existence would show.
    """

    def __init__(self, articles: Sequence[Article], shown: Collection[str]) -> None:
        self._articles = articles
        self._rank = {article.slug: rank for rank, article in enumerate(articles)}
        self._sharers: dict[_Tie, list[int]] = {}
        self._ties = [tuple(_ties(article, shown)) for article in articles]
        for rank, ties in enumerate(self._ties):
            for tie, _ in ties:
                sharers = self._sharers.setdefault(tie, [])
                if len(sharers) < _MOST_SHARERS:
                    sharers.append(rank)

    def of(self, article: Article, count: int = 3) -> tuple[Article, ...]:
        """The articles closest to this one, best first; ties go to the newest."""
        own = self._rank[article.slug]
        scores: dict[int, int] = {}
        for tie, weight in self._ties[own]:
            for rank in self._sharers[tie]:
                scores[rank] = scores.get(rank, 0) + weight
        scores.pop(own, None)
        best = sorted(scores, key=lambda rank: (-scores[rank], rank))
        return tuple(self._articles[rank] for rank in best[:count])


def _ties(article: Article, shown: Collection[str]) -> Iterator[tuple[_Tie, int]]:
    """What an article may share with others, and how much each counts."""
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
