"""What one version of the program kept is not taken by another."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from inspiration import program
from inspiration.program import library_version

CHANGES: dict[str, Callable[[Path], object]] = {
    "a line": lambda room: (room / "a.py").write_text("b = 1\n"),
    "a new module": lambda room: (room / "b.py").write_text("b = 1\n"),
    "a module gone": lambda room: (room / "a.py").unlink(),
    "a module renamed": lambda room: (room / "a.py").rename(room / "c.py"),
}


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(program, "_PACKAGE", tmp_path)
    for name in ("room", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.py").write_text("a = 1\n")
    return tmp_path / "room"


def told(*rooms: str) -> str:
    return program.program_of.__wrapped__(*rooms)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_another_source_is_another_program(room: Path, change: Callable[[Path], object]) -> None:
    before, other = (told(), told("room")), told("other")
    change(room)
    assert told() != before[0]
    assert told("room") != before[1]
    assert told("other") == other


def test_another_python_is_another_program(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = told()
    (room / "notes.txt").write_text("x")
    assert told() == before
    monkeypatch.setattr(sys, "version", "another")
    assert told() != before


@pytest.mark.parametrize("name", ["lxml", "markdown", "pymdown-extensions", "PyYAML", "pydantic"])
def test_a_library_has_the_version_that_it_was_installed_with(name: str) -> None:
    assert library_version(name) == version(name)


def test_a_library_that_is_described_otherwise_is_asked_of_python(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(program, "_installed", dict)
    assert library_version("lxml") == version("lxml")
    with pytest.raises(PackageNotFoundError):
        library_version("no such library")
