"""The editorial calendar as a page: for the preview, never for the published site."""

from __future__ import annotations

from functools import partial
from itertools import groupby

from inspiration.desk.calendar import EditorialCalendar, Kind, editorial_calendar
from inspiration.desk.calendar_text import issue_heading, month_of
from inspiration.library import Library
from inspiration.pages.output import FileOutput
from inspiration.pages.site import Site
from inspiration.pages.templates import document_environment
from inspiration.pages.words import hour, long_day, span

ADDRESS = "/redaction/calendrier/"
"""Where the preview shows it."""


def calendar_output(library: Library, site: Site) -> FileOutput:
    """The page as a file of the preview."""
    return FileOutput(f"{ADDRESS}index.html", partial(_page_bytes, library, site))


def calendar_page(calendar: EditorialCalendar, name: str) -> str:
    """A whole HTML document, which asks for nothing else; `name` is that of the magazine."""
    months = [(month, list(lines)) for month, lines in groupby(calendar.lines, month_of)]
    template = document_environment("inspiration.desk").get_template("calendar.html")
    now = calendar.instant
    return template.render(
        calendar=calendar,
        name=name,
        today=f"{long_day(now.date())} à {hour(now)}",
        months=months,
        issue_heading=issue_heading,
        span=span,
        plan=Kind.PLANNED,
        unplaced=Kind.UNPLACED,
    )


def _page_bytes(library: Library, site: Site) -> bytes:
    return calendar_page(editorial_calendar(library, site.restraints), site.name).encode()
