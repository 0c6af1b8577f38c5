"""The words of a calendar."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from icalendar import vCategory, vText

from inspiration.feeds.characters import without_forbidden
from inspiration.feeds.entry_items import item_title, summary
from inspiration.feeds.full_text import event_lines, place_of
from inspiration.text.typography import typeset_plain

if TYPE_CHECKING:
    from inspiration.library import Library
    from inspiration.model.event import Event

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
"""What RFC 5545 §3.1 forbids in a line, the line feed that is written `\\n` left out."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


class CalendarText(vText):
    r"""A TEXT value (RFC 5545 §3.3.11).

    icalendar takes the two characters `\N` of a text for an end of line; here they stay.
    """

    def to_ical(self) -> bytes:
        """Write the value, escaped."""
        return self.translate(_ESCAPES).encode()


def calendar_text(text: str) -> CalendarText:
    """Make a value of a text: ends of line are one line feed, controls are dropped."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return CalendarText(_CONTROLS.sub("", without_forbidden(lines)))


def calendar_categories(labels: Iterable[str]) -> vCategory:
    """Make a list of categories."""
    categories = vCategory([])
    categories.cats = [calendar_text(label) for label in labels]
    return categories


def title(event: Event) -> str:
    """The title, which says « Annulé » or « Reporté »: few calendars show the status.

    An event postponed to a known date stands at that date under its own title.
    """
    moved = event.status == "reporte" and event.postponed_to
    return typeset_plain(event.title if moved else item_title(event), event.language)


def description(library: Library, event: Event, page: str) -> str:
    """What there is to know before coming: summary, dates, access, booking, page."""
    lines = [
        summary(event),
        *event_lines(library, event),
        f"Accessibilité : {event.access}" if event.access else "",
    ]
    typeset = [typeset_plain(line, event.language) for line in lines if line]
    if event.booking:
        typeset.append(f"{typeset_plain('Inscription :')} {event.booking}")
    return "\n".join((*typeset, page))


def location(library: Library, event: Event) -> str | None:
    """Name, address and commune of the place."""
    place, name = place_of(library, event)
    written = ", ".join(filter(None, (name, place.postal_address if place else None)))
    towns = [town for town in library.communes_of(event) if town not in written]
    return typeset_plain(", ".join(filter(None, (written, *towns)))) or None
