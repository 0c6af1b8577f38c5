"""The editions of a Library: which there are, how heavy, and their files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from inspiration.editions.cache import EditionCache, KeptEdition
from inspiration.editions.composition import compose
from inspiration.editions.epub import bind, fold
from inspiration.editions.epub import files_of as epub_files
from inspiration.editions.paper import lay_out
from inspiration.editions.tools import require_tools, tool_versions
from inspiration.pages.output import FileOutput

if TYPE_CHECKING:
    from inspiration.editions.photographs import Photographs
    from inspiration.editions.views import Edition
    from inspiration.model.article import Issue
    from inspiration.pages.composer import Composer

FOLDER = "/editions/"


class EditionFormat(StrEnum):
    """The formats of an edition; the value is the extension."""

    PDF = "pdf"
    EPUB = "epub"

    @property
    def type(self) -> str:
        """Media type."""
        return {"pdf": "application/pdf", "epub": "application/epub+zip"}[self.value]

    @property
    def label(self) -> str:
        """The name readers know."""
        return self.value.upper()


@dataclass(frozen=True, slots=True)
class EditionInfo:
    """What a page, a feed or the data say of an edition before it is downloaded (ECO-07).

    Attributes:
        issue: Slug of the numéro.
        address: Where it is, from the root of the site, without base path.
        format: PDF or EPUB.
        size: Weight in bytes.
        pages: Number of pages; None for an EPUB, which has none.
    """

    issue: str
    address: str
    format: EditionFormat
    size: int
    pages: int | None


@dataclass
class EditionShelf:
    """Makes the editions that are asked for, once, and remembers those of the last builds.

    Attributes:
        composer: The Library at its instant, and what turns entries into words.
        cache: Where editions are kept.
        photographs: Pictures as files; None when the magazine shows drawings only.
        formats: Which formats are offered, in the order in which they are shown.
        theme: The folder of the theme, by default the project's own.
    """

    composer: Composer
    cache: EditionCache
    photographs: Photographs | None = None
    formats: tuple[EditionFormat, ...] = (EditionFormat.PDF, EditionFormat.EPUB)
    theme: Path | None = None
    _editions: dict[str, Edition] = field(default_factory=dict)
    _made: dict[tuple[str, EditionFormat], KeptEdition] = field(default_factory=dict)

    def of(self, issue: Issue) -> tuple[EditionInfo, ...]:
        """What there is to download of a public numéro; made now unless it is in the cache.

        Raises:
            MissingToolsError: a PDF is asked for and cannot be made here.
            UnreadablePhotographError: a photograph of the numéro cannot be decoded.
            PrintingError: the text or the templates hold something that the press refuses.
        """
        return tuple(self._info(issue, form) for form in self.formats)

    def read(self, issue: Issue, form: EditionFormat) -> bytes:
        """The bytes of an edition."""
        return self._kept(issue, form).read()

    def outputs(self) -> Iterator[FileOutput]:
        """The files of every public numéro, for the site."""
        for issue in self.composer.library.issues:
            for info in self.of(issue):
                yield FileOutput(info.address, self._made[issue.slug, info.format].read)

    def _info(self, issue: Issue, form: EditionFormat) -> EditionInfo:
        kept = self._kept(issue, form)
        return EditionInfo(issue.slug, address(issue, form), form, kept.size, kept.pages)

    def _kept(self, issue: Issue, form: EditionFormat) -> KeptEdition:
        known = self._made.get((issue.slug, form))
        if known is None:
            make = {EditionFormat.PDF: self._pdf, EditionFormat.EPUB: self._epub}[form]
            known = self._made[issue.slug, form] = make(self._edition(issue))
        return known

    def _edition(self, issue: Issue) -> Edition:
        if issue.slug not in self._editions:
            self._editions[issue.slug] = compose(self.composer, issue)
        return self._editions[issue.slug]

    def _pdf(self, edition: Edition) -> KeptEdition:
        paper = lay_out(edition, self.photographs, theme=self.theme)
        mark = self._fingerprint(paper.page, paper.files, paper.photographs)
        kept = self.cache.get(edition.slug, EditionFormat.PDF, mark)
        if kept is None:
            require_tools()
            # Only now: WeasyPrint takes a second to load, and may not be there.
            from inspiration.editions.printing import print_edition

            printed = print_edition(edition, self.photographs, self.theme)
            kept = self.cache.put(
                edition.slug, EditionFormat.PDF, mark, printed.content, printed.pages
            )
        return kept

    def _epub(self, edition: Edition) -> KeptEdition:
        booklet = fold(edition, self.theme)
        text = "\n".join((*booklet.pages.values(), booklet.style, repr(edition.cover)))
        files = epub_files(edition, self.theme)
        mark = self._fingerprint(text, files, booklet.pictures)
        kept = self.cache.get(edition.slug, EditionFormat.EPUB, mark)
        if kept is None:
            content = bind(edition, self.photographs, self.theme)
            kept = self.cache.put(edition.slug, EditionFormat.EPUB, mark, content, None)
        return kept

    def _fingerprint(
        self, text: str, files: Mapping[str, Callable[[], bytes]], photographs: tuple[str, ...]
    ) -> str:
        """Name everything that can change the bytes: words, drawings, fonts, pictures, tools."""
        digest = hashlib.blake2b(digest_size=12)
        digest.update(self._press)
        digest.update(text.encode())
        for name, read in sorted(files.items()):
            if name not in photographs:
                digest.update(name.encode() + b"\0" + hashlib.sha256(read()).digest())
        for name in photographs:
            key = self.photographs.key(name) if self.photographs else ""
            digest.update(f"{name}\0{key}\0".encode())
        return digest.hexdigest()

    @cached_property
    def _press(self) -> bytes:
        """This room as it is written, and the versions of its tools."""
        sources = sorted(Path(__file__).parent.glob("*.py"))
        written = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sources}
        return json.dumps([written, tool_versions()], sort_keys=True).encode()


def address(issue: Issue, form: EditionFormat) -> str:
    """Where an edition is: `/editions/numero-3.pdf`."""
    return f"{FOLDER}{issue.slug}.{form}"


def edition_outputs(
    composer: Composer, cache: Path, photographs: Photographs | None = None
) -> Iterator[FileOutput]:
    """Give both editions of every public numéro as files of the site.

    Args:
        composer: The Library at its instant, the settings, the texts and the pictures.
        cache: The folder where editions are kept between builds.
        photographs: The pictures as files, None without photographs.
    """
    yield from EditionShelf(composer, EditionCache(cache), photographs).outputs()
