"""Of the works of a build, the next one takes those that would be the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from inspiration.pages.watch import ITEM, MINUTES, TEXT, WRITTEN
from inspiration.press import kept_works
from inspiration.press.kept_works import KeptWorks
from inspiration.press.recorder import Elsewhere, Journal, Work
from inspiration.press.store import Store
from inspiration.press.traces import KeptWork, Memory

CELL = (ITEM, "articles/un")


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    memory = Memory(tmp_path / "traces", "program")
    memory.works.put(CELL, KeptWork(b"version"))
    memory.works.put((MINUTES, "articles/un"), KeptWork(b"minutes", 0))
    return memory


@pytest.fixture
def works(memory: Memory, tmp_path: Path) -> KeptWorks:
    return KeptWorks(memory, Store(tmp_path / "press.sqlite3"))


def work(value: Any, **files: Any) -> Work:
    return Work(value, Journal(files=files), b"version")


def test_an_item_is_kept_and_found_by_its_version(works: KeptWorks, memory: Memory) -> None:
    works.keep(CELL, work("item"))
    assert works.recall(CELL) == "item"
    memory.works.put(CELL, KeptWork(b"another"))
    assert works.recall(CELL) is None
    assert works.recall((ITEM, "articles/deux")) is None


def test_a_number_is_found_in_the_traces_even_if_it_is_none(works: KeptWorks) -> None:
    assert works.recall((MINUTES, "articles/un")) == 0


def test_an_item_is_kept_as_feeds_write_it(works: KeptWorks, memory: Memory) -> None:
    cell = (WRITTEN, "articles/un")
    memory.works.put(cell, KeptWork(b"version"))
    works.keep(cell, work("<item>"))
    assert works.recall(cell) == "<item>"


def test_what_another_program_kept_is_not_taken(
    works: KeptWorks, monkeypatch: pytest.MonkeyPatch
) -> None:
    works.keep(CELL, work("item"))
    monkeypatch.setattr(kept_works, "program_of", lambda: "another")
    assert works.recall(CELL) is None


def test_what_another_process_made_or_what_shows_files_is_not_kept(works: KeptWorks) -> None:
    works.keep(CELL, work(Elsewhere.MADE))
    works.keep(CELL, work("item", file="made of"))
    assert works.recall(CELL) is None


def test_a_text_has_a_memory_of_its_own(works: KeptWorks, memory: Memory) -> None:
    memory.works.put((TEXT, "articles/un"), KeptWork(b"version"))
    works.keep((TEXT, "articles/un"), work("text"))
    assert works.recall((TEXT, "articles/un")) is None
