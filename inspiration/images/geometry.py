"""The shapes of the drawn covers: the parenthesis, and the few that help it.

A shape knows two things: its SVG path, and the polygon that paints it where there is no SVG
(social cards). Lengths are in the drawing's units, angles in degrees, y goes down.
"""

from __future__ import annotations

from functools import lru_cache
from math import asin, ceil, cos, pi, radians, sin
from typing import Protocol

from msgspec import Struct

_TURNS = 64
"""Angles that are remembered: figures turn their shapes by the same few."""
# One format a path: a wall draws a hundred thousand, and f-strings take twice as long.
_PARENTHESIS = "M%.1f %.1fA%s %s 0 %d 0 %.1f %.1fL%.1f %.1fA%s %s 0 %d 1 %.1f %.1fZ"
_DISC = "M%.1f %.1fa%s %s 0 1 0 %.1f 0a%s %s 0 1 0 -%.1f 0Z"
Point = tuple[float, float]


def number(value: float) -> str:
    """Write a coordinate as the drawing rule does: one decimal, none when it is zero."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


class Shape(Protocol):
    """What a cover is made of."""

    def path(self) -> str:
        """Return the SVG path data."""

    def outline(self, step: float) -> list[Point]:
        """Return the closed polygon, with a point every `step` units or so along its curves."""


class Parenthesis(Struct, frozen=True):
    """« ( »: a chord of length `height` centred in (x, y), belly to the left.

    Attributes:
        x: Abscissa of the middle of the chord.
        y: Ordinate of the middle of the chord.
        height: Length of the chord.
        depth: How far the belly goes, as a share of `height`.
        weight: How thick the belly is, as a share of `height`.
        angle: Turn in degrees; 90 gives « ⌒ », 180 gives « ) ».
    """

    x: float
    y: float
    height: float
    depth: float = 0.28
    weight: float = 0.16
    angle: float = 0.0

    def path(self) -> str:
        """Return an outer arc, a flat tip, and a shallower inner arc back."""
        # The corners are those that `_placed` would give; numbers are written as by `number`.
        x, y, half = self.x, self.y, self.height / 2
        outer, inner, tip = self._depths()
        cosine, sine = _turn(self.angle)
        across, down = half * sine, half * cosine
        tip_x, tip_y = x + tip * cosine, y + tip * sine
        reach = f"{_radius(self.height, outer):.1f}"
        back = f"{_radius(self.height, inner):.1f}"
        return (
            _PARENTHESIS
            % (
                *(x + across, y - down, reach, reach, outer > half, x - across, y + down),
                *(tip_x - across, tip_y + down, back, back, inner > half),
                *(tip_x + across, tip_y - down),
            )
        ).replace(".0", "")

    def outline(self, step: float) -> list[Point]:
        """Return the polygon of both arcs."""
        outer, inner, tip = self._depths()
        local = _bulge(self.height, outer, 0.0, step)
        local += reversed(_bulge(self.height, inner, tip, step))
        return self._placed(*local)

    def _depths(self) -> tuple[float, float, float]:
        """Return the depth of the outer arc, of the inner arc, and the width of the tips."""
        outer, thick = self.depth * self.height, self.weight * self.height
        tip = min(thick * 0.22, outer * 0.5)
        return outer, max(outer - thick + tip, 0.02 * self.height), tip

    def _placed(self, *points: Point) -> list[Point]:
        """Points given across and along the chord, turned and put in their place."""
        x, y = self.x, self.y
        cosine, sine = _turn(self.angle)
        return [
            (x + across * cosine - along * sine, y + across * sine + along * cosine)
            for across, along in points
        ]


class Disc(Struct, frozen=True):
    """A disc of radius `radius` centred in (x, y)."""

    x: float
    y: float
    radius: float

    def path(self) -> str:
        """Return two half circles."""
        radius, across = f"{self.radius:.1f}", 2 * self.radius
        numbers = (self.x - self.radius, self.y, radius, radius, across, radius, radius, across)
        return (_DISC % numbers).replace(".0", "")

    def outline(self, step: float) -> list[Point]:
        """Return the polygon of the circle."""
        return _arc(self.x, self.y, self.radius, 0, 2 * pi, step)[:-1]


class Band(Struct, frozen=True):
    """A part of a ring, from angle `start` to angle `end`, between two radii."""

    x: float
    y: float
    inner: float
    outer: float
    start: float
    end: float

    def path(self) -> str:
        """Return two concentric arcs joined by straight ends; one arc and a point for a slice.

        An arc without a radius is a straight line (SVG 2 §9.5.1), which WeasyPrint draws astray.
        """
        x, y = self.x, self.y
        outer, inner = f"{self.outer:.1f}", f"{self.inner:.1f}"
        (start_x, start_y), (end_x, end_y) = _turn(self.start), _turn(self.end)
        large = 1 if abs(self.end - self.start) > 180 else 0
        path = (
            f"M{x + self.outer * start_x:.1f} {y + self.outer * start_y:.1f}"
            f"A{outer} {outer} 0 {large} 1 "
            f"{x + self.outer * end_x:.1f} {y + self.outer * end_y:.1f}"
            f"L{x + self.inner * end_x:.1f} {y + self.inner * end_y:.1f}"
        )
        if inner != "0.0":
            path += (
                f"A{inner} {inner} 0 {large} 0 "
                f"{x + self.inner * start_x:.1f} {y + self.inner * start_y:.1f}"
            )
        return f"{path}Z".replace(".0", "")

    def outline(self, step: float) -> list[Point]:
        """Return the polygon of both arcs."""
        start, end = radians(self.start), radians(self.end)
        outer = _arc(self.x, self.y, self.outer, start, end, step)
        return outer + _arc(self.x, self.y, self.inner, end, start, step)


class Stem(Struct, frozen=True):
    """An upright bar: left edge, foot, top and width."""

    left: float
    foot: float
    top: float
    width: float

    def path(self) -> str:
        """Return the rectangle, drawn from its foot."""
        foot = number(self.foot)
        return f"M{number(self.left)} {foot}V{number(self.top)}h{number(self.width)}V{foot}Z"

    def outline(self, step: float) -> list[Point]:
        """Return the four corners."""
        right = self.left + self.width
        return [
            (self.left, self.foot),
            (self.left, self.top),
            (right, self.top),
            (right, self.foot),
        ]


@lru_cache(_TURNS)
def _turn(angle: float) -> tuple[float, float]:
    """Return the cosine and the sine of an angle in degrees."""
    return cos(radians(angle)), sin(radians(angle))


def _radius(chord: float, depth: float) -> float:
    """Return the radius of the circle whose arc of that depth rests on that chord."""
    return (chord * chord / 4 + depth * depth) / (2 * depth)


def _bulge(chord: float, depth: float, offset: float, step: float) -> list[Point]:
    """Return an arc that rests on an upright chord at x = `offset`, belly to the left."""
    radius = _radius(chord, depth)
    half_angle = asin(min(1.0, chord / 2 / radius))
    if depth > chord / 2:
        half_angle = pi - half_angle
    centre = offset + radius - depth
    return _arc(centre, 0.0, radius, pi + half_angle, pi - half_angle, step)


def _arc(x: float, y: float, radius: float, start: float, end: float, step: float) -> list[Point]:
    """Return points along an arc, both ends included (angles in radians)."""
    pieces = max(2, ceil(abs(end - start) * radius / step))
    turn = (end - start) / pieces
    return [
        (x + radius * cos(start + k * turn), y + radius * sin(start + k * turn))
        for k in range(pieces + 1)
    ]
