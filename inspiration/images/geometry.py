"""The shapes of the drawn covers: the parenthesis, and the few that help it.

A shape knows two things: its SVG path, and the polygon that paints it where there is no SVG
(social cards). Lengths are in the drawing's units, angles in degrees, y goes down.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, ceil, cos, pi, radians, sin
from typing import Protocol

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


@dataclass(frozen=True, slots=True)
class Parenthesis:
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
        half = self.height / 2
        outer, inner, tip = self._depths()
        reach, back = _radius(self.height, outer), _radius(self.height, inner)
        (x1, y1), (x2, y2), (x3, y3), (x4, y4) = self._placed(
            (0, -half), (0, half), (tip, half), (tip, -half)
        )
        # As `number` would write each: a wall draws a hundred thousand of these.
        return (
            f"M{x1:.1f} {y1:.1f}"
            f"A{reach:.1f} {reach:.1f} 0 {int(outer > half)} 0 {x2:.1f} {y2:.1f}L{x3:.1f} {y3:.1f}"
            f"A{back:.1f} {back:.1f} 0 {int(inner > half)} 1 {x4:.1f} {y4:.1f}Z"
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
        cosine, sine = cos(radians(self.angle)), sin(radians(self.angle))
        return [
            (x + across * cosine - along * sine, y + across * sine + along * cosine)
            for across, along in points
        ]


@dataclass(frozen=True, slots=True)
class Disc:
    """A disc of radius `radius` centred in (x, y)."""

    x: float
    y: float
    radius: float

    def path(self) -> str:
        """Return two half circles."""
        radius, across = number(self.radius), number(2 * self.radius)
        back = number(-2 * self.radius)
        return (
            f"M{number(self.x - self.radius)} {number(self.y)}"
            f"a{radius} {radius} 0 1 0 {across} 0a{radius} {radius} 0 1 0 {back} 0Z"
        )

    def outline(self, step: float) -> list[Point]:
        """Return the polygon of the circle."""
        return _arc(self.x, self.y, self.radius, 0, 2 * pi, step)[:-1]


@dataclass(frozen=True, slots=True)
class Band:
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
        corners = [
            (self.x + radius * cos(radians(angle)), self.y + radius * sin(radians(angle)))
            for radius, angle in (
                (self.outer, self.start),
                (self.outer, self.end),
                (self.inner, self.end),
                (self.inner, self.start),
            )
        ]
        first, second, third, fourth = (f"{number(x)} {number(y)}" for x, y in corners)
        large = int(abs(self.end - self.start) > 180)
        radius = number(self.inner)
        inner = "" if radius == "0" else f"A{radius} {radius} 0 {large} 0 {fourth}"
        return (
            f"M{first}A{number(self.outer)} {number(self.outer)} 0 {large} 1 {second}"
            f"L{third}{inner}Z"
        )

    def outline(self, step: float) -> list[Point]:
        """Return the polygon of both arcs."""
        start, end = radians(self.start), radians(self.end)
        outer = _arc(self.x, self.y, self.outer, start, end, step)
        return outer + _arc(self.x, self.y, self.inner, end, start, step)


@dataclass(frozen=True, slots=True)
class Stem:
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
