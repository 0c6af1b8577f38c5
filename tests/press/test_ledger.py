"""A ledger gives back what it was given, or nothing: never something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspiration.ledger import Ledger

STATES = (
    {"a": 1, "b": 2, "c": 3, "d": 4},
    {"a": 1, "b": 5, "c": 3, "d": 4},
    {"a": 1, "b": 5, "d": 4},
)


def written(file: Path) -> Path:
    ledger = Ledger(file, "program")
    ledger.read()
    for state in STATES:
        ledger.write(state)
    return file


def test_what_was_written_is_read(tmp_path: Path) -> None:
    file = written(tmp_path / "ledger")
    assert Ledger(file, "program").read() == STATES[-1]


def test_a_change_is_appended(tmp_path: Path) -> None:
    file = written(tmp_path / "ledger")
    before = file.read_bytes()
    ledger = Ledger(file, "program")
    ledger.write({**ledger.read(), "e": 6})
    assert file.read_bytes()[: len(before)] == before
    assert Ledger(file, "program").read() == {**STATES[-1], "e": 6}


def test_many_changes_end_in_one_chunk(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger", "program")
    sizes = []
    for turn in range(200):
        ledger.write({**{str(number): 0 for number in range(50)}, "turn": turn})
        sizes.append((tmp_path / "ledger").stat().st_size)
    assert max(sizes) < 3 * sizes[0] + 64 * 100
    assert sizes[-1] < max(sizes)
    assert Ledger(tmp_path / "ledger", "program").read()["turn"] == 199


def test_any_flipped_bit_is_seen(tmp_path: Path) -> None:
    content = written(tmp_path / "ledger").read_bytes()
    for place in range(len(content)):
        for bit in (0x01, 0x10, 0x80):
            damaged = bytearray(content)
            damaged[place] ^= bit
            (tmp_path / "ledger").write_bytes(damaged)
            assert Ledger(tmp_path / "ledger", "program").read() == {}, place


def test_what_is_cut_short_is_an_earlier_state_or_nothing(tmp_path: Path) -> None:
    content = written(tmp_path / "ledger").read_bytes()
    found = []
    for length in range(len(content)):
        (tmp_path / "ledger").write_bytes(content[:length])
        found.append(Ledger(tmp_path / "ledger", "program").read())
    assert all(state == {} or state in STATES for state in found)
    assert sum(state != {} for state in found) == len(STATES) - 1


def test_the_ledger_of_another_program_is_forgotten(tmp_path: Path) -> None:
    file = written(tmp_path / "ledger")
    other = Ledger(file, "other")
    assert other.read() == {}
    other.write({"z": 1})
    assert Ledger(file, "other").read() == {"z": 1}
    assert Ledger(file, "program").read() == {}


def test_what_could_not_be_written_leaves_nothing_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path / "ledger")

    def refused(*_: object) -> None:
        raise PermissionError("closed")

    monkeypatch.setattr(Path, "replace", refused)
    Ledger(tmp_path / "ledger", "program").write({"z": 1})
    assert [file.name for file in tmp_path.iterdir()] == ["ledger"]


def test_a_folder_that_cannot_be_written_only_costs_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("x")
    Ledger(tmp_path / "file/ledger", "program").write({"a": 1})
    file = written(tmp_path / "ledger")
    ledger = Ledger(file, "program")
    before = ledger.read()

    def full(*_: object) -> int:
        raise OSError("no room")

    after = {**before, "e": 6}
    monkeypatch.setattr(Path, "open", full)
    ledger.write(after)
    monkeypatch.undo()
    assert Ledger(file, "program").read() in ({}, before)
    ledger.write(after)
    assert Ledger(file, "program").read() == after
