"""What a build refuses to publish, and what it remembers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from inspiration.pages.output import FileOutput, Output
from inspiration.pages.watch import MINUTES, TEXT
from inspiration.press.assembly import Assembly
from inspiration.press.making import Making
from inspiration.press.traces import Memory, Trace
from inspiration.program import program_of
from tests.press.desk import CONFIGURATION, Desk, differences


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


def test_a_memory_of_another_magazine_is_forgotten(desk: Desk) -> None:
    """Nobody would know what to do of an error there: a build that starts anew is right."""
    desk.publish("suivi")
    memory = memory_of(desk)
    memory.remember("articles/ailleurs/index.html", Trace(b""), b"", ())
    memory.write()
    desk.shorten()
    assert differences(desk.publish("suivi"), desk.publish("neuf", clean=True)) == []
    assert "articles/ailleurs/index.html" not in memory_of(desk).pages


def texts_remembered(desk: Desk) -> set[str]:
    works = memory_of(desk).works
    return {key for name, key in works if name in (TEXT, MINUTES)}


def test_what_another_page_still_shows_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a large magazine, that page is not among those that are made again."""
    showing = SimpleNamespace(put=lambda *_: None)
    monkeypatch.setattr("inspiration.press.making.Showing", lambda *_: showing)
    memory, dropped = Memory(tmp_path / "traces", "program"), list[str]()
    memory.remember("page", Trace(b"inputs"), b"", ["/dessins/a.svg"])
    nothing: Any = SimpleNamespace()
    publication: Any = SimpleNamespace(drop=dropped.append)
    making = Making(nothing, memory, publication, nothing, b"")
    making._unshown = {"/dessins/a.svg", "/dessins/b.svg"}
    making._show(anew=False)
    assert dropped == ["dessins/b.svg"]


def test_what_tells_of_an_edition_is_made_again_with_it(desk: Desk) -> None:
    """Its item in feeds tells how much it weighs, to the byte."""
    for name in ("suivi", "neuf"):
        (desk.folder / name).mkdir()
        told = CONFIGURATION.format(content=desk.content.root, theme=desk.theme)
        editions = f"{told}  - inspiration/editions: {{formats: [epub]}}\n"
        (desk.folder / name / "mkdocs.yml").write_text(editions)
    before = desk.publish("suivi")
    desk.content.edit(
        "articles/trois.md", r"\Z", "\nUn texte de plus, qui se compresse mal : zyx 9381.\n"
    )
    after = desk.publish("suivi")
    assert differences(after, desk.publish("neuf")) == []
    changed = differences(before, after)
    assert "editions/numero-1.epub" in changed
    feeds = [path for path in changed if path.startswith("flux/")]
    assert [path for path in feeds if b"numero-1.epub" in after[path]]


def test_the_former_address_of_a_page_weighs_nothing_any_more(desk: Desk) -> None:
    """The page that tells what all weigh counts it no more."""
    desk.publish("suivi")
    desk.rename()
    assert differences(desk.publish("suivi"), desk.publish("neuf")) == []


def memory_of(desk: Desk) -> Memory:
    (file,) = (desk.folder / "suivi/.cache/inspiration/press").glob("traces-*")
    return Memory(file, program_of())
