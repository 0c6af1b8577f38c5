"""Drawn covers: every entry without a photograph gets a picture of its own, made of parentheses.

The rule is normative: the same slug, figure, teinte and format give the same bytes, which a
test holds against three published fingerprints.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.images.figures import FIGURES, OVERLAPPING, Role
from inspiration.images.geometry import Parenthesis, Shape, number
from inspiration.images.palette import INK, WHITE, Teinte, teinte_named
from inspiration.images.prng import SlugRandom

if TYPE_CHECKING:
    from collections.abc import Mapping

SVG_NAMESPACE = "http://www.w3.org/2000/svg"


class CoverFormat(Struct, frozen=True):
    """A size at which covers are drawn; the drawing is redone for each, never cropped."""

    width: int
    height: int


COVER_FORMATS: Mapping[str, CoverFormat] = MappingProxyType(
    {
        "4x3": CoverFormat(1200, 900),
        "1x1": CoverFormat(1200, 1200),
        "2x1": CoverFormat(1200, 600),
        "4x5": CoverFormat(1200, 1500),
        "21x10": CoverFormat(1260, 600),
        "16x9": CoverFormat(1600, 900),
    }
)
"""4:3 cards, 1:1 tiles, 2:1 sommaire, 4:5 numéro, 21:10 heads, 16:9 the wide card."""


class Layer(Struct, frozen=True):
    """Shapes of one colour, painted together."""

    role: Role
    shapes: tuple[Shape, ...]


def cover_layers(slug: str, figure: str, width: float, height: float) -> tuple[Layer, ...]:
    """Return the shapes of a cover, bottom layer first, without the flat ground.

    Args:
        slug: The entry's slug: it never changes once published, nor does its drawing.
        figure: A name of `FIGURES`, given by the vocabularies.
        width: Width of the drawing.
        height: Height of the drawing.

    Raises:
        ValueError: If the figure is unknown or the format empty.
    """
    if figure not in FIGURES:
        raise ValueError(f"unknown figure {figure!r}: one of {', '.join(FIGURES)}")
    if width <= 0 or height <= 0:
        raise ValueError(f"a cover needs a positive size, not {width} by {height}")
    groups: list[tuple[Role, list[Shape]]] = []
    open_groups: dict[Role, list[Shape]] = {}
    for mark in FIGURES[figure](SlugRandom(slug), width, height):
        group = open_groups.get(mark.role)
        if group is None:
            if figure in OVERLAPPING:
                open_groups.clear()
            group = open_groups[mark.role] = []
            groups.append((mark.role, group))
        group.append(mark.shape)
    return tuple(Layer(role, tuple(shapes)) for role, shapes in groups)


def colour(role: Role, teinte: Teinte) -> str:
    """Return the colour a role takes in a teinte."""
    return {
        Role.GROUND: teinte.vif,
        Role.INK: INK,
        Role.WHITE: WHITE,
        Role.PALE: teinte.pale,
    }[role]


def draw_cover(slug: str, figure: str, teinte: str, width: int, height: int) -> str:
    """Draw the cover of an entry as a standalone SVG document.

    Args:
        slug: The entry's slug.
        figure: A name of `FIGURES`.
        teinte: A name of `palette.TEINTES`.
        width: Width, in units of the drawing.
        height: Height, in units of the drawing.

    Raises:
        ValueError: If the figure or the teinte is unknown, or the format empty.
    """
    shades = teinte_named(teinte)
    layers = cover_layers(slug, figure, width, height)
    across, down = number(width), number(height)
    paths = [(shades.vif, f"M0 0H{across}V{down}H0Z")]
    for layer in layers:
        data = "".join(shape.path() for shape in layer.shapes)
        paths.append((colour(layer.role, shades), data))
    # Numbers and colours of ours: there is nothing to escape.
    drawn = "".join(f'<path fill="{fill}" d="{data}"/>' for fill, data in paths)
    return f'<svg xmlns="{SVG_NAMESPACE}" viewBox="0 0 {across} {down}">{drawn}</svg>'


def swell_path(count: int = 10, width: float = 420, height: float = 1000) -> str:
    """Return the swell of la une: `count` nested « ( », from the nearest to the farthest.

    The page shows it twice, the second one mirrored; on a phone it is turned above and below.
    The number of parentheses says something (numéro 1: ten and ten, twenty meetings a day).

    Raises:
        ValueError: If `count` is below 1.
    """
    if count < 1:
        raise ValueError(f"a swell needs at least one parenthesis, not {count}")
    step = width / (count + 1.2)
    paths: list[str] = []
    for rank in range(count):
        chord = height * (0.50 + 0.50 * rank / max(1, count - 1))
        shape = Parenthesis(width - rank * step, height / 2, chord, 0.17, step * 0.60 / chord)
        paths.append(shape.path())
    return "".join(paths)
