"""The streams of the magazine: which entries each feed carries, in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Literal

from msgspec import Struct

from inspiration.feeds.subjects import Subject, is_followed, subjects_of
from inspiration.library import Library
from inspiration.model.article import Issue
from inspiration.model.entry import Entry
from inspiration.model.poc import Poc
from inspiration.pages import addresses
from inspiration.text.typography import typeset_plain

RSS = "application/rss+xml"
ATOM = "application/atom+xml"
JSON = "application/feed+json"
CALENDAR = "text/calendar"
OPML_ADDRESS = addresses.OPML
CALENDAR_ADDRESS = "/agenda/agenda.ics"
FORMATS = {RSS: ("rss.xml", "RSS"), ATOM: ("atom.xml", "Atom"), JSON: ("feed.json", "JSON Feed")}
"""The file and the name of each format."""
KEYWORD_LEAST = 3
"""Entries from which a keyword has a feed."""


class FeedInfo(Struct, frozen=True):
    """A feed as pages tell of it: for autodiscovery, and in the list of `/abonnement/`.

    `address` holds no base path; `type` is the media type and `format` its usual name; `title`
    names the feed alone and `label` among those of its `group`; `collection` and `id` are those
    of the address (both empty for the main feed); `page` is the web page of the same subject.
    """

    address: str
    title: str
    type: str
    collection: str
    id: str
    format: str
    label: str
    group: str
    page: str

    @property
    def announces_hub(self) -> bool:
        """Whether the file can name a WebSub hub."""
        return self.type != CALENDAR


class Stream(Struct, frozen=True, eq=False):
    """The entries of one feed, newest first, whatever the format it is written in.

    `page` is the web page of the same subject and `own_page` says whether that page is about
    nothing else; `carries` is what becomes of each entry: its whole text, its summary alone, or
    an item for each step of its life.
    """

    collection: str
    id: str
    title: str
    label: str
    group: str
    page: str
    entries: tuple[Entry, ...]
    formats: tuple[str, ...] = (RSS,)
    own_page: bool = True
    carries: Literal["text", "summary", "life"] = "text"

    @property
    def folder(self) -> str:
        """Where its files are: `/flux/rubriques/metier/`."""
        return "/".join(["/flux", *filter(None, (self.collection, self.id)), ""])

    @property
    def feeds(self) -> tuple[FeedInfo, ...]:
        """One feed for each format."""
        return tuple(
            FeedInfo(
                address=self.folder + FORMATS[media_type][0],
                title=self.title,
                type=media_type,
                collection=self.collection,
                id=self.id,
                format=FORMATS[media_type][1],
                label=self.label,
                group=self.group,
                page=self.page,
            )
            for media_type in self.formats
        )


class _Vocabulary(Struct, frozen=True):
    """A closed list whose terms have each a feed: `page` gives the page of a term."""

    collection: str
    group: str
    words: str
    page: Callable[[str], str] | None
    without: str


_VOCABULARIES = (
    _Vocabulary("rubriques", "Par rubrique", "rubrique", addresses.section, addresses.ARTICLES),
    _Vocabulary("genres", "Par genre", "genre", None, addresses.ARTICLES),
    _Vocabulary("domaines", "Par domaine", "domaine", addresses.domain, addresses.SHOWCASE),
    _Vocabulary("maisons", "Par Maison POC", "Maison POC", addresses.house, addresses.SHOWCASE),
)


class Streams:
    """Makes the streams of a Library."""

    def __init__(self, library: Library, site_name: str) -> None:
        self._library = library
        self._name = site_name

    def __iter__(self) -> Iterator[Stream]:
        """The magazine first, then by collection, in the order of its list."""
        yield from self._general()
        for vocabulary in _VOCABULARIES:
            yield from self._terms(vocabulary)
        yield from self._communes()
        yield from self._people()
        yield from self._keywords()

    def title(self, subject: str) -> str:
        """The title of a feed that is about `subject` alone."""
        return typeset_plain(f"{self._name} : {subject}")

    def _general(self) -> Iterator[Stream]:
        every, home, showcase = (RSS, ATOM, JSON), addresses.HOME, addresses.SHOWCASE
        everything, group = self._everything, "Le magazine"
        issues = tuple(entry for entry in everything if isinstance(entry, Issue))
        pocs = tuple(entry for entry in everything if isinstance(entry, Poc))
        name, short = typeset_plain(self._name), self.title("en résumé")
        yield Stream("", "", name, "Tout le magazine", group, home, everything, every)
        label = "Tout le magazine, en résumé"
        yield Stream(
            "resume", "", short, label, group, home, everything, own_page=False, carries="summary"
        )
        title, label = self.title("les numéros"), "Les numéros"
        yield Stream("numeros", "", title, label, group, addresses.ISSUES, issues, every)
        title, label = self.title("les POC"), "Les POC"
        yield Stream("poc", "", title, label, group, showcase, pocs, every)
        title, label = self.title("la vie des POC"), "La vie des POC"
        yield Stream(
            "poc", "mises-a-jour", title, label, group, showcase, pocs, every, carries="life"
        )

    def _terms(self, vocabulary: _Vocabulary) -> Iterator[Stream]:
        """A feed for every term, even with no entry yet: its address is for ever."""
        for term in self._library.vocabularies[vocabulary.collection].terms.values():
            about = self._about(vocabulary.collection, term.id)
            label = typeset_plain(term.label)
            page = vocabulary.page if about else None
            yield Stream(
                vocabulary.collection,
                term.id,
                self.title(f"{vocabulary.words} {label}"),
                label,
                vocabulary.group,
                page(term.id) if page else vocabulary.without,
                about,
                own_page=page is not None,
            )

    def _communes(self) -> Iterator[Stream]:
        """The communes with an entry, by name; an associated one shares the page of its own."""
        territory = self._library.territory
        communes = (*territory.communes, *territory.associated)
        for commune in sorted(communes, key=lambda commune: commune.slug):
            about = self._about("communes", commune.slug)
            if about:
                yield Stream(
                    "communes",
                    commune.slug,
                    self.title(commune.name),
                    typeset_plain(commune.name),
                    "Par commune",
                    addresses.commune(territory.parent_of(commune).slug),
                    about,
                    own_page=commune.parent is None,
                )

    def _people(self) -> Iterator[Stream]:
        for person in self._library.people:
            about = self._about("personnes", person.slug)
            if about:
                title, label = self.title(person.title), typeset_plain(person.title)
                group, page = "Par personne", person.address
                yield Stream("personnes", person.slug, title, label, group, page, about)

    def _keywords(self) -> Iterator[Stream]:
        for keyword in self._library.keywords:
            about = self._library.entries_about(keyword)
            if len(about) >= KEYWORD_LEAST:
                title, label = self.title(keyword.label), typeset_plain(keyword.label)
                group, page = "Par mot-clé", addresses.keyword(keyword.slug)
                yield Stream("mots-cles", keyword.slug, title, label, group, page, about)

    # Which entries

    @cached_property
    def _everything(self) -> tuple[Entry, ...]:
        """Every entry that has a date, newest first; a numéro before what it holds, in order."""
        library = self._library
        followed = [entry for entry in library.entries if is_followed(entry)]
        ranks = {issue.key: (issue.number, 0) for issue in library.issues}
        for issue in library.issues:
            for rank, entry in enumerate(library.contents(issue), start=1):
                ranks.setdefault(entry.key, (issue.number, rank))
        followed.sort(key=lambda entry: (ranks.get(entry.key, (-1, 0)), entry.key))
        followed.sort(key=lambda entry: library.published(entry).timestamp(), reverse=True)
        return tuple(followed)

    @cached_property
    def _by_subject(self) -> dict[Subject, tuple[Entry, ...]]:
        found: dict[Subject, list[Entry]] = {}
        for entry in self._everything:
            for subject in subjects_of(self._library, entry):
                found.setdefault(subject, []).append(entry)
        return {subject: tuple(entries) for subject, entries in found.items()}

    def _about(self, collection: str, member: str) -> tuple[Entry, ...]:
        return self._by_subject.get(Subject(collection, member), ())
