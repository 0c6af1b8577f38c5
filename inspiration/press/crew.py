"""Work shared among the cores of the machine, by processes that start where this one stands."""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import selectors
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing import get_all_start_methods
from typing import Any, BinaryIO, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_PR_SET_PDEATHSIG = 1
_AT_ONCE = 1 << 20
"""Bytes read from a process in one go."""
_LENGTH = 8
"""Bytes that say how long an answer is."""


def spread(
    tasks: Sequence[T],
    work: Callable[[Sequence[T]], R],
    take: Callable[[R], object],
    workers: int,
    least: int,
) -> None:
    """Do `work` on the tasks, `least` of them at a time, in forked processes.

    `take` is given each result here, as it comes: nobody keeps them all.

    Without fork, with threads about, or with fewer than `least` tasks for each worker, all is done
    here: the results are the same. So it is with what a process that dies leaves undone.

    Raises:
        Exception: whatever `work` raises, in this process or in another, or `take`.
    """
    workers = min(workers, len(tasks) // least)
    alone = workers < 2 or "fork" not in get_all_start_methods() or threading.active_count() > 1
    if alone:
        for batch in _batches(tasks, least):
            take(work(batch))
        return
    shares = [_batches(tasks[rank::workers], least) for rank in range(workers)]
    hands: list[_Hand] = []
    # Ctrl+C reaches the whole group, and may be typed twice: the parent alone answers it, when it
    # knows all the others, and until it has dismissed them.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    gc.freeze()
    try:
        hands.extend(_Hand(share, work) for share in shares)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        _take_all(hands, take)
    finally:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        for hand in hands:
            hand.dismiss()
        gc.unfreeze()
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _batches(tasks: Sequence[T], size: int) -> list[Sequence[T]]:
    return [tasks[start : start + size] for start in range(0, len(tasks), size)]


def _take_all(hands: Iterable[_Hand], take: Callable[[Any], object]) -> None:
    """Take what each hand gives as it comes, until all are done."""
    with selectors.DefaultSelector() as those_at_work:
        for hand in hands:
            those_at_work.register(hand, selectors.EVENT_READ, hand)
        while those_at_work.get_map():
            for key, _ in those_at_work.select():
                for value in key.data.arrived():
                    take(value)
                if key.data.is_done:
                    those_at_work.unregister(key.data)


class _Hand:
    """A process that does one share, batch by batch."""

    def __init__(self, share: Sequence[Sequence[Any]], work: Callable[[Sequence[Any]], Any]):
        self._left, self._work = deque(share), work
        self._data = bytearray()
        self._reader, writer = os.pipe()
        parent = os.getpid()
        self._process = os.fork()
        if self._process == 0:
            _answer(writer, parent, share, work)
        self._is_there = True
        self.is_done = False
        os.close(writer)

    def fileno(self) -> int:
        """Where its results come from."""
        return self._reader

    def arrived(self) -> Iterator[Any]:
        """Each result that came since the last time; all that is left, when the process is gone.

        Raises:
            Exception: the one that stopped it.
        """
        data = os.read(self._reader, _AT_ONCE)
        self._data += data
        while self._left and (answer := self._read()) is not None:
            is_done, value = answer
            if not is_done:
                raise value
            self._left.popleft()
            yield value
        if not data:
            self.is_done = True
            # It died, for want of memory most often: what it left is done here.
            while self._left:
                yield self._work(self._left.popleft())

    def _read(self) -> tuple[bool, Any] | None:
        """The next answer of the process; None when it is not all there or not understood."""
        end = _LENGTH + int.from_bytes(self._data[:_LENGTH], "big")
        if len(self._data) < max(end, _LENGTH):
            return None
        try:
            is_done, value = pickle.loads(memoryview(self._data)[_LENGTH:end])
        except Exception:
            # Some errors are written down and cannot be read: the work done here raises them.
            return None
        del self._data[:end]
        return is_done, value

    def dismiss(self) -> None:
        """Let nothing of it remain: whoever gives up a build wants nobody to go on writing."""
        os.close(self._reader)
        if self._is_there:
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
            self._is_there = False


def _answer(
    writer: int, parent: int, share: Iterable[Sequence[Any]], work: Callable[[Sequence[Any]], Any]
) -> None:
    """Do a share, say what each batch gave, and end without a word of the parent's to finish."""
    status = 1
    try:
        _leave_with(parent)
        with os.fdopen(writer, "wb") as target:
            try:
                for batch in share:
                    _send(target, (True, work(batch)))
            except Exception as error:
                _send(target, (False, error))
        status = 0
    finally:
        os._exit(status)


def _send(target: BinaryIO, answer: tuple[bool, Any]) -> None:
    data = pickle.dumps(answer, protocol=pickle.HIGHEST_PROTOCOL)
    target.write(len(data).to_bytes(_LENGTH, "big"))
    target.write(data)
    target.flush()


def _leave_with(parent: int) -> None:
    """End when the parent does (prctl, Linux): nobody is left writing in its stage."""
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
