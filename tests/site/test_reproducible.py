"""The same content and the same instant give the same bytes, wherever and whenever."""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.built import BuiltSite
from tests.site.conftest import ROOT, TODAY

pytestmark = pytest.mark.slow


def differences(one: Path, other: Path) -> list[str]:
    """The paths that differ between two folders, the search index aside (not deterministic)."""
    names = {
        file.relative_to(root).as_posix()
        for root in (one, other)
        for file in root.rglob("*")
        if file.is_file() and file.relative_to(root).parts[0] != "pagefind"
    }
    return sorted(
        name
        for name in names
        if not (one / name).is_file()
        or not (other / name).is_file()
        or not filecmp.cmp(one / name, other / name, shallow=False)
    )


def test_another_folder_and_another_time_zone_change_nothing(
    site: BuiltSite, tmp_path: Path
) -> None:
    copy = tmp_path / "ailleurs"
    ignore = shutil.ignore_patterns(".git", ".venv", ".cache", "site", "tests", "__pycache__")
    shutil.copytree(ROOT, copy, ignore=ignore)
    target = tmp_path / "out"
    command = [sys.executable, "-m", "inspiration", "build", "--at", TODAY]
    done = subprocess.run(
        [*command, "--site-dir", str(target)],
        cwd=copy,
        env={**os.environ, "TZ": "Asia/Tokyo", "LANG": "C", "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert differences(site.root, target) == []


def test_mkdocs_build_gives_the_same_bytes(site: BuiltSite, tmp_path: Path) -> None:
    target = tmp_path / "out"
    epoch = "1795431600"  # 2026-11-23T12:00+01:00, as TODAY
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(target)],
        cwd=ROOT,
        env={**os.environ, "SOURCE_DATE_EPOCH": epoch, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert differences(site.root, target) == []
