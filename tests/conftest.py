"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content_builder import ContentBuilder


@pytest.fixture
def content(tmp_path: Path) -> ContentBuilder:
    """An empty content folder with its vocabularies and communes."""
    return ContentBuilder(tmp_path / "content")
