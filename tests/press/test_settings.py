"""A configuration is read once for each thing that is asked of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspiration.press import settings
from inspiration.press.order import Order
from inspiration.press.settings import read_settings
from tests.content_builder import ContentBuilder
from tests.trust.city import configured


@pytest.fixture
def config(tmp_path: Path) -> Path:
    ContentBuilder(tmp_path / "content")
    return configured(tmp_path)


def test_builds_and_previews_take_turns(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    orders = [Order(config), Order(config, preview=True), Order(config, site_url="https://a.fr/")]
    first = [read_settings(order) for order in orders]
    assert len({(found.preview, found.site.url) for found in first}) == len(orders)
    monkeypatch.setattr(settings, "_settings", lambda order: pytest.fail(f"read again: {order}"))
    assert [read_settings(order) for order in orders] == first


def test_only_the_last_readings_are_kept(config: Path) -> None:
    for number in range(20):
        read_settings(Order(config, site_url=f"https://a{number}.fr/"))
    kept = config.parent / ".cache/inspiration/settings"
    assert kept.stat().st_size < 100_000
