"""Which feeds there are, and which ones a page announces."""

from __future__ import annotations

from functools import cached_property

from inspiration.feeds.calendars import event_file, write_calendar
from inspiration.feeds.streams import CALENDAR, CALENDAR_ADDRESS, FeedInfo, Stream, Streams
from inspiration.feeds.subjects import Subject, subjects_of
from inspiration.library import Library
from inspiration.model.entry import Entry
from inspiration.model.event import Event
from inspiration.pages import addresses
from inspiration.pages.site import Site

_ANNOUNCED = ("rubriques", "domaines", "maisons")
"""The subjects that the page of an entry announces: one or two, not a whole list."""


class FeedCatalogue:
    """Every feed of a Library."""

    def __init__(self, library: Library, site_name: str) -> None:
        self._library = library
        self._site_name = site_name
        self._streams = Streams(library, site_name)

    def of(self, library: Library) -> FeedCatalogue:
        """The feeds of the same magazine at another instant."""
        return FeedCatalogue(library, self._site_name)

    @cached_property
    def streams(self) -> tuple[Stream, ...]:
        """Every stream: the magazine first, then by collection, in the order of its list."""
        return tuple(self._streams)

    def calendar_file(self, event: Event, site: Site) -> tuple[str, int]:
        """The address of an event's own calendar, and its weight in bytes (CAL-02, ECO-07)."""
        address = event_file(event)
        return address, len(write_calendar(self._library, site, (event,), address))

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
            title=self._streams.title("agenda"),
            type=CALENDAR,
            collection="agenda",
            id="",
            format="iCalendar",
            label="Agenda",
            group="Agenda",
            page=addresses.AGENDA,
        )

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
