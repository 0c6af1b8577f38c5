"""What is kept between builds is given back whole, or not at all."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from inspiration.press import store as module
from inspiration.press.store import Store


def kept(file: Path, **values: bytes) -> Path:
    store = Store(file)
    for key, value in values.items():
        store.put(key, value)
    store.close()
    return file


def test_a_value_survives_the_build(tmp_path: Path) -> None:
    file = kept(tmp_path / "cache/press.sqlite3", a=b"1")
    assert Store(file).get("a") == b"1"
    assert Store(file).get("b") is None


def test_what_waits_is_written_once_it_is_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_PENDING", 10)
    file = tmp_path / "press.sqlite3"
    store = Store(file)
    store.put("a", b"1" * 6)
    store.save_if_large()
    assert Store(file).get("a") is None
    store.put("b", b"2" * 6)
    store.save_if_large()
    assert Store(file).get("a") == store.get("a") == b"1" * 6
    assert store.hand_over() == {}


def test_another_process_sees_what_waits_and_hands_over_its_own(tmp_path: Path) -> None:
    store = Store(tmp_path / "press.sqlite3")
    store.put("a", b"1")
    store.reopen()
    store.put("b", b"2")
    assert (store.get("a"), store.get("b")) == (b"1", b"2")
    assert store.hand_over() == {"b": b"2"}
    assert store.hand_over() == {}


def test_a_damaged_value_is_made_again(tmp_path: Path) -> None:
    file = kept(tmp_path / "press.sqlite3", a=b"1", b=b"2")
    with sqlite3.connect(file) as base:
        base.execute("UPDATE kept SET value = ? WHERE key = 'a'", (b"x",))
    base.close()
    store = Store(file)
    assert (store.get("a"), store.get("b")) == (None, b"2")


def test_a_value_found_at_the_place_of_another_is_made_again(tmp_path: Path) -> None:
    file = kept(tmp_path / "press.sqlite3", a=b"1", b=b"2")
    with sqlite3.connect(file) as base:
        base.execute("DELETE FROM kept WHERE key = 'a'")
        base.execute("UPDATE kept SET key = 'a'")
    base.close()
    assert Store(file).get("a") is None


@pytest.mark.parametrize("damage", [b"", b"not a database at all", None])
def test_a_damaged_file_is_started_again(tmp_path: Path, damage: bytes | None) -> None:
    file = kept(tmp_path / "press.sqlite3", a=b"1" * 9000)
    file.write_bytes(file.read_bytes()[:5000] if damage is None else damage)
    store = Store(file)
    store.get("a")
    store.put("b", b"2")
    store.close()
    assert Store(file).get("b") in (b"2", None)
    kept(file, c=b"3")
    assert Store(file).get("c") in (b"3", None)


def test_another_version_is_started_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = kept(tmp_path / "press.sqlite3", a=b"1")
    monkeypatch.setattr(module, "VERSION", 99)
    store = Store(file)
    assert store.get("a") is None
    store.put("a", b"2")
    store.close()
    assert Store(file).get("a") == b"2"


def test_what_nobody_asks_for_is_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = kept(tmp_path / "press.sqlite3", old=b"1", used=b"2")
    later = module.time.time() + 86_400 * 50
    monkeypatch.setattr(module.time, "time", lambda: later)
    store = Store(file)
    assert store.get("used") == b"2"
    store.close()
    monkeypatch.setattr(module.time, "time", lambda: later + 86_400 * 50)
    kept(file, new=b"3")
    store = Store(file)
    assert (store.get("old"), store.get("used"), store.get("new")) == (None, b"2", b"3")


def test_above_a_size_what_was_asked_for_that_day_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = kept(tmp_path / "press.sqlite3", old=b"1", used=b"2")
    monkeypatch.setattr(module, "MAX_BYTES", 1)
    later = module.time.time() + 86_400
    monkeypatch.setattr(module.time, "time", lambda: later)
    store = Store(file)
    assert store.get("used") == b"2"
    store.close()
    store = Store(file)
    assert (store.get("old"), store.get("used")) == (None, b"2")


def test_the_room_left_by_what_was_forgotten_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = kept(tmp_path / "press.sqlite3", heavy=bytes(500_000), light=b"1")
    monkeypatch.setattr(module, "MAX_BYTES", 100_000)
    today = module.time.time()
    for day, key in ((1, "light"), (2, "heavy")):
        monkeypatch.setattr(module.time, "time", lambda day=day: today + day * 86_400)
        store = Store(file)
        store.get(key)
        store.close()
    store = Store(file)
    assert (store.get("heavy"), store.get("light")) == (None, b"1")


def test_all_is_looked_at_once_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[Store] = []
    prune = Store._prune

    def look(store: Store) -> None:
        looks.append(store)
        prune(store)

    monkeypatch.setattr(Store, "_prune", look)
    kept(tmp_path / "press.sqlite3", a=b"1")
    kept(tmp_path / "press.sqlite3", b=b"2")
    assert len(looks) == 1


def test_a_file_that_has_lost_its_version_is_started_again(tmp_path: Path) -> None:
    file = kept(tmp_path / "press.sqlite3", a=b"1")
    with sqlite3.connect(file) as base:
        base.execute("PRAGMA user_version = 0")
    base.close()
    assert Store(kept(file, b=b"2")).get("b") == b"2"


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    store = Store(tmp_path / "file/press.sqlite3")
    store.put("a", b"1")
    assert store.get("a") == b"1"
    store.close()


def test_of_a_file_damaged_in_its_middle_the_rest_is_given(tmp_path: Path) -> None:
    values = {f"key {rank:03}": bytes([rank]) * 3_000 for rank in range(200)}
    file = kept(tmp_path / "press.sqlite3", **values)
    content = bytearray(file.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 40_000] = bytes(40_000)
    file.write_bytes(content)
    store = Store(file)
    found = {key: store.get(key) for key in values}
    assert all(value in (None, values[key]) for key, value in found.items())
    assert 0 < list(found.values()).count(None) < len(values)
