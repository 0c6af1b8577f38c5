"""The pages of one assembly, made when someone looks at them and kept while they hold."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

from inspiration.footprint.account import Account
from inspiration.pages import addresses
from inspiration.pages.headers import headers_output
from inspiration.pages.machines import machine_outputs
from inspiration.pages.output import FileOutput, PageOutput
from inspiration.pages.picture_files import PictureFiles
from inspiration.pages.watch import MINUTES, TEXT
from inspiration.press.bundles import search_files
from inspiration.press.guide import make_guide
from inspiration.press.whole_site import MEASURED
from inspiration.press.workshop import Made, Workshop

if TYPE_CHECKING:
    from inspiration.images.on_request import OnRequest
    from inspiration.model.entry import Entry
    from inspiration.model.problem import Problem
    from inspiration.pages.output import Output
    from inspiration.press.assembly import Assembly

_GUIDE = ("guide/", "assets/")
_OF_ALL_PAGES = tuple(
    address.lstrip("/") for address in (addresses.SITE_MAP, addresses.ROBOTS, addresses.HEADERS)
)


class Showroom:
    """Shows an assembly. Only `picture` may be called by several threads at once."""

    def __init__(self, assembly: Assembly, on_request: OnRequest) -> None:
        self.assembly = assembly
        self._workshop = Workshop(assembly)
        self._made: dict[str, Made] = {}
        composer = assembly.catalogue.composer
        self._pictures = None
        if assembly.pictures:
            self._pictures = PictureFiles(assembly.pictures, composer.shared_cards, on_request)

    @cached_property
    def _outputs(self) -> dict[str, Output]:
        found = {output.path: output for output in self.assembly.outputs()}
        return found | self._workshop.assets

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

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        entries = self.assembly.library.entries
        return {f"{entry.address.lstrip('/')}index.html": entry for entry in entries}

    def entry_at(self, path: str) -> Entry | None:
        """The entry whose page stands at a path."""
        return self._entries.get(path)

    def paths(self) -> Collection[str]:
        """The paths that are known before anything is made."""
        return self._outputs.keys()

    def made(self) -> Collection[str]:
        """The paths of the pages made so far."""
        return self._made.keys()

    def read(self, path: str) -> bytes | None:
        """The bytes of a file of the site, pictures apart."""
        made = self._made.get(path)
        if made is None:
            output = self._outputs.get(path)
            if output is None:
                return self._other(path)
            made = self._made[path] = self._make(output)
        return made.content

    def _make(self, output: Output) -> Made:
        if isinstance(output, PageOutput):
            # Whoever looked at it before did not write down what it asks for.
            output.forget()
        if output.path != MEASURED:
            return self._workshop.make([output])[0]
        # The figures of a preview are those of the pages that were looked at.
        account = Account(self.assembly.settings.site.budget)
        for made in self._made.values():
            if made.footprint:
                account.add(made.footprint)
        return self._workshop.make([output], measures=account.measures())[0]

    def _other(self, path: str) -> bytes | None:
        """A drawing, a file of the guide or of the search."""
        address = f"/{path}"
        if address.startswith(addresses.DRAWINGS):
            return self._drawing(address)
        if path in _OF_ALL_PAGES:
            return self._of_all_pages(path)
        if path.startswith("pagefind/"):
            return self._search.get(path)
        if path.startswith(_GUIDE):
            return self._guide.get(path) or self._guide.get(f"{path}/index.html")
        return None

    def _of_all_pages(self, path: str) -> bytes | None:
        """The site map, and the rules for servers and robots: every page is composed for it."""
        site = self.assembly.settings.site
        pages = [output for output in self._outputs.values() if isinstance(output, PageOutput)]
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

    def touch(self, entries: set[str]) -> frozenset[str]:
        """Forget what rests on these texts; the paths of the pages that were made of it."""
        cells = self._touched_works(entries)
        gone = frozenset(
            path
            for path, made in self._made.items()
            if not entries.isdisjoint(made.journal.entries)
            or not cells.isdisjoint(made.journal.cells)
        )
        for path in gone:
            del self._made[path]
            output = self._outputs.get(path)
            if isinstance(output, PageOutput):
                output.forget()
        for name in ("_search", "_guide"):
            self.__dict__.pop(name, None)
        return gone

    def _touched_works(self, entries: set[str]) -> set[tuple[str, str]]:
        """The works that are no more what they were; texts are rendered again to know."""
        works = self.assembly.recorder.works
        texts, library = self.assembly.catalogue.composer.texts, self.assembly.library
        changed: set[tuple[str, str]] = set()
        todo = {cell for cell, w in works.items() if not entries.isdisjoint(w.journal.entries)}
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
