"""The calendars there are: one for the whole agenda, one for each date (CAL-01, CAL-02)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from inspiration.feeds.streams import CALENDAR_ADDRESS
from inspiration.pages.output import FileOutput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspiration.library import Library
    from inspiration.model.event import Event
    from inspiration.pages.site import Site


def event_file(event: Event) -> str:
    """The address of the calendar of one event: `/agenda/<slug>.ics`."""
    return f"{event.address.rstrip('/')}.ics"


def calendar_outputs(library: Library, site: Site) -> Iterator[FileOutput]:
    """Give the calendar of the agenda, then one for each event."""
    every = partial(write_calendar, library, site, library.events, CALENDAR_ADDRESS)
    yield FileOutput(CALENDAR_ADDRESS, every)
    for event in library.events:
        address = event_file(event)
        yield FileOutput(address, partial(write_calendar, library, site, (event,), address))


def write_calendar(library: Library, site: Site, events: tuple[Event, ...], address: str) -> bytes:
    """Write the calendar of these events that stands at `address`."""
    # Only now: what writes calendars is long to load.
    from inspiration.feeds.agenda import Agenda

    return Agenda(library, site).write(events, address)
