"""What an earlier build was made from, kept so that the next one remakes only what changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from inspiration.ledger import Ledger
from inspiration.press.versions import Versions

if TYPE_CHECKING:
    from inspiration.footprint.weighing import Footprint
    from inspiration.pages.output import ComposedPage
    from inspiration.press.recorder import Cell, Journal, Question, Recorder


class Rest(NamedTuple):
    """What a work rests on: entries, numbers of questions, works of others."""

    entries: frozenset[str]
    questions: frozenset[int]
    cells: frozenset[Cell]


class Trace(NamedTuple):
    """A page or a file, as it was made.

    Attributes:
        inputs: Version of what its maker received.
        rest: What it rests on.
        files: Addresses of the files it shows.
        group: The work from which it comes with others.
        page: What the site map says of it, without its context; None for a file.
        footprint: Its weight; None for what no reader reads.
    """

    inputs: bytes
    rest: Rest
    files: tuple[str, ...]
    group: str = ""
    page: ComposedPage | None = None
    footprint: Footprint | None = None


class KeptWork(NamedTuple):
    """A work done once for several pages, as it was: what it rests on, and its version.

    `value` is kept of numbers only: texts have a store of their own.
    """

    rest: Rest
    version: bytes
    files: tuple[str, ...]
    value: int | None = None


class Asked(NamedTuple):
    """A question, the version of its answer and the entries that were in it."""

    question: Question
    version: bytes
    entries: frozenset[str]


class Memory:
    """The traces of the last build, in one file. `mark` is that of what it published."""

    def __init__(self, file: Path, program: str) -> None:
        self._ledger = Ledger(file, program)
        records = self._ledger.read()
        self.mark: bytes = records.pop("mark", b"")
        self.frame: bytes = records.pop("frame", b"")
        ties: bytes = records.pop("ties", b"")
        self.versions = Versions({}, ties, {})
        self.traces: dict[str, Trace] = {}
        self.works: dict[Cell, KeptWork] = {}
        self.asked: dict[int, Asked] = {}
        tables: dict[str, dict[Any, Any]] = {
            "trace": self.traces,
            "work": self.works,
            "asked": self.asked,
            "entry": self.versions.entries,
            "head": self.versions.tie_of_head,
        }
        for (table, key), value in records.items():
            tables[table][key] = value
        self._numbers: dict[Question, int] = {}
        self._next = 0

    def forget(self) -> None:
        """Start from nothing: the frame of every page changed."""
        for table in (self.traces, self.works, self.asked, self._numbers):
            table.clear()
        self._next = 1

    def recall(self, cell: Cell) -> int | None:
        """The value of a work, where it was kept; asked once `Changes` has put the works right."""
        kept = self.works.get(cell)
        return kept.value if kept else None

    @property
    def hours(self) -> tuple[int, ...]:
        """The questions about the hour, which may have another answer at each build."""
        return tuple(n for n, asked in self.asked.items() if asked.question[0] == "clock")

    def number(self, question: Question, recorder: Recorder) -> int:
        """The number of a question, which is given one when it is new."""
        if not self._next:
            # Only now: a build that makes nothing numbers nothing.
            self._numbers = {asked.question: number for number, asked in self.asked.items()}
            self._next = max(self.asked, default=0) + 1
        number = self._numbers.get(question)
        if number is None:
            number, self._next = self._next, self._next + 1
            self._numbers[question] = number
        if number not in self.asked:
            found = recorder.survey_of(question)
            self.asked[number] = Asked(question, found.version, found.entries)
        return number

    def rest_of(self, journal: Journal, recorder: Recorder) -> Rest:
        """What a journal says, in the form that is kept."""
        return Rest(
            frozenset(journal.entries),
            frozenset(self.number(question, recorder) for question in journal.questions),
            frozenset(journal.cells),
        )

    def forget_unused(self) -> None:
        """Drop the questions that nothing rests on any more."""
        used: set[int] = set()
        for rests in (self.traces.values(), self.works.values()):
            for kept in rests:
                used |= kept.rest.questions
        for number in self.asked.keys() - used:
            self._numbers.pop(self.asked.pop(number).question, None)

    def write(self) -> None:
        """Keep everything for the next build."""
        records: dict[Any, Any] = {
            "mark": self.mark,
            "frame": self.frame,
            "ties": self.versions.ties,
        }
        versions = self.versions
        records.update((("entry", key), version) for key, version in versions.entries.items())
        records.update((("head", head), tie) for head, tie in versions.tie_of_head.items())
        records.update((("trace", path), trace) for path, trace in self.traces.items())
        records.update((("work", cell), work) for cell, work in self.works.items())
        records.update((("asked", number), asked) for number, asked in self.asked.items())
        self._ledger.write(records)
