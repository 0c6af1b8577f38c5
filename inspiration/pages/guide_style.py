"""The style of the guide's examples: the magazine's own sheets, made to fit in a narrow frame."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.pages.stylesheet import Asset, fingerprinted, minify, with_fonts

if TYPE_CHECKING:
    from pathlib import Path

_SHEETS = ("tokens", "base", "parenthesis", "prose", "blocks", "interview")
"""The sheets of `theme/css` that dress a text."""
_GUIDE_TEXT = 0.8
"""How large the guide's text is, in rem: the magazine's is 1."""
_REM = re.compile(r"(?<![\w.])(-?\d*\.?\d+)rem\b")
_VIEWPORT = re.compile(r"(?<=\d)vw\b")
_WIDTH_QUERY = re.compile(r"@media (?=\((?:min|max)-width)")


class GuideStyle(Struct, frozen=True):
    """The sheet of the guide's pages, which holds the fonts, and that of what is rendered."""

    page: Asset
    result: Asset


def dress_guide(theme: Path) -> GuideStyle:
    """Assemble both sheets.

    Raises:
        FileNotFoundError: If a sheet or a font does not exist.
    """
    css, own = theme / "css", theme / "guide"
    fonts = with_fonts(_read(css / "fonts.css"), theme, {})
    magazine = "\n".join(_read(css / f"{name}.css") for name in _SHEETS)
    page = minify(fonts + _read(own / "page.css"))
    result = minify(within_frame(magazine) + _read(own / "result.css"))
    return GuideStyle(
        page=fingerprinted("guide", ".css", page.encode()),
        result=fingerprinted("exemple", ".css", result.encode()),
    )


def within_frame(css: str) -> str:
    """Make a sheet written for a whole window fit the frame of a shadow root.

    The host stands for the root, its width for the window's, the guide's letters for the
    magazine's.
    """
    css = _WIDTH_QUERY.sub("@container ", css.replace(":root", ":host"))
    css = _REM.sub(lambda size: f"{float(size[1]) * _GUIDE_TEXT:g}rem", css)
    return _VIEWPORT.sub("cqi", css)


def _read(sheet: Path) -> str:
    return sheet.read_text(encoding="utf-8")
