"""What changed since the last build, and what rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspiration.model.article import Issue
from inspiration.pages.watch import MINUTES, TEXT
from inspiration.press.assembly import TYPED
from inspiration.press.survey import survey
from inspiration.press.traces import Asked, KeptWork

if TYPE_CHECKING:
    from inspiration.pages.output import Output
    from inspiration.press.assembly import Assembly
    from inspiration.press.recorder import Cell
    from inspiration.press.traces import Memory, Rest
    from inspiration.press.versions import Versions


class Changes:
    """Compares a memory with the magazine as it stands, and puts the memory right on the way.

    A question is asked again when what ties entries together changed, or the hour; a text is
    rendered again when what it rests on did, and only its new version tells whether it changed.
    """

    def __init__(self, assembly: Assembly, memory: Memory, before: Versions, now: Versions) -> None:
        self._assembly = assembly
        self._memory = memory
        self._entries = now.changed_since(before)
        self._questions = self._changed_questions(now.ties == before.ties)
        self._works: dict[Cell, bool] = {}

    def touch(self, rest: Rest) -> bool:
        """Whether something that a work rests on is no more what it was."""
        return (
            not self._entries.isdisjoint(rest.entries)
            or not self._questions.isdisjoint(rest.questions)
            or any(self.work_changed(cell) for cell in rest.cells)
        )

    def is_stale(self, path: str, inputs: bytes) -> bool:
        """Whether a page or a file must be made again."""
        trace = self._memory.traces.get(path)
        return trace is None or trace.inputs != inputs or self.touch(trace.rest)

    def work_changed(self, cell: Cell) -> bool:
        """Whether a work that others take is no more what it was."""
        known = self._works.get(cell)
        if known is None:
            known = self._works[cell] = self._compare(cell)
        return known

    def _compare(self, cell: Cell) -> bool:
        kept = self._memory.works.get(cell)
        if kept is not None and not self.touch(kept.rest):
            return False
        name, key = cell
        entry = self._assembly.library.find(key)
        texts = self._assembly.catalogue.composer.texts
        if cell == TYPED:
            self._assembly.look_at_addresses()
        elif entry is not None and name == TEXT:
            texts.of(entry)
        elif entry is not None and name == MINUTES:
            texts.minutes(entry)
        elif isinstance(entry, Issue) and name == "edition":
            self._assembly.offers(entry)
        else:
            self._memory.works.pop(cell, None)
            return True
        return keep_work(cell, self._assembly, self._memory) != (kept.version if kept else None)

    def _changed_questions(self, same_ties: bool) -> set[int]:
        asked = self._memory.asked
        touched = {n for n, one in asked.items() if not self._entries.isdisjoint(one.entries)}
        again = asked if not same_ties else self._memory.hours
        return touched | {n for n in list(again) if not self._still_says(n, asked[n])}

    def _still_says(self, number: int, asked: Asked) -> bool:
        """Ask a question again; the memory then holds its answer of today."""
        recorder = self._assembly.recorder
        entries = self._assembly.library.content.entries
        if recorder.version_of(asked.question, entries) is None:
            del self._memory.asked[number]
            return False
        found = recorder.survey_of(asked.question)
        if found.version == asked.version:
            return True
        self._memory.asked[number] = Asked(asked.question, found.version, found.entries)
        return False


def keep_work(cell: Cell, assembly: Assembly, memory: Memory) -> bytes:
    """Put a work that was just done in the memory; give its version."""
    work = assembly.recorder.works[cell]
    rest = memory.rest_of(work.journal, assembly.recorder)
    value = work.value if isinstance(work.value, int) else None
    kept = KeptWork(rest, work.version, tuple(sorted(work.journal.files)), value)
    if memory.works.get(cell) != kept:
        memory.works[cell] = kept
    return work.version


def inputs_of(output: Output) -> tuple[bytes, frozenset[str]] | None:
    """The version of what makes an output, and the entries in it; None when nobody can tell."""
    try:
        found = survey(output.told)
    except TypeError:
        return None
    return found.version, found.entries
