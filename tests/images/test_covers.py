"""The drawn covers: normative bytes, weight, and drawings that differ where they should."""

from __future__ import annotations

import gzip
import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from inspiration.images.covers import COVER_FORMATS, cover_layers, draw_cover, swell_path
from inspiration.images.figures import FIGURES
from inspiration.images.geometry import Band, Disc, Parenthesis, Shape, Stem
from inspiration.images.glyphs import (
    closed_tile,
    feed_sign,
    open_tile,
    step_columns,
    step_row,
)
from inspiration.images.palette import INK, TEINTES, WHITE, teinte_of_issue

HEAVIEST_COVER = 1500
"""Bytes, compressed: what the visual identity allows one drawing."""


@pytest.mark.parametrize(
    ("slug", "figure", "teinte", "width", "height", "fingerprint"),
    [
        ("brico-concierge", "arches", "vermillon", 1200, 900, "eaa6c6c534797c38"),
        ("roubaix-zero-dechet", "spirale", "chlorophylle", 1200, 900, "2d98fe168422add4"),
        ("numero-2", "feuilles", "lilas", 1200, 1500, "7680832a47f3afbf"),
    ],
)
def test_published_covers_keep_their_bytes(
    slug: str, figure: str, teinte: str, width: int, height: int, fingerprint: str
) -> None:
    svg = draw_cover(slug, figure, teinte, width, height)
    assert hashlib.sha256(svg.encode()).hexdigest()[:16] == fingerprint


@pytest.mark.parametrize("figure", FIGURES)
def test_no_arc_is_without_a_radius(figure: str) -> None:
    """Browsers draw it as a straight line; WeasyPrint draws a spike across the page."""
    svg = "".join(draw_cover(f"essai-{n}", figure, "lilas", 2100, 1340) for n in range(6))
    assert not re.search(r"[Aa]0 0 ", svg)


@pytest.mark.parametrize("figure", FIGURES)
def test_every_figure_stays_light_in_every_format(figure: str) -> None:
    for cover_format in COVER_FORMATS.values():
        for rank in range(300):
            svg = draw_cover(
                f"essai-{rank}", figure, "rose", cover_format.width, cover_format.height
            )
            assert len(gzip.compress(svg.encode(), 9, mtime=0)) <= HEAVIEST_COVER


@given(
    slug=st.text(min_size=1, max_size=60),
    figure=st.sampled_from(sorted(FIGURES)),
    teinte=st.sampled_from(sorted(TEINTES)),
    cover_format=st.sampled_from(sorted(COVER_FORMATS)),
)
def test_any_slug_gives_a_flat_and_valid_drawing(
    slug: str, figure: str, teinte: str, cover_format: str
) -> None:
    size = COVER_FORMATS[cover_format]
    svg = draw_cover(slug, figure, teinte, size.width, size.height)
    assert svg == draw_cover(slug, figure, teinte, size.width, size.height)
    root = etree.fromstring(svg)
    shades = TEINTES[teinte]
    assert root.get("viewBox") == f"0 0 {size.width} {size.height}"
    assert {node.get("fill") for node in root} <= {shades.vif, shades.pale, INK, WHITE}
    assert {node.tag for node in root} == {"{http://www.w3.org/2000/svg}path"}
    assert len(root) >= 2


@pytest.mark.parametrize("figure", FIGURES)
def test_neighbours_with_the_same_figure_differ(figure: str) -> None:
    drawings = {draw_cover(f"poc-{rank}", figure, "ciel", 1200, 900) for rank in range(20)}
    assert len(drawings) >= 15


def test_swells_turn_with_the_format() -> None:
    (_, wide), (_, tall) = (
        max(
            ((len(layer.shapes), layer.shapes[0]) for layer in layers),
            key=lambda pair: pair[0],
        )
        for layers in (
            cover_layers("entretien", "houle", 1200, 600),
            cover_layers("entretien", "houle", 1200, 1500),
        )
    )
    assert isinstance(wide, Parenthesis)
    assert isinstance(tall, Parenthesis)
    assert wide.angle % 180 == 0
    assert tall.angle % 180 == 90


def test_swell_of_la_une_counts_its_parentheses() -> None:
    assert swell_path(10).count("Z") == 10
    assert swell_path(1).count("Z") == 1
    with pytest.raises(ValueError, match="at least one"):
        swell_path(0)


@pytest.mark.parametrize(
    ("figure", "teinte", "width", "words"),
    [
        ("vagues", "ciel", 1200, "unknown figure 'vagues'"),
        ("ondes", "turquoise", 1200, "unknown teinte 'turquoise'"),
        ("ondes", "ciel", 0, "positive size"),
    ],
)
def test_wrong_vocabulary_is_refused(figure: str, teinte: str, width: int, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        draw_cover("essai", figure, teinte, width, 900)


def test_issues_take_the_teintes_in_turn() -> None:
    assert [teinte_of_issue(n).name for n in (1, 2, 6, 7)] == [
        "vermillon",
        "lilas",
        "rose",
        "vermillon",
    ]


@pytest.mark.parametrize(
    "shape",
    [
        Parenthesis(100, 80, 90, 0.28, 0.16, 0),
        Parenthesis(100, 80, 90, 0.62, 0.19, 37),
        Parenthesis(100, 80, 90, 0.46, 0.44, -90),
        Disc(50, 40, 30),
        Band(10, 10, 20, 60, 90, 180),
        Stem(10, 100, 20, 8),
    ],
)
def test_a_polygon_follows_its_path(shape: Shape) -> None:
    """The path starts on the polygon, and no point of the polygon strays from its frame."""
    start = shape.path().removeprefix("M").split("A")[0].split("a")[0].split("V")[0].split()
    first = (float(start[0]), float(start[1]))
    outline = shape.outline(1.0)
    assert min(abs(x - first[0]) + abs(y - first[1]) for x, y in outline) < 1.2
    assert len(outline) >= 4


def test_signs_are_small_and_complete() -> None:
    row = step_row()
    assert len(row.steps) == len(step_columns()) == 4
    assert row.stopped != row.transferred
    assert feed_sign().path.count("Z") == 4
    for pair in (closed_tile(), open_tile()):
        assert pair.count("Z") == 2
        assert len(pair) < 160


def test_the_style_sheets_hold_the_same_colours() -> None:
    """The tokens of the style sheets and the palette in Python are one palette."""
    sheets = sorted((Path(__file__).parents[2] / "theme" / "css").glob("*.css"))
    sheet = "".join(path.read_text(encoding="utf-8") for path in sheets).lower()
    for teinte in TEINTES.values():
        for shade in (
            teinte.vif,
            teinte.pale,
            teinte.papier,
            teinte.accent,
            teinte.nuit,
            teinte.profond,
        ):
            assert shade in sheet, (teinte.name, shade)
