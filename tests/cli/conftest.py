"""What the tests of the commands may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.magazine import Magazine


@pytest.fixture
def magazine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Magazine:
    return Magazine(tmp_path, monkeypatch)
