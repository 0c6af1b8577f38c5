"""Run a command and tell what it cost: time, processor, memory of the whole tree of processes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PROCESSES = Path("/proc")
"""Where Linux tells about processes; elsewhere memory is that of the largest process."""
SAMPLE_SECONDS = 0.05
SAMPLING_SHARE = 0.03
"""Reading the memory of a large process takes time: never more than this share of it."""
_FOLDERS = re.compile(r"(?<![\w.:/])/(?:[^\s/'\":]+/)+")
TICKS = os.sysconf("SC_CLK_TCK")


class StepFailed(Exception):
    """A step could not be measured; the message says why, without any path of this machine."""


@dataclass(frozen=True)
class Cost:
    """What one command cost.

    Attributes:
        wall: Seconds on the clock.
        cpu: Seconds of processor, its children included.
        peak: Megabytes of the whole tree at its highest; what processes share counts once.
    """

    wall: float
    cpu: float
    peak: float


def run(
    command: Sequence[str | Path],
    folder: Path,
    timeout: float,
    environment: Mapping[str, str] | None = None,
) -> Cost:
    """Run a command in a process of its own.

    Raises:
        StepFailed: it failed, could not start, or took more than `timeout` seconds.
    """
    with tempfile.TemporaryFile() as told:
        start = time.perf_counter()
        process = start_command(command, folder, told.fileno(), environment)
        alarm = threading.Timer(timeout, stop, [process])
        alarm.start()
        watch = MemoryWatch(process.pid)
        watch.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            stop(process)
            raise
        finally:
            wall = time.perf_counter() - start
            alarm.cancel()
            watch.end()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode == -signal.SIGKILL and wall >= timeout:
            raise StepFailed(f"stopped after {timeout:.0f} s")
        if process.returncode:
            raise StepFailed(f"failed ({process.returncode}): {last_words(told.fileno())}")
    largest = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1_000_000
    # Linux counts this program too in `largest`: a new process begins as its copy.
    return Cost(wall, usage.ru_utime + usage.ru_stime, watch.peak or largest)


def start_command(
    command: Sequence[str | Path],
    folder: Path,
    output: int,
    environment: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Start a command in a session of its own, so that its children can be found and ended.

    Raises:
        StepFailed: it could not start.
    """
    try:
        return subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as error:
        raise StepFailed(f"could not start: {error.strerror}") from None


def stop(process: subprocess.Popen[bytes], with_signal: int = signal.SIGKILL) -> None:
    """End a command that was started here, and its children."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, with_signal)


def last_words(output: int, length: int = 400) -> str:
    """Return the end of what a command told; of a path, only the name of the file."""
    os.lseek(output, 0, os.SEEK_SET)
    with os.fdopen(os.dup(output), "rb") as told:
        text = told.read().decode("utf-8", "replace")
    return " ".join(_FOLDERS.sub("", text).split())[-length:]


class MemoryWatch(threading.Thread):
    """Notes the highest memory of a session's processes while they run."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0.0
        self._session = session
        self._ended = threading.Event()

    def run(self) -> None:
        """Sample until told to end."""
        pause = 0.0
        while not self._ended.wait(pause):
            start = time.perf_counter()
            self.peak = max(self.peak, memory(self._session))
            pause = max(SAMPLE_SECONDS, (time.perf_counter() - start) / SAMPLING_SHARE)

    def end(self) -> None:
        """Stop sampling."""
        self._ended.set()
        self.join()


def memory(session: int) -> float:
    """Megabytes used now by the processes of a session; 0 where that is not told.

    What they hold in common after a fork counts once, and so do the files that all of them map:
    those of the process that maps most.
    """
    own, mapped = 0, 0
    for process in members(session):
        with suppress(OSError, KeyError):
            lines = (process / "smaps_rollup").read_text().splitlines()[1:]
            told = {
                name: int(rest.split()[0]) for name, _, rest in (x.partition(":") for x in lines)
            }
            own += told["Pss_Anon"] + told["Pss_Shmem"]
            mapped = max(mapped, told["Rss"] - told["Anonymous"])
    return (own + mapped) * 1.024 / 1000


def processor_seconds(session: int) -> float:
    """Seconds of processor spent so far by a session, its ended children included."""
    ticks = 0
    for process in members(session):
        with suppress(OSError):
            fields = (process / "stat").read_text().rpartition(")")[2].split()
            ticks += sum(int(field) for field in fields[11:15])
    return ticks / TICKS


def members(session: int) -> list[Path]:
    """Where each process of a session is described."""
    found = []
    for process in PROCESSES.glob("[0-9]*"):
        with suppress(OSError):
            if os.getsid(int(process.name)) == session:
                found.append(process)
    return found
