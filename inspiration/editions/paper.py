"""An `Edition` as one HTML document for the press, and the files that it asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

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

    from inspiration.editions.pictures import Drawing
    from inspiration.editions.views import Edition

ARTICLE_HEAD, SHEET_HEAD = Range(56, 100, 150), Range(50, 76, 92)
"""Heights of the drawing at the head of an article, and of a POC sheet, in millimetres."""

PHOTOGRAPH_HEAD = Range(100, 100, 100)
"""A photograph at the head of an article keeps its proportions, 21:10."""

WORD_WIDTH, LARGEST_WORD = 193.0, 46.0
"""Width of the name of the magazine on the cover, and its largest size, in millimetres."""

WORD_TRACKING = 0.024
"""What the style sheet takes off between two of its letters, in em."""

PAGE_WIDTH = 2100
"""In tenths of a millimetre, as drawings are."""

SWELL = 10
"""Parentheses in each swell at the head of an interview."""


class Paper(Struct, frozen=True):
    """What the press receives.

    Attributes:
        page: The edition, or some of its pieces, as one HTML document.
        style: Its style sheet.
        files: What it may ask for, by name.
        photographs: Names of the photographs among them.
    """

    page: str
    style: str
    files: Mapping[str, Callable[[], bytes]]
    photographs: tuple[str, ...]


@cache
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
    *,
    is_whole: bool = True,
) -> Paper:
    """Fill the templates of the printed edition.

    Args:
        edition: What it holds.
        photographs: Where its photographs are, by name; none while only its words matter.
        settings: How the opening of each piece is set; as usual when it is not said.
        theme: The folder of the theme.
        is_whole: Whether everything is wanted, or only the pieces in `settings`.
    """
    usual = {name: Setting(found.usual) for name, found in head_ranges(edition).items()}
    settings = {**(usual if is_whole else {}), **(settings or {})}
    places = {piece.url: f"#{piece.anchor}" for piece in edition.pieces}
    used: dict[str, None] = {}
    bodies: dict[str, Markup] = {}
    for piece in edition.texts:
        if piece.anchor not in settings:
            continue
        tree = read_body(piece.body, piece.anchor, piece.url, edition.pixels, places.get)
        used.update(dict.fromkeys(pictures_of(tree)))
        bodies[piece.anchor] = in_parts(tree) if isinstance(piece, Article) else in_column(tree)
        if piece.photograph:
            used.setdefault(piece.photograph.address)
    editorial = read_body(edition.editorial, "edito", edition.url, edition.pixels, places.get)
    used.update(dict.fromkeys(pictures_of(editorial)))
    heads, tails = _heads(edition, settings), _tails(edition, settings)
    env = editions_environment(theme)
    page = env.get_template("print/numero.html").render(
        edition=edition,
        sheets=tuple(sheet for sheet in edition.sheets if sheet.anchor in settings),
        is_whole=is_whole,
        bodies=bodies,
        editorial=in_column(editorial),
        settings=settings,
        heads=heads,
        tails=tails,
        word_size=word_size(edition.magazine, (theme or theme_folder()) / "fonts"),
    )
    style = env.get_template("print/style.css").render(edition=edition)
    files: dict[str, Callable[[], bytes]] = {
        **{f"polices/{name}.woff2": file.read_bytes for name, file in font_files(theme).items()},
        **dict(_signs(edition)),
        **{
            drawing.file: partial(_drawn, drawing)
            for drawing in (edition.cover, *heads.values(), *tails.values())
        },
    }
    files |= {name: file.read_bytes for name, file in (photographs or {}).items()}
    return Paper(page, style, files, tuple(used))


def measuring_style(theme: Path | None = None) -> str:
    """What the style sheet adds while pieces are laid out alone, to be measured."""
    return editions_environment(theme).get_template("print/measure.css").render()


def _heads(edition: Edition, settings: Mapping[str, Setting]) -> dict[str, Drawing]:
    """The drawing at the head of each piece, named after its height: it is drawn for it."""
    found = {sheet.anchor: sheet.drawing for sheet in edition.sheets if sheet.anchor in settings}
    for article in edition.articles:
        if article.anchor in settings:
            height = settings[article.anchor].height
            file = f"dessins/{article.anchor}-{height}.svg"
            found[article.anchor] = replace(article.drawing, file=file, height=10 * height)
    return found


def _tails(edition: Edition, settings: Mapping[str, Setting]) -> dict[str, Drawing]:
    """The drawing under the last words of the pieces that have room for it."""
    return {
        piece.anchor: replace(
            piece.drawing,
            file=f"dessins/{piece.anchor}-fin.svg",
            width=PAGE_WIDTH,
            height=10 * settings[piece.anchor].tail,
        )
        for piece in edition.texts
        if piece.anchor in settings and settings[piece.anchor].tail
    }


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
