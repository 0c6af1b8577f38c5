"""What is missing on the machine is named before anything is made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from inspiration.editions import MissingToolsError, require_tools, tools


def test_nothing_is_missing_here() -> None:
    require_tools()


def test_a_missing_weasyprint_says_the_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "find_spec", lambda name: None)
    with pytest.raises(MissingToolsError, match=r"pip install 'inspiration\[editions\]'"):
        require_tools()


def test_a_missing_library_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        sys.stdout.write("a banner in English")
        raise OSError("cannot load library")

    monkeypatch.setattr(tools, "_library", lambda name: None)
    monkeypatch.setattr(tools, "_import_weasyprint", fail)
    with pytest.raises(MissingToolsError, match=r"apt-get install libpango-1\.0-0"):
        require_tools()
    assert capsys.readouterr().out == ""


def test_versions_of_what_decides_the_bytes_are_known() -> None:
    assert {"weasyprint", "pango", "pydyf", "pillow", "zlib"} <= tools.tool_versions().keys()


SCRIPT = Path(__file__).parents[2] / "scripts/pango"
WITH, WITHOUT = "plugins:\n  - inspiration/editions\n", "plugins:\n  - inspiration/feeds\n"


def pango(folder: Path, configuration: str, *, root: bool) -> subprocess.CompletedProcess[str]:
    """Run the script on a machine without Pango, which `apt-get` installs for root."""
    programs = {
        ".venv/bin/python": "[ -e pango ] || { echo 'Il manque Pango.' >&2; exit 1; }",
        "bin/id": f"echo {0 if root else 1000}",
        "bin/apt-get": 'echo "$*" >> asked; case $* in *libpango-1.0-0*) touch pango ;; esac',
    }
    for name, text in programs.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"#!/bin/sh\n{text}\n")
        file.chmod(0o755)
    (folder / "scripts").mkdir()
    shutil.copy(SCRIPT, folder / "scripts/pango")
    (folder / "mkdocs.yml").write_text(configuration)
    return subprocess.run(
        [str(folder / "scripts/pango")],
        env={**os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_script_installs_pango_when_it_may(tmp_path: Path) -> None:
    done = pango(tmp_path, WITH, root=True)
    assert (done.returncode, done.stdout) == (0, "Installation de Pango et de HarfBuzz…\n")
    assert "libharfbuzz-subset0" in (tmp_path / "asked").read_text()


def test_the_script_names_pango_otherwise(tmp_path: Path) -> None:
    done = pango(tmp_path, WITH, root=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "Il manque Pango.\n")
    assert not (tmp_path / "asked").exists()


def test_the_script_asks_for_nothing_without_editions(tmp_path: Path) -> None:
    done = pango(tmp_path, WITHOUT, root=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not (tmp_path / "asked").exists()


def test_the_program_that_the_script_runs_finds_everything_here() -> None:
    done = subprocess.run(
        [sys.executable, "-P", tools.__file__], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
