"""Where an entry is: official communes and points, at the level of the commune (GEO-03)."""

from __future__ import annotations

from collections.abc import Iterable

from inspiration.library import Commune, Library

Point = tuple[float, float]
"""Longitude and latitude, in degrees (RFC 7946 §3.1.1)."""


def official(library: Library, names: Iterable[str]) -> tuple[Commune, ...]:
    """The communes that names stand for; an associated commune gives the one it belongs to."""
    found = (library.territory.find(name) for name in names)
    return tuple(library.territory.parent_of(commune) for commune in found if commune)


def point(commune: Commune) -> Point | None:
    """The point of a commune, when the list of communes gives one."""
    if commune.lon is None or commune.lat is None:
        return None
    return (commune.lon, commune.lat)


def points(library: Library, names: Iterable[str]) -> tuple[Point, ...]:
    """One point for each commune, in the order of the names, never twice the same."""
    found = (point(commune) for commune in official(library, names))
    return tuple(dict.fromkeys(place for place in found if place))
