"""Every page of the magazine: from a Library to what there is to publish."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from inspiration.pages import addresses
from inspiration.pages.address_book import AddressBook
from inspiration.pages.cards import Cards
from inspiration.pages.chrome import make_chrome
from inspiration.pages.composer import Composer
from inspiration.pages.drawings import Drawings
from inspiration.pages.headers import headers_output
from inspiration.pages.illustration import Illustrator
from inspiration.pages.licences import licences_output
from inspiration.pages.machines import machine_outputs
from inspiration.pages.output import FileOutput, PageOutput
from inspiration.pages.stylesheet import dress, read_script
from inspiration.pages.templates import theme_folder
from inspiration.pages.texts import Texts
from inspiration.pages.typed_addresses import typed_address_problems
from inspiration.pages.watch import NoWatch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from inspiration.library import Library
    from inspiration.model.problem import Problem
    from inspiration.pages.downloads import Downloads
    from inspiration.pages.feed_directory import FeedDirectory
    from inspiration.pages.offers import Offers
    from inspiration.pages.output import Output
    from inspiration.pages.pictures import Pictures
    from inspiration.pages.shared_cards import SharedCards
    from inspiration.pages.site import Site
    from inspiration.pages.stylesheet import Asset, Wardrobe
    from inspiration.pages.text_memory import Memory
    from inspiration.pages.watch import Watch


class Catalogue:
    """What a Library publishes, as `PageOutput` and `FileOutput`.

    `outputs` gives the pages; the room that adds more (showcase, data, feeds) calls `composer`
    and gives its own; `files` comes last, once every page has asked for its drawings.
    """

    def __init__(
        self,
        library: Library,
        site: Site,
        pictures: Pictures | None = None,
        feeds: FeedDirectory | None = None,
        theme: Path | None = None,
        memory: Memory | None = None,
        editions: Offers | None = None,
        watch: Watch | None = None,
    ) -> None:
        self._library = library
        self._site = site
        self._pictures = pictures
        self._feeds = feeds
        self._theme = theme or theme_folder()
        self._memory = memory
        self._editions = editions
        self._watch = watch or NoWatch()

    @cached_property
    def composer(self) -> Composer:
        """The tools that pages are made with, shared by every room."""
        library, site = self._library, self._site
        watch = self._watch
        book = watch.service("addresses", AddressBook(library, site, self._feeds))
        texts = Texts(library, site, self._pictures, self._memory, book, watch)
        drawings = Drawings(library, site, self._memory, watch)
        illustrator = Illustrator(site, drawings, self._pictures)
        return Composer(
            library=library,
            site=site,
            chrome=make_chrome(library, site, self._wardrobe),
            texts=texts,
            book=book,
            illustrator=illustrator,
            cards=Cards(library, site, texts, illustrator, watch),
            scripts={name: script.name for name, script in self._scripts.items()},
            feeds=self._feeds,
            shared_cards=self._shared_cards(drawings) if site.has("cards") else None,
            editions=self._editions,
            watch=self._watch,
        )

    def _shared_cards(self, drawings: Drawings) -> SharedCards:
        from inspiration.pages.shared_cards import SharedCards

        return SharedCards(self._library, self._site, drawings, self._theme / "fonts", self._watch)

    @cached_property
    def _wardrobe(self) -> Wardrobe:
        return dress(self._theme, self._memory)

    @cached_property
    def _scripts(self) -> dict[str, Asset]:
        folder = self._theme / "js"
        return {path.name: read_script(path) for path in sorted(folder.glob("*.js"))}

    def outputs(self) -> Iterator[Output]:
        """Every page of the magazine, the showcase's lists left to their own room."""
        # Only now: a build of one page loads that of its kind alone.
        from inspiration.pages.agenda import agenda_pages
        from inspiration.pages.article_lists import article_list_pages, keyword_pages
        from inspiration.pages.articles import article_pages
        from inspiration.pages.cover_page import cover_output
        from inspiration.pages.free_pages import free_pages
        from inspiration.pages.issues import issue_pages
        from inspiration.pages.names import name_pages
        from inspiration.pages.sheets import sheet_pages
        from inspiration.pages.tombstones import moved_outputs, void_pages

        composer = self.composer
        yield cover_output(composer)
        yield from issue_pages(composer)
        yield from article_pages(composer)
        yield from article_list_pages(composer)
        yield from keyword_pages(composer)
        if self._site.has("showcase"):
            yield from sheet_pages(composer)
        yield from agenda_pages(composer)
        yield from name_pages(composer)
        yield from free_pages(composer)
        yield from void_pages(composer)
        yield from moved_outputs(composer)

    def files(self, outputs: Iterable[Output]) -> Iterator[FileOutput]:
        """All that `outputs` rest on: style sheet, fonts, scripts, drawings, downloads, headers."""
        outputs = tuple(outputs)
        self.compose(outputs)
        yield from self.assets()
        yield from self.composer.illustrator.drawings.outputs()
        yield from self.downloads.outputs()
        yield from machine_outputs(self._site, outputs)
        yield headers_output(self._site, outputs)

    def compose(self, outputs: Iterable[Output]) -> None:
        """Compose every page now: what each asks for is known from then on."""
        for output in outputs:
            if isinstance(output, PageOutput):
                _ = output.page

    def assets(self) -> Iterator[FileOutput]:
        """The files of the theme: style sheet, fonts, scripts, icon."""
        for asset in (
            self._wardrobe.stylesheet,
            *self._wardrobe.fonts,
            *self._scripts.values(),
        ):
            yield FileOutput(addresses.asset(asset.name), asset.read)
        yield licences_output(self._theme)
        favicon = self._theme / "favicon.svg"
        yield FileOutput(addresses.FAVICON, favicon.read_bytes)

    @cached_property
    def downloads(self) -> Downloads:
        """The files that entries offer."""
        # Only now: Pillow is long to load, and most builds clean no file.
        from inspiration.pages.downloads import Downloads

        return Downloads(self._library)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in texts, typed addresses, pictures and files.

        Texts and pictures count when they were asked for.
        """
        _ = self.downloads.problems
        return (*self.found_problems, *self.typed_problems())

    @property
    def found_problems(self) -> tuple[Problem, ...]:
        """What was found so far in the texts, pictures and files that were asked for."""
        pictures = self._pictures.problems if self._pictures else ()
        return (*self.composer.texts.problems, *pictures, *self._download_problems)

    @property
    def _download_problems(self) -> tuple[Problem, ...]:
        return self.downloads.found if "downloads" in self.__dict__ else ()

    def typed_problems(self) -> tuple[Problem, ...]:
        """The addresses of the site that were typed in front matter and lead nowhere."""
        return typed_address_problems(self._library.pages, self.composer.book)
