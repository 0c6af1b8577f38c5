"""Parentheses as small drawings that a style sheet may stretch along what they hold."""

from __future__ import annotations

from lxml import etree

from inspiration.images.covers import SVG_NAMESPACE, swell_path
from inspiration.images.geometry import Parenthesis
from inspiration.images.glyphs import step_row

_CHORD, _DEPTH, _WEIGHT = 200.0, 0.14, 0.062


def bracket(colour: str, *, closing: bool = False) -> bytes:
    """One « ( », or one « ) », which takes the proportions of its place."""
    width, middle = _CHORD * _DEPTH, _CHORD / 2
    if closing:
        shape = Parenthesis(0, middle, _CHORD, _DEPTH, _WEIGHT, 180)
    else:
        shape = Parenthesis(width, middle, _CHORD, _DEPTH, _WEIGHT)
    svg = _drawing(f"0 0 {width:g} {_CHORD:g}")
    svg.set("preserveAspectRatio", "none")
    etree.SubElement(svg, "path", d=shape.path(), fill=colour)
    return etree.tostring(svg)


def swell(colour: str, count: int, *, mirrored: bool = False) -> bytes:
    """The swell of la une: nested parentheses that open towards what they hold."""
    svg = _drawing("0 0 420 1000")
    path = etree.SubElement(svg, "path", d=swell_path(count), fill=colour)
    if mirrored:
        path.set("transform", "matrix(-1 0 0 1 420 0)")
    return etree.tostring(svg)


def steps(done: int, ending: str | None, colour: str) -> bytes:
    """The four steps of a POC: reached ones filled, those to come outlined."""
    row = step_row()
    svg = _drawing(row.view_box)
    for rank, path in enumerate(row.steps):
        node = etree.SubElement(svg, "path", d=path)
        if rank < done:
            node.set("fill", colour)
        else:
            node.set("fill", "none")
            node.set("stroke", colour)
            node.set("stroke-width", "1")
    closing = {"arrete": row.stopped, "transfere": row.transferred}.get(ending or "")
    if closing:
        etree.SubElement(svg, "path", d=closing, fill=colour)
    return etree.tostring(svg)


def _drawing(view_box: str) -> etree._Element:
    svg = etree.Element("svg", nsmap={None: SVG_NAMESPACE})  # type: ignore[dict-item]
    svg.set("viewBox", view_box)
    return svg
