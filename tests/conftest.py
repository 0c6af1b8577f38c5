"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.content_builder import ContentBuilder

# A busy machine is no fault of the code: nothing here is timed. On a forge the same examples are
# tried each time, so that a failure can be seen again.
settings.register_profile(
    "steady",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")


@pytest.fixture
def content(tmp_path: Path) -> ContentBuilder:
    """An empty content folder with its vocabularies and communes."""
    return ContentBuilder(tmp_path / "content")


@pytest.fixture
def may_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work may be shared: the threads of the test runner do nothing that a fork would break."""
    monkeypatch.setattr("inspiration.crew.threading.active_count", lambda: 1)
