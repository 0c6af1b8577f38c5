"""The bar at the foot of every page of the preview: its state, its clock, its problems."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlencode

from msgspec import Struct

from inspiration.desk.overview import Due
from inspiration.desk.standing import moment, standing
from inspiration.library import Library
from inspiration.library.left_out import LeftOut
from inspiration.model.entry import Entry
from inspiration.model.problem import Problem
from inspiration.pages.words import counted
from inspiration.press.preview.answers import Answer, site_path
from inspiration.press.preview.live import Live
from inspiration.press.preview.problem_views import editor_link, problem_views
from inspiration.press.preview.protocol import Session
from inspiration.press.preview.rendering import render
from inspiration.press.preview.views import OWN, PRESENT, View

GO = f"{OWN}aller"
"""Where the clock's form leads; the answer sends to the page at the instant."""


class Step(Struct, frozen=True):
    """A publication or a withdrawal nearby: when, what happens, the page at that instant."""

    when: str
    what: str
    link: str


class Clock(Struct, frozen=True):
    """The instant shown, in words and as a form reads it, and the ones nearby."""

    words: str
    value: str
    drafts: bool
    moved: bool
    now: str
    before: Step | None
    after: Step | None


def bar(live: Live, view: View, address: str, shown: Answer, *, careful: bool = False) -> str:
    """The inside of the bar for a page.

    Args:
        live: The magazine.
        view: How the page is read.
        address: That of the page, the site's base included.
        shown: The page.
        careful: Read its words as well, which takes longer than making it.
    """
    try:
        session = live.at(view)
    except (ValueError, OverflowError):
        view, session = PRESENT, live.session
    if address == OWN:
        address = session.site.base  # The newsroom is of the present: its clock leads to the cover.
    path = site_path(session.site.base, address)
    entry, left_out = _entry_at(live, session, path) if path is not None else (None, None)
    problems = set(shown.problems)
    if entry and shown.status == 200:
        problems.update(live.almanac.advice(session.library, entry, work=careful))
    root, edited = session.library.content.root, live.last_edited
    file = entry.source.path if entry else left_out.file if left_out else ""
    return render(
        "barre.html",
        state=_state(session, entry, left_out),
        file=file,
        file_link=editor_link(root / file) if file else "",
        clock=_clock(live, session, view, address),
        problems=problem_views(problems, root),
        counts=_counts(problems),
        site_errors=len(live.standing.left_out),
        crash=live.crash,
        go=GO,
        address=address,
        edited=_link(session, view, edited) if edited and edited != path else "",
        newsroom=OWN,
    )


def _entry_at(live: Live, session: Session, path: str) -> tuple[Entry | None, LeftOut | None]:
    """The entry whose page stands at a path, or the one that should and cannot be shown."""
    left_out = live.left_out_at(path)
    if left_out is not None:
        return None, left_out
    return session.library.at(f"/{path.removesuffix('index.html')}"), None


def _state(session: Session, entry: Entry | None, left_out: LeftOut | None) -> str:
    """Where the entry of this page stands; empty for a page that is no entry's."""
    if left_out is not None:
        return f"Laissé de côté : {counted(len(left_out.problems), 'erreur', 'erreurs')}"
    return standing(session.library, entry) if entry else ""


def _counts(problems: Collection[Problem]) -> str:
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    counts = ((errors, "erreur", "erreurs"), (warnings, "conseil", "conseils"))
    return ", ".join(counted(count, one, many) for count, one, many in counts if count)


def _clock(live: Live, session: Session, view: View, address: str) -> Clock:
    instant = session.instant
    around = live.almanac.around(session.library)
    # Whoever moves the clock wants to see what readers will, unless told otherwise.
    drafts = view.drafts and bool(view.instant)
    return Clock(
        words=moment(instant),
        value=instant.replace(tzinfo=None).isoformat(timespec="minutes"),
        drafts=drafts,
        moved=bool(view.instant),
        now=_go(address),
        before=_step(session.library, around.before, drafts, address),
        after=_step(session.library, around.after, drafts, address),
    )


def _step(library: Library, due: Due | None, drafts: bool, address: str) -> Step | None:
    if due is None:
        return None
    entries = [library.content.entries[key] for key in due.keys]
    more = f" et {len(entries) - 1} de plus" if len(entries) > 1 else ""
    instant = due.instant.replace(tzinfo=None).isoformat(timespec="minutes")
    link = _go(address, instant, drafts)
    return Step(moment(due.instant), f"{entries[0].title}{more}", link)


def _go(address: str, instant: str = "", drafts: bool = False) -> str:
    asked = {"vers": address}
    if instant:
        asked["instant"] = instant
    if drafts:
        asked["brouillons"] = "oui"
    return f"{GO}?{urlencode(asked)}"


def _link(session: Session, view: View, path: str) -> str:
    return view.prefix + session.site.path(path.removesuffix("index.html"))
