"""How to make a page again without listing every page there is: the function, and its words.

An output is a function and what it receives: entries, which are written by their key, and tools,
which every build has. What is made of many entries has no recipe: listing is then as fast.
"""

from __future__ import annotations

import io
import pickle
from types import MethodType
from typing import TYPE_CHECKING, Any

from inspiration.model.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspiration.pages.output import Output
    from inspiration.press.assembly import Assembly

_TOOLS = ("composer", "feed_press", "recorder", "site", "watched")
"""The attributes of an assembly with which outputs are made."""
MOST_ENTRIES = 100
"""Entries in what is received, above which no recipe is kept."""


class Recipes:
    """Writes and reads recipes, with the tools and the entries of one assembly."""

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly

    def write(self, output: Output) -> bytes:
        """The recipe of an output; empty when it has none."""
        written = io.BytesIO()
        writer = _Writer(written, pickle.HIGHEST_PROTOCOL)
        writer.names = {id(tool): name for name, tool in self._tools()}
        try:
            writer.dump(output)
        except (pickle.PicklingError, TypeError, AttributeError, ValueError):
            return b""
        return written.getvalue()

    def read(self, recipe: bytes) -> Output | None:
        """The output; None when it can only be found among all the others."""
        if not recipe:
            return None
        reader = _Reader(io.BytesIO(recipe))
        reader.assembly = self._assembly
        output: Output = reader.load()
        return output

    def _tools(self) -> Iterator[tuple[str, Any]]:
        """The tools, by name; that of feeds, which is long to load, if somebody took it already."""
        for name in _TOOLS:
            if name != "feed_press" or name in vars(self._assembly):
                yield name, getattr(self._assembly, name)


class _Writer(pickle.Pickler):
    names: dict[int, str]

    def persistent_id(self, value: Any) -> tuple[str, str] | None:
        name = self.names.get(id(value))
        if name is not None:
            return "tool", name
        if isinstance(value, MethodType) and id(value.__self__) not in self.names:
            # Whoever it belongs to may remember what was made.
            raise pickle.PicklingError("a method of something else than a tool")
        return ("entry", value.key) if isinstance(value, Entry) else None


class _Reader(pickle.Unpickler):
    assembly: Assembly

    def persistent_load(self, name: tuple[str, str]) -> Any:
        sort, key = name
        if sort == "tool":
            return getattr(self.assembly, key)
        return self.assembly.library.content.entries[key]
