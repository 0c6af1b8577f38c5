"""The agenda: what is to come, what is past by month, and a page for each date."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct

from inspiration.model.named import Place
from inspiration.pages import addresses, words
from inspiration.pages.articles import title_size
from inspiration.pages.composer import Naming
from inspiration.pages.foot import foot_of
from inspiration.pages.head import json_ld
from inspiration.pages.lists import paginate
from inspiration.pages.output import PageOutput
from inspiration.pages.views import Fact, Link
from inspiration.text import typeset_inline, typeset_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from inspiration.library import Clock
    from inspiration.model.event import Event
    from inspiration.pages.composer import Composer
    from inspiration.pages.foot import Foot
    from inspiration.pages.lists import Slice
    from inspiration.pages.output import ComposedPage
    from inspiration.pages.views import AgendaRow, Card, Pagination, Picture

PAST_A_PAGE = 40
_STATUS = {
    "confirme": "https://schema.org/EventScheduled",
    "reporte": "https://schema.org/EventPostponed",
    "annule": "https://schema.org/EventCancelled",
}
_MOVED = "https://schema.org/EventRescheduled"
"""Postponed to a date that is known; « EventPostponed » is for those that have none."""


class Month(Struct, frozen=True):
    """The dates of a month."""

    name: Markup
    rows: tuple[AgendaRow, ...]


class Part(Struct, frozen=True):
    """« À venir (3) », or the past dates of a page."""

    title: str
    anchor: str
    count: str
    months: tuple[Month, ...]


class AgendaPage(Struct, frozen=True):
    """The variable `page` of `agenda.html`."""

    teinte: str
    deck: Markup
    calendar: Link | None
    parts: tuple[Part, ...]
    pages: Pagination
    vif: bool = False


class EventPage(Struct, frozen=True):
    """The variable `page` of `evenement.html`."""

    teinte: str
    title: Markup
    size: str
    agenda: Link
    note: str | None
    mark: str | None
    language: str | None
    iso: str
    day: Markup
    rest: str
    picture: Picture | None
    standfirst: Markup | None
    body: Markup
    facts: tuple[Fact, ...]
    calendar: Link | None
    foot: Foot
    pocs: tuple[Card, ...]
    vif: bool = True


def agenda_pages(composer: Composer) -> Iterator[PageOutput]:
    """The agenda, its older pages, then one page for each date."""
    library, cards = composer.library, composer.cards
    coming = cards.to_come(library.events)
    past = tuple(event for event in reversed(library.events) if cards.is_past(event))
    for part in paginate(past, addresses.AGENDA, PAST_A_PAGE, composer.site):
        yield PageOutput(part.address, _agenda_page, composer, coming, past, part)
    for event in library.events:
        yield PageOutput(event.address, event_page, composer, event)


def _agenda_page(
    composer: Composer, coming: tuple[Event, ...], past: tuple[Event, ...], part: Slice[Event]
) -> ComposedPage:
    parts = []
    if coming and part.number == 1:
        parts.append(_part(composer, "À venir", "a-venir", coming, len(coming)))
    if part.items:
        parts.append(_part(composer, _past_title(past), "passe", part.items, len(past)))
    magazine = words.belonging(composer.site.name)
    page = AgendaPage(
        teinte=composer.teinte,
        deck=typeset_inline(_deck(coming, past)),
        calendar=_calendar(composer),
        parts=tuple(parts),
        pages=part.pagination,
    )
    return composer.page(
        part.address,
        "agenda",
        page,
        Naming(
            "Agenda" if part.number == 1 else f"Agenda, page {part.number}",
            description=f"Les rendez-vous {magazine}, à venir et passés.",
            section=addresses.AGENDA,
        ),
        kind="agenda",
        modified=composer.newest(composer.library.events),
    )


def _calendar(composer: Composer) -> Link | None:
    if composer.feeds is None:
        return None
    address = composer.site.path(composer.feeds.calendar.address)
    return Link("Suivre l’agenda dans votre calendrier", address, note="(iCalendar)")


def _event_calendar(composer: Composer, event: Event) -> Link | None:
    """The event alone, with its format and weight (CAL-02, ECO-07)."""
    if composer.feeds is None:
        return None
    address, size = composer.feeds.calendar_file(event, composer.site)
    note = f"(iCalendar, {words.weight(size)})"
    return Link("Mettre dans votre calendrier", composer.site.path(address), note=note)


def _past_title(past: Sequence[Event]) -> str:
    years = sorted({words.as_day(event.start).year for event in past})
    return f"En {years[0]}" if len(years) == 1 else f"De {years[0]} à {years[-1]}"


def _deck(coming: Sequence[Event], past: Sequence[Event]) -> str:
    if coming:
        return (
            "Ateliers, expositions, portes ouvertes : les prochains rendez-vous, puis les autres."
        )
    if past:
        return (
            "Tous les rendez-vous sont passés. Nous les gardons : chacun raconte un moment de "
            "l'année, avec ses sources."
        )
    return "Aucun rendez-vous pour l'instant."


def _part(composer: Composer, title: str, anchor: str, events: Sequence[Event], count: int) -> Part:
    months = groupby(events, key=composer.cards.month)
    return Part(
        title,
        anchor,
        words.number(count),
        tuple(
            Month(
                typeset_inline(words.capitalised(name)),
                composer.cards.agenda(tuple(group), dated=False),
            )
            for name, group in months
        ),
    )


def event_page(composer: Composer, event: Event) -> ComposedPage:
    """The page of a date."""
    site, cards = composer.site, composer.cards
    (row,) = cards.agenda((event,))
    page = EventPage(
        teinte=composer.illustrator.drawings.style(event)[1],
        title=cards.title(event),
        size=title_size(event.title) if len(event.title) > 40 else "",
        agenda=Link("Agenda", site.path(addresses.AGENDA)),
        note=cards.event_note(event),
        mark=cards.mark(event),
        language=event.language if event.language != site.language else None,
        iso=row.iso,
        day=row.day,
        rest=row.rest,
        picture=composer.illustrator.hero(event),
        standfirst=cards.deck(event) if event.standfirst else None,
        body=Markup(composer.texts.of(event).html),
        facts=tuple(_facts(composer, event)),
        calendar=_event_calendar(composer, event),
        foot=foot_of(composer, event),
        pocs=cards.wall(composer.pocs_of(event)),
    )
    return composer.page(
        event.address,
        "evenement",
        page,
        Naming(
            event.title,
            "Agenda",
            event.description or event.standfirst,
            addresses.AGENDA,
            event.language,
        ),
        kind="evenement",
        entry=event,
        json_ld=(_json_ld(composer, event),),
    )


def _facts(composer: Composer, event: Event) -> Iterator[Fact]:
    when = words.capitalised(words.span(event.start, event.end))
    if isinstance(event.start, datetime):
        until = event.end if isinstance(event.end, datetime) else None
        when += f", {words.hours(event.start, until)}"
    yield Fact("Quand", (Link(typeset_inline(when)),))
    note = composer.cards.event_note(event)
    if note and event.status != "confirme":
        yield Fact("Statut", (Link(words.capitalised(note)),))
    yield Fact("Où", _where(composer, event))
    place = composer.library.get(Place, event.place)
    access = event.access or (place.access if place else None)
    if access:
        yield Fact("Accès", (Link(typeset_inline(access)),))
    if event.booking and not composer.cards.is_past(event):
        yield Fact("Inscription", (Link("S’inscrire", event.booking),))


def _where(composer: Composer, event: Event) -> tuple[Link, ...]:
    library, site = composer.library, composer.site
    place = library.get(Place, event.place)
    found = []
    if place:
        found.append(Link(typeset_inline(place.title), site.path(place.address)))
    elif event.place and not library.exists(f"lieux/{event.place}"):
        found.append(Link(typeset_inline(event.place)))
    name = event.commune or (place.commune if place else None)
    commune = library.territory.find(name) if name else None
    if commune:
        address = addresses.commune(library.territory.parent_of(commune).slug)
        is_open = site.has("showcase")
        found.append(Link(typeset_inline(commune.name), site.path(address) if is_open else None))
    return tuple(found)


def _json_ld(composer: Composer, event: Event) -> Markup:
    library, site = composer.library, composer.site
    moved = event.postponed_to if event.status == "reporte" else None
    where = composer.cards.event_place(event)
    clock = library.clock
    return json_ld(
        {
            "@type": "Event",
            "name": typeset_plain(event.title, event.language),
            "description": event.description or event.standfirst,
            "startDate": _iso(moved or event.start, clock),
            "endDate": _iso(event.end, clock) if event.end and not moved else None,
            "previousStartDate": _iso(event.start, clock) if moved else None,
            "eventStatus": _MOVED if moved else _STATUS[event.status],
            "location": {"@type": "Place", "name": where} if where else None,
            "url": site.absolute(event.address),
            "organizer": {"@type": "Organization", "name": site.publisher or site.name},
        }
    )


def _iso(moment: date, clock: Clock) -> str:
    return (clock.instant_of(moment) if isinstance(moment, datetime) else moment).isoformat()
