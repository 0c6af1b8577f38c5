"""How to make a page again without listing every page there is: the function, and its words.

An output is a function and what it receives: entries, which are written by their key, and tools,
which every build has. What is made of many entries has no recipe: listing is then as fast.
"""

from __future__ import annotations

import io
import pickle
from typing import TYPE_CHECKING, Any

from inspiration.model.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspiration.pages.output import Output

MOST_ENTRIES = 100
"""Entries in what is received, above which no recipe is kept."""


class Recipes:
    """Writes and reads recipes, with the tools and the entries of one build."""

    def __init__(self, tools: Mapping[str, Any], entries: Mapping[str, Entry]) -> None:
        self._tools = tools
        self._names = {id(tool): name for name, tool in tools.items()}
        self._entries = entries

    def write(self, output: Output) -> bytes:
        """The recipe of an output; empty when it has none."""
        written = io.BytesIO()
        writer = _Writer(written, pickle.HIGHEST_PROTOCOL)
        writer.names = self._names
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
        reader.tools, reader.entries = self._tools, self._entries
        output: Output = reader.load()
        return output


class _Writer(pickle.Pickler):
    names: dict[int, str]

    def persistent_id(self, value: Any) -> tuple[str, str] | None:
        name = self.names.get(id(value))
        if name is not None:
            return "tool", name
        return ("entry", value.key) if isinstance(value, Entry) else None


class _Reader(pickle.Unpickler):
    tools: Mapping[str, Any]
    entries: Mapping[str, Entry]

    def persistent_load(self, name: tuple[str, str]) -> Any:
        sort, key = name
        return self.tools[key] if sort == "tool" else self.entries[key]
