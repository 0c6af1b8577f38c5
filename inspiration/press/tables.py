"""Several tables kept in one file between builds; a value is unpacked when somebody asks for it."""

from __future__ import annotations

import gc
import json
import pickle
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar

from inspiration.chunks import ChunkFile
from inspiration.ledger import no_collection

_LONGEST_HEAD = 1_024
"""Bytes, at most, that say which tables a chunk tells of."""

K = TypeVar("K")
V = TypeVar("V")


class Table(Generic[K, V]):
    """Values by key, packed in bytes; the table itself is read when somebody looks at it."""

    def __init__(self) -> None:
        self._parts: Sequence[memoryview] = []
        self._packed: dict[K, bytes] = {}
        self._values: dict[K, V] = {}
        self._changed: set[K] = set()

    @property
    def packed(self) -> dict[K, bytes]:
        """What is packed, by key."""
        if self._parts:
            self._read()
        return self._packed

    def get(self, key: K) -> V | None:
        """The value of a key; None when there is none."""
        if key not in self._values:
            content = self.packed.get(key)
            if content is None:
                return None
            self._values[key] = self._unpack(content)
        return self._values[key]

    def __getitem__(self, key: K) -> V:
        """The value of a key."""
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def put(self, key: K, value: V) -> None:
        """Give a key its value."""
        content = self._pack(value)
        if self.packed.get(key) != content:
            self._packed[key] = content
            self._values.pop(key, None)
            self._changed.add(key)

    def drop(self, key: K) -> None:
        """Forget a key, known or not."""
        if self.packed.pop(key, None) is not None:
            self._values.pop(key, None)
            self._changed.add(key)

    def clear(self) -> None:
        """Forget everything."""
        self._changed.update(self.packed)
        self._packed.clear()
        self._values.clear()

    def __contains__(self, key: object) -> bool:
        """Whether there is a value of this key."""
        return key in self.packed

    def __iter__(self) -> Iterator[K]:
        """The keys."""
        return iter(self.packed)

    def values(self) -> Iterator[V]:
        """Every value, unpacked for this once."""
        return (self._unpack(content) for content in self.packed.values())

    def _pack(self, value: V) -> bytes:
        return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)

    def _unpack(self, content: bytes) -> V:
        found: V = pickle.loads(content)
        return found

    # For the file

    def load(self, parts: Sequence[memoryview]) -> None:
        """Know where the table is: all there was, then what each run changed."""
        self._parts = parts

    def _read(self) -> None:
        parts, self._parts = self._parts, []
        with no_collection():
            for rank, part in enumerate(parts):
                changes: dict[K, Any] = pickle.loads(part)
                if rank == 0:
                    self._packed = changes
                    continue
                for key, content in changes.items():
                    if content is None:
                        self._packed.pop(key, None)
                    else:
                        self._packed[key] = content
            gc.freeze()

    def whole(self) -> bytes:
        """All there is."""
        self._changed.clear()
        return pickle.dumps(self.packed, pickle.HIGHEST_PROTOCOL)

    def changes(self) -> bytes:
        """What changed since the table was read; None stands for what was removed."""
        changed = {key: self._packed.get(key) for key in self._changed}
        self._changed.clear()
        return pickle.dumps(changed, pickle.HIGHEST_PROTOCOL)

    @property
    def is_changed(self) -> bool:
        """Whether something changed."""
        return bool(self._changed)


class BytesTable(Table[K, bytes]):
    """A table whose values are bytes already."""

    def _pack(self, value: bytes) -> bytes:
        return value

    def _unpack(self, content: bytes) -> bytes:
        return content


class Tables:
    """Such tables, by name, in one file. `program` names what gives the values their shape."""

    def __init__(self, file: Path, program: str, tables: dict[str, Table[Any, Any]]) -> None:
        self._file = ChunkFile(file, program)
        self._tables = tables
        parts: dict[str, list[memoryview]] = {name: [] for name in tables}
        self._sizes = []
        for chunk in self._file.contents():
            self._sizes.append(len(chunk))
            for name, part in _divided(chunk):
                parts[name].append(part)
        for name, found in parts.items():
            tables[name].load(found)

    def write(self) -> None:
        """Keep what changed."""
        changed = {name: table for name, table in self._tables.items() if table.is_changed}
        if not changed and not self._file.is_full:
            return
        changes = _joined({name: table.changes() for name, table in changed.items()})
        if self._file.is_full or len(changes) + sum(self._sizes[1:]) > self._sizes[0] / 2:
            whole = _joined({name: table.whole() for name, table in self._tables.items()})
            self._file.write_anew(whole)
        else:
            self._file.append(changes)


def _joined(parts: dict[str, bytes]) -> bytes:
    """Parts of tables, end to end after a line that says where each is."""
    head = json.dumps({name: len(part) for name, part in parts.items()})
    return b"".join((head.encode(), b"\n", *parts.values()))


def _divided(chunk: memoryview) -> Iterator[tuple[str, memoryview]]:
    """The parts that were joined: a chunk that says nothing of a table left it as it was."""
    start = bytes(chunk[:_LONGEST_HEAD]).index(b"\n") + 1
    for name, size in json.loads(bytes(chunk[:start])).items():
        yield name, chunk[start : start + size]
        start += size
