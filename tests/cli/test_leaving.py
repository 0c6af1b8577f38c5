"""How a command leaves when nobody listens to it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest


def close() -> None:
    os.close(1)


def break_off() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    os.dup2(writer, 1)


@pytest.mark.parametrize(("stop", "status"), [(close, 0), (break_off, 1)])
def test_a_command_that_nobody_listens_to_leaves_in_silence(
    stop: Callable[[], None], status: int
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "inspiration", "rules"],
        preexec_fn=stop,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (status, "")
