"""The editions of a Library: which there are, how heavy, and their files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from enum import StrEnum
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from inspiration.editions.cache import EditionCache, KeptEdition
from inspiration.editions.composition import compose
from inspiration.editions.epub import bind, files_of, fold
from inspiration.editions.paper import lay_out, measuring_style
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


class EditionInfo(Struct, frozen=True):
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

    @property
    def label(self) -> str:
        """The usual name of its format."""
        return self.format.label

    @property
    def media_type(self) -> str:
        """The media type of its format."""
        return self.format.type


class EditionTask(Struct, frozen=True):
    """An edition to make, with all that it takes, so that another process may do it."""

    edition: Edition
    format: EditionFormat
    fingerprint: str
    photographs: Mapping[str, Path]
    theme: Path | None

    @property
    def name(self) -> tuple[str, str, str]:
        """Its name in the cache."""
        return self.edition.slug, self.format.value, self.fingerprint

    def cost(self) -> int:
        """How long it takes to make beside others: the longest first, and no worker waits long."""
        signs = sum(len(piece.body) for piece in self.edition.texts)
        return signs if self.format is EditionFormat.PDF else 0

    def make(self) -> tuple[bytes, int | None]:
        """Its bytes and its pages."""
        if self.format is EditionFormat.EPUB:
            return bind(self.edition, self.photographs, self.theme), None
        # Only now: WeasyPrint takes a second to load, and may not be there.
        from inspiration.editions.printing import print_edition

        printed = print_edition(self.edition, self.photographs, self.theme)
        return printed.content, printed.pages


def _made_by(tasks: Sequence[EditionTask], workers: int) -> Iterator[tuple[bytes, int | None]]:
    """Make editions, in this process or in several."""
    if min(workers, len(tasks)) < 2:
        yield from map(EditionTask.make, tasks)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as executor:
        yield from executor.map(EditionTask.make, tasks)


class EditionShelf(Struct, dict=True):
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
        if (issue.slug, form) not in self._made:
            self.prepare((issue,))
        return self._made[issue.slug, form]

    def prepare(self, issues: Iterable[Issue], workers: int = 0) -> None:
        """Make the editions that the cache does not hold.

        Args:
            issues: Public numéros.
            workers: How many processes; 0 works in this one.
        """
        tasks = [task for issue in issues for task in self._tasks(issue)]
        missing = [task for task in tasks if self.cache.get(*task.name) is None]
        missing.sort(key=EditionTask.cost, reverse=True)
        if any(task.format is EditionFormat.PDF for task in missing):
            require_tools()
        for task, made in zip(missing, _made_by(missing, workers), strict=True):
            self.cache.put(*task.name, *made)
        for task in tasks:
            kept = self.cache.get(*task.name)
            assert kept is not None
            self._made[task.edition.slug, task.format] = kept

    def _tasks(self, issue: Issue) -> Iterator[EditionTask]:
        edition = compose(self.composer, issue)
        for form in self.formats:
            if (issue.slug, form) not in self._made:
                yield self._task(edition, form)

    def _task(self, edition: Edition, form: EditionFormat) -> EditionTask:
        if form is EditionFormat.PDF:
            paper = lay_out(edition, theme=self.theme)
            text = paper.page + paper.style + measuring_style(self.theme)
            files, names = paper.files, paper.photographs
        else:
            booklet = fold(edition, self.theme)
            text = "\n".join((*booklet.pages.values(), booklet.style, repr(edition.cover)))
            files, names = files_of(edition, self.theme), booklet.pictures
        mark = self._fingerprint(text, files, names)
        is_known = self.cache.get(edition.slug, form, mark) is not None
        photographs = {} if is_known or self.photographs is None else self.photographs.files(names)
        return EditionTask(edition, form, mark, photographs, self.theme)

    def _fingerprint(
        self, text: str, files: Mapping[str, Callable[[], bytes]], photographs: tuple[str, ...]
    ) -> str:
        """Name everything that can change the bytes: words, drawings, fonts, pictures, tools."""
        digest = hashlib.blake2b(digest_size=12)
        digest.update(self._press)
        digest.update(text.encode())
        for name, read in sorted(files.items()):
            digest.update(name.encode() + b"\0" + hashlib.sha256(read()).digest())
        keys = self.photographs.keys(photographs) if self.photographs else {}
        digest.update(json.dumps(keys).encode())
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
