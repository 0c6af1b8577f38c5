"""Everything that is wrong in a content folder, in one run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from inspiration.desk.checked import Checked
from inspiration.desk.guide_links import guide_link_problems
from inspiration.desk.mentions import entry_facts
from inspiration.desk.reading import Reader, ReadingMemory
from inspiration.desk.rules import catalogue
from inspiration.feeds import FeedCatalogue
from inspiration.images import Place, SourceFacts, inspect_source
from inspiration.library import Library, State
from inspiration.library.content import Content
from inspiration.library.notices import Notices
from inspiration.model.entry import Entry
from inspiration.model.free_pages import FreePage
from inspiration.model.problem import Problem, values_of
from inspiration.model.reserves import reserves
from inspiration.pages.address_book import AddressBook
from inspiration.pages.downloads import Downloads
from inspiration.pages.pictures import Pictures
from inspiration.pages.site import Site
from inspiration.pages.typed_addresses import typed_address_problems


def check_library(
    library: Library,
    site: Site,
    memory: ReadingMemory | None = None,
    inspect: Callable[[Path], SourceFacts] = inspect_source,
) -> Checked:
    """Look at every entry, text and picture, whatever its state.

    Drafts are read as if public, so that a link between two of them is no fault. With a
    `memory`, only the texts that changed, or what they ask for, are read again; `inspect` gives
    the facts of a picture, and may remember them.
    """
    everything = Library(library.content, library.clock, preview=True)
    pictures = Pictures(everything, inspect)
    # Before texts are read: whoever reads a share of them must not have to open their pictures.
    for entry in everything.content.entries.values():
        pictures.main(entry, Place.CARD)
        for record in entry.images:
            pictures.plan(entry, record, Place.TEXT)
    feeds = FeedCatalogue(everything, site.name) if site.has("feeds") else None
    book = AddressBook(everything, site, feeds)
    mended, found_mending = _mended(everything.content)
    readings = Reader(everything, site, pictures, book).read_all(mended, memory)
    found = {
        *library.problems,
        *found_mending,
        *(problem for reading in readings.values() for problem in reading.problems),
        *typed_address_problems(everything.content.of_kind("pages"), book),
        *guide_link_problems(everything.content, book),
        *pictures.problems,
        *Downloads(everything).problems,
        *_desk_notices(library, site),
    }
    facts = entry_facts(library, {key: reading.links for key, reading in readings.items()})
    return Checked(tuple(sorted(found, key=values_of)), tuple(facts))


def _mended(content: Content) -> tuple[dict[str, Entry], list[Problem]]:
    """The entries at fault whose texts can be read, by path, and what else is wrong with them."""
    if not content.broken:
        return {}, []
    # Only now: what reads a front matter is long to load, and most often none is at fault.
    from inspiration.desk.mended import mended_entries

    return mended_entries(content)


def _desk_notices(library: Library, site: Site) -> list[Problem]:
    """What depends on the day, on the configuration or on the catalogue of rules."""
    notices = Notices()
    known = {rule.id for rule in catalogue()}
    for entry in library.content.entries.values():
        for index, tolerance in enumerate(entry.tolerated):
            if tolerance.rule not in known:
                notices.warning(
                    entry,
                    ("tolerer", index, "regle"),
                    "tolerance-inconnue",
                    f"la règle « {tolerance.rule} » n'existe pas",
                    "« inspiration rules » donne la liste",
                )
        if library.state(entry) is State.SCHEDULED:
            _check_restraint(library, site, entry, notices)
        if isinstance(entry, FreePage):
            for reserve in reserves(entry, library.today):
                key = ".".join(str(part) for part in reserve.path)
                notices.warning(
                    entry, reserve.path, reserve.rule, f"`{key}` {reserve.message}", reserve.hint
                )
    return notices.problems


def _check_restraint(library: Library, site: Site, entry: Entry, notices: Notices) -> None:
    """What is set to appear before an election deserves a second look (LEG-14)."""
    day = library.published(entry).date()
    for restraint in site.restraints:
        if restraint.meets(day, day):
            notices.warning(
                entry,
                ("date",),
                "reserve-electorale",
                f"l'entrée paraît pendant la réserve électorale ({restraint.label})",
                "gardez le ton habituel ; en cas de doute, demandez au service juridique",
            )
