"""Work shared among the cores of the machine, by processes that start where this one stands."""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import selectors
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, BinaryIO, Generic, NoReturn, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_PR_SET_PDEATHSIG = 1
_AT_ONCE = 1 << 20
"""Bytes read from a process in one go."""
_WORD = 4
"""Bytes that say how long an answer is, or the rank of a batch."""
_MANY = 4
"""Batches a worker above which doing the first alone takes no time that matters."""
_MOST_BATCHES = 8_192
"""Batches whose ranks a pipe holds, with room to spare: all are written before anybody reads."""


def cut(tasks: Sequence[T], size: int) -> list[Sequence[T]]:
    """Tasks in batches of `size`."""
    return [tasks[start : start + size] for start in range(0, len(tasks), size)]


def spread(
    batches: Sequence[Sequence[T]],
    work: Callable[[Sequence[T]], R],
    take: Callable[[R], object],
    workers: int,
) -> None:
    """Do `work` on batches of tasks, in forked processes; each takes the next when it is ready.

    `take` is given each result here, as it comes: nobody keeps them all. When there are many
    batches, the first is done here: what it loads and works out, all have from their start.

    Without fork, with threads about, with less than two workers, without room for a process or
    where nobody is told of their end, all is done here: the results are the same. So it is with
    what a process that dies leaves undone.

    Raises:
        Exception: whatever `work` raises, in this process or in another, or `take`.
    """
    workers = min(workers, len(batches))
    left = dict(enumerate(batches))
    is_shared = workers > 1 and len(batches) <= _MOST_BATCHES
    if is_shared and _can_fork():
        if len(batches) > _MANY * workers:
            take(work(left.pop(0)))
        _share(left, work, take, workers)
    # All of it, or what processes left that died, for want of memory most often.
    for batch in left.values():
        take(work(batch))


class Aside(Generic[R]):
    """A work begun at once in another process; this one goes on, and waits only for its result.

    Where `spread` would share nothing, or when it is not worth a process, it is done here when its
    result is asked for. So it is when the process dies, or when what it does raises an error.
    """

    def __init__(self, work: Callable[[], R], *, is_worth_it: bool = True) -> None:
        self._work = work
        self._process, self._reader = 0, -1
        if is_worth_it and _can_fork():
            self._start()

    def _start(self) -> None:
        # Ctrl+C just after the fork would leave a process that nobody knows.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            with suppress(OSError):
                self._process, self._reader = _fork(self._answer)
        finally:
            try:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
            except KeyboardInterrupt:
                # It was typed meanwhile: whoever wanted the work will never have this to dismiss.
                self.dismiss()
                raise

    def _answer(self, target: BinaryIO) -> None:
        pickle.dump(self._work(), target)

    def result(self) -> R:
        """What the work gives; asked for once.

        Raises:
            Exception: whatever the work raises.
        """
        if self._process:
            try:
                with os.fdopen(self._reader, "rb", closefd=False) as source:
                    found: R = pickle.load(source)
                    return found
            except (EOFError, OSError, pickle.UnpicklingError):
                pass
            finally:
                self.dismiss()
        return self._work()

    def dismiss(self) -> None:
        """Let nothing of the process remain."""
        if self._process:
            _end(self._process, self._reader)
            self._process = 0


def _can_fork() -> bool:
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return False
    # Where the end of a process is ignored, its number may be given to another at once.
    return signal.getsignal(signal.SIGCHLD) is not signal.SIG_IGN


def _share(
    left: dict[int, Sequence[T]],
    work: Callable[[Sequence[T]], R],
    take: Callable[[R], object],
    workers: int,
) -> None:
    """Have processes do the batches, and take from `left` those that were done."""
    queue, writer = os.pipe()
    os.write(writer, b"".join(rank.to_bytes(_WORD, "big") for rank in left))
    os.close(writer)
    hands: list[_Hand] = []
    # Ctrl+C reaches the whole group, and may be typed twice: the parent alone answers it, when it
    # knows all the others, and until it has dismissed them.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    gc.freeze()
    try:
        # Where there is no room for one more process, those there are do all of it.
        with suppress(OSError):
            while len(hands) < workers:
                hands.append(_Hand(queue, left, work))
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        with selectors.DefaultSelector() as at_work:
            for hand in hands:
                at_work.register(hand, selectors.EVENT_READ, hand)
            while at_work.get_map():
                for key, _ in at_work.select():
                    for rank, value in key.data.arrived():
                        del left[rank]
                        take(value)
                    if key.data.is_done:
                        at_work.unregister(key.data)
    finally:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        for hand in hands:
            hand.dismiss()
        os.close(queue)
        gc.unfreeze()
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Hand:
    """A process that does batches, whose ranks it finds in a queue."""

    def __init__(
        self, queue: int, batches: Mapping[int, Sequence[Any]], work: Callable[[Any], Any]
    ) -> None:
        self._data = bytearray()
        self._process, self._reader = _fork(partial(_answer, queue, batches, work))
        self.is_done = False

    def fileno(self) -> int:
        """Where its results come from."""
        return self._reader

    def arrived(self) -> Iterator[tuple[int, Any]]:
        """The rank and the result of each batch that came since the last time.

        Raises:
            Exception: the one that stopped it.
        """
        data = os.read(self._reader, _AT_ONCE)
        self._data += data
        self.is_done = not data
        while (answer := self._read()) is not None:
            rank, value, error = answer
            if error is not None:
                raise error
            yield rank, value

    def _read(self) -> tuple[int, Any, Exception | None] | None:
        """The next answer of the process; None when it is not all there or not understood."""
        end = _WORD + int.from_bytes(self._data[:_WORD], "big")
        if len(self._data) < max(end, _WORD + 1):
            return None
        try:
            rank, value, error = pickle.loads(memoryview(self._data)[_WORD:end])
        except Exception:
            # Some errors are written down and cannot be read: the work done here raises them.
            return None
        del self._data[:end]
        return rank, value, error

    def dismiss(self) -> None:
        """Let nothing of it remain: whoever gives up a build wants nobody to go on writing."""
        _end(self._process, self._reader)


def _answer(
    queue: int,
    batches: Mapping[int, Sequence[Any]],
    work: Callable[[Any], Any],
    target: BinaryIO,
) -> None:
    """Do batches until none is left, or until one raises an error."""
    while word := os.read(queue, _WORD):
        rank = int.from_bytes(word, "big")
        try:
            value = work(batches[rank])
        except Exception as error:
            _send(target, (rank, None, error))
            break
        _send(target, (rank, value, None))


def _send(target: BinaryIO, answer: tuple[int, Any, Exception | None]) -> None:
    data = pickle.dumps(answer, protocol=pickle.HIGHEST_PROTOCOL)
    target.write(len(data).to_bytes(_WORD, "big"))
    target.write(data)
    target.flush()


def _fork(work: Callable[[BinaryIO], None]) -> tuple[int, int]:
    """Start a process that does `work`, and the end of the pipe where what it writes is read.

    Raises:
        OSError: there is no room for one more process.
    """
    reader, writer = os.pipe()
    parent = os.getpid()
    try:
        process = os.fork()
        if process == 0:
            _do_and_exit(work, writer, parent)
    except OSError:
        os.close(reader)
        raise
    finally:
        os.close(writer)
    return process, reader


def _do_and_exit(work: Callable[[BinaryIO], None], writer: int, parent: int) -> NoReturn:
    """Do `work`, without a word of what the parent alone should finish or say."""
    try:
        _leave_with(parent)
        with os.fdopen(writer, "wb") as target:
            work(target)
    finally:
        # Nobody asks how it ended: what it wrote tells.
        os._exit(0)


def _end(process: int, reader: int) -> None:
    """Let nothing of a process remain, whether or not it is done."""
    os.close(reader)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def _leave_with(parent: int) -> None:
    """End when the parent does (prctl, Linux): nobody is left writing in its stage."""
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
