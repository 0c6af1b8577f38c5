"""`scripts/bench press` on a magazine of a dozen articles: real builds and a real preview."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from scripts.benchmarks import press
from scripts.benchmarks.commands import StepFailed
from scripts.benchmarks.measures import CHECKS, STEPS

ARTICLES = 12


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench")
    options = ["--peers", "none", "--rounds", "1", "--live", "1", "--soak", "1"]
    places = ["--out", str(folder / "out"), "--work", str(folder / "work")]
    assert press.main(["--articles", str(ARTICLES), *options, *places]) == 0
    return folder / "out"


def results(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "press.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.slow
def test_every_kind_of_build_and_of_check_and_the_preview_are_measured(measured: Path) -> None:
    found = results(measured)[str(ARTICLES)]
    assert found["failures"] == {}
    assert list(found["builds"]) == list(STEPS)
    assert list(found["checks"]) == list(CHECKS)
    for step in (*found["builds"].values(), *found["checks"].values()):
        assert step["wall"] > 0
        assert step["cpu"] > 0
        assert step["peak"] > 3, "a Python that has only begun has as much, in MB"
    changed = {key: step["changed"] for key, step in found["builds"].items()}
    assert changed["cold"] == found["builds"]["cold"]["files"]
    assert changed["unchanged"] == 0
    assert 1 <= changed["body"] <= changed["title"] <= changed["new"] < changed["cold"]
    assert ARTICLES <= changed["template"] < changed["cold"]
    assert found["live"]["body"]["median"] > 0
    assert found["live"]["title"]["pages"] > 3
    assert found["live"]["soak"]["edits"] == 1


@pytest.mark.slow
def test_the_report_names_what_was_not_measured_and_no_place(measured: Path) -> None:
    report = (measured / "press.md").read_text(encoding="utf-8")
    assert "## 12 articles, 3 sheets" in report
    assert "### `inspiration check`" in report
    assert "- Hugo: not measured: not asked for at this size" in report
    assert "| Cold, 1,000 articles: CPU ÷ Pelican | ≤ 0.8 | – | not measured |" in report
    ElementTree.parse(measured / "press.svg")
    for file in measured.iterdir():
        text = file.read_text(encoding="utf-8")
        assert str(Path.home()) not in text
        assert str(measured.parent) not in text


def test_a_step_that_fails_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    run = press.Run(12, plan(tmp_path))

    def fail() -> dict[str, Any]:
        raise StepFailed("stopped after 3 s")

    assert not run.step("Cold build", ("builds", "cold"), fail)
    cost = {"wall": 1.0, "cpu": 2.0, "peak": 30.0, "changed": 0}
    assert run.step("Nothing changed", ("builds", "unchanged"), lambda: cost)
    found = results(tmp_path)["12"]
    assert found["failures"] == {"Cold build": "stopped after 3 s"}
    assert found["builds"] == {"unchanged": cost}
    assert "- Cold build: stopped after 3 s" in (tmp_path / "press.md").read_text()


def test_measuring_a_size_leaves_the_others(tmp_path: Path) -> None:
    for articles in (1_000, 100):
        run = press.Run(articles, plan(tmp_path))
        run.miss("Eleventy", "cannot be installed here: Node and npm are not installed")
    assert list(results(tmp_path)) == ["100", "1000"]
    report = (tmp_path / "press.md").read_text()
    assert report.index("## 100 articles") < report.index("## 1,000 articles")
    assert report.count("- Eleventy: not measured: cannot be installed here") == 2


def plan(folder: Path) -> press.Plan:
    return press.Plan((), 1, 1, 1, 60, folder, folder / "work", press.ROOT)
