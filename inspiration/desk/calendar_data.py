"""The editorial calendar as plain values, for another program."""

from __future__ import annotations

from typing import Any

from inspiration.desk.calendar import CalendarLine, EditorialCalendar


def calendar_data(calendar: EditorialCalendar) -> dict[str, Any]:
    """Lines, gaps, periods of restraint and numéros to come; dates in ISO 8601."""
    return {
        "instant": calendar.instant.isoformat(),
        "lines": [_line(line) for line in calendar.lines],
        "gaps": [
            {"section": row.section, "season": cell.season.label}
            for row in calendar.rows
            for cell in row.cells
            if cell.is_gap
        ],
        "restraints": [
            {"label": r.label, "start": r.start.isoformat(), "end": r.end.isoformat()}
            for r in calendar.restraints
        ],
        "issues": [
            {
                "number": issue.number,
                "title": issue.title,
                "file": issue.file,
                "date": issue.date.isoformat(),
                "draft": issue.is_draft,
                "lacks": list(issue.lacks),
            }
            for issue in calendar.issues
        ],
    }


def _line(line: CalendarLine) -> dict[str, Any]:
    return {
        "kind": line.kind.name.lower(),
        "key": line.key,
        "title": line.title,
        "file": line.file,
        "section": line.section,
        "when": line.label,
        "start": line.start.isoformat() if line.start else None,
        "end": line.end.isoformat() if line.end else None,
        "instant": line.instant.isoformat() if line.instant else None,
        "late": line.late,
        "restraint": line.restraint or None,
    }
