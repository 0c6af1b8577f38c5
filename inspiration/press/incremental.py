"""A build that remakes only what changed since the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspiration.library import read_content
from inspiration.library.content_memory import ContentMemory
from inspiration.press.assembly import Assembly
from inspiration.press.faults import words_of
from inspiration.press.frame import equipment_of
from inspiration.press.making import Making
from inspiration.press.publication import Publication
from inspiration.press.store import Store
from inspiration.press.traces import Memory
from inspiration.program import program_of

if TYPE_CHECKING:
    from inspiration.press.glance import Glance
    from inspiration.press.order import Order
    from inspiration.press.settings import Settings


def publish(
    settings: Settings, order: Order, publication: Publication, glance: Glance | None = None
) -> None:
    """Make the next site of a magazine and put it in the place of the last.

    A plugin that is not ours may change any page: MkDocs then makes everything, each time.

    Args:
        settings: The configuration.
        order: What was asked.
        publication: Where the next site is prepared.
        glance: The look at the sources, to remember it.

    Raises:
        PressError: the content stops the build; the last site stays.
        OSError: a disk or a folder fails; the last site stays.
    """
    try:
        if settings.foreign:
            _make_with_mkdocs(order, publication)
        else:
            _make(settings, publication, glance)
    except BaseException as error:
        publication.abandon()
        if publication.is_done and _is_from_outside(error):
            # The site is there: nobody must read that it did not change. Only notes are lost.
            return
        raise


def _is_from_outside(error: BaseException) -> bool:
    return isinstance(error, KeyboardInterrupt) or words_of(error) is not None


def _make(settings: Settings, publication: Publication, glance: Glance | None) -> None:
    notes = settings.notes
    content = read_content(settings.content, ContentMemory(notes / "content"))
    store = Store(settings.cache / "press.sqlite3")
    assembly = Assembly(settings, content, store)
    try:
        memory = Memory(notes / f"traces-{publication.name}", program_of())
        publication.begin()
        equipment = (glance and glance.equipment) or equipment_of(settings)
        Making(assembly, memory, publication, store, equipment).run()
        publication.commit()
        memory.mark = publication.mark
        memory.write()
        if glance and memory.versions.until:
            glance.keep(equipment, publication.mark, memory.versions.until)
    finally:
        assembly.close()
        store.close()


def _make_with_mkdocs(order: Order, publication: Publication) -> None:
    from inspiration.press.configuration import load
    from inspiration.press.mkdocs_run import run_mkdocs

    publication.forget()
    publication.begin()
    run_mkdocs(load(order, publication.stage))
    publication.take_stage()
    publication.commit()
