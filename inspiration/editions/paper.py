"""An `Edition` as one HTML document for the press, and the files that it asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from inspiration.editions import signs
from inspiration.editions.body import pictures_of, read_body
from inspiration.editions.print_body import in_column, in_parts
from inspiration.editions.templates import editions_environment, font_files
from inspiration.editions.views import Article
from inspiration.images import TEINTES, draw_cover
from inspiration.images.palette import INK

if TYPE_CHECKING:
    from pathlib import Path

    from markupsafe import Markup

    from inspiration.editions.views import Drawing, Edition

HEAD = 100
"""Height of the drawing at the head of an article, in millimetres, before it is fitted."""

SWELL = 10
"""Parentheses in each swell at the head of an interview, when the numéro says nothing else."""


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


def head_heights(edition: Edition) -> dict[str, int]:
    """The height of the drawing of each article before it is fitted, in millimetres."""
    return {article.anchor: HEAD for article in edition.articles}


def end_of(anchor: str) -> str:
    """The name of the place where an article ends."""
    return f"fin-{anchor}"


def lay_out(
    edition: Edition,
    photographs: Mapping[str, Path] | None = None,
    heads: Mapping[str, int] | None = None,
    theme: Path | None = None,
) -> Paper:
    """Fill the templates of the printed edition.

    Args:
        edition: What it holds.
        photographs: Where its photographs are, by name; none while only its words matter.
        heads: Height of the drawing of each article, in millimetres.
        theme: The folder of the theme.
    """
    heights = heads or head_heights(edition)
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
        edition=edition, bodies=bodies, editorial=in_column(editorial), heads=heights
    )
    files: dict[str, Callable[[], bytes]] = {
        **{f"polices/{name}.woff2": file.read_bytes for name, file in font_files(theme).items()},
        **dict(_signs(edition)),
        **{drawing.file: partial(_drawn, drawing) for drawing in _drawings(edition, heights)},
    }
    files |= {name: file.read_bytes for name, file in (photographs or {}).items()}
    return Paper(page, files, tuple(used))


def _drawings(edition: Edition, heights: Mapping[str, int]) -> Iterator[Drawing]:
    yield edition.cover
    for article in edition.articles:
        yield replace(article.drawing, height=10 * heights[article.anchor])
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
