"""The editorial calendar for the editors' own diaries: a private file, never published."""

from __future__ import annotations

from datetime import UTC, timedelta

from icalendar import Calendar, Event

from inspiration.desk.calendar import CalendarLine, EditorialCalendar, Kind
from inspiration.feeds.agenda_text import calendar_text
from inspiration.feeds.identity import Identity, calendar_uid
from inspiration.model.restraint import Restraint
from inspiration.pages.site import Site
from inspiration.pages.words import capitalised
from inspiration.text import typeset_plain

PRODUCT = "-//Inspiration(s)//Calendrier de la rédaction//FR"
_WISHES = (Kind.PLANNED, Kind.UNPLACED)


def calendar_ics(calendar: EditorialCalendar, site: Site) -> bytes:
    """The calendar as RFC 5545: plans are tentative, what happens by itself is confirmed.

    Every event is `CLASS:PRIVATE`; what has no date stays out.
    """
    found = Calendar()
    found.add("version", "2.0")
    found.add("prodid", calendar_text(PRODUCT))
    name = calendar_text(typeset_plain(f"{site.name} : calendrier de la rédaction"))
    found.add("name", name)
    found.add("x-wr-calname", name)
    identity = Identity.parse(site.tag_authority)
    for line in calendar.lines:
        if line.start:
            found.add_component(_line(line, identity, calendar))
    for restraint in calendar.restraints:
        found.add_component(_restraint(restraint, identity, calendar))
    written: bytes = found.to_ical()
    return written


def _line(line: CalendarLine, identity: Identity, calendar: EditorialCalendar) -> Event:
    event = _event(identity, f"/redaction/{line.kind.name.lower()}/{line.key}", calendar)
    if line.instant:
        event.add("dtstart", line.instant.astimezone(UTC))
    else:
        event.add("dtstart", line.start)
        event.add("dtend", (line.end or line.start or calendar.instant.date()) + timedelta(days=1))
    event.add("status", "TENTATIVE" if line.kind in _WISHES else "CONFIRMED")
    event.add("summary", _text(f"{capitalised(line.kind)} : {line.title}"))
    notes = [line.section, line.label, line.file]
    notes += [f"Réserve électorale : {line.restraint}"] if line.restraint else []
    event.add("description", _text("\n".join(notes)))
    return event


def _restraint(restraint: Restraint, identity: Identity, calendar: EditorialCalendar) -> Event:
    event = _event(identity, f"/redaction/reserve/{restraint.label}", calendar)
    event.add("dtstart", restraint.start)
    event.add("dtend", restraint.end + timedelta(days=1))
    event.add("summary", _text(f"Réserve électorale : {restraint.label}"))
    return event


def _event(identity: Identity, path: str, calendar: EditorialCalendar) -> Event:
    event = Event()
    event.add("uid", calendar_uid(identity.feed(path)))
    event.add("dtstamp", calendar.instant.astimezone(UTC))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event


def _text(text: str) -> object:
    return calendar_text(typeset_plain(text))
