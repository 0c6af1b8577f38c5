"""A page that must be made again is found, or the build stops: none is left as it was."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from inspiration.pages.output import FileOutput
from inspiration.press.errors import OutdatedMemoryError
from inspiration.press.finding import Finding
from inspiration.press.traces import Memory, Trace


def content() -> bytes:
    return b""


@pytest.fixture
def finding(tmp_path: Path) -> Finding:
    """Three files: two of one family, made together; one found among all the others alone."""
    flux, more, other = (FileOutput(f"/{path}", content) for path in ("flux/a", "flux/b", "autre"))
    assembly: Any = SimpleNamespace(
        families=lambda: [(("flux/",), lambda: iter((flux, more)))],
        outputs=lambda: iter((flux, more, other)),
    )
    memory = Memory(tmp_path / "traces", "program")
    for path, group in (("flux/a", "flux"), ("flux/b", "flux"), ("autre", ""), ("gone", "")):
        memory.remember(path, Trace(b"inputs", group), b"", ())
    return Finding(assembly, memory)


def found(finding: Finding, *paths: str) -> list[str]:
    return [output.path for output in finding.outputs_at(paths)]


def test_an_output_is_found_in_its_family_or_among_all(finding: Finding) -> None:
    assert found(finding, "autre") == ["autre"]
    assert found(finding, "autre", "flux/a") == ["flux/a", "flux/b", "autre"]


def test_what_comes_from_one_work_is_made_together(finding: Finding) -> None:
    assert found(finding, "flux/b") == ["flux/a", "flux/b"]


def test_an_output_that_is_nowhere_is_never_passed_over(finding: Finding) -> None:
    with pytest.raises(OutdatedMemoryError, match="gone"):
        found(finding, "autre", "gone")
