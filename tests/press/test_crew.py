"""Work that is shared gives what it gives alone, whatever becomes of those who do it."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import pytest

from inspiration.crew import _MOST_BATCHES, _WORD, Aside, cut, spread
from tests.alone import alone

HOME = os.getpid()
pytestmark = pytest.mark.usefixtures("may_fork")


def doubled(numbers: Sequence[int]) -> list[int]:
    return [2 * number for number in numbers]


def away(numbers: Sequence[int]) -> list[tuple[int, bool]]:
    return [(number, os.getpid() != HOME) for number in numbers]


R = TypeVar("R")


def shared(
    tasks: Sequence[int], work: Callable[[Sequence[int]], R], workers: int, least: int
) -> list[R]:
    found: list[R] = []
    spread(cut(tasks, least), work, found.append, min(workers, len(tasks) // least))
    return found


def in_order(batches: list[list[int]]) -> list[int]:
    return sorted(number for batch in batches for number in batch)


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_all_is_done_once(workers: int) -> None:
    assert in_order(shared(range(23), doubled, workers, 3)) == [2 * n for n in range(23)]


def test_what_is_little_is_done_here() -> None:
    assert shared(range(3), away, 2, 2) == [[(0, False), (1, False)], [(2, False)]]
    assert {is_away for batch in shared(range(4), away, 2, 2) for _, is_away in batch} == {True}
    assert shared([], away, 2, 2) == []


def learnt(numbers: Sequence[int]) -> tuple[int, bool]:
    """The process that learnt what this one knows, and whether it is this one."""
    LEARNT.setdefault("by", os.getpid())
    return LEARNT["by"], os.getpid() != HOME


LEARNT: dict[str, int] = {}


def test_what_the_first_of_many_batches_learns_is_known_to_all() -> None:
    LEARNT.clear()
    found = shared(range(40), learnt, 2, 2)
    assert {by for by, _ in found} == {HOME}
    assert [is_away for _, is_away in found].count(False) == 1


def nobody() -> int:
    raise AssertionError("a process was started")


@pytest.mark.parametrize("reason", ["threads", "no fork", "too many batches", "no end told"])
def test_where_a_fork_would_harm_all_is_done_here(
    monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    """A lock that a thread holds is never freed in a copy; a full pipe waits for ever.

    Where SIGCHLD is ignored, as some programs leave it to those they start, nobody can be waited
    for.
    """
    monkeypatch.setattr("os.fork", nobody)
    if reason == "threads":
        monkeypatch.setattr("inspiration.crew.threading.active_count", lambda: 2)
    elif reason == "no fork":
        monkeypatch.delattr("os.fork")
    elif reason == "no end told":
        monkeypatch.setattr("inspiration.crew.signal.getsignal", lambda _: signal.SIG_IGN)
    else:
        monkeypatch.setattr("inspiration.crew._MOST_BATCHES", 3)
    assert in_order(shared(range(8), doubled, 2, 1)) == [2 * n for n in range(8)]


def test_as_many_ranks_as_there_may_be_fit_in_a_pipe() -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    ranks = bytes(_WORD * _MOST_BATCHES)
    assert os.write(writer, ranks) == len(ranks)
    os.close(reader)
    os.close(writer)


def test_results_are_taken_as_they_come(tmp_path: Path) -> None:
    """A worker that waits for its first result to be taken would wait for ever otherwise."""
    taken = tmp_path / "taken"

    def waiting(numbers: Sequence[int]) -> list[int]:
        if max(numbers) > 1:
            while not taken.exists():
                time.sleep(0.01)
        return doubled(numbers)

    found: list[int] = []

    def take(numbers: list[int]) -> None:
        found.extend(numbers)
        taken.touch()

    spread(cut(range(8), 1), waiting, take, 2)
    assert sorted(found) == [2 * n for n in range(8)]


def test_large_results_come_whole() -> None:
    large = shared(range(6), lambda numbers: bytes(3_000_000 + numbers[0]), 2, 1)
    assert sorted(map(len, large)) == [3_000_000 + n for n in range(6)]


def test_what_was_taken_is_not_done_again() -> None:
    """Of a worker that dies, only what it left is done here."""

    def dying(numbers: Sequence[int]) -> tuple[int, bool]:
        if os.getpid() != HOME and numbers[0] == 4:
            os.kill(os.getpid(), signal.SIGKILL)
        return numbers[0], os.getpid() != HOME

    found = dict(shared(range(8), dying, 2, 1))
    assert sorted(found) == list(range(8))
    assert [number for number, is_away in found.items() if not is_away] == [4]


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, None])
def test_what_a_dead_worker_left_is_done_here(ending: signal.Signals | None) -> None:
    def dying(numbers: Sequence[int]) -> list[int]:
        if os.getpid() != HOME and 1 in numbers:
            if ending is None:
                sys.exit(0)
            os.kill(os.getpid(), ending)
        return doubled(numbers)

    assert in_order(shared(range(9), dying, 3, 1)) == [2 * n for n in range(9)]


class Unreadable(Exception):
    """It is written down, and cannot be read again."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(one + other)


@pytest.mark.parametrize("error", [MemoryError(), OSError(28, "full"), Unreadable("a", "b")])
def test_an_error_is_raised_here(error: Exception) -> None:
    def failing(numbers: Sequence[int]) -> list[int]:
        raise error

    with pytest.raises(type(error)):
        shared(range(4), failing, 2, 2)


def test_an_interruption_leaves_nobody_at_work(tmp_path: Path) -> None:
    def interrupted() -> None:
        home = os.getpid()

        def writing(numbers: Sequence[int]) -> None:
            (tmp_path / str(os.getpid())).touch()
            os.kill(home, signal.SIGINT)
            signal.pause()

        with pytest.raises(KeyboardInterrupt):
            spread(cut(range(4), 2), writing, print, 2)
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
            spread(cut(range(4), 2), waiting, print, 2)
        finally:
            os._exit(0)
    while len(workers := [int(file.name) for file in tmp_path.iterdir()]) < 2:
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert all(is_gone(worker) for worker in workers)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process of this death")
def test_who_is_alone_before_it_could_be_told_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.getppid", lambda: 1)
    assert {is_away for batch in shared(range(4), away, 2, 2) for _, is_away in batch} == {False}


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


def test_a_work_aside_is_done_by_another_process() -> None:
    assert Aside(lambda: os.getpid()).result() != HOME
    assert Aside(lambda: os.getpid(), is_worth_it=False).result() == HOME


def test_a_work_aside_whose_process_dies_is_done_here() -> None:
    def die_elsewhere() -> str:
        if os.getpid() != HOME:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    assert Aside(die_elsewhere).result() == "done"


def test_an_error_of_a_work_aside_is_raised_here(capfd: pytest.CaptureFixture[str]) -> None:
    def fail() -> None:
        raise OSError("no such folder")

    with pytest.raises(OSError, match="no such folder"):
        Aside(fail).result()
    assert capfd.readouterr().err == ""


def test_nobody_is_left_of_a_work_aside_that_is_dismissed() -> None:
    aside = Aside(lambda: time.sleep(60))
    process = aside._process
    assert process
    aside.dismiss()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_an_interruption_leaves_nobody_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C may come before anybody has the work to dismiss."""
    fork, processes = os.fork, []

    def interrupted() -> int:
        processes.append(fork())
        if processes[0]:
            os.kill(os.getpid(), signal.SIGINT)
        return processes[0]

    def begun() -> None:
        monkeypatch.setattr("os.fork", interrupted)
        with pytest.raises(KeyboardInterrupt):
            Aside(lambda: time.sleep(60))
        with pytest.raises(ProcessLookupError):
            os.kill(processes[0], 0)
        assert not is_deaf()

    alone(begun)


def room_for(monkeypatch: pytest.MonkeyPatch, processes: int) -> None:
    """Let only so many be started."""
    fork, rooms = os.fork, iter(range(processes))

    def fork_where_there_is_room() -> int:
        if next(rooms, None) is None:
            raise BlockingIOError("too many processes")
        return fork()

    monkeypatch.setattr("os.fork", fork_where_there_is_room)


def is_deaf() -> bool:
    """Whether Ctrl+C would not be heard."""
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_a_work_aside_is_done_here_when_there_is_no_room_for_a_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room_for(monkeypatch, 0)
    assert Aside(os.getpid).result() == HOME
    assert not is_deaf()


@pytest.mark.parametrize("processes", [0, 1, 2])
def test_where_there_is_x_processes_they_do_all_of_it(
    monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    room_for(monkeypatch, processes)
    found = sorted(one for batch in shared(range(8), away, 3, 1) for one in batch)
    assert found == [(number, processes > 0) for number in range(8)]
    assert not is_deaf()


def open_files() -> list[Path]:
    return sorted(Path("/dev/fd").iterdir())


@pytest.mark.parametrize("processes", [0, 1, 9])
def test_no_pipe_is_left_open(monkeypatch: pytest.MonkeyPatch, processes: int) -> None:
    def fail(numbers: Sequence[int]) -> None:
        raise ValueError

    before = open_files()
    room_for(monkeypatch, processes)
    shared(range(8), doubled, 3, 1)
    with pytest.raises(ValueError):
        shared(range(8), fail, 3, 1)
    Aside(os.getpid).result()
    Aside(os.getpid).dismiss()
    assert open_files() == before
