"""The bar at the foot of every page of the preview: its state, its clock, its problems."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from inspiration.desk.overview import Due
from inspiration.desk.standing import moment, standing
from inspiration.library import Library
from inspiration.library.left_out import LeftOut
from inspiration.model.problem import Problem
from inspiration.pages.words import counted
from inspiration.press.preview.answers import Answer, site_path
from inspiration.press.preview.live import Live
from inspiration.press.preview.problem_views import problem_views
from inspiration.press.preview.protocol import Session
from inspiration.press.preview.rendering import render
from inspiration.press.preview.views import OWN, PRESENT, View

GO = f"{OWN}aller"
"""Where the clock's form leads; the answer sends to the page at the instant."""


@dataclass(frozen=True)
class Step:
    """A publication or a withdrawal nearby: when, what happens, the page at that instant."""

    when: str
    what: str
    link: str


@dataclass(frozen=True)
class Clock:
    """The instant shown, in words and as a form reads it, and the ones nearby."""

    words: str
    value: str
    drafts: bool
    moved: bool
    now: str
    before: Step | None
    after: Step | None


def bar(live: Live, view: View, address: str, shown: Answer) -> str:
    """The inside of the bar for a page; `address` is that of the site, its base included."""
    try:
        session = live.at(view)
    except (ValueError, OverflowError):
        view, session = PRESENT, live.session
    if address == OWN:
        address = session.site.base  # The newsroom is of the present: its clock leads to the cover.
    path = site_path(session.site.base, address)
    edited = live.last_edited
    return render(
        "barre.html",
        state=_state(live, session, path),
        clock=_clock(live, session, view, address),
        problems=problem_views(shown.problems, session.library.content.root),
        counts=_counts(shown.problems),
        site_errors=len(live.standing.left_out),
        crash=live.crash,
        go=GO,
        address=address,
        edited=_link(session, view, edited) if edited and edited != path else "",
        newsroom=OWN,
    )


def _state(live: Live, session: Session, path: str | None) -> str:
    """Where the entry of this page stands; empty for a page that is no entry's."""
    if path is None:
        return ""
    left_out: LeftOut | None = live.left_out_at(path)
    if left_out is not None:
        errors = counted(len(left_out.problems), "erreur", "erreurs")
        return f"Laissé de côté : {errors}"
    around = live.almanac.around(session.library)
    entry = around.entries.get(f"/{path.removesuffix('index.html')}")
    return standing(session.library, entry) if entry else ""


def _counts(problems: tuple[Problem, ...]) -> str:
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
