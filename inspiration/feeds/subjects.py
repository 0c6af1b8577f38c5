"""What an entry is about: the subjects under which a subscriber may follow it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from inspiration.library import Library
from inspiration.model.article import Article, Issue
from inspiration.model.entry import Entry
from inspiration.model.event import Event
from inspiration.model.poc import Poc


class Subject(NamedTuple):
    """A collection of the magazine and one of its members: `rubriques`, `metier`."""

    collection: str
    id: str


def subjects_of(library: Library, entry: Entry) -> tuple[Subject, ...]:
    """The subjects of a public entry, each once."""
    return tuple(dict.fromkeys(_subjects(library, entry)))


def _subjects(library: Library, entry: Entry) -> Iterator[Subject]:
    if isinstance(entry, Article):
        yield from _named("rubriques", (entry.section,))
        yield from _named("genres", (entry.genre,))
        yield from _people(library, (*entry.authors, *entry.people))
    for poc in _pocs(library, entry):
        yield from _named("domaines", (poc.domain,))
        yield from _named("maisons", (poc.house,))
    if isinstance(entry, Poc):
        bodies = (entry.holder, *entry.designers, *entry.partners)
        yield from _people(library, (body for body in bodies if body))
    if isinstance(entry, Article | Poc | Event):
        yield from _communes(library, entry)


def _pocs(library: Library, entry: Entry) -> Iterator[Poc]:
    """The POC itself, or those that an article or a date tells of."""
    if isinstance(entry, Poc):
        yield entry
    elif isinstance(entry, Article | Event):
        for slug in entry.pocs:
            poc = library.get(Poc, slug)
            if poc:
                yield poc


def _named(collection: str, ids: Iterable[str | None]) -> Iterator[Subject]:
    for found in ids:
        if found:
            yield Subject(collection, found)


def _people(library: Library, slugs: Iterable[str]) -> Iterator[Subject]:
    for slug in slugs:
        if library.find(f"personnes/{slug}"):
            yield Subject("personnes", slug)


def _communes(library: Library, entry: Entry) -> Iterator[Subject]:
    """The communes, and the one that each associated commune belongs to (GEO-03)."""
    for name in library.communes_of(entry):
        commune = library.territory.find(name)
        if commune:
            yield Subject("communes", commune.slug)
            yield Subject("communes", library.territory.parent_of(commune).slug)


def is_followed(entry: Entry) -> bool:
    """Whether an entry is an item of the main feed: it has a date and a text of its own."""
    return isinstance(entry, Article | Issue | Poc | Event)
