"""What a build refuses to publish, and what it remembers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from inspiration.pages.output import FileOutput, Output
from inspiration.pages.watch import MINUTES, TEXT
from inspiration.press.assembly import Assembly
from inspiration.press.traces import Memory
from inspiration.program import program_of
from tests.press.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_no_two_pages_have_one_address(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    outputs = Assembly.outputs

    def with_a_twin(assembly: Assembly) -> Iterator[Output]:
        return chain(outputs(assembly), [FileOutput("/articles/un/index.html", bytes)])

    monkeypatch.setattr(Assembly, "outputs", with_a_twin)
    assert "articles/un/index.html" in desk.publish("suivi")["refused"].decode()


def test_a_frame_over_budget_is_refused(desk: Desk) -> None:
    desk.publish("suivi")
    configuration = desk.folder / "suivi/mkdocs.yml"
    told = configuration.read_text()
    configuration.write_text(
        told.replace("search: false", "search: false, budget: {chrome_elements: 1}")
    )
    assert "Budget dépassé" in desk.publish("suivi")["refused"].decode()


def test_a_text_that_is_gone_is_remembered_no_more(desk: Desk) -> None:
    """Else a magazine that lives for years would drag all that it ever said."""
    desk.add()
    desk.publish("suivi")
    assert texts_remembered(desk) > {"articles/neuf", "articles/un"}
    desk.delete()
    desk.publish("suivi")
    assert "articles/neuf" not in texts_remembered(desk)
    assert "articles/un" in texts_remembered(desk)


def texts_remembered(desk: Desk) -> set[str]:
    (file,) = (desk.folder / "suivi/.cache/inspiration/press").glob("traces-*")
    works = Memory(file, program_of()).works
    return {key for name, key in works if name in (TEXT, MINUTES)}
