"""Signs that the magazine's fonts do not have: another font would draw them, or none."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

_FAMILIES = ("titre", "label", "texte", "texte-it")
_NEVER_DRAWN = frozenset("\n\r\t\u00ad\u200b\u2060\ufeff")


def missing_signs(texts: Iterable[str], fonts: Path) -> str:
    """Give the signs of some texts that a family of the theme cannot draw, in their order.

    Args:
        texts: Words as they are printed.
        fonts: The folder of the theme's fonts.
    """
    used = {sign for text in texts for sign in text} - _NEVER_DRAWN
    drawn = frozenset.intersection(*(_signs(fonts, family) for family in _FAMILIES))
    return "".join(sorted(used - drawn))


@cache
def _signs(fonts: Path, family: str) -> frozenset[str]:
    """The signs of a family, its complements included."""
    found: set[str] = set()
    for suffix in ("", "-l1", "-la"):
        file = fonts / f"{family}{suffix}.woff2"
        if file.is_file():
            with TTFont(file, lazy=True) as font:
                found.update(map(chr, font.getBestCmap()))
    return frozenset(found)
