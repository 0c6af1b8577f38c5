"""Each text of the magazine read as a build renders it, and as a careful reader does.

Reading takes hundredths of a second a text, so it is shared among the cores, and what it gave is
kept: it serves again while the file is the same and every question it asked has the same answer.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from inspiration.crew import cut, spread
from inspiration.desk.mentions import typed_links
from inspiration.desk.wording import Acronyms, acronyms_of, body_problems, wording_problems
from inspiration.ledger import Ledger, no_collection
from inspiration.pages.text_memory import Listener, Log, still_holds
from inspiration.pages.texts import LibraryResolver, form_of, text_problems
from inspiration.pages.watch import NoWatch
from inspiration.program import program_of

if TYPE_CHECKING:
    from pathlib import Path

    from inspiration.library import Library
    from inspiration.model.entry import Entry
    from inspiration.model.problem import Problem
    from inspiration.pages.address_book import AddressBook
    from inspiration.pages.pictures import Pictures
    from inspiration.pages.site import Site
    from inspiration.text.renderer import Renderer

_MANNER = "manner"
_LIBRARIES = ("markdown", "pymdown-extensions", "lxml", "pyyaml", "pydantic")
_WORTH_A_PROCESS = 20
"""Texts from which one more process is faster."""
_AT_A_TIME = 20
"""Texts that a process reads before it tells what it found."""


class Reading(NamedTuple):
    """What reading an entry gave.

    Attributes:
        source: The path of its file, the hash of it, the form and the language of its text.
        log: What its text asked of the magazine, with the answers.
        acronyms: Those that its words asked about, and whether they were known.
        problems: What is wrong in its text and in its words.
        links: What its text links to, as typed.
    """

    source: tuple[str, str, str, str]
    log: Log
    acronyms: dict[str, bool]
    problems: tuple[Problem, ...]
    links: tuple[str, ...]


class ReadingMemory:
    """The readings of earlier checks, in one file."""

    def __init__(self, file: Path) -> None:
        self._ledger = Ledger(file, program_of(libraries=_LIBRARIES))
        self._manner: Any = None

    def recall(self, manner: object) -> dict[str, Reading]:
        """The readings by key of entry; none when texts are now rendered in another manner."""
        found = self._ledger.read()
        self._manner = found.pop(_MANNER, None)
        if self._manner == manner:
            return found
        self._manner = manner
        return {}

    def keep(self, readings: dict[str, Reading]) -> None:
        """Keep these for the next check, and no other."""
        with no_collection():
            self._ledger.write({_MANNER: self._manner, **readings})


class Reader:
    """Reads the texts of a Library; pictures that they show are planned on the way."""

    def __init__(self, library: Library, site: Site, pictures: Pictures, book: AddressBook) -> None:
        self._library = library
        self._pictures = pictures
        self._tags = site.html_tags
        self._resolver = LibraryResolver(library, site, pictures, book, NoWatch())
        self._listener = Listener(self._resolver)
        self._acronyms = acronyms_of(library)

    @cached_property
    def _renderer(self) -> Renderer:
        # Only now: Python-Markdown is long to load, and most often few texts are read.
        from inspiration.text.renderer import Renderer

        return Renderer(self._listener, self._tags)

    def read_all(
        self, mended: Mapping[str, Entry], memory: ReadingMemory | None
    ) -> dict[str, Reading]:
        """Read every entry, whatever its state; those that `memory` holds are not read again.

        Of the `mended` ones, by path, the text alone is read.
        """
        entries = {**self._library.content.entries, **mended}
        manner = (self._resolver.abbreviations, self._tags)
        known = memory.recall(manner) if memory else {}
        readings = {
            key: known[key]
            for key, entry in entries.items()
            if key in known and self._holds(entry, known[key])
        }
        new = [item for item in entries.items() if item[0] not in readings]

        def take(share: tuple[dict[str, Reading], list[Problem]]) -> None:
            found, problems = share
            readings.update(found)
            told = self._pictures.problems
            told.extend(problem for problem in problems if problem not in told)

        workers = min(os.cpu_count() or 1, len(new) // _WORTH_A_PROCESS)
        spread(cut(new, _AT_A_TIME), self._read_share, take, workers)
        if memory:
            memory.keep(readings)
        return readings

    def _holds(self, entry: Entry, reading: Reading) -> bool:
        """Whether reading an entry again would give the same."""
        if reading.source != _source_of(entry):
            return False
        if any((word in self._acronyms) != known for word, known in reading.acronyms.items()):
            return False
        self._resolver.entry_read = entry
        return still_holds(reading.log, self._resolver)

    def _read_share(
        self, entries: Sequence[tuple[str, Entry]]
    ) -> tuple[dict[str, Reading], list[Problem]]:
        before = len(self._pictures.problems)
        found = {key: self._read(entry, key == entry.key) for key, entry in entries}
        return found, self._pictures.problems[before:]

    def _read(self, entry: Entry, is_whole: bool) -> Reading:
        self._resolver.entry_read = entry
        self._listener.log = []
        body, acronyms = entry.source.body, Acronyms(self._acronyms)
        rendered = self._renderer.render(body, form_of(entry), entry.language)
        words = wording_problems if is_whole else body_problems
        problems = (*text_problems(entry, rendered.problems), *words(entry, acronyms))
        return Reading(
            _source_of(entry), self._listener.log, acronyms.asked, problems, typed_links(entry)
        )


def _source_of(entry: Entry) -> tuple[str, str, str, str]:
    return entry.source.path, entry.source.digest, form_of(entry), entry.language
