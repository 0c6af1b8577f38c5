"""Social cards: what a shared link shows, 1200 × 630 pixels, one for each entry.

The title on the flat colour, the drawing of the entry beside it, the magazine's word above.
A card depends on its words, its drawing and its fonts, and on nothing else.
"""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import PIL
from msgspec import Struct
from msgspec.structs import asdict
from PIL import Image, ImageDraw, ImageFont

from inspiration.images.objects import store_file
from inspiration.images.palette import INK, teinte_named
from inspiration.images.raster import paint_cover
from inspiration.images.recipe import FOLDER, Format, Output

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspiration.images.cache import ImageCache
    from inspiration.images.objects import CachedFile

CARD_WIDTH, CARD_HEIGHT = 1200, 630
"""The size that Open Graph readers show without cutting."""

CARD_VERSION = 1
"""Raised whenever the same card would be drawn otherwise."""

CARDS_WORTH_A_PROCESS = 8
"""Below that many, starting a process takes longer than drawing."""

_MARGIN = 64
_DRAWING_WIDTH = 520
_TEXT_WIDTH = CARD_WIDTH - _DRAWING_WIDTH - 2 * _MARGIN
_TITLE_TOP, _TITLE_BOTTOM = 168, 528
_TITLE_SIZES = range(116, 46, -4)
_TITLE_LEADING = 0.93
_LABEL_SIZE = 27
_WORD_SIZE = 66
_COLOURS = 64
"""Enough for six flat colours and the shades of their edges."""

_SUFFIXES = ("", "-l1", "-la")
"""The files of a font, by how often a French text needs them."""


class SocialCard(Struct, frozen=True):
    """What a card says.

    Attributes:
        slug: Slug of the entry, which decides its drawing.
        figure: Figure of its drawing.
        teinte: Name of its teinte.
        title: Its title, in plain characters, already typeset.
        label: A few words under it: rubrique, numéro, date; may be empty.
        word: The name of the magazine.
    """

    slug: str
    figure: str
    teinte: str
    title: str
    label: str
    word: str


def plan_card(card: SocialCard, fonts: Path) -> Output:
    """Return the file of a card, without drawing it."""
    parts = asdict(card) | {
        "version": CARD_VERSION,
        "pillow": PIL.__version__,
        "fonts": _fonts_digest(fonts),
    }
    canonical = json.dumps(parts, sort_keys=True, ensure_ascii=False)
    key = hashlib.blake2b(canonical.encode(), digest_size=8).hexdigest()
    address = f"{FOLDER}/carte-{card.slug}-{key}.png"
    return Output(address, f"{key}-card.png", Format.PNG, CARD_WIDTH, CARD_HEIGHT)


def make_cards(
    cards: Iterable[SocialCard], fonts: Path, images: ImageCache, workers: int = 1
) -> tuple[Output, ...]:
    """Draw the cards that the cache does not hold; return the files of all, in order.

    Args:
        cards: What they say.
        fonts: The folder of the theme's fonts.
        images: Where they are kept.
        workers: How many processes; a few cards are drawn in this one.
    """
    planned = [(card, plan_card(card, fonts)) for card in cards]
    missing = {out.key: card for card, out in planned if images.get(out.key) is None}
    work = [(card, key, fonts, images.folder) for key, card in missing.items()]
    if min(workers, len(work) // CARDS_WORTH_A_PROCESS) < 2:
        images.add(_store(*one) for one in work)
    else:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as executor:
            images.add(executor.map(_store, *zip(*work, strict=True), chunksize=4))
    return tuple(output for _, output in planned)


def _store(card: SocialCard, key: str, fonts: Path, folder: Path) -> CachedFile:
    start = process_time()
    content = draw_card(card, fonts)
    return store_file(folder, key, content, seconds=process_time() - start)


def draw_card(card: SocialCard, fonts: Path) -> bytes:
    """Draw a card as a PNG.

    Args:
        card: What it says.
        fonts: The folder of the theme's fonts.

    Raises:
        ValueError: If the figure or the teinte is unknown.
        OSError: If a font cannot be read.
    """
    teinte = teinte_named(card.teinte)
    picture = Image.new("RGB", (CARD_WIDTH, CARD_HEIGHT), teinte.vif)
    drawing = paint_cover(card.slug, card.figure, teinte, _DRAWING_WIDTH, CARD_HEIGHT)
    picture.paste(drawing, (CARD_WIDTH - _DRAWING_WIDTH, 0))
    brush = ImageDraw.Draw(picture)
    word = Face(fonts, "titre", _WORD_SIZE)
    word.write(brush, (_MARGIN - 3, 58 + _WORD_SIZE * 0.7), card.word)
    title, lines = _fitted(card.title, fonts)
    leading = title.size * _TITLE_LEADING
    baseline = _TITLE_BOTTOM - leading * (len(lines) - 1) - title.size * 0.12
    for rank, line in enumerate(lines):
        title.write(brush, (_MARGIN - title.size * 0.04, baseline + rank * leading), line)
    label = Face(fonts, "label", _LABEL_SIZE)
    label.write(brush, (_MARGIN, CARD_HEIGHT - 46), label.shortened(card.label, _TEXT_WIDTH))
    buffer = BytesIO()
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


class Face:
    """A font of the theme at one size, completed letter by letter by its rarer files."""

    def __init__(self, fonts: Path, name: str, size: int) -> None:
        self.size = size
        # Basic layout: complex layout depends on a library of the system, and so would bytes.
        self._files = [
            ImageFont.truetype(
                BytesIO((fonts / f"{name}{suffix}.woff2").read_bytes()),
                size,
                layout_engine=ImageFont.Layout.BASIC,
            )
            for suffix in _SUFFIXES
            if (fonts / f"{name}{suffix}.woff2").is_file()
        ]
        if not self._files:
            raise FileNotFoundError(f"no {name}.woff2 in {fonts}")
        self._signs: dict[str, tuple[ImageFont.FreeTypeFont, float]] = {}

    def width(self, text: str) -> float:
        """Return the advance of a line, in pixels."""
        return sum(self._sign(sign)[1] for sign in text)

    def write(self, brush: ImageDraw.ImageDraw, place: tuple[float, float], text: str) -> None:
        """Write a line in ink, from the left end of its baseline."""
        x, y = place
        for font, run in self._runs(text):
            brush.text((x, y), run, fill=INK, font=font, anchor="ls")
            x += self.width(run)

    def shortened(self, text: str, width: float) -> str:
        """Return the text, cut after a word and closed by « … » when it is too long."""
        words = text.split(" ")
        while len(words) > 1 and self.width(" ".join(words)) > width:
            words = [*words[:-2], f"{words[-2].rstrip(',;:.')}…"]
        return " ".join(words)

    def wrapped(self, text: str, width: float) -> list[str]:
        """Return the text in as few lines as possible, then as even as possible."""
        lines = self._greedy(text, width)
        low, high = width / 2, width
        for _ in range(12):
            middle = (low + high) / 2
            even = self._greedy(text, middle)
            if len(even) == len(lines) and self._longest(even) <= middle:
                high = middle
            else:
                low = middle
        return self._greedy(text, high)

    def _greedy(self, text: str, width: float) -> list[str]:
        lines: list[str] = []
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _longest(self, lines: list[str]) -> float:
        return max(self.width(line) for line in lines)

    def _runs(self, text: str) -> list[tuple[ImageFont.FreeTypeFont, str]]:
        runs: list[tuple[ImageFont.FreeTypeFont, str]] = []
        for sign in text:
            font, _ = self._sign(sign)
            if runs and runs[-1][0] is font:
                runs[-1] = (font, runs[-1][1] + sign)
            else:
                runs.append((font, sign))
        return runs

    def _sign(self, sign: str) -> tuple[ImageFont.FreeTypeFont, float]:
        """Return the file that draws a sign, the first when none has it, and its advance."""
        if sign not in self._signs:
            font = next((font for font in self._files if _has(font, sign)), self._files[0])
            self._signs[sign] = (font, font.getlength(sign))
        return self._signs[sign]


def _has(font: ImageFont.FreeTypeFont, sign: str) -> bool:
    """Tell whether a font draws a sign otherwise than as a missing one."""
    missing = font.getmask("\ufffe")
    found = font.getmask(sign)
    return sign.isspace() or found.size != missing.size or bytes(found) != bytes(missing)


def _fitted(text: str, fonts: Path) -> tuple[Face, list[str]]:
    """Return the largest face at which a title holds in its place, and its lines."""
    for size in _TITLE_SIZES:
        face = Face(fonts, "titre", size)
        lines = face.wrapped(text, _TEXT_WIDTH)
        tall = len(lines) * size * _TITLE_LEADING
        wide = max(face.width(line) for line in lines)
        if tall <= _TITLE_BOTTOM - _TITLE_TOP and wide <= _TEXT_WIDTH:
            return face, lines
    most = int((_TITLE_BOTTOM - _TITLE_TOP) // (face.size * _TITLE_LEADING))
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1].rstrip(' ,;:.')}…"]
    return face, lines


@cache
def _fonts_digest(fonts: Path) -> str:
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(fonts.glob("*.woff2")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
