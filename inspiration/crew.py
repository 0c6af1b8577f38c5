"""Work shared among the cores of the machine, by processes that start where this one stands."""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import signal
import threading
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing import get_all_start_methods
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_PR_SET_PDEATHSIG = 1


def spread(
    tasks: Sequence[T], work: Callable[[Sequence[T]], R], workers: int, least: int
) -> list[R]:
    """Do `work` on shares of the tasks, in forked processes; their results, in order.

    Without fork, with threads about, or with fewer than `least` tasks for each worker, all is done
    here: the result is the same. So it is when a process dies.

    Raises:
        Exception: whatever `work` raises, in this process or in another.
    """
    workers = min(workers, len(tasks) // least)
    alone = workers < 2 or "fork" not in get_all_start_methods() or threading.active_count() > 1
    if alone:
        return [work(tasks)] if tasks else []
    shares = [tasks[rank::workers] for rank in range(workers)]
    hands: list[_Hand] = []
    # Ctrl+C reaches the whole group, and may be typed twice: the parent alone answers it, when it
    # knows all the others, and until it has dismissed them.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    gc.freeze()
    try:
        hands.extend(_Hand(share, work) for share in shares)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return [hand.result() for hand in hands]
    finally:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        for hand in hands:
            hand.dismiss()
        gc.unfreeze()
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Hand:
    """A process that does one share."""

    def __init__(self, share: Sequence[Any], work: Callable[[Sequence[Any]], Any]) -> None:
        self._share, self._work = share, work
        reader, writer = os.pipe()
        self._reader = os.fdopen(reader, "rb")
        parent = os.getpid()
        self._process = os.fork()
        if self._process == 0:
            _answer(writer, parent, partial(work, share))
        self._is_there = True
        os.close(writer)

    def result(self) -> Any:
        """What the share gave."""
        data = self._reader.read()
        answer = _read(data) if self._wait() == 0 else None
        if answer is None:
            # It died, for want of memory most often: what it did is done again, alone.
            return self._work(self._share)
        is_done, value = answer
        if is_done:
            return value
        raise value

    def dismiss(self) -> None:
        """Let nothing of it remain: whoever gives up a build wants nobody to go on writing."""
        self._reader.close()
        if self._is_there:
            os.kill(self._process, signal.SIGKILL)
            self._wait()

    def _wait(self) -> int:
        _, status = os.waitpid(self._process, 0)
        self._is_there = False
        return status


def _read(data: bytes) -> tuple[bool, Any] | None:
    """The answer of a process; None when it cannot be understood."""
    try:
        is_done, value = pickle.loads(data)
    except Exception:
        # Some errors are written down and cannot be read: the share done again raises them.
        return None
    return is_done, value


def _answer(writer: int, parent: int, work: Callable[[], Any]) -> None:
    """Do the share, say what it gave, and end without a word of the parent's to finish."""
    status = 1
    try:
        _leave_with(parent)
        try:
            answer = pickle.dumps((True, work()), protocol=pickle.HIGHEST_PROTOCOL)
        except Exception as error:
            answer = pickle.dumps((False, error))
        with os.fdopen(writer, "wb") as target:
            target.write(answer)
        status = 0
    finally:
        os._exit(status)


def _leave_with(parent: int) -> None:
    """End when the parent does (prctl, Linux): nobody is left writing in its stage."""
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
