"""A magazine of its own folder, and the command run in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inspiration.cli import main
from tests.content_builder import ContentBuilder

CONFIGURATION = """\
site_name: Essai
site_url: https://example.org/
docs_dir: content
plugins:
  - inspiration/magazine:
      search: false
"""


class Magazine:
    """A folder with its configuration and its content."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.content = ContentBuilder(folder / "content")
        (folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
        monkeypatch.chdir(folder)

    def run(self, *words: str, answers: str | None = None) -> Result:
        """Run `inspiration` there, as from a terminal."""
        return CliRunner().invoke(main, words, input=answers, catch_exceptions=False)
