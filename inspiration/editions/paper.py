"""An `Edition` as one HTML document for the press, and the files that it asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from inspiration.editions import signs
from inspiration.editions.body import pictures_of, read_body
from inspiration.editions.fitting import Range, Setting
from inspiration.editions.print_body import in_column, in_parts
from inspiration.editions.templates import editions_environment, font_files
from inspiration.editions.views import Article
from inspiration.images import TEINTES, draw_cover
from inspiration.images.cards import Face
from inspiration.images.palette import INK
from inspiration.pages.templates import theme_folder

if TYPE_CHECKING:
    from pathlib import Path

    from markupsafe import Markup

    from inspiration.editions.views import Drawing, Edition

ARTICLE_HEAD, SHEET_HEAD = Range(56, 100, 150), Range(50, 76, 92)
"""Heights of the drawing at the head of an article, and of a POC sheet, in millimetres."""

PHOTOGRAPH_HEAD = Range(100, 100, 100)
"""A photograph at the head of an article keeps its proportions, 21:10."""

END = "ours"
"""The piece that follows the last article or sheet."""

WORD_WIDTH, LARGEST_WORD = 193.0, 46.0
"""Width of the name of the magazine on the cover, and its largest size, in millimetres."""

WORD_TRACKING = 0.024
"""What the style sheet takes off between two of its letters, in em."""

SWELL = 10
"""Parentheses in each swell at the head of an interview."""


@dataclass(frozen=True)
class Paper:
    """What the press receives.

    Attributes:
        page: The whole edition as one HTML document.
        files: What it may ask for, by name.
        photographs: Names of the photographs among them.
    """

    page: str
    files: Mapping[str, Callable[[], bytes]]
    photographs: tuple[str, ...]


def word_size(word: str, fonts: Path) -> float:
    """Size at which the magazine's name takes the width of the page, in millimetres."""
    face = Face(fonts, "titre", 1000)
    width = face.width(word) / 1000 - WORD_TRACKING * len(word)
    return round(min(LARGEST_WORD, WORD_WIDTH / width), 1)


def head_ranges(edition: Edition) -> dict[str, Range]:
    """Between which heights the head of each piece may be fitted."""
    articles = {
        article.anchor: PHOTOGRAPH_HEAD if article.photograph else ARTICLE_HEAD
        for article in edition.articles
    }
    return articles | {sheet.anchor: SHEET_HEAD for sheet in edition.sheets}


def lay_out(
    edition: Edition,
    photographs: Mapping[str, Path] | None = None,
    settings: Mapping[str, Setting] | None = None,
    theme: Path | None = None,
) -> Paper:
    """Fill the templates of the printed edition.

    Args:
        edition: What it holds.
        photographs: Where its photographs are, by name; none while only its words matter.
        settings: How the opening of each piece is set; as usual when it is not said.
        theme: The folder of the theme.
    """
    usual = {name: Setting(found.usual) for name, found in head_ranges(edition).items()}
    settings = {**usual, **(settings or {})}
    places = {piece.url: f"#{piece.anchor}" for piece in edition.pieces}
    used: dict[str, None] = {}
    bodies: dict[str, Markup] = {}
    for piece in edition.texts:
        tree = read_body(piece.body, piece.anchor, piece.url, edition.pixels, places.get)
        used.update(dict.fromkeys(pictures_of(tree)))
        bodies[piece.anchor] = in_parts(tree) if isinstance(piece, Article) else in_column(tree)
        if piece.photograph:
            used.setdefault(piece.photograph.address)
    editorial = read_body(edition.editorial, "edito", edition.url, edition.pixels, places.get)
    used.update(dict.fromkeys(pictures_of(editorial)))
    template = editions_environment(theme).get_template("print/numero.html")
    page = template.render(
        edition=edition,
        bodies=bodies,
        editorial=in_column(editorial),
        settings=settings,
        word_size=word_size(edition.magazine, (theme or theme_folder()) / "fonts"),
    )
    files: dict[str, Callable[[], bytes]] = {
        **{f"polices/{name}.woff2": file.read_bytes for name, file in font_files(theme).items()},
        **dict(_signs(edition)),
        **{drawing.file: partial(_drawn, drawing) for drawing in _drawings(edition, settings)},
    }
    files |= {name: file.read_bytes for name, file in (photographs or {}).items()}
    return Paper(page, files, tuple(used))


def _drawings(edition: Edition, settings: Mapping[str, Setting]) -> Iterator[Drawing]:
    yield edition.cover
    for article in edition.articles:
        yield replace(article.drawing, height=10 * settings[article.anchor].height)
    for sheet in edition.sheets:
        yield sheet.drawing


def _drawn(drawing: Drawing) -> bytes:
    svg = draw_cover(drawing.slug, drawing.figure, drawing.teinte, drawing.width, drawing.height)
    return svg.encode()


def _signs(edition: Edition) -> Iterator[tuple[str, Callable[[], bytes]]]:
    colours = {colour for teinte in TEINTES.values() for colour in (teinte.accent, teinte.vif)}
    for colour in sorted(colours | {INK}):
        yield f"signes/ouvre-{colour[1:]}.svg", partial(signs.bracket, colour)
        yield f"signes/ferme-{colour[1:]}.svg", partial(signs.bracket, colour, closing=True)
    yield "signes/houle-a.svg", partial(signs.swell, INK, SWELL)
    yield "signes/houle-b.svg", partial(signs.swell, INK, SWELL, mirrored=True)
    for sheet in edition.sheets:
        name = f"signes/etape-{sheet.done}-{sheet.ending or 'en-cours'}.svg"
        yield name, partial(signs.steps, sheet.done, sheet.ending, INK)
