"""Which communes a map names, and where: no name hides a commune, nor touches another name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from inspiration.library import Commune
from inspiration.pages.views import TileName
from inspiration.text import typeset_plain

_NAMES, _NAMES_ON_PHONES = 5, 3
_LETTER = 21
"""Width of a letter as phones see it, in units of the drawing: the largest a name ever is."""
_RISE, _FALL = 26, 10
"""How far a name goes above and below its foot."""

Point = tuple[int, int]
_Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


class Marks(Struct, frozen=True):
    """The size of what stands for a commune, in units of the drawing.

    Attributes:
        half_width: From its middle to its side.
        half_height: From its middle to its top.
    """

    half_width: int
    half_height: int

    def feet(self, place: Point) -> tuple[Point, Point]:
        """Where the foot of a name may stand: below the mark, or above it."""
        x, y = place
        return (x, y + self.half_height + _RISE), (x, y - self.half_height - _FALL)

    def box(self, place: Point) -> _Box:
        """The room a mark takes."""
        x, y = place
        return (
            x - self.half_width,
            y - self.half_height,
            x + self.half_width,
            y + self.half_height,
        )


def map_names(
    opened: Sequence[Commune], places: Mapping[str, Point], marks: Marks, frame: _Box
) -> tuple[TileName, ...]:
    """Name the first communes of `opened` that leave room for their names.

    Args:
        opened: Communes that hold something, the ones to name first.
        places: Where communes are, by code.
        marks: What stands there.
        frame: The limits of the drawing.
    """
    shown = [commune for commune in opened if commune.code in places]
    crowd = {commune.code: marks.box(places[commune.code]) for commune in shown}
    found: list[TileName] = []
    taken: list[_Box] = []
    for commune in shown:
        around = [*taken, *(box for code, box in crowd.items() if code != commune.code)]
        for (x, y), box in _choices(commune.name, marks.feet(places[commune.code]), frame):
            if not any(_touch(box, other) for other in around):
                minor = len(found) >= _NAMES_ON_PHONES
                found.append(TileName(typeset_plain(commune.name), x, y, minor=minor))
                taken.append(box)
                break
        if len(found) == _NAMES:
            break
    return tuple(found)


def _choices(name: str, feet: Sequence[Point], frame: _Box) -> Iterator[tuple[Point, _Box]]:
    """Each place of a name that is within the frame, and the room it takes there."""
    half = len(name) * _LETTER // 2
    left, top, right, bottom = frame
    for x, y in feet:
        middle = round(max(min(x, right - half), left + half))
        if top <= y - _RISE and y + _FALL <= bottom:
            yield (middle, y), (middle - half, y - _RISE, middle + half, y + _FALL)


def _touch(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
