"""A part of a test done in a process of its own, with no thread of the test runner's in it."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable

import pytest


def interruptible() -> None:
    """Let Ctrl+C reach a process about to start, even under a shell that ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def alone(part: Callable[[], None]) -> None:
    """Do `part` in a process without threads, where signals reach whom they are meant for."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            part()
        except BaseException:  # the parent tells it
            os.write(writer, traceback.format_exc().encode())
        finally:
            sys.stderr.flush()
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as told:
        failure = told.read().decode()
    os.waitpid(child, 0)
    if failure:
        pytest.fail(failure)
