"""The editors' preview: build, serve on this machine, build again when something changes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

from inspiration.press.build import build
from inspiration.press.configuration import Order, PressError, load

_FOLDER = ".cache/inspiration/apercu"
"""Where the preview stands, from the folder of the configuration."""


class _Handler(SimpleHTTPRequestHandler):
    """Serves the preview; a page that is missing gets the magazine's own 404."""

    extensions_map = {  # noqa: RUF012 - the base class declares it on the instance
        **SimpleHTTPRequestHandler.extensions_map,
        ".avif": "image/avif",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
        ".ics": "text/calendar; charset=utf-8",
        ".geojson": "application/geo+json",
        ".xml": "application/xml; charset=utf-8",
    }

    def log_message(self, format: str, *args: object) -> None:
        """A preview tells what it builds, not what it serves."""

    def end_headers(self) -> None:
        """What is being edited is never kept by the browser."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the magazine's page for what does not exist."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def serve(order: Order, port: int, say: Callable[[str], None]) -> None:
    """Serve until interrupted. `say` receives one French line per event.

    Raises:
        PressError: the configuration is wrong, or the port is taken.
    """
    site = Path(load(order).config_file_path).parent / _FOLDER
    order = replace(order, site_dir=site)
    watched = _watched(order)
    _build(order, say)
    site.mkdir(parents=True, exist_ok=True)
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, directory=str(site)))
    except OSError:
        raise PressError(f"Le port {port} est pris. Essayez --port {port + 1}.") from None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(f"Aperçu : http://127.0.0.1:{server.server_port}/  (Ctrl-C pour arrêter)")
    try:
        for _ in watch(*watched, raise_interrupt=False):
            _build(order, say)
    finally:
        server.shutdown()


def _watched(order: Order) -> tuple[Path, ...]:
    config = load(order)
    folders = [Path(config.docs_dir), Path(config.config_file_path), *map(Path, config.theme.dirs)]
    site_packages = "site-packages"
    return tuple(path for path in folders if path.exists() and site_packages not in path.parts)


def _build(order: Order, say: Callable[[str], None]) -> None:
    """Build once; a mistake in a text is told and the last preview stays."""
    try:
        built = build(order)
    except PressError as error:
        say(str(error))
    else:
        say(f"{built.changed} fichiers changés en {built.seconds:.1f} s".replace(".", ","))
