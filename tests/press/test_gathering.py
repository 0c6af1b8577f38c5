"""What a process finds is brought to the one that started it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from inspiration.model.problem import Problem, Severity
from inspiration.press.gathering import Findings, Gathering
from inspiration.press.recorder import Recorder
from inspiration.press.store import Store


def test_at_home_nothing_is_opened_again_nor_brought(tmp_path: Path) -> None:
    """What waits to be written there would be lost."""
    store = Store(tmp_path / "press.sqlite3")
    store.put("a", b"1")
    assembly: Any = SimpleNamespace()
    gathering = Gathering(assembly, store)
    gathering.start()
    assert gathering.bring() is None
    store.close()
    assert Store(tmp_path / "press.sqlite3").get("a") == b"1"


def test_a_problem_that_two_processes_found_is_told_once(tmp_path: Path) -> None:
    problem = Problem("articles/un.md", 1, 1, "image", "image-illisible", Severity.ERROR, "", "")
    pictures = SimpleNamespace(problems=[], jobs={}, add_jobs=lambda jobs: None)
    texts = SimpleNamespace(found={})
    catalogue = SimpleNamespace(composer=SimpleNamespace(texts=texts))
    assembly: Any = SimpleNamespace(recorder=Recorder(), pictures=pictures, catalogue=catalogue)
    gathering = Gathering(assembly, Store(tmp_path / "press.sqlite3"))
    for _ in range(2):
        gathering.take(Findings({}, {}, {}, {}, [problem], {}))
    assert pictures.problems == [problem]
