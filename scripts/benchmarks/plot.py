"""A plot of seconds by number of articles, both on logarithmic scales, as SVG."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WIDTH, HEIGHT = 720, 420
LEFT, RIGHT, TOP, BOTTOM = 60, 200, 40, 45
LABEL_HEIGHT = 16
COLOURS = ("#b3261e", "#d55e00", "#0072b2", "#007a5a", "#8a4f9e", "#7a5c00", "#4d4d4d")
"""Dark enough on white to read their labels."""

HALO = {"stroke": "#fff", "stroke-width": "4", "paint-order": "stroke", "stroke-linejoin": "round"}
"""Keeps a label readable on a line that passes behind it."""


@dataclass(frozen=True)
class Series:
    """Seconds by number of articles, of one contestant; `dashed` for what is not a cold build."""

    name: str
    seconds: Mapping[int, float]
    dashed: bool = False


def plot(title: str, series: Sequence[Series]) -> str:
    """Return the SVG; series without a point are left out."""
    shown = [one for one in series if one.seconds]
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH} {HEIGHT}",
            "role": "img",
            "font-family": "system-ui, sans-serif",
            "font-size": "12",
        },
    )
    SubElement(root, "title").text = title
    SubElement(root, "rect", {"width": str(WIDTH), "height": str(HEIGHT), "fill": "#fff"})
    _text(root, LEFT, 22, title, weight="bold")
    if shown:
        _draw(root, shown)
    indent(root)
    return tostring(root, encoding="unicode") + "\n"


def _draw(root: Element, series: Sequence[Series]) -> None:
    sizes = [size for one in series for size in one.seconds]
    seconds = [max(spent, 0.001) for one in series for spent in one.seconds.values()]
    across = _Scale(min(sizes), max(sizes), LEFT, WIDTH - RIGHT)
    low, high = (math.floor(math.log10(min(seconds))), math.ceil(math.log10(max(seconds))))
    up = _Scale(10.0**low, 10.0 ** max(high, low + 1), HEIGHT - BOTTOM, TOP)
    _axes(root, across, up, sorted(set(sizes)), range(low, max(high, low + 1) + 1))
    ends = []
    for rank, one in enumerate(series):
        colour = COLOURS[rank % len(COLOURS)]
        points = [
            (across.at(size), up.at(max(spent, 0.001)))
            for size, spent in sorted(one.seconds.items())
        ]
        _line(root, points, colour, one.dashed)
        ends.append((points[-1][1], points[-1][0], one.name, colour))
    _labels(root, ends)


class _Scale:
    """From a value to a place, logarithmically."""

    def __init__(self, low: float, high: float, start: float, end: float) -> None:
        self._low, self._span = math.log(low), math.log(high) - math.log(low)
        self._start, self._end = start, end

    def at(self, value: float) -> float:
        """The place of a value; the middle when there is only one."""
        share = (math.log(value) - self._low) / self._span if self._span else 0.5
        return self._start + share * (self._end - self._start)


def _axes(
    root: Element, across: _Scale, up: _Scale, sizes: Sequence[int], powers: Sequence[int]
) -> None:
    for power in powers:
        place = up.at(10.0**power)
        _stroke(root, (LEFT, place), (WIDTH - RIGHT, place))
        _text(root, LEFT - 8, place + 4, f"{10.0**power:g} s", anchor="end")
    for size in sizes:
        place = across.at(size)
        _stroke(root, (place, TOP), (place, HEIGHT - BOTTOM))
        _text(root, place, HEIGHT - BOTTOM + 18, f"{size:,}", anchor="middle")
    middle = (LEFT + WIDTH - RIGHT) / 2
    _text(root, middle, HEIGHT - 8, "articles (and a quarter as many sheets)", anchor="middle")


def _line(root: Element, points: Sequence[tuple[float, float]], colour: str, dashed: bool) -> None:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    drawn = {"points": path, "fill": "none", "stroke": colour, "stroke-width": "2"}
    if dashed:
        drawn["stroke-dasharray"] = "5 4"
    SubElement(root, "polyline", drawn)
    for x, y in points:
        SubElement(root, "circle", {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": "3", "fill": colour})


def _labels(root: Element, ends: Sequence[tuple[float, float, str, str]]) -> None:
    """Name each line at its end, one label above the other."""
    free = float(TOP)
    for y, x, name, colour in sorted(ends):
        place = max(y + 4, free)
        free = place + LABEL_HEIGHT
        _text(root, x + 10, place, name, colour=colour)


def _stroke(root: Element, start: tuple[float, float], end: tuple[float, float]) -> None:
    (x1, y1), (x2, y2) = start, end
    places = {"x1": f"{x1:.1f}", "y1": f"{y1:.1f}", "x2": f"{x2:.1f}", "y2": f"{y2:.1f}"}
    SubElement(root, "line", {**places, "stroke": "#ddd"})


def _text(
    root: Element,
    x: float,
    y: float,
    words: str,
    *,
    anchor: str = "start",
    colour: str = "#222",
    weight: str = "normal",
) -> None:
    given = {"x": f"{x:.1f}", "y": f"{y:.1f}", "fill": colour}
    given |= {"text-anchor": anchor, "font-weight": weight, **HALO}
    SubElement(root, "text", given).text = words
