"""The page that tells the editors everything at once: what is left out, wrong, coming."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from inspiration.desk.calendar_page import ADDRESS as CALENDAR
from inspiration.desk.overview import overview
from inspiration.desk.standing import standing
from inspiration.library.left_out import LeftOut
from inspiration.press.preview.live import Live
from inspiration.press.preview.problem_views import ProblemView, editor_link, problem_views
from inspiration.press.preview.rendering import render

_LISTS = (
    ("drafts", "Brouillons"),
    ("scheduled", "À paraître"),
    ("withdrawn", "Retirées"),
)


class LeftOutView(Struct, frozen=True):
    """An entry that cannot be shown; `link` is empty when another entry has its address."""

    title: str
    file: str
    link: str
    problems: tuple[ProblemView, ...]


class Row(Struct, frozen=True):
    """An entry that readers do not see."""

    title: str
    file: str
    file_link: str
    link: str
    state: str


def newsroom_page(live: Live) -> str:
    """A whole HTML document."""
    session, now = live.session, live.standing
    library, root = session.library, session.library.content.root
    told = {left.file for left in now.left_out}
    others = [p for p in now.problems if not (p.is_error and p.file in told)]
    calendar = f"{CALENDAR.lstrip('/')}index.html"
    return render(
        "redaction.html",
        title=f"La rédaction – {session.site.name}",
        crash=live.crash,
        left_out=[_left_out(live, left) for left in now.left_out],
        shared=problem_views([p for p in others if p.is_error], root),
        advice=problem_views([p for p in others if not p.is_error], root),
        lists=[(name, list(_rows(live, which))) for which, name in _LISTS],
        home=session.site.base,
        calendar=session.site.path(CALENDAR) if calendar in session.paths() else "",
        entries=len(library.content.entries),
    )


def _left_out(live: Live, left: LeftOut) -> LeftOutView:
    session = live.session
    views = problem_views(left.problems, session.library.content.root)
    link = session.site.path(left.address) if left.address else ""
    return LeftOutView(left.title, left.file, link, views)


def _rows(live: Live, which: str) -> Iterator[Row]:
    session = live.session
    library = session.library
    for line in overview(library, which):
        entry = library.content.entries[line.key]
        link = session.site.path(entry.address)
        file_link = editor_link(library.content.root / line.file)
        yield Row(line.title, line.file, file_link, link, standing(library, entry))
