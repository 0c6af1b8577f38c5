"""A preview that runs, on a small magazine of real files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from inspiration.press.order import Order
from inspiration.press.preview.serving import preview
from tests.content_builder import ContentBuilder
from tests.press.preview.reading import Reader

CONFIGURATION = """\
site_name: Essai
site_url: https://example.org/{base}
docs_dir: content
plugins:
  - inspiration/magazine:
      search: false
"""


@dataclass
class Desk:
    """An editor at work: files on one side, the preview on the other."""

    folder: Path
    content: ContentBuilder
    reader: Reader
    said: list[str]


def desk_in(folder: Path, base: str = "", at: str = "2020-06-01T12:00") -> Iterator[Desk]:
    content = ContentBuilder(folder / "content")
    content.article("banc", "titre: Un banc\ndate: 2020-03-12", "Un banc de bois.\n")
    configuration = folder / "mkdocs.yml"
    configuration.write_text(CONFIGURATION.format(base=base), encoding="utf-8")
    said: list[str] = []
    with preview(Order(configuration, at=at, preview=True), 0, said.append) as server:
        yield Desk(folder, content, Reader(server.server_port), said)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A preview of one article, on 1 June 2020 at noon."""
    yield from desk_in(tmp_path)
