"""A mapping kept in one file between runs, to which a run appends what it changed.

Rewriting ten thousand records because one changed would cost more than the change.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from inspiration.chunks import ChunkFile


class Ledger:
    """Reads and writes one such file. `program` names what gives the records their shape."""

    def __init__(self, file: Path, program: str) -> None:
        self._file = ChunkFile(file, program)
        self._known: dict[Any, Any] = {}

    def read(self) -> dict[Any, Any]:
        """The records; none when the file cannot be trusted."""
        found: dict[Any, Any] = {}
        with no_collection():
            for changed, removed in self._file.read():
                found.update(changed)
                for key in removed:
                    found.pop(key, None)
            # All of it stays: the collector need never look through it.
            gc.freeze()
        self._known = dict(found)
        return found

    def write(self, records: Mapping[Any, Any]) -> None:
        """Keep the records; those that are the very objects that were read cost nothing."""
        known = self._known
        changed = {key: value for key, value in records.items() if known.get(key) is not value}
        removed = [key for key in known if key not in records]
        if not changed and not removed and self._file.count:
            return
        if self._file.is_full or len(changed) * 2 > len(records):
            self._file.write_anew((dict(records), []))
        else:
            self._file.append((changed, removed))
        self._known = dict(records)


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
