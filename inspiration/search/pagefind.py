"""Pagefind's program, spoken to over its own pipe: one JSON message, one answer.

Its Python part takes a tenth of a second for each answer, and waits for ever when the program has
ended or the answer is heavier than two megabytes. So it is only asked where the program is.
"""

from __future__ import annotations

import base64
import json
import subprocess
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

SILENCE = 300.0
"""Seconds without an answer after which the program is stopped."""
_END = b","
"""Ends each message: base64 has no comma."""


class PagefindFault(Exception):
    """What the program did instead of answering, in French."""


class Pagefind:
    """A conversation with the program, for one index. Leaving it ends the program.

    Raises:
        PagefindFault: the program does not start.
    """

    def __init__(self, program: Path, language: str) -> None:
        try:
            self._process = subprocess.Popen(
                [program, "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise PagefindFault(f"le programme ne démarre pas ({error.strerror})") from None
        self._language = language
        self._messages = 0
        self._index: int | None = None

    def __enter__(self) -> Pagefind:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            # What was still to be sent has nowhere to go.
            with suppress(OSError):
                if pipe:
                    pipe.close()
        self._process.wait()

    def add(self, **record: Any) -> None:
        """Add a record: `url`, `content`, `meta` and `filters`."""
        message = {"index_id": self._opened(), "language": self._language, "sort": None, **record}
        self._ask("AddRecord", "IndexedFile", message)

    def write(self, folder: Path) -> None:
        """Write the files of the index in a folder."""
        where = str(folder.resolve())
        self._ask("WriteFiles", "WriteFiles", {"index_id": self._opened(), "output_path": where})

    def _opened(self) -> int:
        """The number of the index, asked for once."""
        if self._index is None:
            config = {"force_language": self._language}
            number = self._ask("NewIndex", "NewIndex", {"config": config}).get("index_id")
            if not isinstance(number, int):
                raise PagefindFault("le programme n'est pas Pagefind")
            self._index = number
        return self._index

    def _ask(self, kind: str, expected: str, message: dict[str, Any]) -> dict[str, Any]:
        """Send a message and give its answer.

        Raises:
            PagefindFault: there is none, or it tells of an error.
        """
        assert self._process.stdin
        self._messages += 1
        sent = {"message_id": self._messages, "payload": {"type": kind, **message}}
        watch = threading.Timer(SILENCE, self._process.kill)
        watch.start()
        try:
            self._process.stdin.write(base64.b64encode(json.dumps(sent).encode()) + _END)
            self._process.stdin.flush()
            answer = self._answer()
        except OSError as error:
            raise PagefindFault(f"le programme ne répond pas ({error.strerror})") from None
        finally:
            watch.cancel()
        if answer.get("type") != expected:
            raise PagefindFault(str(answer.get("message") or "la réponse est d'un autre genre"))
        return answer

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout
        read = bytearray()
        while not read.endswith(_END):
            more = self._process.stdout.read1()  # type: ignore[attr-defined]
            if not more:
                raise PagefindFault("le programme s'est arrêté")
            read += more
        try:
            payload = json.loads(base64.b64decode(read[:-1], validate=True))["payload"]
        except (ValueError, KeyError, TypeError):
            raise PagefindFault("la réponse n'est pas lisible") from None
        return payload if isinstance(payload, dict) else {}
