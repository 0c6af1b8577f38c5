"""What is missing on the machine is named before anything is made."""

from __future__ import annotations

import sys

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
