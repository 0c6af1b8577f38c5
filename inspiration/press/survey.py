"""What a value says, in a few bytes: two values with one version would make the same page."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, time
from enum import Enum
from pathlib import PurePath
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from inspiration.model.entry import Entry
from inspiration.pages.composer import Composer
from inspiration.pages.site import Site
from inspiration.press.observed import Observed

_TOOLS = (Composer, Site, Observed)
"""What pages are made with: what they ask of it is noted when they ask."""
_PLAIN = (str, int, float, bool, bytes, type(None), date, time, PurePath, ZoneInfo)


class Survey(Struct, frozen=True):
    """The version of a value, and the keys of the entries that are in it.

    An entry counts by its key alone: what it says has a version of its own.
    """

    version: bytes
    entries: frozenset[str]


def survey(value: Any) -> Survey:
    """Look through a value.

    Raises:
        TypeError: there is something in it whose content cannot be told.
    """
    entries: set[str] = set()
    parts: list[str] = []
    _look(value, parts, entries)
    whole = "\0".join(parts).encode("utf-8", "surrogatepass")
    return Survey(hashlib.blake2b(whole, digest_size=12).digest(), frozenset(entries))


def _look(value: Any, parts: list[str], entries: set[str]) -> None:
    kind = type(value)
    if kind is str:
        # Most of what there is: no need to ask what it is.
        parts.append(f"str {value}")
    elif isinstance(value, Entry):
        entries.add(value.key)
        parts.append(value.key)
    elif isinstance(value, _TOOLS):
        return
    elif isinstance(value, Enum):
        parts.append(f"{kind.__name__}.{value.name}")
    elif isinstance(value, _PLAIN):
        parts.append(f"{kind.__name__} {value!s}")
    elif isinstance(value, tuple | list):
        parts.append(f"({len(value)}")
        for item in value:
            _look(item, parts, entries)
    elif isinstance(value, Mapping):
        parts.append(f"{{{len(value)}")
        for key, item in value.items():
            _look(key, parts, entries)
            _look(item, parts, entries)
    elif isinstance(value, frozenset | set):
        _look(sorted(value), parts, entries)
    elif isinstance(value, type):
        parts.append(value.__qualname__)
    elif isinstance(value, Struct):
        parts.append(kind.__qualname__)
        for name in kind.__struct_fields__:
            _look(getattr(value, name), parts, entries)
    elif hasattr(value, "model_fields_set"):
        parts.append(kind.__qualname__)
        _look(dict(value), parts, entries)
    else:
        raise TypeError(f"{kind.__qualname__} cannot be told apart from another")
