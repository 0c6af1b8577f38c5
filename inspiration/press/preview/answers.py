"""What the preview answers at an address: a page, a file, or why there is none."""

from __future__ import annotations

import mimetypes
from types import MappingProxyType
from urllib.parse import quote, unquote

from msgspec import Struct

from inspiration.model.problem import Problem
from inspiration.pages.picture_files import UnmadePictureError
from inspiration.press.preview.live import Live
from inspiration.press.preview.newsroom import newsroom_page
from inspiration.press.preview.problem_views import problem_views
from inspiration.press.preview.protocol import Session
from inspiration.press.preview.rendering import render
from inspiration.press.preview.views import OWN, View

HTML = "text/html; charset=utf-8"
_TYPES = MappingProxyType(
    {
        ".avif": "image/avif",
        ".css": "text/css; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".geojson": "application/geo+json",
        ".html": HTML,
        ".ics": "text/calendar; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".wasm": "application/wasm",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
        ".xml": "application/xml; charset=utf-8",
    }
)
"""What some systems do not know, or know otherwise."""


class Answer(Struct, frozen=True):
    """A response; `location` is where to go instead, `problems` those of the page shown."""

    status: int
    body: bytes = b""
    type: str = HTML
    location: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def is_page(self) -> bool:
        """Whether a person reads it in a browser."""
        return self.type == HTML and not self.location


def answer(live: Live, view: View, address: str) -> Answer:
    """Answer for an address of the site, its base included; a crash becomes a page that says it."""
    try:
        if address == OWN:
            return Answer(200, newsroom_page(live).encode())
        return _answer(live, view, address)
    except UnmadePictureError as error:
        return Answer(500, str(error).encode(), media_type("raison.txt"))
    except Exception as error:
        page = render("panne.html", title="Page impossible à fabriquer", words=live.explain(error))
        return Answer(500, page.encode())


def site_path(base: str, address: str) -> str | None:
    """The path within the site of an address; None outside of the site."""
    if address[: len(base)] != base:
        return None
    path = unquote(address[len(base) :])
    if any(part == ".." for part in path.split("/")) or "\\" in path:
        return None
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def _answer(live: Live, view: View, address: str) -> Answer:
    try:
        session = live.at(view)
    except (ValueError, OverflowError):
        words = f"« {view.instant} » n'est pas un instant. Exemple : 2020-03-12T07:00."
        return Answer(400, render("panne.html", title="Instant illisible", words=words).encode())
    base = session.site.base
    path = site_path(base, address)
    if path is None:
        outside = base[: len(address)] == address
        return _moved(view, base) if outside else _missing(session)
    found = _found(live, session, path)
    if found is None:
        # The session may know of an edit that is not told yet.
        live.settle()
        found = _found(live, session, path)
    if found is None and f"{path}/index.html" in session.paths():
        return _moved(view, f"{address}/")
    return found or _missing(session)


def _found(live: Live, session: Session, path: str) -> Answer | None:
    """What stands at a path: a file of the site, or the faults of an entry left out."""
    left_out = live.left_out_at(path)
    if left_out is not None:
        views = problem_views(left_out.problems, session.library.content.root)
        page = render("laissee.html", title=left_out.title, left_out=left_out, problems=views)
        return Answer(422, page.encode())
    served = session.read(path)
    if served is None:
        return None
    return Answer(200, served.body, media_type(path), problems=served.problems)


def _moved(view: View, address: str) -> Answer:
    return Answer(302, location=view.prefix + quote(address, safe="/%"))


def _missing(session: Session) -> Answer:
    """The magazine's own page for what does not exist."""
    served = session.read("404.html")
    if served is not None:
        return Answer(404, served.body)
    words = "Il n'y a pas de page à cette adresse."
    return Answer(404, render("panne.html", title="Page introuvable", words=words).encode())


def media_type(path: str) -> str:
    """The media type of a file of the site, by its name."""
    suffix = f".{path.rpartition('.')[2].lower()}"
    return _TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
