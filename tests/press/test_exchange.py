"""The site is replaced whole, and what did not change stays the same file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from inspiration.press import exchange as module
from inspiration.press.errors import PressError
from inspiration.press.exchange import exchange, keep_unchanged, recover
from inspiration.press.lock import build_lock
from inspiration.press.site_folder import link, name_of


def folder(root: Path, **files: str) -> Path:
    root.mkdir()
    for name, text in files.items():
        (root / name).write_text(text)
    return root


@pytest.mark.parametrize("system_call", [True, False])
def test_the_new_site_takes_the_place_of_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system_call: bool
) -> None:
    if not system_call:
        monkeypatch.setattr(module, "_swap", lambda one, other: False)
    site = folder(tmp_path / "site", a="old", gone="x")
    exchange(folder(tmp_path / "next", a="new"), site)
    assert {file.name: file.read_text() for file in site.iterdir()} == {"a": "new"}
    assert (tmp_path / "next" / "gone").read_text() == "x"


def test_the_last_site_stays_when_the_swap_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_swap", lambda one, other: False)
    site = folder(tmp_path / "site", a="old")
    with pytest.raises(OSError):
        exchange(tmp_path / "absent", site)
    assert (site / "a").read_text() == "old"


def test_unchanged_files_keep_their_inode_and_time(tmp_path: Path) -> None:
    last = folder(tmp_path / "site", same="1", other="2")
    before = (last / "same").stat()
    stage = folder(tmp_path / "next", same="1", other="3", more="4")
    assert keep_unchanged(stage, last) == {"other", "more"}
    after = (stage / "same").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert (stage / "other").read_text() == "3"


@pytest.mark.parametrize("links", [True, False])
def test_what_takes_the_place_of_a_link_is_not_written_through_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    site = folder(tmp_path / "site", page="new", served="old")
    (tmp_path / "twin").hardlink_to(site / "served")
    if not links:
        monkeypatch.setattr(os, "link", refuse)
    link(site / "page", tmp_path / "twin")
    assert [(site / "served").read_text(), (tmp_path / "twin").read_text()] == ["old", "new"]
    assert (tmp_path / "twin").stat().st_mtime_ns == (site / "page").stat().st_mtime_ns


def refuse(*_: object) -> None:
    raise PermissionError


def test_a_place_may_have_a_name_that_is_no_unicode() -> None:
    one, other = (Path(os.fsdecode(name)) for name in (b"/srv/caf\xe9", b"/srv/caf\xe8"))
    assert name_of(one) != name_of(other)


def test_a_second_build_of_one_site_is_refused(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with build_lock(site), pytest.raises(PressError, match="Une autre fabrication"):  # noqa: SIM117
        with build_lock(site):
            pass
    with build_lock(site):
        pass


@pytest.mark.parametrize("was_between", [True, False])
def test_what_a_stopped_exchange_left_is_put_right(tmp_path: Path, was_between: bool) -> None:
    folder(tmp_path / "next.ancien", a="old")
    site = tmp_path / "site"
    if not was_between:
        folder(site, a="new")
    recover(tmp_path / "next", site)
    assert (site / "a").read_text() == ("old" if was_between else "new")
    assert [item.name for item in tmp_path.iterdir()] == ["site"]
