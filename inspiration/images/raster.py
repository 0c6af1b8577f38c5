"""The drawn covers in pixels, for what does not read SVG: social networks, mail, paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from inspiration.images.covers import colour, cover_layers

if TYPE_CHECKING:
    from inspiration.images.palette import Teinte

OVERSAMPLING = 3
"""Shapes are painted that much larger, then averaged: Pillow's polygons have hard edges."""

_STEP = 2.0
"""Length of the straight pieces that stand for a curve, in painted pixels."""


def paint_cover(slug: str, figure: str, teinte: Teinte, width: int, height: int) -> Image.Image:
    """Paint the cover of an entry; the same drawing as `draw_cover`, in RGB.

    Raises:
        ValueError: If the figure is unknown or the format empty.
    """
    scale = OVERSAMPLING
    large = Image.new("RGB", (width * scale, height * scale), teinte.vif)
    brush = ImageDraw.Draw(large)
    for layer in cover_layers(slug, figure, width, height):
        for shape in layer.shapes:
            points = [(x * scale, y * scale) for x, y in shape.outline(_STEP / scale)]
            brush.polygon(points, fill=colour(layer.role, teinte))
    return large.reduce(scale)
