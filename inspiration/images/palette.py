"""The colours of the magazine: six teintes, each with the inks that may sit on it.

One source in Python for drawings, cards and tests; the style sheets hold the same values as
custom properties, and a test compares the two.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

INK = "#17130f"
WHITE = "#ffffff"


class Teinte(Struct, frozen=True):
    """One of the six colours, under the names the design system gives to its shades.

    Attributes:
        name: Its identifier, in front matter, vocabularies and `data-teinte`.
        vif: The flat, vivid colour that carries ink.
        pale: The light companion, for placeholders and boxes.
        papier: The page by day.
        accent: The colour of words on `papier` and `pale`.
        nuit: The page by night.
        profond: The flat colour by night.
    """

    name: str
    vif: str
    pale: str
    papier: str
    accent: str
    nuit: str
    profond: str


VERMILLON = Teinte("vermillon", "#ff7350", "#ffd2c2", "#fff8f5", "#b02e0e", "#1a110d", "#38160b")
LILAS = Teinte("lilas", "#c5aaff", "#ebe1ff", "#f8f5fe", "#5a36b4", "#120f1c", "#281852")
CIEL = Teinte("ciel", "#86bcff", "#dcebff", "#f4f8fe", "#144fae", "#0d121b", "#0d2449")
MIMOSA = Teinte("mimosa", "#ffc93c", "#fff0c2", "#fffaee", "#765300", "#17130a", "#332605")
CHLOROPHYLLE = Teinte(
    "chlorophylle", "#55cc8d", "#d3f5df", "#f3faf5", "#0b6640", "#0d1510", "#0c2f1e"
)
ROSE = Teinte("rose", "#ff9fc3", "#ffe0ec", "#fef5f9", "#a31a5b", "#190e14", "#3f1126")

TEINTES: Mapping[str, Teinte] = MappingProxyType(
    {teinte.name: teinte for teinte in (VERMILLON, LILAS, CIEL, MIMOSA, CHLOROPHYLLE, ROSE)}
)
"""The six teintes in the order numéros take them: 1 vermillon … 6 rose, then again."""


def teinte_of_issue(number: int) -> Teinte:
    """Return the teinte of a numéro; the sixth is followed by the first.

    Raises:
        ValueError: If the number is below 1.
    """
    if number < 1:
        raise ValueError(f"a numéro is counted from 1, not {number}")
    return list(TEINTES.values())[(number - 1) % len(TEINTES)]


def teinte_named(name: str) -> Teinte:
    """Return a teinte by its name.

    Raises:
        ValueError: If there is no such teinte.
    """
    try:
        return TEINTES[name]
    except KeyError:
        raise ValueError(f"unknown teinte {name!r}: one of {', '.join(TEINTES)}") from None
