"""The rooms of the magazine put together: what there is to publish at one instant."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from inspiration.library import Clock, Content, Library, current_instant
from inspiration.pages.catalogue import Catalogue
from inspiration.press.errors import PressError
from inspiration.press.observed import ObservedLibrary
from inspiration.press.recorder import Recorder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspiration.images.cache import ImageCache
    from inspiration.model.entry import Entry
    from inspiration.pages.output import Output
    from inspiration.pages.pictures import Pictures
    from inspiration.press.settings import Settings
    from inspiration.press.store import Store


TYPED = ("addresses", "typed")
"""The work of looking at the addresses that editors typed in front matter."""


class Assembly:
    """A Library, the tools that make pages of it, and a recorder of what each page asks."""

    def __init__(self, settings: Settings, content: Content, store: Store) -> None:
        self.settings = settings
        self.recorder = Recorder()
        self.library = Library(content, clock_of(settings), preview=settings.preview)
        watched: Any = ObservedLibrary(self.library, self.recorder)
        self.recorder.know("library", self.library)
        self.recorder.know("clock", self.library.clock)
        self.watched: Library = watched
        self.images: ImageCache | None = None
        self.pictures: Pictures | None = None
        self._closing = ExitStack()
        self._open_images()
        self.catalogue = Catalogue(
            self.watched,
            settings.site,
            self.pictures,
            self._feeds(),
            memory=store,
            editions=None,
            watch=self.recorder,
        )

    def close(self) -> None:
        """Close the cache of images."""
        self._closing.close()

    def _open_images(self) -> None:
        if not self.settings.site.has("images"):
            return
        from inspiration.images.cache import ImageCache
        from inspiration.pages.pictures import Pictures

        folder = self.settings.cache / "images"
        self.images = self._closing.enter_context(ImageCache(folder, self.settings.content))
        self.pictures = Pictures(self.watched, self.images.facts, self.recorder)

    def _feeds(self) -> Any:
        if not self.settings.site.has("feeds"):
            return None
        from inspiration.feeds import FeedCatalogue

        return self.recorder.service("feeds", FeedCatalogue(self.watched, self.settings.site.name))

    def outputs(self) -> Iterator[Output]:
        """Every page and file that is made of the content, whole-site files left out."""
        composer, site = self.catalogue.composer, self.settings.site
        yield from self.catalogue.outputs()
        if site.has("showcase"):
            from inspiration.data.outputs import data_outputs
            from inspiration.pages.showcase_outputs import showcase_outputs

            yield from showcase_outputs(composer, self._outlines())
            yield from data_outputs(composer)
        if site.has("feeds"):
            from inspiration.feeds import feed_outputs, main_picture

            yield from feed_outputs(
                self.watched,
                site,
                self._body,
                main_picture(self.pictures),
                self.settings.feed_limit,
                watch=self.recorder,
            )
        if self.settings.preview:
            from inspiration.desk.calendar_page import calendar_output

            yield calendar_output(self.library, site)

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


def clock_of(settings: Settings) -> Clock:
    """The clock of a build.

    Raises:
        PressError: the instant asked for cannot be read.
    """
    try:
        instant = current_instant(settings.at, settings.zone)
    except (ValueError, OverflowError, OSError):
        raise PressError(
            f"`at` : reçu {settings.at!r}, attendu un instant : 2020-01-31T12:00"
        ) from None
    return Clock(instant, settings.zone, settings.hour)
