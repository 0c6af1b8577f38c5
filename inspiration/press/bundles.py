"""The guide and the index of the search, whose files only their makers know."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from inspiration.press.errors import PressError
from inspiration.press.guide import guide_version
from inspiration.press.traces import Trace

if TYPE_CHECKING:
    from inspiration.press.assembly import Assembly
    from inspiration.press.changes import Changes
    from inspiration.press.publication import Publication
    from inspiration.press.traces import Memory

SEARCH, GUIDE = "pagefind/", "guide/"
NAMES = frozenset((SEARCH, GUIDE))
"""Traces that stand for many files."""


class Bundles:
    """Makes them again when something that they rest on changed."""

    def __init__(self, assembly: Assembly, memory: Memory, publication: Publication) -> None:
        self._assembly = assembly
        self._memory = memory
        self._publication = publication

    def make(self, changes: Changes) -> None:
        """Put them in the publication, and take away those that are no more wanted."""
        settings, content = self._assembly.settings, self._assembly.library.content
        if settings.site.has("search"):
            self._bundle(SEARCH, b"search", self._search_files, changes)
        if content.guide and settings.config_file.is_file():
            self._bundle(GUIDE, guide_version(self._assembly), self._guide_files, changes)
        elif GUIDE in self._memory.pages:
            self._remove(GUIDE)

    def _bundle(
        self, name: str, inputs: bytes, make: Callable[[], dict[str, bytes]], changes: Changes
    ) -> None:
        memory = self._memory
        if name in memory.pages and not changes.is_stale(name, inputs):
            return
        self._remove(name)
        with self._assembly.recorder.listening() as journal:
            files = make()
        for path, content in files.items():
            self._publication.put(path, content)
        rest = memory.rest_of(journal, self._assembly.recorder)
        memory.remember(name, Trace(inputs), rest, [f"/{path}" for path in files])

    def _remove(self, name: str) -> None:
        for address in self._memory.files_of(name):
            self._publication.drop(address[1:])
        self._memory.drop(name)

    def _search_files(self) -> dict[str, bytes]:
        return search_files(self._assembly)

    def _guide_files(self) -> dict[str, bytes]:
        from inspiration.press.guide import make_guide

        return make_guide(self._assembly)


def search_files(assembly: Assembly) -> dict[str, bytes]:
    """The index of the search, by path.

    Raises:
        PressError: Pagefind is missing or failed.
    """
    from inspiration.search.index import ADDRESS, SearchUnavailable, index_files

    records = tuple(assembly.search_records())
    try:
        found = index_files(records, assembly.settings.cache / "search")
    except SearchUnavailable as error:
        raise PressError(str(error)) from None
    return {f"{ADDRESS}{path}".lstrip("/"): file.read_bytes() for path, file in found.items()}
