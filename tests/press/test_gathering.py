"""What a process finds is brought to the one that started it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from inspiration.press.gathering import Gathering
from inspiration.press.store import Store


def test_at_home_nothing_is_opened_again_nor_brought(tmp_path: Path) -> None:
    """What waits to be written there would be lost."""
    store = Store(tmp_path / "press.sqlite3")
    store.put("a", b"1")
    assembly: Any = SimpleNamespace()
    gathering = Gathering(assembly, store)
    gathering.start()
    assert gathering.bring() is None
    store.close()
    assert Store(tmp_path / "press.sqlite3").get("a") == b"1"
