"""Tables give back what they were given, or nothing: never something else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from inspiration.press.tables import BytesTable, Table, Tables


class Kept:
    """Two tables in one file, opened as a build would."""

    def __init__(self, file: Path) -> None:
        self.words: Table[str, Any] = Table()
        self.signs: BytesTable[bytes] = BytesTable()
        self._tables = Tables(file, "program", {"words": self.words, "signs": self.signs})

    @property
    def all(self) -> tuple[dict[str, Any], dict[bytes, bytes]]:
        """Everything there is."""
        return {key: self.words[key] for key in self.words}, dict(self.signs.packed)

    def write(self) -> None:
        """Keep what changed."""
        self._tables.write()


def filled(file: Path) -> Kept:
    kept = Kept(file)
    for number in range(20):
        kept.words.put(f"mot {number}", {"rang": number})
    kept.signs.put(b"a", b"1")
    kept.write()
    return kept


def test_what_was_written_is_read(tmp_path: Path) -> None:
    before = filled(tmp_path / "tables").all
    assert Kept(tmp_path / "tables").all == before
    assert len(before[0]) == 20


def test_what_was_changed_or_dropped_is_known_the_next_time(tmp_path: Path) -> None:
    filled(tmp_path / "tables")
    size = (tmp_path / "tables").stat().st_size
    kept = Kept(tmp_path / "tables")
    kept.words.put("mot 3", {"rang": "autre"})
    kept.words.drop("mot 4")
    kept.words.drop("inconnu")
    kept.write()
    again = Kept(tmp_path / "tables")
    assert again.all == kept.all
    assert again.words["mot 3"] == {"rang": "autre"}
    assert "mot 4" not in again.words
    assert again.words.get("mot 4") is None
    grown = (tmp_path / "tables").stat().st_size - size
    assert 0 < grown < size / 2


def test_what_is_put_twice_alike_is_written_once(tmp_path: Path) -> None:
    filled(tmp_path / "tables")
    content = (tmp_path / "tables").read_bytes()
    kept = Kept(tmp_path / "tables")
    kept.words.put("mot 3", {"rang": 3})
    kept.write()
    assert (tmp_path / "tables").read_bytes() == content


def test_a_table_that_was_emptied_holds_nothing_but_what_came_since(tmp_path: Path) -> None:
    filled(tmp_path / "tables")
    kept = Kept(tmp_path / "tables")
    kept.words.clear()
    kept.words.put("seul", 1)
    kept.write()
    assert Kept(tmp_path / "tables").all == ({"seul": 1}, {b"a": b"1"})


def test_many_changes_do_not_make_the_file_grow_for_ever(tmp_path: Path) -> None:
    filled(tmp_path / "tables")
    size = (tmp_path / "tables").stat().st_size
    for turn in range(300):
        kept = Kept(tmp_path / "tables")
        kept.words.put("mot 3", {"rang": turn})
        kept.write()
    assert (tmp_path / "tables").stat().st_size < 3 * size
    assert Kept(tmp_path / "tables").words["mot 3"] == {"rang": 299}


@pytest.mark.parametrize("bit", [0x01, 0x80])
def test_any_flipped_bit_is_seen(tmp_path: Path, bit: int) -> None:
    filled(tmp_path / "tables")
    kept = Kept(tmp_path / "tables")
    kept.words.put("mot 3", {"rang": "autre"})
    kept.write()
    content = (tmp_path / "tables").read_bytes()
    for place in range(len(content)):
        damaged = bytearray(content)
        damaged[place] ^= bit
        (tmp_path / "tables").write_bytes(damaged)
        assert Kept(tmp_path / "tables").all == ({}, {}), place


def test_the_tables_of_another_program_are_forgotten(tmp_path: Path) -> None:
    filled(tmp_path / "tables")
    words: Table[str, Any] = Table()
    Tables(tmp_path / "tables", "another", {"words": words})
    assert not list(words)


def test_what_is_emptied_is_not_remembered(tmp_path: Path) -> None:
    kept = filled(tmp_path / "tables")
    assert kept.words.get("mot 3") == {"rang": 3}
    kept.words.clear()
    assert kept.words.get("mot 3") is None


def test_what_is_put_or_dropped_is_what_is_given_from_then_on(tmp_path: Path) -> None:
    kept = filled(tmp_path / "tables")
    assert kept.words["mot 3"] == {"rang": 3}
    kept.words.put("mot 3", {"rang": "autre"})
    assert kept.words["mot 3"] == {"rang": "autre"}
    kept.words.drop("mot 3")
    assert kept.words.get("mot 3") is None


def test_tables_may_be_written_again_and_again(tmp_path: Path) -> None:
    kept = filled(tmp_path / "tables")
    size = (tmp_path / "tables").stat().st_size
    for turn in range(40):
        kept.words.put("mot 3", {"rang": turn})
        kept.write()
        assert Kept(tmp_path / "tables").all == kept.all
        assert (tmp_path / "tables").stat().st_size < 2 * size


@pytest.mark.parametrize("more", [True, False])
def test_what_a_full_disk_refused_is_written_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: bool
) -> None:
    """The whole of it: what was refused is known to nobody else."""
    kept = filled(tmp_path / "tables")
    kept.words.put("mot 3", {"rang": "autre"})
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", full)
        kept.write()
    if more:
        kept.words.put("mot 4", {"rang": "autre"})
    kept.write()
    assert Kept(tmp_path / "tables").all == kept.all


def full(*_: object) -> int:
    raise OSError("no room")
