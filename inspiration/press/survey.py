"""What a value says, in a few bytes: two values with one version would make the same page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, time
from enum import Enum
from pathlib import PurePath
from typing import Any
from zoneinfo import ZoneInfo

from inspiration.library import Library
from inspiration.model.entry import Entry
from inspiration.pages.composer import Composer
from inspiration.pages.site import Site
from inspiration.press.observed import Observed

_TOOLS = (Composer, Site, Observed)
"""What pages are made with: what they ask of it is noted when they ask."""
_PLAIN = (str, int, float, bool, bytes, type(None), date, time, PurePath, ZoneInfo)


@dataclass(frozen=True, slots=True)
class Survey:
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
    digest = hashlib.blake2b(digest_size=12)
    for part in _parts(value, entries):
        digest.update(part.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return Survey(digest.digest(), frozenset(entries))


def _parts(value: Any, entries: set[str]) -> Iterator[str]:
    if isinstance(value, _TOOLS):
        return
    if isinstance(value, Entry):
        entries.add(value.key)
        yield value.key
    elif isinstance(value, Enum):
        yield f"{type(value).__name__}.{value.name}"
    elif isinstance(value, _PLAIN):
        yield f"{type(value).__name__} {value!s}"
    elif isinstance(value, tuple | list):
        yield f"({len(value)}"
        for item in value:
            yield from _parts(item, entries)
    elif isinstance(value, Mapping):
        yield f"{{{len(value)}"
        for key, item in value.items():
            yield from _parts(key, entries)
            yield from _parts(item, entries)
    elif isinstance(value, frozenset | set):
        yield from _parts(sorted(value), entries)
    elif isinstance(value, type):
        yield value.__qualname__
    elif is_dataclass(value) and not isinstance(value, Library):
        yield type(value).__qualname__
        for field in fields(value):
            yield from _parts(getattr(value, field.name), entries)
    elif hasattr(value, "model_fields_set"):
        yield type(value).__qualname__
        yield from _parts(dict(value), entries)
    else:
        raise TypeError(f"{type(value).__qualname__} cannot be told apart from another")
