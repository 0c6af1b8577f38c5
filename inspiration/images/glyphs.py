"""The few signs the pages need, drawn with the same parenthesis as the covers.

Only path data and frames: the templates own the `<svg>`, its class and its words, since a sign
here is always followed by words and hidden from assistive technology.
"""

from __future__ import annotations

from msgspec import Struct

from inspiration.images.geometry import Disc, Parenthesis

STEP_COUNT = 4
"""Steps of the programme: comprendre, imaginer, expérimenter, déployer."""


class Glyph(Struct, frozen=True):
    """One sign: its frame and its path."""

    view_box: str
    path: str


class StepRow(Struct, frozen=True):
    """The four steps of a POC in one small drawing, and the two honest endings.

    Attributes:
        view_box: Frame that also holds an ending.
        steps: One path for each step, in order, growing.
        stopped: « ) », shown after the steps of a POC that was stopped.
        transferred: « ( », shown after the steps of a POC that someone took over.
    """

    view_box: str
    steps: tuple[str, ...]
    stopped: str
    transferred: str


def step_columns() -> tuple[Glyph, ...]:
    """Return the four large parentheses of a POC sheet, all in the same frame."""
    return tuple(
        Glyph("0 0 34 106", Parenthesis(0.28 * chord + 1.6, 53, chord, 0.28, 0.2).path())
        for chord in (46, 64, 82, 100)
    )


def step_row() -> StepRow:
    """Return the four small parentheses of a card."""
    return StepRow(
        view_box="0 0 64 30",
        steps=tuple(
            Parenthesis(7 + 13 * rank, 15, 12 + 6 * rank, 0.26, 0.2).path()
            for rank in range(STEP_COUNT)
        ),
        stopped=Parenthesis(54, 15, 30, 0.26, 0.2, 180).path(),
        transferred=Parenthesis(62, 15, 30, 0.26, 0.2).path(),
    )


def feed_sign() -> Glyph:
    """Return the sign of feeds: a dot and three parentheses that leave it."""
    shapes = [Disc(28, 172, 24)] + [
        Parenthesis(28 + shift, 172 - shift, chord, 0.2, 24.4 / chord, 135)
        for shift, chord in ((46.7, 99), (83.4, 177), (121.6, 258))
    ]
    return Glyph("0 -45 245 245", "".join(shape.path() for shape in shapes))


def closed_tile() -> str:
    """Return « () », a commune where nothing is shown yet, centred on the origin."""
    return _pair(5, 46, 0.25, 0.19)


def open_tile() -> str:
    """Return the pair « ( ) » of a commune with a POC; the dot is a circle of `DOT_RADIUS`."""
    return _pair(19, 70, 0.26, 0.17)


DOT_RADIUS = 21
"""Radius of the dot that an open tile holds."""


def _pair(gap: float, chord: float, depth: float, weight: float) -> str:
    left = Parenthesis(-gap, 0, chord, depth, weight)
    right = Parenthesis(gap, 0, chord, depth, weight, 180)
    return left.path() + right.path()
