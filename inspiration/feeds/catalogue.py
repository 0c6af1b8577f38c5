"""Which feeds there are, at which addresses, and which ones a page announces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from inspiration.feeds.subjects import Subject, is_followed, subjects_of
from inspiration.library import Library
from inspiration.model.article import Issue
from inspiration.model.entry import Entry
from inspiration.pages import addresses
from inspiration.text.typography import typeset_plain

RSS = "application/rss+xml"
ATOM = "application/atom+xml"
JSON = "application/feed+json"
CALENDAR = "text/calendar"
OPML_ADDRESS = "/flux/inspirations.opml"
CALENDAR_ADDRESS = "/agenda/agenda.ics"
FORMATS = {RSS: ("rss.xml", "RSS"), ATOM: ("atom.xml", "Atom"), JSON: ("feed.json", "JSON Feed")}
"""The file and the name of each format."""
_ANNOUNCED = ("rubriques", "domaines", "maisons")
"""The subjects that the page of an entry announces: one or two, not a whole list."""
_NAMED_GROUPS = {
    "communes": "Par commune",
    "personnes": "Par personne",
    "mots-cles": "Par mot-clé",
}
KEYWORD_LEAST = 3
"""Entries from which a keyword has a feed."""


@dataclass(frozen=True)
class FeedInfo:
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


@dataclass(frozen=True)
class Stream:
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
    entries: tuple[Entry, ...] = field(compare=False, repr=False)
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


class FeedCatalogue:
    """Every feed of a Library."""

    def __init__(self, library: Library, site_name: str) -> None:
        self._library = library
        self._name = site_name

    @cached_property
    def streams(self) -> tuple[Stream, ...]:
        """Every stream: the magazine first, then by collection, in the order of its list."""
        return (*self._general(), *self._by_vocabulary(), *self._by_name())

    @cached_property
    def feeds(self) -> tuple[FeedInfo, ...]:
        """Every feed, the main one first, the calendar last."""
        found = tuple(feed for stream in self.streams for feed in stream.feeds)
        return (*found, self.calendar)

    @property
    def calendar(self) -> FeedInfo:
        """The calendar of the whole agenda."""
        return FeedInfo(
            address=CALENDAR_ADDRESS,
            title=self._title("agenda"),
            type=CALENDAR,
            collection="agenda",
            id="",
            format="iCalendar",
            label="Agenda",
            group="Agenda",
            page=addresses.AGENDA,
        )

    def _title(self, subject: str) -> str:
        return typeset_plain(f"{self._name} : {subject}")

    # Which feeds a page announces

    def for_page(self, address: str, entry: Entry | None = None) -> tuple[FeedInfo, ...]:
        """The feeds of the page at `address` (no base path), most specific first (FEED-06).

        `entry` is the one that the page shows: its rubrique, domain or Maison POC come first.
        The main feed, in its three formats, ends the list of every page.
        """
        subjects = subjects_of(self._library, entry) if entry else ()
        streams = [
            self._by_subject[subject]
            for subject in subjects
            if subject.collection in _ANNOUNCED and subject in self._by_subject
        ]
        segments = [segment for segment in address.split("/") if segment]
        for depth in range(len(segments), 0, -1):
            streams.extend(self._by_page.get("/".join(["", *segments[:depth], ""]), ()))
        found = [stream.feeds[0] for stream in dict.fromkeys(streams)]
        if address.split("/")[1:2] == ["agenda"]:
            found.append(self.calendar)
        return (*found, *self.streams[0].feeds)

    @cached_property
    def _by_subject(self) -> dict[Subject, Stream]:
        return {Subject(stream.collection, stream.id): stream for stream in self.streams}

    @cached_property
    def _by_page(self) -> dict[str, list[Stream]]:
        found: dict[str, list[Stream]] = {}
        for stream in self.streams:
            if stream.own_page and stream.page != addresses.HOME:
                found.setdefault(stream.page, []).append(stream)
        return found

    # The streams

    @cached_property
    def _everything(self) -> tuple[Entry, ...]:
        followed = [entry for entry in self._library.entries if is_followed(entry)]
        followed.sort(key=lambda entry: entry.key)
        followed.sort(key=self._library.published, reverse=True)
        return tuple(followed)

    def _general(self) -> Iterator[Stream]:
        every, home, showcase = (RSS, ATOM, JSON), addresses.HOME, addresses.SHOWCASE
        everything, group = self._everything, "Le magazine"
        issues = tuple(entry for entry in everything if isinstance(entry, Issue))
        pocs = self._library.pocs
        name, short = typeset_plain(self._name), self._title("en résumé")
        yield Stream("", "", name, "Tout le magazine", group, home, everything, every)
        label = "Tout le magazine, en résumé"
        yield Stream(
            "resume", "", short, label, group, home, everything, own_page=False, carries="summary"
        )
        title, label = self._title("les numéros"), "Les numéros"
        yield Stream("numeros", "", title, label, group, addresses.ISSUES, issues, every)
        title, label = self._title("les POC"), "Les POC"
        yield Stream("poc", "", title, label, group, showcase, pocs, every)
        title, label = self._title("la vie des POC"), "La vie des POC"
        yield Stream(
            "poc", "mises-a-jour", title, label, group, showcase, pocs, every, carries="life"
        )

    def _by_vocabulary(self) -> Iterator[Stream]:
        """A feed for every term, even with no entry yet: its address is for ever."""
        for collection, group, words, page in (
            ("rubriques", "Par rubrique", "rubrique", addresses.section),
            ("genres", "Par genre", "genre", None),
            ("domaines", "Par domaine", "domaine", addresses.domain),
            ("maisons", "Par Maison POC", "Maison POC", addresses.house),
        ):
            for term in self._library.vocabularies[collection].terms.values():
                label = typeset_plain(term.label)
                yield Stream(
                    collection,
                    term.id,
                    self._title(f"{words} {label}"),
                    label,
                    group,
                    page(term.id) if page else addresses.ARTICLES,
                    self._about(collection, term.id),
                    own_page=page is not None,
                )

    def _by_name(self) -> Iterator[Stream]:
        library = self._library
        for commune in (*library.communes, *library.territory.associated):
            page, about = addresses.commune(commune.slug), self._about("communes", commune.slug)
            if about:
                yield self._named("communes", commune.slug, commune.name, page, about)
        for person in library.people:
            about = self._about("personnes", person.slug)
            if about:
                yield self._named("personnes", person.slug, person.title, person.address, about)
        for keyword in library.keywords:
            page, about = addresses.keyword(keyword.slug), library.entries_about(keyword)
            if len(about) >= KEYWORD_LEAST:
                yield self._named("mots-cles", keyword.slug, keyword.label, page, about)

    def _named(
        self, collection: str, slug: str, name: str, page: str, entries: tuple[Entry, ...]
    ) -> Stream:
        label = typeset_plain(name)
        group = _NAMED_GROUPS[collection]
        return Stream(collection, slug, self._title(label), label, group, page, entries)

    # Which entries

    @cached_property
    def _entries_by_subject(self) -> dict[Subject, tuple[Entry, ...]]:
        found: dict[Subject, list[Entry]] = {}
        for entry in self._everything:
            for subject in subjects_of(self._library, entry):
                found.setdefault(subject, []).append(entry)
        return {subject: tuple(entries) for subject, entries in found.items()}

    def _about(self, collection: str, member: str) -> tuple[Entry, ...]:
        return self._entries_by_subject.get(Subject(collection, member), ())
