"""The live preview, as an editor meets it: save a file, and read the page over HTTP."""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from statistics import median
from typing import TYPE_CHECKING, Any

from scripts.benchmarks.commands import (
    StepFailed,
    last_words,
    memory,
    processor_seconds,
    start_command,
    stop,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from scripts.benchmarks.magazine import Edit, Magazine

POLL_SECONDS = 0.002
QUIET_SECONDS = 0.4
"""A server that spends nothing during that time has finished what an edit started."""
LONGEST_REST = 60.0
SOAK_SECONDS = 90.0
"""The edits that look for a leak stop after that time, however many were asked for."""


class Preview:
    """A preview server that was started here; it ends with the `with` block."""

    def __init__(
        self,
        command: Sequence[str | Path],
        folder: Path,
        port: int,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the server
        self._process = start_command(command, folder, self._log.fileno(), environment)
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def __enter__(self) -> Preview:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._line.close()
        stop(self._process, signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(10)
        stop(self._process)
        self._process.wait()
        self._log.close()

    def fetch(self, address: str) -> bytes:
        """The page at an address; empty when it is not there or the server does not answer."""
        try:
            self._line.request("GET", f"/{address}")
            answer = self._line.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException):
            self._line.close()
            return b""
        return body if answer.status == 200 else b""

    def wait_for(self, address: str, word: str, timeout: float) -> float:
        """Seconds until a page holds a word.

        Raises:
            StepFailed: it did not within `timeout` seconds, or the server stopped.
        """
        return self.wait_until(lambda: word.encode() in self.fetch(address), timeout)

    def wait_until(self, is_right: Callable[[], bool], timeout: float) -> float:
        """Seconds until a condition holds, tried every 2 ms.

        Raises:
            StepFailed: it did not within `timeout` seconds, or the server stopped.
        """
        start = time.perf_counter()
        while not is_right():
            if self._process.poll() is not None:
                told = last_words(self._log.fileno())
                raise StepFailed(f"the server stopped ({self._process.returncode}): {told}")
            if time.perf_counter() - start > timeout:
                raise StepFailed(f"not right after {timeout:.0f} s")
            time.sleep(POLL_SECONDS)
        return time.perf_counter() - start

    def rest(self) -> None:
        """Wait until the server has nothing left to do."""
        limit = time.perf_counter() + LONGEST_REST
        before = processor_seconds(self._process.pid)
        while time.perf_counter() < limit:
            time.sleep(QUIET_SECONDS)
            spent = processor_seconds(self._process.pid)
            if spent - before <= QUIET_SECONDS / 10:
                return
            before = spent

    def memory(self) -> float:
        """Megabytes of the server now, its children included."""
        return memory(self._process.pid)


def measure_live(
    magazine: Magazine, rounds: int, edits: int, timeout: float, tell: Callable[[str], None]
) -> dict[str, Any]:
    """Measure the preview of a magazine.

    Args:
        magazine: It is edited as it goes.
        rounds: Edits of a body; titles are edited half as often.
        edits: Edits between the two readings of memory.
        timeout: Seconds that the first page may take; an edit may take a quarter of it.
        tell: Receives a line per figure.

    Returns:
        Seconds and megabytes; a part that could not be measured has its reason under `failures`.

    Raises:
        StepFailed: the build that tells which pages show a title failed.
    """
    found: dict[str, Any] = {"failures": {}}
    port = free_port()
    command = magazine.inspiration("serve", "--config", "mkdocs.yml", "--port", str(port))
    first = magazine.edit_title()
    magazine.build(timeout)

    def attempt(part: str, measure: Callable[[], dict[str, Any]]) -> None:
        try:
            found[part] = measure()
        except StepFailed as failure:
            found["failures"][part] = str(failure)
            tell(f"live, {part}: {failure}")
        else:
            tell(f"live, {part}: {in_words(found[part])}")

    with Preview(command, magazine.folder, port, magazine.environment) as preview:
        patience = timeout / 4

        def start() -> dict[str, Any]:
            seconds = preview.wait_for(first.address, first.word, timeout)
            preview.rest()
            return {"first_page": round(seconds, 2)}

        attempt("start", start)
        if "start" not in found:
            return found
        attempt("body", lambda: _bodies(preview, magazine, rounds, patience))
        attempt("title", lambda: _titles(preview, magazine, first, (rounds + 1) // 2, patience))
        attempt("soak", lambda: _soak(preview, magazine, edits, patience))
    return found


def _bodies(preview: Preview, magazine: Magazine, rounds: int, timeout: float) -> dict[str, Any]:
    return spread([saved_to_seen(preview, magazine.edit_body, timeout) for _ in range(rounds)])


def saved_to_seen(preview: Preview, edit: Callable[[], Edit], timeout: float) -> float:
    """Seconds from the end of a save to the page that shows it; then let the server rest."""
    made = edit()
    seconds = preview.wait_for(made.address, made.word, timeout)
    preview.rest()
    return seconds


def _titles(
    preview: Preview, magazine: Magazine, before: Edit, rounds: int, timeout: float
) -> dict[str, Any]:
    """Time a new title: its own page first, then every page that a build gave the former one."""
    addresses = magazine.pages_with(before.word)
    own, lists = [], []
    for _ in range(rounds):
        made = magazine.edit_title()
        start = time.perf_counter()
        own.append(preview.wait_for(made.address, made.word, timeout))
        for address in addresses:
            preview.wait_until(_renamed(preview, address, before, made), timeout)
        lists.append(time.perf_counter() - start)
        preview.rest()
        before = made
    return {"page": spread(own), "lists": spread(lists), "pages": len(addresses)}


def _renamed(preview: Preview, address: str, before: Edit, after: Edit) -> Callable[[], bool]:
    def is_right() -> bool:
        page = preview.fetch(address)
        return after.word.encode() in page and before.word.encode() not in page

    return is_right


def _soak(preview: Preview, magazine: Magazine, edits: int, timeout: float) -> dict[str, Any]:
    """Read the memory, edit many times without rest, read it again."""
    before = preview.memory()
    end = time.perf_counter() + SOAK_SECONDS
    done = 0
    while done < edits and time.perf_counter() < end:
        made = magazine.edit_body(done % 7)
        preview.wait_for(made.address, made.word, timeout)
        done += 1
    preview.rest()
    return {"edits": done, "before": round(before, 1), "after": round(preview.memory(), 1)}


def spread(seconds: Sequence[float]) -> dict[str, float]:
    """The median of several seconds, the least and the most."""
    return {
        "median": round(median(seconds), 3),
        "least": round(min(seconds), 3),
        "most": round(max(seconds), 3),
        "rounds": len(seconds),
    }


def in_words(figures: Mapping[str, Any]) -> str:
    """Figures on one line, for whoever waits."""
    return ", ".join(
        f"{name}: {figure['median']:.3f} s" if isinstance(figure, dict) else f"{name} {figure}"
        for name, figure in figures.items()
    )


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        port: int = opened.getsockname()[1]
        return port
