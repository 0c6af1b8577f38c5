"""The rooms of the magazine put together: what there is to publish at one instant."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack
from functools import cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from inspiration.library import Content, Library
from inspiration.model.article import Issue
from inspiration.pages.catalogue import Catalogue
from inspiration.pages.output import FileOutput
from inspiration.press.errors import PressError
from inspiration.press.observed import ObservedLibrary
from inspiration.press.opening import clock_of
from inspiration.press.recorder import Recorder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from inspiration.editions import EditionFormat, EditionInfo, EditionShelf
    from inspiration.feeds import Enclosure, FeedPress
    from inspiration.images import SourceFacts
    from inspiration.images.cache import ImageCache
    from inspiration.model.entry import Entry
    from inspiration.pages.composer import Composer
    from inspiration.pages.output import Output
    from inspiration.pages.pictures import Pictures
    from inspiration.press.settings import Settings
    from inspiration.press.store import Store
    from inspiration.search.records import SearchRecord


Family = tuple[tuple[str, ...], Callable[[], "Iterator[Output]"]]
"""The beginnings of the paths of some outputs, and what lists them."""
TYPED = ("addresses", "typed")
"""The work of looking at the addresses that editors typed in front matter."""
EDITION = "edition"
"""The name of the work of making the editions of a numéro, by its key."""


class Assembly:
    """A Library, the tools that make pages of it, and a recorder of what each page asks."""

    def __init__(
        self,
        settings: Settings,
        content: Content,
        store: Store,
        images: ImageCache | None = None,
    ) -> None:
        """Put the rooms together.

        Args:
            settings: The configuration.
            content: What the content folder holds.
            store: Texts and drawings of earlier builds.
            images: The cache of pictures, for a preview, whose pictures are drafts: it stays
                open. Without it, the build's own is opened.

        Raises:
            PressError: the instant asked for cannot be read.
        """
        self.settings = settings
        self.site = settings.site
        self.recorder = Recorder()
        self.library = Library(content, clock_of(settings), preview=settings.preview)
        watched: Any = ObservedLibrary(self.library, self.recorder)
        self.recorder.know("library", self.library)
        self.recorder.know("clock", self.library.clock)
        self.watched: Library = watched
        self._images = images
        self.pictures: Pictures | None = None
        self._closing = ExitStack()
        if settings.site.has("images"):
            self.pictures = self._plan_pictures(is_draft=images is not None)
        self.catalogue = Catalogue(
            self.watched,
            settings.site,
            self.pictures,
            self._feeds(),
            memory=store,
            editions=self.offers if self._has_editions else None,
            watch=self.recorder,
        )

    @property
    def _has_editions(self) -> bool:
        return self.settings.editions is not None and not self.settings.preview

    @cached_property
    def shelf(self) -> EditionShelf:
        """Where editions are made and kept.

        Raises:
            PressError: a tool that they need is not installed.
        """
        from inspiration.editions import (
            EditionCache,
            EditionFormat,
            EditionShelf,
            MissingToolsError,
            Photographs,
            require_tools,
        )

        formats = tuple(EditionFormat(name) for name in self.settings.editions or ())
        if EditionFormat.PDF in formats:
            try:
                require_tools()
            except MissingToolsError as error:
                raise PressError(str(error)) from None
        photographs = None
        if self.pictures:
            photographs = Photographs(self.pictures, self.images)
        cache = EditionCache(self.settings.cache / "editions")
        return EditionShelf(self.catalogue.composer, cache, photographs, formats)

    def offers(self, issue: Issue) -> tuple[EditionInfo, ...]:
        """The editions of a numéro: a work of its own, that rests on all that is in them."""
        return self.recorder.once(EDITION, issue.key, partial(self._offers, issue))

    def _offers(self, issue: Issue) -> tuple[EditionInfo, ...]:
        from inspiration.editions.composition import compose

        compose(self.catalogue.composer, issue)
        self.make_editions([issue])
        return tuple(self.shelf.of(issue))

    def make_editions(self, issues: Iterable[Issue]) -> None:
        """Make the editions of these numéros that the cache does not hold.

        Raises:
            PressError: one of their photographs cannot be decoded.
        """
        from inspiration.editions import UnreadablePhotographError

        try:
            self.shelf.prepare(issues, os.cpu_count() or 1)
        except UnreadablePhotographError as error:
            file = os.path.relpath(error.file, self.settings.content)
            raise PressError(f"{file} : {error.fault}") from None

    def _edition_outputs(self) -> Iterator[FileOutput]:
        from inspiration.editions.shelf import EditionFormat, address

        for issue in self.watched.issues:
            for name in self.settings.editions or ():
                form = EditionFormat(name)
                yield FileOutput(address(issue, form), partial(self._edition, issue, form))

    def _edition(self, issue: Issue, form: EditionFormat) -> bytes:
        self.offers(issue)
        return self.shelf.read(issue, form)

    def _enclosures(self, entry: Entry) -> tuple[Enclosure, ...]:
        """The editions of a numéro come with its item."""
        from inspiration.feeds import Enclosure

        if not self._has_editions or not isinstance(entry, Issue):
            return ()
        absolute = self.settings.site.absolute
        return tuple(
            Enclosure(absolute(offer.address), offer.media_type, offer.size, offer.label)
            for offer in self.offers(entry)
        )

    def search_records(self) -> Iterator[SearchRecord]:
        """What is searched: drafts and entries to come have no record."""
        from inspiration.search.records import search_records

        yield from search_records(self.watched, self.settings.site, self._body)

    def close(self) -> None:
        """Close the cache of images."""
        self._closing.close()

    def _plan_pictures(self, *, is_draft: bool) -> Pictures:
        from inspiration.pages.pictures import Pictures

        def facts(file: Path) -> SourceFacts:
            return self.images.facts(file)

        return Pictures(self.watched, facts, self.recorder, draft=is_draft)

    @cached_property
    def images(self) -> ImageCache:
        """The cache of pictures, opened when one is first asked for."""
        from inspiration.images.cache import ImageCache

        if self._images is not None:
            return self._images
        folder = self.settings.cache / "images"
        return self._closing.enter_context(ImageCache(folder, self.settings.content))

    def _feeds(self) -> Any:
        if not self.settings.site.has("feeds"):
            return None
        from inspiration.feeds import FeedCatalogue

        return self.recorder.service("feeds", FeedCatalogue(self.watched, self.settings.site.name))

    def outputs(self) -> Iterator[Output]:
        """Every page and file that is made of the content, whole-site files left out."""
        return chain.from_iterable(outputs() for _, outputs in reversed(self.families()))

    def families(self) -> list[Family]:
        """What there is to publish: how the paths of each family start, and what lists it.

        Those whose paths may start as others' do come last.
        """
        site = self.settings.site
        families: list[Family] = []
        if self.settings.preview:
            families.append((("",), self._preview_outputs))
        if self._has_editions:
            families.append((("editions/",), self._edition_outputs))
        if site.has("feeds"):
            families.append((("flux/", "agenda/"), self.feed_press.outputs))
        if site.has("showcase"):
            families.append((("donnees/",), self._data_outputs))
            families.append((("poc/", "communes/"), self._showcase_outputs))
        families.append((("",), self._download_outputs))
        families.append((("",), self.catalogue.outputs))
        return families

    @cached_property
    def composer(self) -> Composer:
        """What pages are made with."""
        return self.catalogue.composer

    @cached_property
    def feed_press(self) -> FeedPress:
        """What feeds are made with."""
        from inspiration.feeds import FeedPress, main_picture

        return FeedPress(
            self.watched,
            self.settings.site,
            self._body,
            main_picture(self.pictures),
            self.settings.feed_limit,
            self._enclosures,
            watch=self.recorder,
        )

    def _download_outputs(self) -> Iterator[Output]:
        if any(entry.downloads for entry in self.library.entries):
            yield from self.catalogue.downloads.outputs()

    def _showcase_outputs(self) -> Iterator[Output]:
        from inspiration.pages.showcase_outputs import showcase_outputs

        return showcase_outputs(self.catalogue.composer, self._outlines())

    def _data_outputs(self) -> Iterator[Output]:
        from inspiration.data.outputs import data_outputs

        return data_outputs(self.catalogue.composer)

    def _preview_outputs(self) -> Iterator[Output]:
        from inspiration.desk.calendar_page import calendar_output

        yield calendar_output(self.library, self.settings.site)

    def _body(self, entry: Entry) -> str:
        return self.catalogue.composer.texts.of(entry).html

    def _outlines(self) -> Any:
        file = self.settings.outlines
        if file is None:
            return None
        from inspiration.pages.commune_map import read_outlines

        try:
            return read_outlines(file.read_bytes(), self.settings.outlines_attribution)
        except (OSError, ValueError) as error:
            raise PressError(
                f"`outlines` : reçu {file.name!r}, attendu un fichier GeoJSON ({error})"
            ) from None

    def look_at_addresses(self) -> None:
        """Know the typed addresses that lead nowhere."""
        self.recorder.once(*TYPED, self.catalogue.typed_problems)

    def stop_on_errors(self) -> None:
        """Let nothing wrong be published.

        Raises:
            PressError: something public is wrong; the message lists all that was found.
        """
        typed = self.recorder.works.get(TYPED)
        found = typed.value if typed else ()
        problems = (*self.library.problems, *self.catalogue.found_problems, *found)
        blocking = sorted(problem for problem in problems if self.library.blocks(problem))
        if blocking:
            from inspiration.desk.report import as_text

            raise PressError(as_text(blocking, self.library.content.root))
