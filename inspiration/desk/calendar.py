"""The editorial calendar: what is pencilled in, what is set, where nothing is, and what lacks.

*Planned* (`prevu`) is a wish and publishes nothing; *scheduled* (`date`) happens by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from inspiration.desk.coming_issues import ComingIssue, coming_issues
from inspiration.desk.seasons import Season, planned_span
from inspiration.desk.standing import planned_label
from inspiration.library import Library, State
from inspiration.model.article import Article
from inspiration.model.entry import Entry
from inspiration.model.restraint import Restraint
from inspiration.pages.words import counted, hour, long_day

SEASONS_AHEAD = 4
"""How many seasons the grid shows, the present one included."""


class Kind(StrEnum):
    """What a line of the calendar announces."""

    PLANNED = "prévu"
    SCHEDULED = "programmé"
    UNPLACED = "à placer"
    WITHDRAWAL = "retrait"
    PICTURE = "image retirée"


class CalendarLine(Struct, frozen=True):
    """Something to come. `start` and `end` are days, both included; None: nobody said when.

    `instant` is when it happens by itself, if it does; `label` says the date in French; `late`
    is a plan whose time has passed; `restraint` names the period of restraint it falls in.
    """

    kind: Kind
    key: str
    title: str
    file: str
    section: str
    label: str
    start: date | None = None
    end: date | None = None
    instant: datetime | None = None
    late: bool = False
    restraint: str = ""


class Cell(Struct, frozen=True):
    """How many articles of a rubrique a season has: out, scheduled, planned."""

    season: Season
    public: int
    scheduled: int
    planned: int

    @property
    def is_gap(self) -> bool:
        """Whether nothing is out, set or even wished for."""
        return self.public + self.scheduled + self.planned == 0

    @property
    def words(self) -> str:
        """« 2 parus, 1 prévu », or « rien »."""
        counts = (
            (self.public, "paru", "parus"),
            (self.scheduled, "programmé", "programmés"),
            (self.planned, "prévu", "prévus"),
        )
        return ", ".join(counted(n, one, many) for n, one, many in counts if n) or "rien"


class Row(Struct, frozen=True):
    """A rubrique over the seasons."""

    section: str
    cells: tuple[Cell, ...]


class EditorialCalendar(Struct, frozen=True):
    """Everything the editors look at when they meet, as it stands at an instant."""

    instant: datetime
    lines: tuple[CalendarLine, ...]
    seasons: tuple[Season, ...]
    rows: tuple[Row, ...]
    restraints: tuple[Restraint, ...]
    issues: tuple[ComingIssue, ...]


def editorial_calendar(
    library: Library, restraints: tuple[Restraint, ...] = ()
) -> EditorialCalendar:
    """Draw up the calendar at the library's instant; restraints that are over are left out."""
    kept = tuple(sorted(r for r in restraints if r.end >= library.today))
    lines = [
        replace(line, restraint=_restraint(line, kept))
        for entry in library.content.entries.values()
        for line in _lines(library, entry)
    ]
    lines.sort(key=lambda line: (line.start or date.max, line.kind, line.key))
    seasons = [Season.of(library.today)]
    while len(seasons) < SEASONS_AHEAD:
        seasons.append(seasons[-1].next)
    return EditorialCalendar(
        library.clock.instant,
        tuple(lines),
        tuple(seasons),
        tuple(_rows(library, seasons)),
        kept,
        coming_issues(library),
    )


def _lines(library: Library, entry: Entry) -> Iterator[CalendarLine]:
    state = library.state(entry)
    if state is State.DRAFT:
        yield _draft(library, entry)
        return
    if state is State.WITHDRAWN:
        return
    if state is State.SCHEDULED:
        yield _at(library, entry, Kind.SCHEDULED, library.published(entry))
    if entry.withdrawn_on:
        yield _at(library, entry, Kind.WITHDRAWAL, library.clock.instant_of(entry.withdrawn_on))
    for record in entry.pictures.values():
        last = record.authorised_until
        if last and last >= library.today:
            day = last + timedelta(days=1)
            midnight = datetime.combine(day, datetime.min.time(), tzinfo=library.clock.zone)
            yield replace(_at(library, entry, Kind.PICTURE, midnight), label=long_day(day))


def _draft(library: Library, entry: Entry) -> CalendarLine:
    planned = entry.planned
    if planned is None:
        return _line(library, entry, Kind.UNPLACED, "sans date prévue")
    start, end = planned_span(planned, library.today)
    line = _line(library, entry, Kind.PLANNED, planned_label(planned, library.today))
    return replace(line, start=start, end=end, late=end < library.today)


def _at(library: Library, entry: Entry, kind: Kind, instant: datetime) -> CalendarLine:
    day = instant.date()
    line = _line(library, entry, kind, f"{long_day(day)}, {hour(instant)}")
    return replace(line, start=day, end=day, instant=instant)


def _line(library: Library, entry: Entry, kind: Kind, label: str) -> CalendarLine:
    section = _section(library, entry)
    return CalendarLine(kind, entry.key, entry.title, entry.source.path, section, label)


def _section(library: Library, entry: Entry) -> str:
    """The rubrique of an article, else the kind of the entry."""
    sections = library.vocabularies["rubriques"]
    if isinstance(entry, Article) and entry.section and entry.section in sections:
        return sections.label(entry.section)
    return entry.kind_label


def _restraint(line: CalendarLine, restraints: tuple[Restraint, ...]) -> str:
    if line.start is None or line.end is None or line.kind not in (Kind.PLANNED, Kind.SCHEDULED):
        return ""
    return next((r.label for r in restraints if r.meets(line.start, line.end)), "")


def _rows(library: Library, seasons: list[Season]) -> Iterator[Row]:
    articles = [entry for entry in library.content.entries.values() if isinstance(entry, Article)]
    for section in library.vocabularies["rubriques"].terms.values():
        own = [article for article in articles if article.section == section.id]
        yield Row(section.label, tuple(_cell(library, own, season) for season in seasons))


def _cell(library: Library, articles: list[Article], season: Season) -> Cell:
    counts = {State.PUBLIC: 0, State.SCHEDULED: 0, State.DRAFT: 0, State.WITHDRAWN: 0}
    for article in articles:
        state = library.state(article)
        if state is not State.DRAFT:
            day = library.published(article).date()
        elif article.planned:
            day = planned_span(article.planned, library.today)[0]
        else:
            continue
        if Season.of(day) == season:
            counts[state] += 1
    return Cell(season, counts[State.PUBLIC], counts[State.SCHEDULED], counts[State.DRAFT])
