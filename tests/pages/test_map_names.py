"""The names on the map: no name hides an open commune or touches another name."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from inspiration.library import Commune
from inspiration.pages.map_names import Marks, map_names
from inspiration.pages.views import TileName

CELL = 78
FRAME = (-45, -45, 13 * CELL - 33, 12 * CELL - 16)
TILE = Marks(40, 36)


def commune(name: str, column: int, row: int) -> Commune:
    return Commune(f"{column:02}{row:02}", name, date(2015, 1, 1), tile=(column, row))


def named(*communes: Commune) -> dict[str, TileName]:
    places = {c.code: (c.tile[0] * CELL, c.tile[1] * CELL) for c in communes if c.tile}
    return {name.name: name for name in map_names(communes, places, TILE, FRAME)}


def test_a_name_that_would_hide_the_commune_below_is_left_out() -> None:
    above, madeleine, lille = (
        commune("Là", 7, 4),
        commune("La Madeleine", 7, 5),
        commune("Lille", 7, 6),
    )
    assert list(named(lille, madeleine, above)) == ["Lille", "Là"]
    assert "La Madeleine" in named(madeleine)


def test_a_name_goes_above_when_there_is_no_room_below() -> None:
    found = named(commune("Englos", 4, 6), commune("Haubourdin", 4, 7))
    assert found["Englos"].y < 6 * CELL
    assert found["Haubourdin"].y > 7 * CELL


def test_a_name_stays_within_the_drawing() -> None:
    found = named(commune("Villeneuve-d'Ascq", 12, 3))
    (name,) = found.values()
    assert name.x + len(name.name) * 10 < 13 * CELL


def test_five_names_and_three_on_a_phone() -> None:
    found = named(*(commune(f"C{row}", 6, row) for row in range(0, 12, 2)))
    assert [name.minor for name in found.values()] == [False] * 3 + [True] * 2


@given(
    st.lists(
        st.tuples(st.integers(0, 12), st.integers(0, 11), st.integers(3, 24)),
        unique_by=lambda tile: tile[:2],
        max_size=40,
    )
)
def test_names_never_touch(tiles: list[tuple[int, int, int]]) -> None:
    communes = [commune(f"{x:02}{y:02}".ljust(size, "m"), x, y) for x, y, size in tiles]
    found = named(*communes)
    for one, other in combinations(found.values(), 2):
        apart = abs(one.x - other.x) > 9 * (len(one.name) + len(other.name))
        assert apart or abs(one.y - other.y) >= 36
    for name in found.values():
        for x, y, _ in tiles:
            if name.name[:4] != f"{x:02}{y:02}":
                beside = abs(name.x - x * CELL) > 9 * len(name.name) + 36
                assert beside or not y * CELL - 36 < name.y - 9 < y * CELL + 36
