"""What changed is found through what rests on it, and nothing else is made again."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from inspiration.press.assembly import EDITION
from inspiration.press.changes import Changes
from inspiration.press.recorder import Question, Recorder, Reference
from inspiration.press.traces import KeptWork, Memory, Trace
from inspiration.press.versions import Versions

BEFORE, OTHER = Versions({"a": b"1"}, b"ties"), Versions({"a": b"1"}, b"others")
DAY: Question = ("clock", "today", ())
LIST: Question = ("library", "articles", ())
OF_A: Question = ("library", "related", (Reference("a"),))


class Desk:
    """A memory in which three pages each asked one thing, and what is answered today."""

    def __init__(self, file: Path) -> None:
        self.memory = Memory(file, "program")
        self.clock = SimpleNamespace(today=1)
        self.library = SimpleNamespace(articles=("a", "b"), related=lambda _: ("b",))
        self.entries: dict[str, Any] = {"a": "the entry"}
        for page, question in (("day", DAY), ("list", LIST), ("a", OF_A)):
            recorder = self._recorder()
            recorder.version_of(question, self.entries)
            rest = self.memory.note(question, recorder)
            self.memory.remember(page, Trace(b"inputs"), rest, ())

    def _recorder(self) -> Recorder:
        recorder = Recorder()
        recorder.know("clock", self.clock)
        recorder.know("library", self.library)
        return recorder

    def changes(self, now: Versions) -> Changes:
        """What changed since the pages were made."""
        content = SimpleNamespace(entries=self.entries)
        texts = SimpleNamespace(of=None, minutes=None)
        assembly: Any = SimpleNamespace(
            recorder=self._recorder(),
            library=SimpleNamespace(content=content, find=self.entries.get),
            catalogue=SimpleNamespace(composer=SimpleNamespace(texts=texts)),
        )
        return Changes(assembly, self.memory, BEFORE, now)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "traces")


def test_with_the_same_answers_nothing_is_touched(desk: Desk) -> None:
    assert desk.changes(OTHER).touched_paths == set()


def test_the_hour_is_asked_at_each_build(desk: Desk) -> None:
    desk.clock.today = 2
    assert desk.changes(BEFORE).touched_paths == {"day"}
    assert desk.changes(BEFORE).touched_paths == set(), "the memory holds the answer of today"


def test_other_questions_are_asked_again_with_other_ties_only(desk: Desk) -> None:
    desk.library.articles = ("a",)
    assert desk.changes(BEFORE).touched_paths == set()
    assert desk.changes(OTHER).touched_paths == {"list"}


def test_a_question_about_what_is_no_more_is_forgotten(desk: Desk) -> None:
    del desk.entries["a"]
    assert desk.changes(OTHER).touched_paths == {"a"}
    assert desk.memory.ident(OF_A) not in desk.memory.asked


def test_a_page_that_received_something_else_is_stale(desk: Desk) -> None:
    changes = desk.changes(BEFORE)
    assert not changes.is_stale("list", b"inputs")
    assert changes.is_stale("list", b"others")
    assert changes.is_stale("unknown", b"inputs")


def test_editions_are_left_to_whoever_makes_them_all_together(desk: Desk) -> None:
    """Each takes seconds: a work done again on the way would make them one by one."""
    cell, gone = (EDITION, "numeros/numero-1"), ("text", "gone")
    for work in (cell, gone):
        desk.memory.works.put(work, KeptWork(b"version"))
        desk.memory.rests.put(work, desk.memory.ident("a"))
    changes = desk.changes(Versions({"a": b"2"}, b"ties"))
    changes.redo_works()
    assert changes.is_touched(cell)
    assert list(desk.memory.works) == [cell]
