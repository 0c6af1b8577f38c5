"""The pages of one assembly, made when someone looks at them and kept while they hold."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from inspiration.footprint.account import Account
from inspiration.model.kinds import GUIDE
from inspiration.pages import addresses
from inspiration.pages.headers import headers_output
from inspiration.pages.machines import machine_outputs
from inspiration.pages.output import FileOutput, PageOutput
from inspiration.pages.picture_files import PictureFiles
from inspiration.pages.watch import MINUTES, TEXT
from inspiration.press.bundles import search_files
from inspiration.press.changes import inputs_of
from inspiration.press.guide import make_guide
from inspiration.press.preview.listing import Listing
from inspiration.press.recorder import BODY
from inspiration.press.whole_site import MEASURED
from inspiration.press.workshop import Made, Workshop

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from inspiration.images.on_request import OnRequest
    from inspiration.model.problem import Problem
    from inspiration.pages.output import Output
    from inspiration.press.assembly import Assembly
    from inspiration.press.recorder import Cell, Journal, Question

_APART = tuple(
    address.lstrip("/")
    for address in (
        addresses.DRAWINGS,
        addresses.PHOTOGRAPHS,
        addresses.SEARCH_INDEX,
        addresses.ASSETS,
        f"/{GUIDE}/",
    )
)
"""Where nothing stands that the assembly lists."""
_OF_ALL_PAGES = tuple(
    address.lstrip("/") for address in (addresses.SITE_MAP, addresses.ROBOTS, addresses.HEADERS)
)


class Showroom:
    """Shows an assembly. Only `picture` may be called by several threads at once."""

    def __init__(self, assembly: Assembly, on_request: OnRequest) -> None:
        self.assembly = assembly
        self._workshop = Workshop(assembly, weighs=False)
        self._outputs = Listing(assembly.outputs)
        self._made: dict[str, Made] = {}
        self._untold: set[str] = set()
        composer = assembly.catalogue.composer
        self._pictures = None
        if assembly.pictures:
            self._pictures = PictureFiles(assembly.pictures, composer.shared_cards, on_request)

    @cached_property
    def _guide(self) -> dict[str, bytes]:
        return make_guide(self.assembly) if self.assembly.library.content.guide else {}

    @cached_property
    def _search(self) -> dict[str, bytes]:
        return search_files(self.assembly) if self.assembly.settings.site.has("search") else {}

    @cached_property
    def typed_problems(self) -> tuple[Problem, ...]:
        """The addresses typed in front matter that lead nowhere."""
        return self.assembly.catalogue.typed_problems()

    def paths(self) -> Collection[str]:
        """The paths that are known before anything is made."""
        return self._outputs.all().keys() | self._workshop.assets.keys()

    def read(self, path: str) -> bytes | None:
        """The bytes of a file of the site, pictures apart."""
        if path not in self._made:
            if path.startswith(_APART):
                return self._apart(path)
            output = self._workshop.assets.get(path) or self._outputs.get(path)
            if output is None:
                return self._of_all_pages(path) if path in _OF_ALL_PAGES else None
            self._make(output)
        return self._made[path].content

    def _make(self, output: Output) -> None:
        outputs = [output]
        if output.group:
            outputs = [one for one in self._outputs.all().values() if one.group == output.group]
        for one in outputs:
            if isinstance(one, PageOutput):
                # Whoever looked at it before did not write down what it asks for.
                one.forget()
        more = {"measures": self._account().measures()} if output.path == MEASURED else {}
        for one, made in zip(outputs, self._workshop.make(outputs, **more), strict=True):
            self._made[made.path] = made
            inputs = inputs_of(one)
            if inputs is None:
                self._untold.add(made.path)
            else:
                made.journal.entries |= inputs[1]

    def _account(self) -> Account:
        """The figures of a preview are those of the pages that were looked at."""
        account = Account(self.assembly.settings.site.budget)
        for made in self._made.values():
            footprint = self._workshop.weigh(made)
            if footprint:
                account.add(footprint)
        return account

    def _apart(self, path: str) -> bytes | None:
        """A drawing, a file of the guide or of the search; photographs have a way of their own."""
        address = f"/{path}"
        if address.startswith(addresses.PHOTOGRAPHS):
            return None
        if address.startswith(addresses.DRAWINGS):
            return self._drawing(address)
        if address.startswith(addresses.SEARCH_INDEX):
            return self._search.get(path)
        asset = self._workshop.assets.get(path)
        if asset is not None:
            return asset.content()
        return self._guide.get(path) or self._guide.get(f"{path}/index.html")

    def _of_all_pages(self, path: str) -> bytes | None:
        """The site map, and the rules for servers and robots: every page is composed for it."""
        site = self.assembly.settings.site
        outputs = self._outputs.all().values()
        pages = [output for output in outputs if isinstance(output, PageOutput)]
        found = (*machine_outputs(site, pages), headers_output(site, pages))
        return next((file.content() for file in found if file.path == path), None)

    def _drawing(self, address: str) -> bytes | None:
        """A drawing, whose address says all that it is made of."""
        name = address.removeprefix(addresses.DRAWINGS).removesuffix(".svg")
        parts = name.rsplit(".", 3)
        if len(parts) != 4:
            return None
        slug, figure, teinte, shape = parts
        drawings = self.assembly.catalogue.composer.illustrator.drawings
        try:
            return drawings.drawn(address, (slug, figure, teinte, shape))
        except (KeyError, ValueError):
            return None

    def picture(self, path: str) -> bytes | None:
        """A photograph or a card, encoded now if the cache does not hold it.

        Raises:
            UnmadePictureError: it cannot be made.
        """
        file: FileOutput | None = self._pictures.output(f"/{path}") if self._pictures else None
        return file.content() if file else None

    def touch(self, entries: set[str]) -> None:
        """Forget what rests on these entries, or on their texts."""
        journals = [made.journal for made in self._made.values()]
        journals += [work.journal for work in self.assembly.recorder.works.values()]
        questions = self._touched_questions(journals, entries)
        cells = self._touched_works(entries, questions)
        self.assembly.recorder.forget_repeated(lambda one: _rests_on(one, entries, questions))
        gone = [
            path
            for path, made in self._made.items()
            if path in self._untold
            or _rests_on(made.journal, entries, questions)
            or not cells.isdisjoint(made.journal.cells)
        ]
        for path in gone:
            del self._made[path]
            output = self._outputs.get(path)
            if output is not None and output.group:
                # What is made for several is kept by those who list them.
                self._outputs = Listing(self.assembly.outputs)
            elif isinstance(output, PageOutput):
                output.forget()
        for name in ("_search", "_guide"):
            self.__dict__.pop(name, None)

    def _touched_questions(self, journals: Iterable[Journal], entries: set[str]) -> set[Question]:
        """The questions that were answered with one of these entries."""
        if all(key.endswith(BODY) for key in entries):
            return set()
        asked = {question for journal in journals for question in journal.questions}
        survey_of = self.assembly.recorder.survey_of
        return {one for one in asked if not entries.isdisjoint(survey_of(one).entries)}

    def _touched_works(self, entries: set[str], questions: set[Question]) -> set[Cell]:
        """The works that are no more what they were; texts are rendered again to know."""
        works = self.assembly.recorder.works
        texts, library = self.assembly.catalogue.composer.texts, self.assembly.library
        for key in entries:
            if key.endswith(BODY):
                texts.found.pop(key.removesuffix(BODY), None)
        changed: set[Cell] = set()
        todo = {cell for cell, work in works.items() if _rests_on(work.journal, entries, questions)}
        while todo:
            for name, key in sorted(todo):
                old = works.pop((name, key))
                entry = library.find(key)
                if entry and name == TEXT:
                    texts.of(entry)
                elif entry and name == MINUTES:
                    texts.minutes(entry)
                new = works.get((name, key))
                if new is None or new.version != old.version:
                    changed.add((name, key))
            todo = {
                cell
                for cell, work in works.items()
                if cell not in changed and not changed.isdisjoint(work.journal.cells)
            } - todo
        return changed


def _rests_on(journal: Journal, entries: set[str], questions: set[Question]) -> bool:
    return not entries.isdisjoint(journal.entries) or not questions.isdisjoint(journal.questions)
