"""The agenda as calendars (RFC 5545): one for all, one file for each date (CAL-01, CAL-02)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Timezone
from icalendar import Event as CalendarEvent

from inspiration.feeds.agenda_text import (
    calendar_categories,
    calendar_text,
    description,
    location,
    title,
)
from inspiration.feeds.agenda_times import Span, revision, span_of, zone_years
from inspiration.feeds.identity import Identity, calendar_uid
from inspiration.feeds.streams import CALENDAR_ADDRESS
from inspiration.text.typography import typeset_plain

if TYPE_CHECKING:
    from inspiration.library import Library
    from inspiration.model.event import Event
    from inspiration.pages.site import Site

PRODUCT = "-//Inspiration(s)//Agenda//FR"
REFRESH = timedelta(days=1)
"""How often a calendar should ask again (RFC 7986 §5.7)."""


class Agenda:
    """Writes calendars. Nothing in them comes from the clock: same content, same bytes."""

    def __init__(self, library: Library, site: Site) -> None:
        self._library = library
        self._site = site
        self._identity = Identity.parse(site.tag_authority)

    def write(self, events: Iterable[Event], address: str) -> bytes:
        """Write a calendar of these events: UTF-8, CRLF, 75 octets a line."""
        calendar = Calendar()
        calendar.add("version", "2.0")
        calendar.add("prodid", calendar_text(PRODUCT))
        calendar.add("method", "PUBLISH")
        if address == CALENDAR_ADDRESS:
            self._describe(calendar, address)
        spans = [(event, span_of(event, self._library.clock)) for event in events]
        years = zone_years(span for _, span in spans)
        if years:
            calendar.add_component(self._timezone(years))
        for event, span in spans:
            calendar.add_component(self._event(event, span))
        written: bytes = calendar.to_ical()
        return written

    def _describe(self, calendar: Calendar, address: str) -> None:
        """Name a calendar to which one subscribes (RFC 7986; X-WR-CALNAME for older readers)."""
        name = calendar_text(typeset_plain(f"{self._site.name} : agenda"))
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("source", self._site.absolute(address), {"VALUE": "URI"})
        calendar.add("refresh-interval", REFRESH, {"VALUE": "DURATION"})

    def _timezone(self, years: range) -> Timezone:
        zone = Timezone.from_tzid(
            str(self._library.clock.zone),
            first_date=date(years[0], 1, 1),
            last_date=date(years[-1] + 1, 1, 1),
        )
        # A remark of the library's own, for which RFC 5545 §3.6.5 has no place.
        zone.pop("comment", None)
        return zone

    def _event(self, event: Event, span: Span) -> CalendarEvent:
        library, found = self._library, CalendarEvent()
        page = self._site.absolute(event.address)
        found.add("uid", calendar_uid(self._identity.entry(library, event)))
        found.add("dtstamp", library.modified(event))
        found.add("created", library.published(event))
        found.add("last-modified", library.modified(event))
        found.add("sequence", revision(event, library))
        found.add("dtstart", span.start)
        if span.end:
            found.add("dtend", span.end)
        found.add("status", "CANCELLED" if is_off(event) else "CONFIRMED")
        if span.whole_days:
            found.add("transp", "TRANSPARENT")
        found.add("summary", calendar_text(title(event)))
        found.add("description", calendar_text(description(library, event, page)))
        where = location(library, event)
        if where:
            found.add("location", calendar_text(where))
        found.add("url", page)
        if event.keywords:
            labels = [typeset_plain(word) for word in event.keywords]
            found["categories"] = calendar_categories(labels)
        return found


def is_off(event: Event) -> bool:
    """Whether nothing happens on the dates we know: cancelled, or postponed nobody knows when."""
    return event.status == "annule" or (event.status == "reporte" and not event.postponed_to)
