"""Everything the magazine owns, as it stands at one instant."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, partial
from typing import TypeVar

from inspiration.library.content import Content
from inspiration.library.front_matter import RawEntry
from inspiration.library.holdings import Holdings
from inspiration.library.keywords import Keyword, Keywords
from inspiration.library.related import Relatives, ties_of_article, ties_of_poc
from inspiration.library.schedule import Clock, State
from inspiration.library.territory import Commune
from inspiration.model.article import Article, Issue
from inspiration.model.entry import Entry
from inspiration.model.event import Event
from inspiration.model.named import Organisation, Person, Place
from inspiration.model.poc import Poc
from inspiration.model.problem import Problem

E = TypeVar("E", bound=Entry)


class Library(Holdings):
    """A view of the content at `clock.instant`: what there is, and how entries stand to each other.

    Every list holds public entries only.
    """

    def __init__(self, content: Content, clock: Clock, preview: bool = False) -> None:
        super().__init__(content, clock, preview)
        self._contents: dict[str, tuple[Entry, ...]] = {}

    # How entries stand to each other

    @property
    def current_issue(self) -> Issue | None:
        """The numéro of the day: the last public one."""
        by_date = sorted(self.issues, key=lambda issue: (self.published(issue), issue.number))
        return by_date[-1] if by_date else None

    def issue_of(self, article: Article) -> Issue | None:
        """The public numéro of an article."""
        return self.get(Issue, article.issue)

    @cached_property
    def _issue_articles(self) -> dict[str, tuple[Article, ...]]:
        found: dict[str, list[Article]] = {}
        for article in reversed(self.articles):
            if article.issue:
                found.setdefault(article.issue, []).append(article)
        return {slug: tuple(articles) for slug, articles in found.items()}

    def contents(self, issue: Issue) -> tuple[Entry, ...]:
        """What a numéro holds, in its own order, then its articles that the order leaves out."""
        if issue.key not in self._contents:
            self._contents[issue.key] = self._ordered_contents(issue)
        return self._contents[issue.key]

    def _ordered_contents(self, issue: Issue) -> tuple[Entry, ...]:
        listed = [self._content_entry(slug) for slug in issue.contents]
        found = [entry for entry in listed if entry is not None]
        listed_keys = {entry.key for entry in found}
        articles = self._issue_articles.get(issue.slug, ())
        return (*found, *(a for a in articles if a.key not in listed_keys))

    def reading_order(self, issue: Issue) -> tuple[Article, ...]:
        """The articles of a numéro, in its own order."""
        return tuple(entry for entry in self.contents(issue) if isinstance(entry, Article))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {
            article.key: place
            for issue in self.issues
            for place, article in enumerate(self._orders[issue.key])
            if article.issue == issue.slug
        }

    def neighbours(self, article: Article) -> tuple[Article | None, Article | None]:
        """The articles before and after this one in its numéro."""
        issue = self.issue_of(article)
        if issue is None:
            return None, None
        order, place = self._orders[issue.key], self._places[article.key]
        return (
            order[place - 1] if place else None,
            order[place + 1] if place + 1 < len(order) else None,
        )

    @cached_property
    def _orders(self) -> dict[str, tuple[Article, ...]]:
        return {issue.key: self.reading_order(issue) for issue in self.issues}

    def lead(self, issue: Issue) -> Entry | None:
        """What a numéro puts first: its `une`, else the first of its contents."""
        pinned = self._content_entry(issue.lead) if issue.lead else None
        return pinned or next(iter(self.contents(issue)), None)

    def _content_entry(self, slug: str) -> Entry | None:
        for kind in (Article, Poc, Event):
            found = self._shown.get(f"{kind.kind}/{slug}")
            if found:
                return found
        return None

    @cached_property
    def _dossiers(self) -> dict[str, tuple[Article, ...]]:
        oldest_first = tuple(reversed(self.articles))
        return _grouped(oldest_first, lambda article: (article.dossier,) if article.dossier else ())

    def dossier_parts(self, lead: Article) -> tuple[Article, ...]:
        """The articles of the dossier that `lead` opens, oldest first."""
        return self._dossiers.get(lead.slug, ())

    @cached_property
    def _relatives(self) -> Relatives[Article]:
        return Relatives(self.articles, partial(ties_of_article, shown=self._shown.keys()))

    def related(self, article: Article, count: int = 3) -> tuple[Article, ...]:
        """The articles closest to this one, best first."""
        return self._relatives.of(article, count)

    @cached_property
    def _neighbourhood(self) -> Relatives[Poc]:
        return Relatives(self.pocs, ties_of_poc)

    def pocs_like(self, poc: Poc, count: int = 3) -> tuple[Poc, ...]:
        """The trials closest to this one, best first."""
        return self._neighbourhood.of(poc, count)

    @cached_property
    def _poc_articles(self) -> dict[str, tuple[Article, ...]]:
        return _grouped(self.articles, lambda article: article.pocs)

    def articles_citing(self, poc: Poc) -> tuple[Article, ...]:
        """The articles that say in their front matter that they tell of this POC."""
        return self._poc_articles.get(poc.slug, ())

    @cached_property
    def _poc_events(self) -> dict[str, tuple[Event, ...]]:
        return _grouped(self.events, lambda event: event.pocs)

    def events_of(self, poc: Poc) -> tuple[Event, ...]:
        """The dates of a POC, earliest first."""
        return self._poc_events.get(poc.slug, ())

    @cached_property
    def _person_articles(self) -> dict[str, tuple[Article, ...]]:
        return _grouped(self.articles, lambda article: (*article.authors, *article.people))

    def articles_of(self, person: Person | str) -> tuple[Article, ...]:
        """The articles someone signs or appears in."""
        slug = person if isinstance(person, str) else person.slug
        return self._person_articles.get(slug, ())

    @cached_property
    def _body_pocs(self) -> dict[str, tuple[Poc, ...]]:
        def bodies(poc: Poc) -> Iterable[str]:
            return (*((poc.holder,) if poc.holder else ()), *poc.designers, *poc.partners)

        return _grouped(self.pocs, bodies)

    def pocs_of(self, body: Person | Organisation) -> tuple[Poc, ...]:
        """The POCs that someone or some body holds, designs or helps."""
        return self._body_pocs.get(body.slug, ())

    def members(self, organisation: Organisation) -> tuple[Person, ...]:
        """The people of an organisation, by name."""
        return tuple(p for p in self.people if p.organisation == organisation.slug)

    def events_at(self, place: Place) -> tuple[Event, ...]:
        """The dates at a place, earliest first."""
        return tuple(event for event in self.events if event.place == place.slug)

    def pocs_in(self, commune: Commune) -> tuple[Poc, ...]:
        """The POCs of a commune, those of its associated communes included (GEO-03)."""
        return self._commune_pocs.get(commune.code, ())

    def events_in(self, commune: Commune) -> tuple[Event, ...]:
        """The dates in a commune, directly or through their place, earliest first."""
        return self._commune_events.get(commune.code, ())

    def articles_in(self, commune: Commune) -> tuple[Article, ...]:
        """The articles that tell of a POC of the commune, newest first."""
        return self._commune_articles.get(commune.code, ())

    @cached_property
    def _commune_pocs(self) -> dict[str, tuple[Poc, ...]]:
        return _grouped(self.pocs, self._commune_codes)

    @cached_property
    def _commune_events(self) -> dict[str, tuple[Event, ...]]:
        return _grouped(self.events, self._commune_codes)

    @cached_property
    def _commune_articles(self) -> dict[str, tuple[Article, ...]]:
        return _grouped(self.articles, self._commune_codes)

    def communes_of(self, entry: Entry) -> tuple[str, ...]:
        """The official names of the communes an entry concerns."""
        if isinstance(entry, Poc):
            return entry.communes
        if isinstance(entry, Event):
            place = self.get(Place, entry.place)
            name = entry.commune or (place.commune if place else None)
            return (name,) if name else ()
        if isinstance(entry, Article):
            pocs = (self.get(Poc, slug) for slug in entry.pocs)
            names = (name for poc in pocs if poc for name in poc.communes)
            return tuple(dict.fromkeys(names))
        if isinstance(entry, Place):
            return (entry.commune,) if entry.commune else ()
        return ()

    def _commune_codes(self, entry: Entry) -> Iterable[str]:
        """The communes of an entry, and those that an associated one belongs to."""
        found = (self.territory.find(name) for name in self.communes_of(entry))
        codes = (code for commune in found if commune for code in (commune.code, commune.parent))
        return dict.fromkeys(code for code in codes if code)

    # Keywords

    @cached_property
    def _keywords(self) -> Keywords:
        return Keywords((*self.articles, *self.pocs, *self.events), self.published)

    @property
    def keywords(self) -> tuple[Keyword, ...]:
        """Every keyword in use, in the order of the alphabet."""
        return self._keywords.all

    def entries_about(self, keyword: Keyword) -> tuple[Entry, ...]:
        """What carries a keyword, newest first."""
        return self._keywords.carriers(keyword)

    def keyword(self, word: str) -> Keyword | None:
        """The keyword that a tag is a spelling of."""
        return self._keywords.of(word)

    # Problems

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong in the content, whatever the state of the entry."""
        return tuple(self.content.problems)

    def blocks(self, problem: Problem) -> bool:
        """Whether a problem stops the publication: an error, in what is public or shared."""
        return problem.is_error and problem.file not in self._held_back

    @cached_property
    def _held_back(self) -> frozenset[str]:
        """The files of drafts and scheduled entries: their errors are told and they stay out."""
        readable = (
            entry.source.path
            for entry in self.content.entries.values()
            if self.clock.state(entry) in (State.DRAFT, State.SCHEDULED)
        )
        unreadable = (raw.path for raw in self.content.broken.values() if self._is_later(raw))
        return frozenset((*readable, *unreadable))

    def _is_later(self, raw: RawEntry) -> bool:
        """Whether a broken entry says at least that it is not for now."""
        if raw.values.get("brouillon") is True:
            return True
        moment = raw.when
        if moment is None or moment.year < 1000:
            return False
        return moment.year > 2999 or not self.clock.has_come(moment)


def _grouped(entries: Iterable[E], keys: Callable[[E], Iterable[str]]) -> dict[str, tuple[E, ...]]:
    found: dict[str, list[E]] = {}
    for entry in entries:
        for key in dict.fromkeys(keys(entry)):
            found.setdefault(key, []).append(entry)
    return {key: tuple(group) for key, group in found.items()}
