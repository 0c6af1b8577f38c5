"""The path data of the signs that templates draw: parentheses, tiles, steps."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.images import glyphs
from inspiration.images.covers import swell_path

if TYPE_CHECKING:
    from inspiration.images.glyphs import Glyph, StepRow


class Signs(Struct, frozen=True):
    """The variable `signs` of templates."""

    swell: str
    feed: Glyph
    step_row: StepRow
    steps: tuple[Glyph, ...]
    closed_tile: str
    open_tile: str
    dot_radius: int


@cache
def signs() -> Signs:
    """Every sign: the same on all pages of all magazines."""
    return Signs(
        swell=swell_path(),
        feed=glyphs.feed_sign(),
        step_row=glyphs.step_row(),
        steps=glyphs.step_columns(),
        closed_tile=glyphs.closed_tile(),
        open_tile=glyphs.open_tile(),
        dot_radius=glyphs.DOT_RADIUS,
    )
