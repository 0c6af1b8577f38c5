"""Entries by key, each unpacked when somebody first looks at it."""

from __future__ import annotations

import errno
import pickle
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from functools import partial
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from inspiration.library.front_matter import digest_of, divide
from inspiration.model.entry import Entry


class Packed:
    """An entry as bytes, its Markdown left in its file, under the content folder `root`.

    The Markdown is read when somebody asks for it, long after the file was found to be the same:
    what is read is then held against the hash of the file.
    """

    __slots__ = ("_entry", "content", "root")

    def __init__(self, content: bytes, root: Path) -> None:
        self.content = content
        self.root = root
        self._entry: Entry | None = None

    def unpacked(self) -> Entry:
        """The entry, always the same."""
        if self._entry is None:
            entry: Entry = pickle.loads(self.content)
            source = entry.source
            body = partial(read_body, self.root / source.path, source.digest)
            self._entry = entry = replace(entry, source=replace(source, text=body))
        return self._entry


def pack(entry: Entry) -> bytes:
    """An entry in bytes, without its Markdown."""
    bare = replace(entry, source=replace(entry.source, text=""))
    return pickle.dumps(bare, pickle.HIGHEST_PROTOCOL)


def read_body(file: Path, digest: str) -> str:
    """The Markdown of an entry that was read without fault before.

    Another Markdown than that of `digest`, the hash of the file, would be published and remembered
    under its name.

    Raises:
        OSError: it cannot be read any more, or is no more what it was.
    """
    data = file.read_bytes()
    divided = divide(data.decode()) if digest_of(data) == digest else None
    if divided is None:
        raise OSError(errno.ESTALE, "le fichier a changé pendant sa lecture", str(file))
    return divided[1]


class Entries(MutableMapping[str, Entry]):
    """Every readable entry by its key, in the order of their reading."""

    def __init__(self, entries: Mapping[str, Entry] | None = None) -> None:
        self._entries: dict[str, Entry | Packed] = dict(entries or {})
        self._revisions: Mapping[str, dict[str, Any]] = {}

    def put(self, key: str, found: Entry | Packed) -> None:
        """Add an entry, packed or not."""
        self._entries[key] = found

    def revise(self, revisions: Mapping[str, dict[str, Any]]) -> None:
        """Give entries other values in some of their fields, by key."""
        self._revisions = revisions
        for key in revisions:
            entry = self._entries[key]
            if isinstance(entry, Entry):
                self._entries[key] = replace(entry, **revisions[key])

    def __getitem__(self, key: str) -> Entry:
        """The entry of this key."""
        found = self._entries[key]
        if isinstance(found, Packed):
            found = found.unpacked()
            if key in self._revisions:
                found = replace(found, **self._revisions[key])
            self._entries[key] = found
        return found

    def __setitem__(self, key: str, entry: Entry) -> None:
        """Add an entry, or put another in its place."""
        self._entries[key] = entry

    def __delitem__(self, key: str) -> None:
        """Leave an entry out."""
        del self._entries[key]

    def __contains__(self, key: object) -> bool:
        """Whether there is an entry of this key."""
        return key in self._entries

    def __iter__(self) -> Iterator[str]:
        """The keys."""
        return iter(self._entries)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._entries)


class Visible(Mapping[str, Entry]):
    """The entries that readers see: each is looked at when it is first asked for."""

    def __init__(self, entries: Mapping[str, Entry], is_visible: Callable[[Entry], bool]) -> None:
        self._entries = entries
        self._is_visible = is_visible
        self._seen: dict[str, Entry | None] = {}

    def _look(self, key: str) -> Entry | None:
        try:
            return self._seen[key]
        except KeyError:
            entry = self._entries.get(key)
            seen = entry if entry is not None and self._is_visible(entry) else None
            self._seen[key] = seen
            return seen

    def of_kind(self, kind: str) -> list[Entry]:
        """Those of one content folder."""
        start = f"{kind}/"
        found = (self._look(key) for key in self._entries if key.startswith(start))
        return [entry for entry in found if entry is not None]

    def __getitem__(self, key: str) -> Entry:
        """The entry of this key."""
        seen = self._look(key)
        if seen is None:
            raise KeyError(key)
        return seen

    def __contains__(self, key: object) -> bool:
        """Whether readers see an entry of this key."""
        return isinstance(key, str) and self._look(key) is not None

    def __iter__(self) -> Iterator[str]:
        """The keys of those that readers see."""
        return (key for key in self._entries if self._look(key) is not None)

    def __len__(self) -> int:
        """How many readers see."""
        return sum(1 for _ in self)
