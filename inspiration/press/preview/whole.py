"""A session that makes everything again after each edit."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

import jinja2

from inspiration.data.outputs import data_outputs
from inspiration.desk.calendar_page import calendar_output
from inspiration.feeds import FeedCatalogue, feed_outputs
from inspiration.images.cache import ImageCache
from inspiration.images.on_request import OnRequest
from inspiration.instant import parse_instant
from inspiration.library import Library, read_content
from inspiration.library.left_out import LeftOut, leave_out
from inspiration.model.problem import Problem
from inspiration.pages.catalogue import Catalogue
from inspiration.pages.output import Output, PageOutput
from inspiration.pages.picture_files import PictureFiles
from inspiration.pages.pictures import Pictures
from inspiration.pages.shared_cards import SharedCards
from inspiration.pages.showcase_outputs import showcase_outputs
from inspiration.pages.site import Site
from inspiration.pages.templates import make_environment, render, theme_folder
from inspiration.press.preview.protocol import Refreshed, Served


class WholeSession:
    """Everything is made anew at each refresh; pages are rendered when they are asked for."""

    def __init__(self, library: Library, site: Site, cache: ImageCache) -> None:
        self.site = site
        self._cache = cache
        self._theme = theme_folder()
        self._lock = threading.RLock()
        self._made: dict[str, bytes] = {}
        self._others: dict[tuple[str, bool], WholeSession] = {}
        self._read(library)

    def _read(self, library: Library) -> None:
        environment = make_environment(self._theme)
        first = Catalogue(library, self.site, self._pictures(library), theme=self._theme)
        for entry in library.content.entries.values():
            first.composer.texts.of(entry)
        content, left_out = leave_out(library.content, (*library.problems, *first.problems))
        shown = replace(library, content=content)
        pictures = self._pictures(shown)
        outputs, cards = _outputs(shown, self.site, pictures, self._theme)
        self._files = PictureFiles(pictures, cards, OnRequest(self._cache))
        self.library: Library = shown
        self._left_out: tuple[LeftOut, ...] = left_out
        self._problems: tuple[Problem, ...] = (*library.problems, *first.problems)
        self._outputs: Mapping[str, Output] = outputs
        self._environment = environment

    @property
    def instant(self) -> datetime:
        """The instant that is shown."""
        return self.library.clock.instant

    def paths(self) -> Collection[str]:
        """Every path of the site."""
        return self._outputs.keys()

    def read(self, path: str) -> Served | None:
        """A file of the site."""
        with self._lock:
            output = self._outputs.get(path)
            if output is None:
                return self._picture(path)
            if path not in self._made:
                self._made[path] = _bytes(output, self._environment)
            return Served(self._made[path], self._problems_at(path))

    def _picture(self, path: str) -> Served | None:
        file = self._files.output(path) if self.site.has("images") else None
        return Served(file.content()) if file else None

    def _pictures(self, library: Library) -> Pictures:
        return Pictures(library, self._cache.facts, draft=True)

    def _problems_at(self, path: str) -> tuple[Problem, ...]:
        address = f"/{path.removesuffix('index.html')}"
        files = {e.source.path for e in self.library.entries if e.address == address}
        return tuple(problem for problem in self._problems if problem.file in files)

    def at(self, instant: str, *, drafts: bool = False) -> WholeSession:
        """The same content at another instant."""
        with self._lock:
            if (instant, drafts) not in self._others:
                self._others[instant, drafts] = self._at(instant, drafts)
            return self._others[instant, drafts]

    def _at(self, instant: str, drafts: bool) -> WholeSession:
        clock = self.library.clock
        moved = replace(clock, instant=parse_instant(instant, clock.zone))
        library = Library(self.library.content, moved, preview=drafts)
        return WholeSession(library, self.site, self._cache)

    def refresh(self, changed: Collection[Path]) -> Refreshed:
        """Read everything anew."""
        with self._lock:
            before = set(self.paths())
            if changed:
                library = replace(self.library, content=read_content(self.library.content.root))
                self._read(library)
                self._made, self._others = {}, {}
            content = self.library.content
            edited = {
                entry.address
                for entry in content.entries.values()
                if content.root / entry.source.path in changed
            }
            page = next((f"{address.lstrip('/')}index.html" for address in edited), None)
            paths = frozenset(before | set(self.paths()) if changed else ())
            return Refreshed(paths, page, self._problems, self._left_out)


def _outputs(
    library: Library, site: Site, pictures: Pictures, theme: Path
) -> tuple[dict[str, Output], SharedCards | None]:
    feeds = FeedCatalogue(library, site.name) if site.has("feeds") else None
    catalogue = Catalogue(library, site, pictures if site.has("images") else None, feeds, theme)
    composer = catalogue.composer
    found: list[Output] = list(catalogue.outputs())
    if site.has("showcase"):
        found += [*showcase_outputs(composer), *data_outputs(composer)]
    if feeds:
        found += feed_outputs(library, site, lambda entry: composer.texts.of(entry).html)
    found += catalogue.files(found)
    found.append(calendar_output(library, site))
    return {output.path: output for output in found}, composer.shared_cards


def _bytes(output: Output, environment: jinja2.Environment) -> bytes:
    if isinstance(output, PageOutput):
        return render(environment, output).encode()
    make: Callable[[], bytes] = partial(output.content)
    return make()
