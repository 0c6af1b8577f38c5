"""« À lire aussi »: what shares POCs, people, words and rubrique; never chance."""

from __future__ import annotations

from inspiration.library.library import Library
from inspiration.model.article import Article
from inspiration.model.nearest import fold

_WEIGHTS = {"poc": 6, "person": 4, "keyword": 2, "dossier": 3, "section": 1}


def related_articles(library: Library, article: Article, count: int = 3) -> tuple[Article, ...]:
    """The articles closest to this one, best first; ties go to the newest, then to the slug."""
    scored = (
        (_closeness(article, other), library.published(other), other)
        for other in library.articles
        if other.slug != article.slug
    )
    close = [item for item in scored if item[0] > 0]
    close.sort(key=lambda item: (-item[0], -item[1].timestamp(), item[2].slug))
    return tuple(other for _, _, other in close[:count])


def _closeness(one: Article, other: Article) -> int:
    people = set(one.people) & set(other.people)
    words = {fold(word) for word in one.keywords} & {fold(word) for word in other.keywords}
    together = one.slug == other.dossier or other.slug == one.dossier
    together = together or (one.dossier is not None and one.dossier == other.dossier)
    return (
        _WEIGHTS["poc"] * len(set(one.pocs) & set(other.pocs))
        + _WEIGHTS["person"] * len(people)
        + _WEIGHTS["keyword"] * len(words)
        + _WEIGHTS["dossier"] * together
        + _WEIGHTS["section"] * (one.section is not None and one.section == other.section)
    )
