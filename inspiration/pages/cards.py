"""Entries as they stand in lists: cards, rows of a sommaire, rows of the agenda, posters."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct, field

from inspiration.library import State
from inspiration.model.article import Article, Issue
from inspiration.model.event import Event
from inspiration.model.named import Place
from inspiration.model.poc import Poc
from inspiration.pages import words
from inspiration.pages.event_days import day_numbers, is_past, rest_of_days, standing
from inspiration.pages.views import AgendaRow, Card, Poster, StepLine
from inspiration.pages.watch import NoWatch
from inspiration.text import typeset_inline, typeset_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspiration.library import Library
    from inspiration.model.entry import Entry
    from inspiration.pages.illustration import Illustrator
    from inspiration.pages.site import Site
    from inspiration.pages.texts import Texts
    from inspiration.pages.views import Picture
    from inspiration.pages.watch import Watch

UNKNOWN = "inconnue"
"""The id by which vocabularies say that sources are silent."""
_END = re.compile(r"[.?!…](?= |\Z)")
_SHORT = 50
"""Signs below which a sentence does not fill a card."""
_MARKS = {State.DRAFT: "brouillon", State.SCHEDULED: "programmé"}
_COMMUNES_SHOWN = 4
_FEW = 2
"""Cards alone on a wall, or in pairs, are wider than a third of it."""
_STATUS_WORDS = {"annule": "annulé", "reporte": "reporté"}


class Cards(Struct, frozen=True):
    """Makes the cards of a Library."""

    library: Library
    site: Site
    texts: Texts
    illustrator: Illustrator
    watch: Watch = field(default_factory=NoWatch)

    # Titles and marks

    def title(self, entry: Entry) -> Markup:
        """The title of an entry, typeset."""
        return typeset_inline(entry.title, entry.language)

    def mark(self, entry: Entry) -> str | None:
        """What an entry that is not public is marked with, in the preview."""
        return _MARKS.get(self.library.state(entry))

    def deck(self, entry: Entry) -> Markup | None:
        """The standfirst of an entry, typeset."""
        text = entry.standfirst or entry.description
        return typeset_inline(text, entry.language) if text else None

    def short_deck(self, entry: Entry) -> Markup | None:
        """The first sentence of the standfirst: what a card has room for."""
        text = entry.standfirst or entry.description
        return typeset_inline(_first_sentence(text), entry.language) if text else None

    def kicker(self, entry: Entry) -> str:
        """Rubrique of an article, domain of a POC, else the kind of the entry."""
        vocabularies = self.library.vocabularies
        if isinstance(entry, Article) and entry.section in vocabularies["rubriques"].terms:
            return typeset_plain(vocabularies["rubriques"].label(entry.section))
        if isinstance(entry, Article):
            return "Article"
        if isinstance(entry, Poc):
            if entry.domain in vocabularies["domaines"].terms:
                return typeset_plain(vocabularies["domaines"].label(entry.domain))
            return "POC"
        if isinstance(entry, Event):
            return "Agenda"
        return words.capitalised(entry.kind_label)

    def minutes(self, entry: Entry) -> int:
        """Minutes to read an entry."""
        return self.texts.minutes(entry)

    # Cards

    def wall(self, entries: Iterable[Entry], *, rhythm: bool = False) -> tuple[Card, ...]:
        """A wall of cards; with `rhythm` the first one is wide, and alone or in pairs all are."""
        listed = tuple(entries)
        few = not rhythm and len(listed) <= _FEW
        return tuple(
            self.card(entry, wide=rhythm and rank == 0, few=few)
            for rank, entry in enumerate(listed)
        )

    def card(self, entry: Entry, *, wide: bool = False, few: bool = False) -> Card:
        """The card of an entry, after its kind."""
        key = ("card", entry.key, wide, few)
        return self.watch.alike(key, partial(self._made_card, entry, wide, few))

    def _made_card(self, entry: Entry, wide: bool, few: bool) -> Card:
        illustrator = self.illustrator
        picture = illustrator.wide_card(entry) if wide else illustrator.card(entry, few=few)
        if isinstance(entry, Poc):
            return self._poc_card(entry, picture)
        return self._with_picture(entry, picture)

    def contents(self, entries: Iterable[Entry]) -> tuple[Card, ...]:
        """The rows of a sommaire."""
        return tuple(
            self._with_picture(entry, self.illustrator.contents(entry, rank))
            for rank, entry in enumerate(entries)
        )

    def parts(self, entries: Iterable[Article], current: Article) -> tuple[Card, ...]:
        """The parts of a dossier, each with its rank instead of its rubrique."""
        parts = tuple(entries)
        return tuple(
            Card(
                title=self.title(part),
                address=self.site.path(part.address),
                kicker=f"({rank}/{len(parts)})",
                detail="vous lisez cette partie" if part.slug == current.slug else None,
                deck=self.short_deck(part),
                mark=self.mark(part),
            )
            for rank, part in enumerate(parts, start=1)
        )

    def _with_picture(self, entry: Entry, picture: Picture) -> Card:
        return Card(
            title=self.title(entry),
            address=self.site.path(entry.address),
            picture=picture,
            kicker=self.kicker(entry),
            detail=self._detail(entry),
            deck=self.short_deck(entry),
            mark=self.mark(entry),
        )

    def _poc_card(self, poc: Poc, picture: Picture) -> Card:
        return Card(
            title=self.title(poc),
            address=self.site.path(poc.address),
            picture=picture,
            steps=self.step_line(poc),
            deck=self.short_deck(poc),
            meta=typeset_inline(words.sentence((self._domain(poc), self.where(poc)))),
            mark=self.mark(poc),
        )

    def _detail(self, entry: Entry) -> str | None:
        if isinstance(entry, Article):
            return f"{self.minutes(entry)}\u00a0min"
        if isinstance(entry, Event):
            return typeset_plain(words.span(entry.start, entry.end))
        return None

    # POCs

    def _domain(self, poc: Poc) -> str | None:
        terms = self.library.vocabularies["domaines"].terms
        return terms[poc.domain].label if poc.domain in terms else None

    def where(self, poc: Poc) -> str:
        """Where a trial happens, in a few words."""
        if poc.communes:
            if len(poc.communes) <= _COMMUNES_SHOWN:
                return ", ".join(poc.communes)
            shown = poc.communes[: _COMMUNES_SHOWN - 1]
            return f"{', '.join(shown)} et {len(poc.communes) - len(shown)} autres"
        if poc.territory:
            return poc.territory
        if poc.perimeter == "metropole":
            return "Toute la métropole"
        return "Commune non renseignée"

    def step_line(self, poc: Poc) -> StepLine:
        """Where a trial stands: « Étape 3 sur 4 : expérimenter, arrêté », plainly either way."""
        terms = [t for t in self.library.vocabularies["etapes"].terms.values() if t.id != UNKNOWN]
        rank = next((i for i, term in enumerate(terms, start=1) if term.id == poc.step), 0)
        ending = poc.outcome if poc.outcome in ("arrete", "transfere") else None
        if rank == 0:
            said = "Étape non renseignée"
        else:
            label = terms[rank - 1].label
            said = f"Étape {rank} sur {len(terms)} : {label[:1].lower()}{label[1:]}"
        outcomes = self.library.vocabularies["issues"].terms
        if poc.outcome in outcomes and poc.outcome != UNKNOWN:
            said = f"{said}, {outcomes[poc.outcome].label.lower()}"
        return StepLine(rank, len(terms), typeset_plain(said), ending)

    # Agenda

    def agenda(self, events: Iterable[Event], *, dated: bool = True) -> tuple[AgendaRow, ...]:
        """Rows of dates; `dated` ones say month and year, others stand under their month."""
        return tuple(self._row(event, dated) for event in events)

    def is_past(self, event: Event) -> bool:
        """Whether a date is over at the build's instant (a whole day lasts until its night)."""
        return is_past(event, self.library.today)

    def to_come(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """Those that are not over, the next first."""
        today, clock = self.library.today, self.library.clock
        coming = (event for event in events if not is_past(event, today))
        return tuple(sorted(coming, key=lambda e: clock.instant_of(standing(e, today)[0])))

    def month(self, event: Event) -> str:
        """The month that a date stands under."""
        start, _ = standing(event, self.library.today)
        return words.month_and_year(words.as_day(start))

    def event_place(self, event: Event) -> str | None:
        """Place and commune of a date."""
        place = self.library.get(Place, event.place)
        hidden = event.place is not None and self.library.exists(f"lieux/{event.place}")
        name = place.title if place else (None if hidden else event.place)
        commune = event.commune or (place.commune if place else None)
        return words.sentence((name, commune if commune != name else None), ", ") or None

    def event_note(self, event: Event) -> str | None:
        """What must be known before going: postponed, cancelled, over."""
        if event.status in _STATUS_WORDS:
            later = (
                f" au {words.long_day(words.as_day(event.postponed_to))}"
                if event.status == "reporte" and event.postponed_to
                else ""
            )
            return typeset_plain(_STATUS_WORDS[event.status] + later)
        return "date passée" if self.is_past(event) else None

    def _row(self, event: Event, dated: bool) -> AgendaRow:
        first, last = standing(event, self.library.today)
        start, end = words.as_day(first), words.as_day(last)
        where = self.event_place(event)
        return AgendaRow(
            title=self.title(event),
            address=self.site.path(event.address),
            iso=first.isoformat(),
            day=day_numbers(start, end),
            rest=typeset_plain(rest_of_days(start, end, dated=dated)),
            where=typeset_inline(where) if where else None,
            note=self.event_note(event),
            past=self.is_past(event),
            mark=self.mark(event),
        )

    # Numéros

    def poster(self, issue: Issue) -> Poster:
        """The cover of a numéro as an object."""
        return Poster(
            masthead=self.site.name,
            number=str(issue.number),
            teinte=issue.hue,
            picture=self.illustrator.poster(issue),
            title=self.title(issue),
            address=self.site.path(issue.address),
        )


def _first_sentence(text: str) -> str:
    """The first sentence of a text, with the second when it is short."""
    first = _stop(text, 0)
    return text[: first if first >= _SHORT else _stop(text, first)]


def _stop(text: str, start: int) -> int:
    found = _END.search(text, start)
    return found.end() if found else len(text)
