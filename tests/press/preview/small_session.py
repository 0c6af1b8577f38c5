"""A magazine of three pages in memory, that a test may break."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from inspiration.library import Library
from inspiration.pages.site import Site
from inspiration.press.preview.protocol import Refreshed, Served

PAGE = (
    '<!doctype html><html><head><link rel="stylesheet" href="{style}"></head>'
    "<body>{text}</body></html>"
)


class SmallSession:
    """Serves `files`; `fault` is raised by the next edits, `breaks` by the reading of a path."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.site = Site("Essai", "https://example.org/")
        self.style = "/assets/style.1.css"
        self.text = "Un texte."
        self.fault: Exception | None = None
        self.breaks: dict[str, Exception] = {}
        self.taken: list[set[Path]] = []

    @property
    def instant(self) -> datetime:
        return self.library.clock.instant

    def paths(self) -> Collection[str]:
        return ("index.html",)

    def read(self, path: str) -> Served | None:
        if path in self.breaks:
            raise self.breaks[path]
        if path not in self.paths():
            return None
        return Served(PAGE.format(style=self.style, text=self.text).encode())

    def at(self, instant: str, *, drafts: bool = False) -> SmallSession:
        return self

    def refresh(self, changed: Collection[Path]) -> Refreshed:
        if self.fault is not None:
            raise self.fault
        self.taken.append(set(changed))
        return Refreshed()
