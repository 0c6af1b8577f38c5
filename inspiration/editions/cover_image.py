"""The cover of a numéro as one picture, for shelves and libraries that show nothing else."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from inspiration.images.cards import Face
from inspiration.images.palette import INK, teinte_named
from inspiration.images.raster import paint_cover

if TYPE_CHECKING:
    from pathlib import Path

    from inspiration.editions.views import Edition

WIDTH, HEIGHT = 1200, 1696
"""Pixels; the proportions of the printed cover."""

_MARGIN = 52
_BANNER, _CARTEL = 354, 457
"""Heights of the flat parts above and below the drawing, as on the printed cover."""

_BOX = 320
_RULE = 3
_COLOURS = 64
"""Enough for four flat colours and the shades of their edges."""


def paint_issue_cover(edition: Edition, fonts: Path) -> bytes:
    """Paint the masthead, the drawing, the title and the number, as a PNG.

    Args:
        edition: What it announces.
        fonts: The folder of the theme's fonts.
    """
    cover, teinte = edition.cover, teinte_named(edition.teinte)
    picture = Image.new("RGB", (WIDTH, HEIGHT), teinte.vif)
    tall = HEIGHT - _BANNER - _CARTEL
    picture.paste(paint_cover(cover.slug, cover.figure, teinte, WIDTH, tall), (0, _BANNER))
    brush = ImageDraw.Draw(picture)
    bottom = HEIGHT - _CARTEL
    for line in (
        (0, _BANNER, WIDTH, _BANNER),
        (0, bottom, WIDTH, bottom),
        (WIDTH - _BOX, bottom, WIDTH - _BOX, HEIGHT),
    ):
        brush.line(line, fill=INK, width=2 * _RULE)
    word = _widest(fonts, edition.magazine, WIDTH - 2 * _MARGIN, 400)
    word.write(brush, (_MARGIN - word.size * 0.04, 70 + word.size * 0.7), edition.magazine)
    label = Face(fonts, "label", 30)
    label.write(brush, (_MARGIN, _BANNER - 34), edition.season)
    _write_title(brush, fonts, edition.plain)
    number = f"({edition.number})"
    digits = _widest(fonts, number, _BOX - 90, 200)
    left = WIDTH - _BOX / 2 - digits.width(number) / 2
    digits.write(brush, (left, bottom + _CARTEL / 2 + digits.size * 0.28), number)
    buffer = BytesIO()
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _widest(fonts: Path, text: str, width: float, size: int) -> Face:
    """The face at which a line is as wide as its place, within a largest size."""
    face = Face(fonts, "titre", size)
    return Face(fonts, "titre", max(12, min(size, int(size * width / face.width(text)))))


def _write_title(brush: ImageDraw.ImageDraw, fonts: Path, title: str) -> None:
    width, height = WIDTH - _BOX - 2 * _MARGIN, _CARTEL - 2 * _MARGIN
    for size in range(150, 40, -6):
        face = Face(fonts, "titre", size)
        lines = face.wrapped(title, width)
        fits = len(lines) * size * 0.88 <= height
        if fits and max(face.width(line) for line in lines) <= width:
            break
    for rank, line in enumerate(lines):
        baseline = HEIGHT - _CARTEL + _MARGIN + face.size * (0.76 + 0.88 * rank)
        face.write(brush, (_MARGIN - face.size * 0.03, baseline), line)
