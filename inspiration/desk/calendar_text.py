"""The editorial calendar on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from inspiration.desk.calendar import CalendarLine, EditorialCalendar
from inspiration.desk.coming_issues import ComingIssue
from inspiration.pages.words import capitalised, hour, long_day, month_and_year, span


def calendar_text(calendar: EditorialCalendar) -> str:
    """Everything in one page of plain text."""
    now = calendar.instant
    blocks = [[f"Calendrier de la rédaction, le {long_day(now.date())} à {hour(now)}"]]
    if calendar.restraints:
        periods = (f"  {span(r.start, r.end)}  {r.label}" for r in calendar.restraints)
        blocks.append(["Réserve électorale", *periods])
    for month, lines in groupby(calendar.lines, month_of):
        blocks.append([month, *(_line(line) for line in lines)])
    if not calendar.lines:
        blocks.append(["Rien n'est prévu ni programmé."])
    blocks += [list(_issue(issue)) for issue in calendar.issues]
    gaps = list(_gaps(calendar))
    if gaps:
        blocks.append(["Rubriques où rien n'est prévu", *gaps])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def month_of(line: CalendarLine) -> str:
    """Where a line is listed: the month in which it starts."""
    return capitalised(month_and_year(line.start)) if line.start else "Sans date prévue"


def issue_heading(issue: ComingIssue) -> str:
    """« Numéro 6, 15 juin 2027 : Un titre »."""
    return f"Numéro {issue.number}, {long_day(issue.date.date())} : {issue.title}"


def _line(line: CalendarLine) -> str:
    notes = ["la date est passée"] if line.late else []
    notes += [f"réserve électorale : {line.restraint}"] if line.restraint else []
    end = f"  ({' ; '.join(notes)})" if notes else ""
    return f"  {line.kind:<14} {line.label:<24} {line.title}  [{line.file}]{end}"


def _issue(issue: ComingIssue) -> Iterator[str]:
    yield issue_heading(issue)
    if not issue.lacks and not issue.is_draft:
        yield "  Rien ne manque."
    if issue.is_draft:
        yield "  C'est encore un brouillon."
    for lack in issue.lacks:
        yield f"  Il manque {lack}."


def _gaps(calendar: EditorialCalendar) -> Iterator[str]:
    for index, season in enumerate(calendar.seasons):
        empty = [row.section for row in calendar.rows if row.cells[index].is_gap]
        if empty:
            yield f"  {season.label:<16} {', '.join(empty)}"
