"""A file of chunks, each a pickled value with its hash: what is damaged is seen, never believed.

The file is this machine's own work, as the program is: nobody else writes there.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

_MARK = b"inspiration ledger 2\n"
_MAX = 64
_HASH = 16


class ChunkFile:
    """Reads and writes one such file. `program` names what gives the values their shape.

    `count` is how many chunks it holds; 0 when it is not there or cannot be trusted.
    """

    def __init__(self, file: Path, program: str) -> None:
        self._file = file
        self._head = _MARK + program.encode() + b"\n"
        self.count = 0

    def read(self) -> list[Any]:
        """The values, in order; none when the file cannot be trusted."""
        # What is pickled raises almost anything when the classes in it are no more what they were.
        with suppress(Exception):
            return [pickle.loads(content) for content in self.contents()]
        self.count = 0
        return []

    def contents(self) -> list[memoryview]:
        """The bytes of the chunks, in order; none when the file cannot be trusted."""
        self.count = 0
        with suppress(OSError, ValueError):
            found = list(self._read(self._file.read_bytes()))
            self.count = len(found)
            return found
        return []

    @property
    def is_full(self) -> bool:
        """Whether the file should be written anew, as one chunk."""
        return self.count == 0 or self.count >= _MAX

    def append(self, value: Any) -> bool:
        """Add a chunk; whether it could be. A value of bytes is kept as it is.

        A disk that is full, or a folder that is closed, only costs time at the next run.
        """
        try:
            with self._file.open("ab") as target:
                target.writelines(_chunk(value))
        except OSError:
            return self._forget()
        self.count += 1
        return True

    def write_anew(self, value: Any) -> bool:
        """Make the file hold one chunk; whether it could be."""
        partial = self._file.with_name(f".{self._file.name}.{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            try:
                with partial.open("wb") as target:
                    target.write(self._head)
                    target.writelines(_chunk(value))
                partial.replace(self._file)
            finally:
                partial.unlink(missing_ok=True)
        except OSError:
            return self._forget()
        self.count = 1
        return True

    def _forget(self) -> bool:
        with suppress(OSError):
            self._file.unlink(missing_ok=True)
        self.count = 0
        return False

    def _read(self, data: bytes) -> Iterator[memoryview]:
        if data[: len(self._head)] != self._head:
            raise ValueError("another program's file")
        view, position = memoryview(data), len(self._head)
        while position < len(data):
            size = int.from_bytes(data[position : position + 8], "big")
            start = position + 8 + _HASH
            content = view[start : start + size]
            if len(content) != size or _hash(content) != data[position + 8 : start]:
                raise ValueError("damaged chunk")
            yield content
            position = start + size


def _chunk(value: Any) -> tuple[bytes, bytes, bytes]:
    is_ready = isinstance(value, bytes)
    content = value if is_ready else pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    return len(content).to_bytes(8, "big"), _hash(content), content


def _hash(content: bytes | memoryview) -> bytes:
    # Processors have instructions for it: a third of the time of others on tens of megabytes.
    return hashlib.sha256(content).digest()[:_HASH]
