"""Several tables kept in one file between builds; a value is unpacked when somebody asks for it."""

from __future__ import annotations

import gc
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Generic, TypeVar

from inspiration.chunks import ChunkFile
from inspiration.ledger import no_collection

K = TypeVar("K")
V = TypeVar("V")


class Table(Generic[K, V]):
    """Values by key, packed in bytes; `packed` may be looked through as it is."""

    def __init__(self) -> None:
        self.packed: dict[K, bytes] = {}
        self._values: dict[K, V] = {}
        self._changed: set[K] = set()

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
            self.packed[key] = content
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
        self.packed.clear()
        self._values.clear()

    def __contains__(self, key: object) -> bool:
        """Whether there is a value of this key."""
        return key in self.packed

    def __iter__(self) -> Iterator[K]:
        """The keys."""
        return iter(self.packed)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.packed)

    def values(self) -> Iterator[V]:
        """Every value, unpacked for this once."""
        return (self._unpack(content) for content in self.packed.values())

    def _pack(self, value: V) -> bytes:
        return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)

    def _unpack(self, content: bytes) -> V:
        found: V = pickle.loads(content)
        return found

    # For the file

    def load(self, changes: dict[K, Any], *, is_whole: bool) -> None:
        """Know what a run changed, None for what it removed; or all there is."""
        if is_whole:
            self.packed = changes
            return
        for key, content in changes.items():
            if content is None:
                self.packed.pop(key, None)
            else:
                self.packed[key] = content

    def changes(self) -> dict[K, bytes | None]:
        """What changed since the last time this was asked."""
        found = {key: self.packed.get(key) for key in self._changed}
        self._changed.clear()
        return found


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
        with no_collection():
            for rank, changes in enumerate(self._file.read()):
                for name, table in tables.items():
                    table.load(changes.get(name, {}), is_whole=rank == 0)
            gc.freeze()

    def write(self) -> None:
        """Keep what changed."""
        changes = {name: table.changes() for name, table in self._tables.items()}
        count = sum(map(len, changes.values()))
        if self._file.is_full or count * 2 > sum(map(len, self._tables.values())):
            self._file.write_anew({name: table.packed for name, table in self._tables.items()})
        elif count:
            self._file.append(changes)
