"""Whatever happens to the folders, the edits are told."""

from __future__ import annotations

import queue
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from inspiration.press.preview import watching
from inspiration.press.preview.watching import Watcher
from tests.press.preview.reading import PATIENCE


@pytest.fixture
def told() -> queue.Queue[set[Path]]:
    return queue.Queue()


@pytest.fixture
def folder(tmp_path: Path, told: queue.Queue[set[Path]]) -> Iterator[Path]:
    """A folder that is watched, with a lone file beside it."""
    folder = tmp_path / "content"
    folder.mkdir()

    def tell(changed: Collection[Path]) -> None:
        told.put(set(changed))

    watcher = Watcher((folder,), (tmp_path / "mkdocs.yml",))
    watcher.start()
    watcher.pass_to(tell)
    yield folder
    watcher.stop()


def until_told(told: queue.Queue[set[Path]], file: Path, text: str) -> None:
    """Write a file and wait until it is told."""
    file.write_text(text)
    while file not in told.get(timeout=PATIENCE):
        pass


def test_what_programs_leave_while_they_save_is_not_told(
    folder: Path, told: queue.Queue[set[Path]]
) -> None:
    until_told(told, folder / "a.md", "1")
    for name in (".b.md.swp", "4913", "b.md~", ".#b.md", "b.md.tmp"):
        (folder / name).write_text("x")
    passing = folder / "sedR7f2aK"
    passing.write_text("2")
    passing.replace(folder / "b.md")
    seen: set[Path] = set()
    while folder / "b.md" not in seen:
        seen |= told.get(timeout=PATIENCE)
    assert seen <= {folder / "a.md", folder / "b.md"}


def test_a_lone_file_is_told_and_its_neighbours_are_not(
    folder: Path, told: queue.Queue[set[Path]]
) -> None:
    (folder.parent / "autre.yml").write_text("x")
    until_told(told, folder.parent / "mkdocs.yml", "x")
    assert all(folder.parent / "autre.yml" not in changed for changed in list(told.queue))


def test_a_system_without_watches_is_asked_again_and_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: queue.Queue[set[Path]]
) -> None:
    real = watching.watch

    def limited(*paths: Path, force_polling: bool, **options: object) -> Iterator[object]:
        if not force_polling:
            raise OSError(28, "OS file watch limit reached")
        return real(*paths, force_polling=True, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(watching, "watch", limited)
    watcher = Watcher((tmp_path,), (tmp_path / "mkdocs.yml",))
    watcher.start()
    watcher.pass_to(lambda changed: told.put(set(changed)))
    until_told(told, tmp_path / "a.md", "1")
    watcher.stop()


def test_what_changes_while_nobody_listens_yet_is_told_later(
    tmp_path: Path, told: queue.Queue[set[Path]]
) -> None:
    watcher = Watcher((tmp_path,), (tmp_path / "mkdocs.yml",))
    watcher.start()
    (tmp_path / "a.md").write_text("1")
    (tmp_path / "b.md").write_text("2")
    watcher.pass_to(lambda changed: told.put(set(changed)))
    seen: set[Path] = set()
    while seen != {tmp_path / "a.md", tmp_path / "b.md"}:
        seen |= told.get(timeout=PATIENCE)
    watcher.stop()
