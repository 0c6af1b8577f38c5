"""The HTTP server of the preview, on this machine alone."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from inspiration.pages.templates import theme_folder
from inspiration.press.preview.answers import Answer, media_type
from inspiration.press.preview.bar import GO
from inspiration.press.preview.live import Live
from inspiration.press.preview.marked import EVENTS, MarkedPage, Marks, marked_page
from inspiration.press.preview.views import OWN, PRESENT, View, split_view, view_of_referrer

HOST = "127.0.0.1"
_ASSETS = ("apercu.css", "apercu.js")
_FONTS = ("titre.woff2", "label.woff2")
_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
_HEARTBEAT = 15.0
"""Seconds after which a silent stream says that it lives: a browser that left is then noticed."""


class PreviewServer(ThreadingHTTPServer):
    """Serves a `Live` magazine; port 0 takes any free one."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, live: Live, port: int = 0) -> None:
        self.live = live
        self.is_closing = False
        super().__init__((HOST, port), _Handler)

    def close(self) -> None:
        """Stop serving; the browsers that listen are let go."""
        self.is_closing = True
        self.live.wake()
        self.shutdown()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of an error, but not of a browser that leaves in the middle of an answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"
    # The head and the body leave in two writes: without this the second waits 40 ms for the
    # browser to acknowledge the first (RFC 896 meets RFC 1122 § 4.2.3.2).
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: object) -> None:
        """A preview tells what it reads, not what it serves."""

    def do_HEAD(self) -> None:
        """Answer as to GET, without the body."""
        self.do_GET()

    def do_GET(self) -> None:
        """Send a page, a file, or the stream of what changes."""
        parts = urlsplit(self.path)
        if self._host.rpartition(":")[0] not in _HOSTS and self._host not in _HOSTS:
            # Another site could make a browser ask for the drafts under a name of its own.
            self._send(Answer(403, "Cet aperçu ne se lit que sur cette machine.".encode()))
        elif parts.path == EVENTS:
            self._stream(parse_qs(parts.query))
        elif parts.path == GO:
            self._go(parse_qs(parts.query))
        elif (own := _own_file(parts.path)) is not None:
            self._send(own)
        else:
            self._page(parts.path, parts.query)

    @property
    def _host(self) -> str:
        return self.headers.get("Host", "")

    def _page(self, path: str, query: str) -> None:
        view, address = split_view(path)
        came_from = view_of_referrer(self.headers.get("Referer"), self._host)
        if view == PRESENT and came_from != PRESENT and address != OWN:
            if _leads_on(address):
                asked = f"?{query}" if query else ""
                self._send(Answer(302, location=came_from.prefix + address + asked))
                return
            view = came_from
        page = marked_page(self.server.live, view, address)
        if page.answer.is_page:
            self._send(Answer(page.answer.status, page.body(view, address)))
        else:
            self._send(page.answer)

    def _go(self, asked: dict[str, list[str]]) -> None:
        """Send to a page at the instant that the clock's form names; without one, to the present.

        The policy forgets the page left behind, whose instant would be taken again.
        """
        address = asked.get("vers", ["/"])[0]
        if address[:1] != "/" or address[:2] == "//" or "\\" in address:
            address = "/"
        view = View(asked.get("instant", [""])[0], "brouillons" in asked)
        location = view.prefix + quote(address, safe="/%:+")
        self._send(Answer(302, location=location), {"Referrer-Policy": "no-referrer"})

    def _send(self, found: Answer, headers: dict[str, str] | None = None) -> None:
        """Send an answer; a browser that has these bytes already is told so."""
        tag = f'"{hashlib.blake2b(found.body, digest_size=12).hexdigest()}"'
        known = found.status == 200 and self.headers.get("If-None-Match") == tag
        self.send_response(304 if known else found.status)
        if found.location:
            self.send_header("Location", found.location)
        self.send_header("ETag", tag)
        self.send_header("Cache-Control", "no-cache" if found.status == 200 else "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if not known:
            self.send_header("Content-Type", found.type)
            self.send_header("Content-Length", str(len(found.body)))
        self.end_headers()
        if self.command != "HEAD" and not known:
            self.wfile.write(found.body)

    def _stream(self, asked: dict[str, list[str]]) -> None:
        """Tell a browser what changes on its page, until it leaves."""
        known = Marks(*(asked.get(name, [""])[0] for name in ("content", "styles", "bar")))
        view, address = split_view(asked.get("page", ["/"])[0])
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            for event in self._events(view, address, known):
                self.wfile.write(event)
                self.wfile.flush()
        except OSError:
            pass  # The browser left.

    def _events(self, view: View, address: str, known: Marks) -> Iterator[bytes]:
        live = self.server.live
        yield b": bonjour\n\n"
        while not self.server.is_closing:
            generation = live.generation
            # What is quick is told first.
            for careful in (False, True):
                page = marked_page(live, view, address, careful=careful)
                yield from _changes(known, page)
                known = page.marks
            while live.wait(generation, _HEARTBEAT) == generation and not self.server.is_closing:
                yield b": toujours la\n\n"


def _own_file(path: str) -> Answer | None:
    """The preview's own script, style sheet and fonts."""
    folder, _, name = path.rpartition("/")
    if f"{folder}/" != OWN:
        return None
    if name in _ASSETS:
        return Answer(
            200, files(__package__).joinpath("assets", name).read_bytes(), media_type(name)
        )
    if name in _FONTS:
        return Answer(200, (theme_folder() / "fonts" / name).read_bytes(), media_type(name))
    return None


def _leads_on(address: str) -> bool:
    """Whether more will be asked from there: a page, or a script that loads its neighbours."""
    name = address.rpartition("/")[2]
    return "." not in name or name.rpartition(".")[2] in ("html", "js")


def _changes(known: Marks, page: MarkedPage) -> Iterator[bytes]:
    """What a browser that shows `known` must be told to show `page`."""
    marks = page.marks
    if marks.content != known.content:
        yield _event("page", {})
    elif marks.styles != known.styles:
        yield _event("styles", {"hrefs": page.styles, "mark": marks.styles})
    if marks.bar != known.bar:
        yield _event("bar", {"html": page.bar, "mark": marks.bar})


def _event(name: str, data: object) -> bytes:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
