"""Work shared among the cores of the machine, by processes that start where this one stands."""

from __future__ import annotations

import gc
import os
import pickle
import threading
from collections.abc import Callable, Sequence
from multiprocessing import get_all_start_methods
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


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
    gc.freeze()
    try:
        hands = [_Hand(share, work) for share in shares]
        return [hand.result() for hand in hands]
    finally:
        gc.unfreeze()


class _Hand:
    """A process that does one share."""

    def __init__(self, share: Sequence[Any], work: Callable[[Sequence[Any]], Any]) -> None:
        self._share, self._work = share, work
        self._reader, writer = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            os.close(self._reader)
            _answer(writer, share, work)
        os.close(writer)

    def result(self) -> Any:
        """What the share gave."""
        with os.fdopen(self._reader, "rb") as reader:
            data = reader.read()
        os.waitpid(self._process, 0)
        try:
            is_done, value = pickle.loads(data)
        except (EOFError, pickle.UnpicklingError):
            # It died, for want of memory most often: what it did is done again, alone.
            return self._work(self._share)
        if is_done:
            return value
        raise value


def _answer(writer: int, share: Sequence[Any], work: Callable[[Sequence[Any]], Any]) -> None:
    """Do the share, say what it gave, and end without a word of the parent's to finish."""
    try:
        try:
            answer = pickle.dumps((True, work(share)), protocol=pickle.HIGHEST_PROTOCOL)
        except Exception as error:
            answer = pickle.dumps((False, error))
        with os.fdopen(writer, "wb") as target:
            target.write(answer)
    finally:
        os._exit(0)
