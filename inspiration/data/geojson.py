"""POCs on the map, at the level of the commune (RFC 7946)."""

from __future__ import annotations

from inspiration.data.dataset import Dataset
from inspiration.data.fields import Json
from inspiration.data.places import Point, points
from inspiration.model.poc import Poc


def feature_collection(dataset: Dataset[Poc]) -> dict[str, Json]:
    """Every POC as a feature; its properties are its record."""
    library = dataset.publication.library
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": record["id"],
                "geometry": geometry(points(library, poc.communes)),
                "properties": record,
            }
            for poc, record in zip(dataset.entries, dataset.records, strict=True)
        ],
    }


def geometry(places: tuple[Point, ...]) -> dict[str, Json] | None:
    """A point, several points, or none: RFC 7946 §3.2 says `null` for a feature without place."""
    if not places:
        return None
    if len(places) == 1:
        return {"type": "Point", "coordinates": list(places[0])}
    return {"type": "MultiPoint", "coordinates": [list(place) for place in places]}
