"""What a value says, in a few bytes: two values with one version would make the same page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from enum import Enum
from functools import cache
from pathlib import PurePath
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import astuple

from inspiration.model.entry import Entry
from inspiration.pages.composer import Composer
from inspiration.pages.site import Site
from inspiration.press.observed import Observed


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


_Look = Callable[[Any, list[str], set[str]], None]
"""Looks through a value: puts what it says at the end of a list, and its entries in a set."""


def _look(value: Any, parts: list[str], entries: set[str]) -> None:
    _look_of(value.__class__)(value, parts, entries)


@cache
def _look_of(kind: type) -> _Look:
    """How to look through values of a type."""
    for kinds, look in _LOOKS:
        if issubclass(kind, kinds):
            return look
    raise TypeError(f"{kind.__qualname__} cannot be told apart from another")


def _entry(value: Entry, parts: list[str], entries: set[str]) -> None:
    entries.add(value.key)
    parts.append(value.key)


def _tool(value: Any, parts: list[str], entries: set[str]) -> None:
    """Say nothing of what pages are made with: what they ask of it is noted when they ask."""


def _member(value: Enum, parts: list[str], entries: set[str]) -> None:
    parts.append(f"{type(value).__name__}.{value.name}")


def _plain(value: Any, parts: list[str], entries: set[str]) -> None:
    parts.append(f"{type(value).__name__} {value!s}")


def _sequence(value: Sequence[Any], parts: list[str], entries: set[str]) -> None:
    parts.append(f"({len(value)}")
    for item in value:
        if type(item) is str:
            # Most of what there is.
            parts.append(f"str {item}")
        else:
            _look(item, parts, entries)


def _mapping(value: Mapping[Any, Any], parts: list[str], entries: set[str]) -> None:
    parts.append(f"{{{len(value)}")
    for key, item in value.items():
        _look(key, parts, entries)
        _look(item, parts, entries)


def _set(value: frozenset[Any] | set[Any], parts: list[str], entries: set[str]) -> None:
    _sequence(sorted(value), parts, entries)


def _type(value: type, parts: list[str], entries: set[str]) -> None:
    parts.append(value.__qualname__)


def _record(value: Struct, parts: list[str], entries: set[str]) -> None:
    parts.append(type(value).__qualname__)
    _sequence(astuple(value), parts, entries)


_LOOKS: tuple[tuple[tuple[type, ...], _Look], ...] = (
    ((Entry,), _entry),
    ((Composer, Site, Observed), _tool),
    ((Enum,), _member),
    ((str, int, float, bool, bytes, type(None), date, time, PurePath, ZoneInfo), _plain),
    ((tuple, list), _sequence),
    ((Mapping,), _mapping),
    ((frozenset, set), _set),
    ((type,), _type),
    ((Struct,), _record),
)
"""How to look through values, by type: the first that fits."""
