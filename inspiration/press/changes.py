"""What changed since the last build, and what rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspiration.model.article import Issue
from inspiration.pages.watch import MINUTES, TEXT
from inspiration.press.assembly import EDITION, TYPED
from inspiration.press.survey import survey
from inspiration.press.traces import KeptWork

if TYPE_CHECKING:
    from collections.abc import Collection

    from inspiration.pages.output import Output
    from inspiration.press.assembly import Assembly
    from inspiration.press.recorder import Cell
    from inspiration.press.traces import Ident, Memory, Owner
    from inspiration.press.versions import Versions


class Changes:
    """Compares a memory with the magazine as it stands, and puts the memory right on the way.

    A question is asked again when what ties entries together changed, or the hour; a text is
    rendered again when what it rests on did, and only its new version tells whether it changed.
    """

    def __init__(self, assembly: Assembly, memory: Memory, before: Versions, now: Versions) -> None:
        self._assembly = assembly
        self._memory = memory
        self._touched: set[Owner] = set()
        entries = now.changed_since(before)
        self._spread({memory.ident(key) for key in entries})
        self._spread(self._changed_questions(now.ties == before.ties))

    def is_touched(self, owner: Owner) -> bool:
        """Whether something that a page or a work rests on is no more what it was."""
        return owner in self._touched

    @property
    def touched_paths(self) -> set[str]:
        """The pages and files that rest on something that changed."""
        return {owner for owner in self._touched if isinstance(owner, str)}

    def is_stale(self, path: str, inputs: bytes) -> bool:
        """Whether a page or a file must be made again."""
        trace = self._memory.pages.get(path)
        return trace is None or trace.inputs != inputs or path in self._touched

    def redo_works(self) -> None:
        """Do again the works that changed, editions apart, and know what rests on them."""
        done: set[Cell] = set()
        while todo := self._touched_works() - done:
            done |= todo
            changed = [cell for cell in sorted(todo) if self._redo(cell)]
            self._spread({self._memory.ident(cell) for cell in changed})

    def redo_edition(self, cell: Cell) -> None:
        """Do one work again, that of an edition, and know what rests on it."""
        if self._redo(cell):
            self._spread({self._memory.ident(cell)})

    def _spread(self, idents: Collection[Ident]) -> None:
        if idents:
            self._touched |= self._memory.resting_on(idents)

    def _touched_works(self) -> set[Cell]:
        return {
            owner for owner in self._touched if isinstance(owner, tuple) and owner[0] != EDITION
        }

    def _redo(self, cell: Cell) -> bool:
        """Do a work again; whether it gave something else than last time."""
        name, key = cell
        entry = self._assembly.library.find(key)
        texts = self._assembly.catalogue.composer.texts
        if cell == TYPED:
            self._assembly.look_at_addresses()
        elif entry is not None and name == TEXT:
            texts.of(entry)
        elif entry is not None and name == MINUTES:
            texts.minutes(entry)
        elif isinstance(entry, Issue) and name == EDITION:
            self._assembly.offers(entry)
        else:
            # Nobody is there any more of whom to make it.
            self._memory.drop_work(cell)
            return True
        kept = self._memory.works.get(cell)
        return keep_work(cell, self._assembly, self._memory) != (kept.version if kept else None)

    def _changed_questions(self, same_ties: bool) -> set[Ident]:
        memory = self._memory
        touched = {owner for owner in self._touched if isinstance(owner, bytes)}
        again = memory.hours if same_ties else list(memory.asked)
        return touched | {ident for ident in again if not self._still_says(ident)}

    def _still_says(self, ident: Ident) -> bool:
        """Ask a question again; the memory then holds its answer of today."""
        recorder = self._assembly.recorder
        entries = self._assembly.library.content.entries
        asked = self._memory.asked[ident]
        version = recorder.version_of(asked.question, entries)
        if version is None:
            self._memory.drop_question(ident)
            return False
        if version == asked.version:
            return True
        self._memory.answer(ident, asked.question, recorder)
        return False


def keep_work(cell: Cell, assembly: Assembly, memory: Memory) -> bytes:
    """Put a work that was just done in the memory; give its version."""
    work = assembly.recorder.works[cell]
    value = work.value if isinstance(work.value, int) else None
    memory.works.put(cell, KeptWork(work.version, value))
    memory.rests.put(cell, memory.rest_of(work.journal, assembly.recorder))
    return work.version


def inputs_of(output: Output) -> tuple[bytes, frozenset[str]] | None:
    """The version of what makes an output, and the entries in it; None when nobody can tell."""
    try:
        found = survey(output.told)
    except TypeError:
        return None
    return found.version, found.entries
