"""The memory of a build tells what rests on what, and forgets what is gone."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from inspiration.press.recorder import Journal, Question, Recorder
from inspiration.press.traces import KeptWork, Memory, Trace
from inspiration.press.versions import Versions

LIST: Question = ("library", "articles", ())
DAY: Question = ("clock", "today", ())
TEXT, CARD, GONE = ("text", "a"), ("card", "a"), ("text", "gone")


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "traces", "program")


def answering(**answers: object) -> Recorder:
    recorder = Recorder()
    recorder.know("library", SimpleNamespace(**answers))
    recorder.know("clock", SimpleNamespace(today=1))
    for question in (LIST, DAY):
        recorder.version_of(question, {})
    return recorder


@pytest.mark.parametrize("count", [1, 50], ids=["few", "many"])
def test_what_rests_on_a_thing_is_found_whatever_their_number(memory: Memory, count: int) -> None:
    for key in range(100):
        memory.remember(f"page {key}", Trace(b"x"), memory.ident(key) + memory.ident(-key), ())
    wanted = [memory.ident(key) for key in range(count)]
    assert memory.resting_on(wanted) == {f"page {key}" for key in range(count)}


@pytest.mark.parametrize("count", [1, 50], ids=["few", "many"])
def test_a_file_is_shown_under_its_whole_name(memory: Memory, count: int) -> None:
    memory.remember("page", Trace(b"x"), b"", [f"/a/{rank}.svg" for rank in range(60)])
    known = {f"/a/{rank}.svg" for rank in range(count)}
    assert memory.shows({*known, "/a/1", ".svg", "/b"}) == known
    assert memory.files_of("page") == {f"/a/{rank}.svg" for rank in range(60)}
    memory.remember("page", Trace(b"x"), b"", ())
    assert memory.shows(known) == set()


def test_an_answer_that_names_nobody_any_more_rests_on_nobody(memory: Memory) -> None:
    ident = memory.ident(LIST)
    memory.rests.put(ident, memory.ident("a"))
    memory.answer(ident, LIST, answering(articles=()))
    assert memory.resting_on([memory.ident("a")]) == set()


def test_what_nothing_rests_on_any_more_is_forgotten(memory: Memory) -> None:
    """A page rests on a card, which rests on a text: all three stay."""
    recorder = answering(articles=())
    for cell, journal in ((TEXT, Journal()), (CARD, Journal(cells={TEXT})), (GONE, Journal())):
        memory.works.put(cell, KeptWork(b"version"))
        memory.rests.put(cell, memory.rest_of(journal, recorder))
    journal = Journal(cells={CARD}, questions={LIST})
    memory.remember("page", Trace(b"x"), memory.rest_of(journal, recorder), ())
    memory.note(DAY, recorder)
    assert memory.hours == {memory.ident(DAY)}
    memory.forget_unused([])
    assert set(memory.works) == {TEXT, CARD}
    assert set(memory.asked) == {memory.ident(LIST)}
    assert memory.hours == frozenset()
    assert GONE not in memory.rests


def test_what_nobody_can_tell_is_known_until_it_is_gone(memory: Memory) -> None:
    memory.remember("page", Trace(b""), b"", ())
    memory.remember("other", Trace(b""), b"", ())
    assert memory.untold == {"page", "other"}
    memory.remember("page", Trace(b"x"), b"", ())
    memory.drop("other")
    assert memory.untold == frozenset()


def test_all_that_is_written_is_read(memory: Memory, tmp_path: Path) -> None:
    memory.versions = Versions({"a": b"1", "b": b"2"}, b"ties")
    memory.mark, memory.frame = b"mark", b"frame"
    memory.remember("page", Trace(b"", "group"), memory.ident("a"), ["/a.svg"])
    memory.note(DAY, answering(articles=()))
    memory.write()
    memory.versions.entries.pop("b")
    memory.write()
    again = Memory(tmp_path / "traces", "program")
    assert again.versions == memory.versions
    assert (again.mark, again.frame, again.hours) == (b"mark", b"frame", memory.hours)
    assert again.untold == again.together(["page"]) == {"page"}
    assert again.resting_on([again.ident("a")]) == {"page"}
    assert again.shows(["/a.svg"]) == {"/a.svg"}
