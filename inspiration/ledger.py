"""A mapping kept in one file between runs, to which a run appends what it changed.

Rewriting ten thousand records because one changed would cost more than the change. Each chunk of
the file carries its hash: a file that is damaged, cut short or of another program is forgotten,
never believed. The file is this machine's own work, as the program is: nobody else writes there.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

_MARK = b"inspiration ledger 1\n"
_MAX_CHUNKS = 64
"""Chunks after which the file is written anew, as one."""
_HASH = 16


class Ledger:
    """Reads and writes one such file. `program` names what gives the records their shape."""

    def __init__(self, file: Path, program: str) -> None:
        self._file = file
        self._head = _MARK + program.encode() + b"\n"
        self._chunks = 0
        self._known: dict[Any, Any] = {}

    def read(self) -> dict[Any, Any]:
        """The records; none when the file cannot be trusted."""
        found: dict[Any, Any] = {}
        self._chunks = 0
        # What is pickled raises almost anything when the classes in it are no more what they were.
        with suppress(Exception):
            with no_collection():
                for changed, removed in self._read_chunks(self._file.read_bytes()):
                    found.update(changed)
                    for key in removed:
                        found.pop(key, None)
                    self._chunks += 1
                # All of it stays: the collector need never look through it.
                gc.freeze()
            self._known = dict(found)
            return found
        self._chunks, self._known = 0, {}
        return {}

    def write(self, records: Mapping[Any, Any]) -> None:
        """Keep the records; those that are the very objects that were read cost nothing.

        A disk that is full, or a folder that is closed, only costs time at the next run.
        """
        known = self._known
        changed = {key: value for key, value in records.items() if known.get(key) is not value}
        removed = [key for key in known if key not in records]
        if not changed and not removed and self._chunks:
            return
        whole = not self._chunks or self._chunks >= _MAX_CHUNKS or len(changed) * 2 > len(records)
        try:
            if whole:
                self._write_anew(dict(records))
            else:
                with self._file.open("ab") as target:
                    target.write(_chunk((changed, removed)))
                self._chunks += 1
            self._known = dict(records)
        except OSError:
            with suppress(OSError):
                self._file.unlink(missing_ok=True)
            self._chunks, self._known = 0, {}

    def _write_anew(self, records: dict[Any, Any]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        partial = self._file.with_name(f".{self._file.name}.{os.getpid()}")
        try:
            partial.write_bytes(self._head + _chunk((records, [])))
            partial.replace(self._file)
        finally:
            partial.unlink(missing_ok=True)
        self._chunks = 1

    def _read_chunks(self, data: bytes) -> Iterator[tuple[dict[Any, Any], list[Any]]]:
        if data[: len(self._head)] != self._head:
            raise ValueError("another program's ledger")
        position = len(self._head)
        while position < len(data):
            size = int.from_bytes(data[position : position + 8], "big")
            start = position + 8 + _HASH
            content = data[start : start + size]
            if len(content) != size or _hash(content) != data[position + 8 : start]:
                raise ValueError("damaged ledger")
            yield pickle.loads(content)
            position = start + size


@contextmanager
def no_collection() -> Iterator[None]:
    """Make many objects that all stay, without the garbage collector looking for dead ones."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _chunk(value: Any) -> bytes:
    content = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    return len(content).to_bytes(8, "big") + _hash(content) + content


def _hash(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_HASH).digest()
