"""Work that is shared gives what it gives alone, whatever becomes of those who do it."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from inspiration.crew import spread
from tests.alone import alone

HOME = os.getpid()


@pytest.fixture(autouse=True)
def _no_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """The threads of the test runner do nothing that a fork would break."""
    monkeypatch.setattr("inspiration.crew.threading.active_count", lambda: 1)


def doubled(numbers: Sequence[int]) -> list[int]:
    return [2 * number for number in numbers]


def away(numbers: Sequence[int]) -> list[tuple[int, bool]]:
    return [(number, os.getpid() != HOME) for number in numbers]


def in_order(shares: list[list[int]]) -> list[int]:
    return sorted(number for share in shares for number in share)


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_all_is_done_once(workers: int) -> None:
    assert in_order(spread(range(23), doubled, workers, 3)) == [2 * n for n in range(23)]


def test_what_is_little_is_done_here() -> None:
    assert spread(range(3), away, 2, 2) == [[(0, False), (1, False), (2, False)]]
    assert {is_away for share in spread(range(4), away, 2, 2) for _, is_away in share} == {True}
    assert spread([], away, 2, 2) == []


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, None])
def test_what_a_dead_worker_left_is_done_here(ending: signal.Signals | None) -> None:
    def dying(numbers: Sequence[int]) -> list[int]:
        if os.getpid() != HOME and 1 in numbers:
            if ending is None:
                sys.exit(0)
            os.kill(os.getpid(), ending)
        return doubled(numbers)

    assert in_order(spread(range(9), dying, 3, 1)) == [2 * n for n in range(9)]


class Unreadable(Exception):
    """It is written down, and cannot be read again."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(one + other)


@pytest.mark.parametrize("error", [MemoryError(), OSError(28, "full"), Unreadable("a", "b")])
def test_an_error_is_raised_here(error: Exception) -> None:
    def failing(numbers: Sequence[int]) -> list[int]:
        raise error

    with pytest.raises(type(error)):
        spread(range(4), failing, 2, 2)


def test_an_interruption_leaves_nobody_at_work(tmp_path: Path) -> None:
    def interrupted() -> None:
        home = os.getpid()

        def writing(numbers: Sequence[int]) -> None:
            (tmp_path / str(os.getpid())).touch()
            os.kill(home, signal.SIGINT)
            signal.pause()

        with pytest.raises(KeyboardInterrupt):
            spread(range(4), writing, 2, 2)
        workers = [int(file.name) for file in tmp_path.iterdir()]
        assert workers
        for worker in workers:
            with pytest.raises(ProcessLookupError):
                os.kill(worker, 0)

    alone(interrupted)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process of this death")
def test_workers_do_not_outlive_who_started_them(tmp_path: Path) -> None:
    def waiting(numbers: Sequence[int]) -> None:
        (tmp_path / str(os.getpid())).touch()
        signal.pause()

    child = os.fork()
    if child == 0:
        try:
            spread(range(4), waiting, 2, 2)
        finally:
            os._exit(0)
    while len(workers := [int(file.name) for file in tmp_path.iterdir()]) < 2:
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert all(is_gone(worker) for worker in workers)


def is_gone(process: int) -> bool:
    """Whether a process ends within some seconds; nobody may be left to wait for it."""
    stat = Path(f"/proc/{process}/stat")
    for _ in range(1_000):
        try:
            if stat.read_text().rpartition(")")[2].split()[0] in "ZX":
                return True
        except OSError:
            return True
        time.sleep(0.01)
    return False
