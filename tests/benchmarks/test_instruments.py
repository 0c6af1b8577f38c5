"""The instruments tell the truth: what a command costs, how texts are made and translated."""

from __future__ import annotations

import re
import sys
import time
from contextlib import suppress
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from scripts.benchmarks.commands import StepFailed, run
from scripts.benchmarks.magazine import changes, fingerprints
from scripts.benchmarks.measures import growth
from scripts.benchmarks.peers import PEERS, peers_of
from scripts.benchmarks.plot import LABEL_HEIGHT, Series, plot
from scripts.benchmarks.synthetic import write_magazine
from scripts.benchmarks.targets import targets
from scripts.benchmarks.translation import read_texts

SVG = "{http://www.w3.org/2000/svg}"
CHILD_THAT_WORKS = """
import subprocess, sys
subprocess.run([sys.executable, "-c", '''
import time
held = bytearray(120_000_000)
while time.process_time() < 0.4:
    held[::4096] = b"x" * len(held[::4096])
time.sleep(2)
'''], check=True)
"""
"""It stays for a while with all it holds: memory is looked at from time to time."""


def test_the_processor_and_the_memory_of_children_are_counted(tmp_path: Path) -> None:
    cost = run([sys.executable, "-c", CHILD_THAT_WORKS], tmp_path, timeout=120)
    assert cost.cpu >= 0.4
    assert cost.peak >= 120
    assert cost.wall > 0


def test_a_command_that_fails_says_why_without_naming_a_folder(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "import os; raise SystemExit('lost in ' + os.getcwd() + '/x of https://a.example/b/c')",
    ]
    with pytest.raises(
        StepFailed, match=re.escape("lost in x of https://a.example/b/c")
    ) as failure:
        run(command, tmp_path, timeout=120)
    assert str(tmp_path) not in str(failure.value)


def test_a_command_that_never_ends_is_stopped_with_its_children(tmp_path: Path) -> None:
    with pytest.raises(StepFailed, match="stopped after"):
        run(["sh", "-c", "sleep 600 & echo $! > child; wait"], tmp_path, timeout=4)
    child = int((tmp_path / "child").read_text())
    for _ in range(600):
        if not runs(child):
            return
        time.sleep(0.05)
    pytest.fail("the child still runs")


def runs(process: int) -> bool:
    with suppress(OSError):
        return "State:\tZ" not in Path(f"/proc/{process}/status").read_text()
    return False


def test_a_command_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StepFailed, match="could not start"):
        run([tmp_path / "nothing"], tmp_path, timeout=3)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("synthetic") / "content"
    write_magazine(folder, 24)
    return folder


def test_the_same_seed_writes_the_same_magazine(content: Path, tmp_path: Path) -> None:
    write_magazine(tmp_path / "again", 24)
    write_magazine(tmp_path / "other", 24, seed=1)
    first = fingerprints(content)
    assert changes(first, fingerprints(tmp_path / "again")) == 0
    assert changes(first, fingerprints(tmp_path / "other")) >= 24


def test_every_synthetic_text_is_published_already(content: Path) -> None:
    texts = read_texts(content)
    assert len(texts) == 24 + 6
    assert max(text.day for text in texts) < date(2020, 1, 1)


def test_changes_count_what_was_added_removed_and_rewritten() -> None:
    before = {"same": b"1", "removed": b"2", "rewritten": b"3"}
    after = {"same": b"1", "rewritten": b"4", "added": b"5"}
    assert changes(before, after) == 3


def test_peers_get_every_link_as_an_address_of_a_text(content: Path) -> None:
    texts = read_texts(content)
    addresses = {
        f"/{'articles' if text.kind == 'article' else 'poc'}/{text.slug}/" for text in texts
    }
    for text in texts:
        linked = re.findall(r"\[([^\]^]+)\]\(([^)]+)\)", text.body)
        assert len(linked) == 3
        assert {address for _, address in linked} <= addresses


@pytest.mark.parametrize("key", ["hugo", "eleventy", "material"])
def test_peers_get_front_matter_that_they_can_read(key: str, content: Path) -> None:
    for text in read_texts(content):
        _, front, body = PEERS[key].written(text).split("---\n", 2)
        assert yaml.safe_load(front)["title"] == text.title
        assert text.body in body


def test_pelican_gets_a_line_for_each_key(content: Path) -> None:
    for text in read_texts(content):
        lines, _, body = PEERS["pelican"].written(text).partition("\n\n")
        assert dict(line.split(": ", 1) for line in lines.splitlines())["Title"] == text.title
        assert body == text.body


def test_a_peer_is_left_out_above_the_size_given_for_it() -> None:
    wanted = ("hugo", "pelican:5000", "material:1000")
    assert peers_of(wanted, 1_000) == ["hugo", "pelican", "material"]
    assert peers_of(wanted, 5_000) == ["hugo", "pelican"]
    assert peers_of(wanted, 10_000) == ["hugo"]


def test_an_unknown_peer_is_refused() -> None:
    with pytest.raises(ValueError, match="jekyll"):
        peers_of(("jekyll",), 10)


def test_a_peer_without_its_runtime_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StepFailed, match="Node and npm are not installed"):
        PEERS["eleventy"].install(tmp_path)


def test_growth_is_the_slope_on_logarithmic_scales() -> None:
    assert growth({100: 1.0, 1_000: 10.0, 10_000: 100.0}) == pytest.approx(1)
    assert growth({100: 1.0, 1_000: 100.0}) == pytest.approx(2)
    assert growth({100: 1.0}) is None


def test_targets_are_held_against_the_figures_of_the_same_size() -> None:
    made = {
        "builds": {
            "cold": {"cpu": 8.0, "wall": 5.0, "peak": 300.0},
            "body": {"cpu": 0.9, "wall": 0.5},
        },
        "peers": {
            "pelican": {"cold": {"cpu": 10.5, "wall": 11.0}},
            "hugo": {"edited": {"cpu": 2.5, "wall": 2.0}},
        },
        "live": {"body": {"median": 0.2}},
    }
    found = {target.name: target for target in targets({"1000": made})}
    assert found["Cold, 1,000 articles: CPU ÷ Pelican"].verdict == "met"
    assert found["Cold, 1,000 articles: CPU ÷ Material"].verdict == "not measured"
    assert found["One article edited, 1,000 articles: CPU ÷ Hugo's rebuild"].verdict == "**missed**"
    assert found["One article edited, 1,000 articles: wall ÷ Hugo's rebuild"].verdict == "met"
    assert found["Live edit → page visible, 1,000 articles"].verdict == "**missed**"
    assert found["Cold, 5,000 articles: CPU ÷ Pelican"].verdict == "not measured"


def test_the_plot_is_an_svg_with_a_point_for_each_figure() -> None:
    drawn = plot(
        "Seconds & articles",
        [
            Series("Ours <all>", {100: 0.5, 1_000: 4.0, 10_000: 41.0}),
            Series("Ours, again", {1_000: 0.2}, dashed=True),
            Series("Another", {100: 0.5, 1_000: 4.1}),
            Series("Missing", {}),
        ],
    )
    root = ElementTree.fromstring(drawn)
    assert root.tag == f"{SVG}svg"
    assert len(root.findall(f"{SVG}circle")) == 6
    assert len(root.findall(f"{SVG}polyline")) == 3
    words = [text.text for text in root.iter(f"{SVG}text")]
    assert {"Ours <all>", "Ours, again", "Another", "100", "1,000", "10,000"} <= set(words)
    assert "Missing" not in words


def test_no_label_of_the_plot_covers_another() -> None:
    drawn = plot("Seconds", [Series(f"Series {rank}", {100: 1.0 + rank / 50}) for rank in range(6)])
    labels = [
        float(text.attrib["y"])
        for text in ElementTree.fromstring(drawn).iter(f"{SVG}text")
        if (text.text or "").startswith("Series")
    ]
    assert len(labels) == 6
    assert all(low - high >= LABEL_HEIGHT for high, low in pairwise(sorted(labels)))


def test_a_plot_of_nothing_is_an_svg_all_the_same() -> None:
    assert ElementTree.fromstring(plot("Nothing", [])).find(f"{SVG}circle") is None
