"""What an earlier build was made from, kept so that the next one remakes only what changed."""

from __future__ import annotations

import hashlib
import struct
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import accumulate, chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from inspiration.footprint.weighing import Footprint
from inspiration.press.tables import BytesTable, Table, Tables
from inspiration.press.versions import Tie, Versions

if TYPE_CHECKING:
    from inspiration.footprint.account import KindMeasure
    from inspiration.pages.output import ComposedPage
    from inspiration.press.recorder import Cell, Journal, Question, Recorder

Ident = bytes
"""Eight bytes that stand for an entry, a question or the work of another."""
Owner = str | tuple[str, str] | Ident
"""What rests on such things: a page or a file by its path, a work, the answer to a question."""
_SIZE = 8
_FEW = 15
"""Things that changed, up to which looking for each in turn is faster."""


class Trace(NamedTuple):
    """A page or a file, as it was made.

    Attributes:
        inputs: Version of what its maker received; empty when nobody can tell.
        group: The work from which it comes with others.
        page: What the site map says of it, without its context; None for a file.
        recipe: How to make it again without listing all there is; empty when it cannot be told.
    """

    inputs: bytes
    group: str = ""
    page: ComposedPage | None = None
    recipe: bytes = b""


class KeptWork(NamedTuple):
    """A work done once for several pages, as it was.

    `value` is kept of numbers only: texts have a store of their own.
    """

    version: bytes
    value: int | None = None


class Asked(NamedTuple):
    """A question, and the version of its answer."""

    question: Question
    version: bytes


class Memory:
    """The traces of the last build, in one file.

    Attributes:
        mark: That of what it published.
        frame: That of what every page was made with.
        measures: What pages weigh, as the magazine tells it.
        versions: What each entry said.
        pages: Each page or file, by its path.
        shown: The addresses of the files that each page shows, by its path.
        weights: What each page weighs, by its path.
        works: The works that pages take.
        asked: The questions that pages ask.
        rests: What each of those rests on, as idents put end to end.
        ties: What each front matter ties together, by its hash: closed lists, which the frame
            tells of, settle what its words mean.
    """

    def __init__(self, file: Path, program: str) -> None:
        self._notes: Table[str, Any] = Table()
        self._entries: BytesTable[str] = BytesTable()
        self.pages: Table[str, Trace] = Table()
        self.shown: BytesTable[str] = BytesTable()
        self.weights: Table[str, tuple[Any, ...]] = Table()
        self.works: Table[Cell, KeptWork] = Table()
        self.asked: Table[Ident, Asked] = Table()
        self.rests: BytesTable[Owner] = BytesTable()
        self.ties: Table[str, Tie] = Table()
        tables: dict[str, Table[Any, Any]] = {
            "notes": self._notes,
            "entries": self._entries,
            "pages": self.pages,
            "shown": self.shown,
            "weights": self.weights,
            "works": self.works,
            "asked": self.asked,
            "rests": self.rests,
            "ties": self.ties,
        }
        made = (self.pages, self.shown, self.weights, self.works, self.asked, self.rests)
        self._framed = (*made, self.ties)
        self._tables = Tables(file, program, tables)
        self._idents: dict[Any, Ident] = {}
        self.mark: bytes = self._notes.get("mark") or b""
        self.frame: bytes = self._notes.get("frame") or b""
        self.measures: tuple[KindMeasure, ...] = self._notes.get("measures") or ()
        self._hours: set[Ident] = set(self._notes.get("hours") or ())
        self._untold: set[str] = set(self._notes.get("untold") or ())
        self._groups: dict[str, str] = dict(self._notes.get("groups") or {})
        self.versions: Versions = self._notes.get("versions") or Versions()
        self.versions.entries.update(self._entries.packed)

    def forget(self) -> None:
        """Start from nothing: the frame of every page changed."""
        for table in self._framed:
            table.clear()
        for more in (self._hours, self._untold, self._groups):
            more.clear()

    # What is there

    @property
    def hours(self) -> frozenset[Ident]:
        """The questions about the hour, which may have another answer at each build."""
        return frozenset(self._hours)

    @property
    def untold(self) -> frozenset[str]:
        """The paths of what is made of something that nobody can tell: always made again."""
        return frozenset(self._untold)

    def together(self, paths: Iterable[str]) -> set[str]:
        """These paths, and those of what comes from the same works."""
        paths = set(paths)
        groups = {self._groups[path] for path in paths if path in self._groups}
        return paths | {path for path, group in self._groups.items() if group in groups}

    def resting_on(self, idents: Collection[Ident]) -> set[Owner]:
        """Whatever rests on one of these."""
        rests = self.rests.packed
        if len(idents) <= _FEW:
            return _found_among(rests, idents)
        wanted = {number for ident in idents for number in _numbers(ident)}
        return {owner for owner, rest in rests.items() if not wanted.isdisjoint(_numbers(rest))}

    def shows(self, addresses: Collection[str]) -> set[str]:
        """Which of these files a page shows."""
        lists = self.shown.packed.values()
        if len(addresses) > _FEW:
            every = (content.decode().split("\n") for content in lists)
            return set(addresses).intersection(chain.from_iterable(every))
        wanted = [(address, address.encode()) for address in addresses]
        return {
            address
            for address, name in wanted
            if any(name in content and name in content.split(b"\n") for content in lists)
        }

    def footprints(self) -> Iterator[Footprint]:
        """The weight of every page."""
        return (Footprint(*told) for told in self.weights.values())

    # What is put there

    def ident(self, thing: Any) -> Ident:
        """What stands for the key of an entry, a question or a cell."""
        found = self._idents.get(thing)
        if found is None:
            words = repr(thing).encode("utf-8", "surrogatepass")
            found = self._idents[thing] = hashlib.blake2b(words, digest_size=_SIZE).digest()
        return found

    def remember(self, path: str, trace: Trace, rest: bytes, files: Collection[str]) -> None:
        """Keep a page or a file that was made: what it rests on, what it shows."""
        self.pages.put(path, trace)
        self.rests.put(path, rest)
        if files:
            self.shown.put(path, "\n".join(sorted(files)).encode())
        else:
            self.shown.drop(path)
        (self._untold.discard if trace.inputs else self._untold.add)(path)
        if trace.group:
            self._groups[path] = trace.group

    def drop(self, path: str) -> None:
        """Forget a page or a file."""
        for table in (self.pages, self.rests, self.shown, self.weights):
            table.drop(path)
        self._untold.discard(path)
        self._groups.pop(path, None)

    def drop_work(self, cell: Cell) -> None:
        """Forget a work."""
        self.works.drop(cell)
        self.rests.drop(cell)

    def drop_question(self, ident: Ident) -> None:
        """Forget a question."""
        self.asked.drop(ident)
        self.rests.drop(ident)
        self._hours.discard(ident)

    def files_of(self, path: str) -> set[str]:
        """The addresses of the files that a page shows."""
        content = self.shown.get(path)
        return set(content.decode().split("\n")) if content else set()

    def note(self, question: Question, recorder: Recorder) -> Ident:
        """Keep a question that was asked, with the version of its answer."""
        ident = self.ident(question)
        if ident not in self.asked:
            self.answer(ident, question, recorder)
        return ident

    def answer(self, ident: Ident, question: Question, recorder: Recorder) -> None:
        """Keep the answer of today to a question."""
        found = recorder.survey_of(question)
        self.asked.put(ident, Asked(question, found.version))
        if found.entries:
            self.rests.put(ident, b"".join(sorted(map(self.ident, found.entries))))
        else:
            self.rests.drop(ident)
        if question[0] == "clock":
            self._hours.add(ident)

    def rest_of(self, journal: Journal, recorder: Recorder) -> bytes:
        """What a journal says, in the form that is kept."""
        idents = {
            *map(self.ident, journal.entries),
            *(self.note(question, recorder) for question in journal.questions),
            *map(self.ident, journal.cells),
        }
        return b"".join(sorted(idents))

    def forget_unused(self, kept: Collection[Cell]) -> None:
        """Drop the works, `kept` apart, and the questions that nothing rests on any more."""
        rests = self.rests.packed
        cells = {_numbers(self.ident(cell))[0]: cell for cell in self.works}
        used = {number for path in self.pages for number in _numbers(rests.get(path, b""))}
        todo = {*kept, *(cells[number] for number in used if number in cells)}
        seen: set[Cell] = set()
        while todo:
            seen |= todo
            more = {number for cell in todo for number in _numbers(rests.get(cell, b""))}
            used |= more
            todo = {cells[number] for number in more if number in cells} - seen
        for cell in [cell for cell in self.works if cell not in seen]:
            self.drop_work(cell)
        for ident in [ident for ident in self.asked if _numbers(ident)[0] not in used]:
            self.drop_question(ident)

    def write(self) -> None:
        """Keep everything for the next build."""
        versions = self.versions
        for key, version in versions.entries.items():
            self._entries.put(key, version)
        for key in self._entries.packed.keys() - versions.entries.keys():
            self._entries.drop(key)
        notes = {
            "mark": self.mark,
            "frame": self.frame,
            "measures": self.measures,
            "hours": sorted(self._hours),
            "untold": sorted(self._untold),
            "groups": sorted(self._groups.items()),
            "versions": versions.bare(),
        }
        for name, note in notes.items():
            self._notes.put(name, note)
        self._tables.write()


def _found_among(rests: Mapping[Owner, bytes], idents: Iterable[Ident]) -> set[Owner]:
    """The owners of what holds one of these: all of it is searched as one run of bytes.

    Eight bytes that straddle two idents, or two owners, only make something for nothing.
    """
    owners, joined = list(rests), b"".join(rests.values())
    ends = list(accumulate(map(len, rests.values())))
    found = set()
    for ident in idents:
        at = joined.find(ident)
        while at >= 0:
            rank = bisect_right(ends, at)
            found.add(owners[rank])
            at = joined.find(ident, ends[rank])
    return found


def _numbers(idents: bytes) -> tuple[int, ...]:
    return struct.unpack(f"{len(idents) // _SIZE}q", idents)
