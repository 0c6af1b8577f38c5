"""Everything a Library publishes, in memory: what a build would write, without its host."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from msgspec.structs import asdict

from inspiration.data.outputs import data_outputs
from inspiration.editions.composition import compose
from inspiration.editions.epub import bind
from inspiration.feeds import FeedCatalogue, FeedPress, main_picture
from inspiration.images import inspect_source
from inspiration.library import Library
from inspiration.model.problem import Problem
from inspiration.pages.catalogue import Catalogue
from inspiration.pages.output import FileOutput, Output
from inspiration.pages.pictures import Pictures
from inspiration.pages.showcase_outputs import showcase_outputs
from inspiration.pages.site import Site
from inspiration.pages.templates import make_environment, render
from inspiration.search.records import search_records

SITE = Site(
    name="Essai(s)",
    url="https://essai.example/",
    description="Le magazine d'une ville d'essai.",
    publisher="Ville d'essai",
    tag_authority="essai.example,2019",
    features=frozenset({"showcase", "images", "feeds", "search"}),
)
_ENVIRONMENT = make_environment()


class PressRoom:
    """What is made of a Library: files by address, and the problems found on the way."""

    def __init__(self, library: Library, site: Site = SITE) -> None:
        self.library = library
        self._site = site
        self._pictures = Pictures(library, inspect_source)
        self._feeds = FeedCatalogue(library, site.name)
        self.catalogue = Catalogue(library, site, self._pictures, self._feeds)

    def outputs(self) -> list[Output]:
        """Pages, feeds and data, then the files they rest on."""
        composer = self.catalogue.composer
        found = [*self.catalogue.outputs(), *showcase_outputs(composer), *data_outputs(composer)]
        pictures = main_picture(self._pictures)
        found += FeedPress(
            self.library, self._site, lambda entry: composer.texts.of(entry).html, pictures, 30
        ).outputs()
        return [*found, *self.catalogue.files(found)]

    def files(self) -> dict[str, bytes]:
        """The bytes of everything, by path; photographs stand by their names alone."""
        found = {output.path: self._bytes(output) for output in self.outputs()}
        found |= {output.address: b"" for output in self._pictures.outputs()}
        texts = self.catalogue.composer.texts
        records = search_records(self.library, self._site, lambda entry: texts.of(entry).html)
        found["pagefind/records.json"] = json.dumps(
            [asdict(record) for record in records], ensure_ascii=False
        ).encode()
        return found

    def blocking(self) -> list[Problem]:
        """The problems that stop the publication, as the build sees them."""
        found = (*self.library.problems, *self.catalogue.problems)
        return [problem for problem in found if self.library.blocks(problem)]

    def booklets(self) -> Iterator[bytes]:
        """The numéros bound as EPUB, one picture standing for all."""
        picture = next(self.library.content.root.rglob("*.jpg"))
        for issue in self.library.issues:
            edition = compose(self.catalogue.composer, issue)
            yield bind(edition, defaultdict(lambda: picture), None)

    @staticmethod
    def _bytes(output: Output) -> bytes:
        if isinstance(output, FileOutput):
            return output.content()
        return render(_ENVIRONMENT, output).encode()
