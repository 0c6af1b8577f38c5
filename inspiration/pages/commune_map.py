"""The map of the communes: a tile for each, or their outlines when the owner gives them.

Only coordinates and words: the template draws them, so that the map takes the page's colours.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from inspiration.images.geometry import number
from inspiration.library import Commune, Library
from inspiration.pages.map_names import Marks, map_names
from inspiration.pages.views import TileMap, TileName
from inspiration.pages.words import counted
from inspiration.text import typeset_plain

_CELL = 78
"""Side of a tile, in units of the drawing."""
_EDGE = 45
_ROOM_BELOW = 17
"""For the name of a commune of the last row."""
_TILE, _DOT = Marks(40, 36), Marks(8, 10)
_WIDTH = 1000
"""Width of a map of outlines, in units of the drawing."""


class Outline(Struct, frozen=True):
    """The outline of a commune as path data; an `open` one has a POC."""

    path: str
    open: bool


class OutlineMap(Struct, frozen=True):
    """The communes as they lie, in the units of the drawing; `dots` mark the open ones."""

    view_box: str
    outlines: tuple[Outline, ...]
    dots: tuple[tuple[int, int], ...]
    names: tuple[TileName, ...]
    label: str
    caption: str
    attribution: str


class Outlines(Struct, frozen=True):
    """Rings of longitudes and latitudes by INSEE code, and who made them."""

    rings: dict[str, tuple[tuple[tuple[float, float], ...], ...]]
    attribution: str


def read_outlines(data: bytes, attribution: str) -> Outlines:
    """Read a GeoJSON of polygons whose property `code` is an INSEE code (GEO-01, RFC 7946).

    Raises:
        ValueError: it is no such GeoJSON.
    """
    try:
        features = json.loads(data)["features"]
        rings = {
            str(feature["properties"]["code"]): tuple(_rings(feature["geometry"]))
            for feature in features
        }
    except (KeyError, TypeError, IndexError, json.JSONDecodeError) as error:
        raise ValueError(
            "les contours doivent être un GeoJSON de polygones avec la propriété `code`"
        ) from error
    return Outlines(rings, attribution)


def _rings(geometry: Any) -> Iterable[tuple[tuple[float, float], ...]]:
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    elif geometry["type"] != "MultiPolygon":
        raise KeyError(geometry["type"])
    for polygon in polygons:
        for ring in polygon:
            yield tuple((float(point[0]), float(point[1])) for point in ring)


def perimeter(library: Library) -> str:
    """« 95 communes, périmètre de 2020 »: the year since when the list is what it is (GEO-05)."""
    members = library.communes
    if not members:
        return ""
    year = max(commune.since for commune in members).year
    return f"{counted(len(members), 'commune', 'communes')}, périmètre de {year}"


def commune_map(
    library: Library,
    shown: Sequence[Commune],
    opened: Sequence[Commune],
    label: str,
    outlines: Outlines | None = None,
) -> TileMap | OutlineMap | None:
    """Draw the communes `shown`; those `opened` hold something, the first ones are named.

    None when nothing says where the communes are.
    """
    if outlines:
        return _outline_map(library, shown, opened, label, outlines)
    return _tile_map(library, shown, opened, label)


def _tile_map(
    library: Library, shown: Sequence[Commune], opened: Sequence[Commune], label: str
) -> TileMap | None:
    places = {c.code: (c.tile[0] * _CELL, c.tile[1] * _CELL) for c in shown if c.tile}
    if not places:
        return None
    open_codes = [commune.code for commune in opened if commune.code in places]
    across = max(x for x, _ in places.values()) + 2 * _EDGE
    down = max(y for _, y in places.values()) + 2 * _EDGE + _ROOM_BELOW
    return TileMap(
        view_box=f"-{_EDGE} -{_EDGE} {across} {down}",
        closed=tuple(place for code, place in places.items() if code not in open_codes),
        open=tuple(places[code] for code in open_codes),
        names=map_names(opened, places, _TILE, (-_EDGE, -_EDGE, across - _EDGE, down - _EDGE)),
        label=label,
        caption=typeset_plain(
            f"Carte en tuiles : une commune, une parenthèse. {perimeter(library)}."
        ),
        attribution=typeset_plain(library.territory.attribution),
    )


def _outline_map(
    library: Library,
    shown: Sequence[Commune],
    opened: Sequence[Commune],
    label: str,
    outlines: Outlines,
) -> OutlineMap | None:
    rings = {c.code: outlines.rings[c.code] for c in shown if c.code in outlines.rings}
    points = [point for group in rings.values() for ring in group for point in ring]
    if not points:
        return None
    west, north = min(lon for lon, _ in points), max(lat for _, lat in points)
    middle = (north + min(lat for _, lat in points)) / 2
    shrink = math.cos(math.radians(middle))
    scale = _WIDTH / ((max(lon for lon, _ in points) - west) * shrink)

    def place(lon: float, lat: float) -> tuple[float, float]:
        return (lon - west) * shrink * scale, (north - lat) * scale

    down = max(place(*point)[1] for point in points)
    codes = {commune.code for commune in opened}
    places: dict[str, tuple[int, int]] = {}
    for commune in shown:
        if commune.code in rings and commune.lon is not None and commune.lat is not None:
            x, y = place(commune.lon, commune.lat)
            places[commune.code] = (round(x), round(y))
    return OutlineMap(
        view_box=f"-4 -4 {_WIDTH + 8} {math.ceil(down) + 8}",
        outlines=tuple(
            Outline(
                "".join(_ring_path([place(*point) for point in ring]) for ring in group),
                code in codes,
            )
            for code, group in rings.items()
        ),
        dots=tuple(places[code] for code in places if code in codes),
        names=map_names(opened, places, _DOT, (0, 0, _WIDTH, math.ceil(down))),
        label=label,
        caption=typeset_plain(f"Un point : au moins un POC. {perimeter(library)}."),
        attribution=typeset_plain(
            f"{outlines.attribution} {library.territory.attribution}".strip()
        ),
    )


def _ring_path(ring: Sequence[tuple[float, float]]) -> str:
    corners = [f"{number(round(x))} {number(round(y))}" for x, y in ring]
    distinct = [corner for rank, corner in enumerate(corners) if corners[rank - 1] != corner]
    return f"M{'L'.join(distinct)}Z" if len(distinct) > 2 else ""
