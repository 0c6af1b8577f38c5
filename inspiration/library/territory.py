"""The communes of the territory, with the day each joined it (GEO-03, GEO-04, GEO-05)."""

from __future__ import annotations

import json
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct

from inspiration.model.nearest import fold, nearest
from inspiration.model.problem import Problem, Severity
from inspiration.model.slugs import slugify

PATH = "territoire/communes.json"


class Commune(Struct, frozen=True, dict=True):
    """A commune, or one associated to another (`parent` is then the INSEE code of that one).

    `tile` is the (column, row) of its cell on the tile map; `lon` and `lat` are degrees.
    """

    code: str
    name: str
    since: date
    lon: float | None = None
    lat: float | None = None
    tile: tuple[int, int] | None = None
    parent: str | None = None

    @cached_property
    def slug(self) -> str:
        """The last part of the commune's address."""
        return slugify(self.name)


class Territory(Struct, frozen=True, dict=True):
    """Every commune, in the order of the file, and what must be said of the data."""

    communes: tuple[Commune, ...] = ()
    attribution: str = ""
    title: str = ""
    associated: tuple[Commune, ...] = ()

    @cached_property
    def _by_fold(self) -> dict[str, Commune]:
        every = (*self.communes, *self.associated)
        return {fold(c.name): c for c in every} | {c.code: c for c in every}

    def find(self, name: str) -> Commune | None:
        """Find by INSEE code or by exact official name; typographic apostrophes are the same."""
        commune = self._by_fold.get(fold(name))
        exact = name.replace("’", "'")
        return commune if commune and exact in (commune.name, commune.code) else None

    def suggest(self, name: str) -> str | None:
        """The official name nearest to what was written."""
        return nearest(name, (c.name for c in (*self.communes, *self.associated)))

    def at(self, day: date) -> tuple[Commune, ...]:
        """The communes that belong to the territory on `day`."""
        return tuple(commune for commune in self.communes if commune.since <= day)

    def parent_of(self, commune: Commune) -> Commune:
        """The commune that counts for this one: Lille for Hellemmes and Lomme."""
        return self._by_fold[commune.parent] if commune.parent else commune


def read_territory(root: Path) -> tuple[Territory, list[Problem]]:
    """Read the list of communes; a city without one has an empty territory."""
    file = root / PATH
    if not file.is_file():
        return Territory(), []
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        communes = tuple(_commune(item) for item in data["communes"])
        parents = {commune.code: commune for commune in communes}
        associated = tuple(_commune(item, parents) for item in data.get("communes_associees", ()))
    except (ValueError, KeyError, TypeError, OSError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        message = "la liste des communes n'est pas lisible"
        hint = "chaque commune a `code`, `nom`, `depuis` (AAAA-MM-JJ)"
        return Territory(), [
            Problem(PATH, line, 1, "", "territoire", Severity.ERROR, message, hint)
        ]
    return Territory(
        communes, str(data.get("attribution", "")), str(data.get("titre", "")), associated
    ), []


def _commune(item: dict[str, Any], parents: dict[str, Commune] | None = None) -> Commune:
    tile = item.get("tuile")
    parent = parents[item["chef_lieu"]] if parents else None
    since = date.fromisoformat(item["depuis"]) if "depuis" in item else None
    return Commune(
        code=str(item["code"]),
        name=item["nom"],
        since=since or (parent.since if parent else date.min),
        lon=item.get("lon"),
        lat=item.get("lat"),
        tile=(tile[0], tile[1]) if tile else None,
        parent=parent.code if parent else None,
    )
