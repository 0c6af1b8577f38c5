"""What the magazine owns at one instant: every list of it, any entry of it, and since when."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from typing import TypeVar

from inspiration.library.content import Content
from inspiration.library.entries import Visible
from inspiration.library.schedule import Clock, State
from inspiration.library.territory import Commune, Territory
from inspiration.library.vocabularies import Vocabularies
from inspiration.model.article import Article, Issue
from inspiration.model.entry import Entry
from inspiration.model.event import Event
from inspiration.model.free_pages import FreePage
from inspiration.model.named import Organisation, Person, Place
from inspiration.model.nearest import fold
from inspiration.model.parts import Correction
from inspiration.model.poc import Poc

E = TypeVar("E", bound=Entry)


class Holdings:
    """A view of the content at `clock.instant`. Every list holds public entries only.

    With `preview`, drafts and scheduled entries are shown as if public (the editors' preview);
    `state` still says what each is.
    """

    def __init__(self, content: Content, clock: Clock, preview: bool = False) -> None:
        self.content, self.clock, self.preview = content, clock, preview
        self._published: dict[str, datetime] = {}
        shown = (State.PUBLIC, State.DRAFT, State.SCHEDULED) if preview else (State.PUBLIC,)
        self._shown = Visible(self.content.entries, lambda e: self.clock.state(e) in shown)

    # What there is

    @property
    def vocabularies(self) -> Vocabularies:
        """The closed lists and the abbreviations."""
        return self.content.vocabularies

    @property
    def territory(self) -> Territory:
        """The communes."""
        return self.content.territory

    @property
    def today(self) -> date:
        """The day of the build's instant."""
        return self.clock.today

    @cached_property
    def communes(self) -> tuple[Commune, ...]:
        """The communes that belong to the territory at the instant (90 before 2020-03-14)."""
        return self.territory.at(self.today)

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """Public articles, newest first."""
        return self._of(Article)

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        """Public numéros, highest number first."""
        return tuple(sorted(self._of(Issue), key=lambda issue: -issue.number))

    @cached_property
    def pocs(self) -> tuple[Poc, ...]:
        """Public POCs, newest first."""
        return self._of(Poc)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Public events, by start, earliest first."""
        events = sorted(self._of(Event), key=lambda event: event.slug)
        return tuple(sorted(events, key=lambda event: self.clock.instant_of(event.start)))

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Public people, by name."""
        return self._by_name(Person)

    @cached_property
    def organisations(self) -> tuple[Organisation, ...]:
        """Public organisations, by name."""
        return self._by_name(Organisation)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Public places, by name."""
        return self._by_name(Place)

    @cached_property
    def pages(self) -> tuple[FreePage, ...]:
        """Public free pages, by slug."""
        return tuple(sorted(self._of(FreePage), key=lambda page: page.slug))

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every public entry, by key."""
        return tuple(self._shown[key] for key in sorted(self._shown))

    @cached_property
    def withdrawn(self) -> tuple[Entry, ...]:
        """Entries of which only a tombstone is left, by key."""
        entries = self.content.entries
        return tuple(
            entries[key]
            for key in sorted(entries)
            if self.clock.state(entries[key]) is State.WITHDRAWN
        )

    def state(self, entry: Entry) -> State:
        """The state of any entry at the instant."""
        return self.clock.state(entry)

    def find(self, key: str) -> Entry | None:
        """The public entry of this key (`poc/brico-concierge`), or None."""
        return self._shown.get(key)

    def get(self, model: type[E], slug: str | None) -> E | None:
        """The public entry of this kind and slug, or None."""
        found = self._shown.get(f"{model.kind}/{slug}") if slug else None
        return found if isinstance(found, model) else None

    def at(self, address: str) -> Entry | None:
        """The entry of this address (`/poc/brico-concierge/`), public or not."""
        key = address.strip("/")
        found = self.content.entries.get(key if "/" in key else f"pages/{key}")
        return found if found and found.address == address else None

    def exists(self, key: str) -> bool:
        """Whether an entry of this key was written, public or not, readable or not."""
        return key in self.content.entries or key in self.content.broken

    def is_hidden(self, address: str) -> bool:
        """Whether an address is that of an entry that is not public: no link may tell of it."""
        path = address.partition("#")[0]
        return (path if path.endswith("/") else f"{path}/") in self._hidden_addresses

    @cached_property
    def _hidden_addresses(self) -> frozenset[str]:
        entries = self.content.entries.values()
        hidden = (entry for entry in entries if entry.key not in self._shown)
        found = {a for entry in hidden for a in (entry.address, *entry.former_addresses)}
        found |= {f"/{key.removeprefix('pages/')}/" for key in self.content.broken}
        return frozenset(found - {entry.address for entry in self._shown.values()})

    # When

    def published(self, entry: Entry) -> datetime:
        """The instant of publication (the start of the clock's era for undated entries)."""
        found = self._published.get(entry.key)
        if found is None:
            found = self.clock.instant_of(entry.date or date(1970, 1, 1))
            self._published[entry.key] = found
        return found

    def modified(self, entry: Entry) -> datetime:
        """The instant of the last significant change that has taken effect."""
        days = [correction.date for correction in self.corrections_of(entry)]
        if entry.updated and self.clock.has_come(entry.updated):
            days.append(entry.updated)
        return max((self.published(entry), *map(self.clock.instant_of, days)))

    def corrections_of(self, entry: Entry) -> tuple[Correction, ...]:
        """The corrections that have taken effect, oldest first."""
        known = (found for found in entry.corrections if self.clock.has_come(found.date))
        return tuple(sorted(known, key=lambda correction: correction.date))

    # Making the lists

    def _of(self, model: type[E]) -> tuple[E, ...]:
        entries = self._shown.of_kind(model.kind)
        found = [entry for entry in entries if isinstance(entry, model)]
        found.sort(key=lambda entry: entry.slug)
        found.sort(key=self.published, reverse=True)
        return tuple(found)

    def _by_name(self, model: type[E]) -> tuple[E, ...]:
        entries = self._shown.of_kind(model.kind)
        found = [entry for entry in entries if isinstance(entry, model)]
        return tuple(sorted(found, key=lambda entry: (fold(entry.title), entry.slug)))
