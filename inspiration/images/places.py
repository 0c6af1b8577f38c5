"""Where a picture is shown, and how wide it is there: the layout's own arithmetic.

The style sheets lay pictures on twelve columns; the browser chooses a file before it has read
them, from the `sizes` attribute. Both come from the same tokens, and a test in a real browser
holds the two together.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from math import ceil, inf

from msgspec import Struct

EM = 16.0
"""Pixels in an em of a media query, whatever the page's font (Media Queries 4 §1.3)."""

MEDIUM = 44.0
WIDE = 64.0
FIXED = 119.0
"""Window widths, in em: two columns; twelve columns; the content stops growing."""

SMALLEST_WINDOW = 320.0
"""Reflow is required down to this width (WCAG 1.4.10)."""

LADDER = (320, 480, 800, 1200, 1600, 2400)
"""Widths at which photographs are made, in pixels."""


class Place(StrEnum):
    """The places where a theme shows pictures.

    `HALF_CARD` is for a wall of one or two cards, `WIDE_CARD` for the first card of a wall with
    a rhythm, `COVER` for the numéro in large, `POSTER` for its thumbnail.
    """

    TEXT = "text"
    ANSWER = "answer"
    GALLERY = "gallery"
    HERO = "hero"
    PORTRAIT = "portrait"
    COVER = "cover"
    CARD = "card"
    HALF_CARD = "half-card"
    WIDE_CARD = "wide-card"
    CONTENTS_ODD = "contents-odd"
    CONTENTS_EVEN = "contents-even"
    SHEET = "sheet"
    POSTER = "poster"


class Ratio(Struct, frozen=True):
    """A proportion, as it is spoken: 3:2."""

    across: int
    down: int

    @property
    def value(self) -> float:
        """Width over height."""
        return self.across / self.down

    def __str__(self) -> str:
        return f"{self.across}:{self.down}"


class Columns(Struct, frozen=True):
    """A picture laid on some of the twelve columns.

    Attributes:
        span: How many.
        most: The widest it gets, in pixels: text has a measure of its own.
    """

    span: int
    most: float = inf

    def width(self, window: float) -> float:
        """Return the width in pixels, for a window of that width in pixels."""
        margin, gutter = page_margin(window), page_gutter(window)
        return min(self.most, (window - 2 * margin + gutter) * self.span / 12 - gutter)


class Bleed(Struct, frozen=True):
    """A picture that takes a share of the window, margins included."""

    share: float = 1.0

    def width(self, window: float) -> float:
        """Return the width in pixels, for a window of that width in pixels."""
        return window * self.share


class View(Struct, frozen=True):
    """How a place shows its picture from some width of the window on.

    Attributes:
        start: Width of the window, in em, from which this view holds.
        extent: How wide the picture is.
        ratio: Its proportions; None keeps those of the source.
        upright: How wide a picture taller than wide is, when it keeps its proportions.
    """

    start: float
    extent: Columns | Bleed
    ratio: Ratio | None = None
    upright: Columns | Bleed | None = None

    def extent_of(self, tall: bool) -> Columns | Bleed:
        """Return how wide the picture is, by its orientation."""
        return self.upright if tall and self.upright is not None else self.extent


class Layout(Struct, frozen=True):
    """What a place asks of a picture.

    Attributes:
        views: From the narrowest window to the widest.
        widest: The largest width worth making, in pixels.
        narrowest: The smallest.
    """

    views: tuple[View, ...]
    widest: int = 1600
    narrowest: int = 480


def page_margin(window: float) -> float:
    """Return `--marge` in pixels: max(clamp(1.25rem, 4.4vw, 5rem), 50vw - 54rem)."""
    return max(min(max(20.0, 0.044 * window), 80.0), 0.5 * window - 864.0)


def page_gutter(window: float) -> float:
    """Return `--goutte` in pixels: clamp(1rem, 2vw, 2rem)."""
    return min(max(16.0, 0.02 * window), 32.0)


_FULL, _HALF = Columns(12), Columns(6)

_MEASURE = 714.0
"""34em of reading text at its largest, in pixels; 680 while the page has one column."""

_FOUR_THIRDS, _SQUARE = Ratio(4, 3), Ratio(1, 1)


def layout_of(place: Place) -> Layout:
    """Return the layout of a place."""
    return _LAYOUTS[place]


_LAYOUTS: dict[Place, Layout] = {
    Place.TEXT: Layout(
        (
            View(0, _FULL),
            View(MEDIUM, Columns(12, 680), upright=_HALF),
            View(WIDE, Columns(10), upright=_HALF),
        )
    ),
    Place.ANSWER: Layout(
        (
            View(0, _FULL),
            View(MEDIUM, Columns(12, 680), upright=_HALF),
            View(WIDE, Columns(6, _MEASURE), upright=Columns(5)),
        )
    ),
    Place.GALLERY: Layout((View(0, _FULL), View(MEDIUM, _HALF), View(WIDE, Columns(5)))),
    Place.HERO: Layout(
        (View(0, Bleed(), Ratio(4, 5)), View(MEDIUM, Bleed(), Ratio(21, 10))), widest=2400
    ),
    Place.PORTRAIT: Layout(
        (
            View(0, _FULL, Ratio(4, 5)),
            View(MEDIUM, _HALF, Ratio(4, 5)),
            View(WIDE, Columns(4), Ratio(4, 5)),
        ),
        widest=1200,
    ),
    Place.COVER: Layout((View(0, _FULL, Ratio(4, 5)), View(WIDE, Columns(5), Ratio(4, 5)))),
    Place.CARD: Layout(
        (
            View(0, _FULL, _FOUR_THIRDS),
            View(MEDIUM, _HALF, _FOUR_THIRDS),
            View(WIDE, Columns(4), _FOUR_THIRDS),
        ),
        widest=1200,
    ),
    Place.HALF_CARD: Layout((View(0, _FULL, _FOUR_THIRDS), View(MEDIUM, Columns(7), _FOUR_THIRDS))),
    Place.WIDE_CARD: Layout(
        (
            View(0, _FULL, _FOUR_THIRDS),
            View(MEDIUM, _HALF, _FOUR_THIRDS),
            View(WIDE, Columns(8), Ratio(16, 9)),
        )
    ),
    Place.CONTENTS_ODD: Layout(
        (
            View(0, _FULL, Ratio(16, 9)),
            View(MEDIUM, Columns(5), _FOUR_THIRDS),
            View(WIDE, Columns(4), Ratio(2, 1)),
        ),
        widest=1200,
    ),
    Place.CONTENTS_EVEN: Layout(
        (
            View(0, _FULL, Ratio(16, 9)),
            View(MEDIUM, Columns(5), _FOUR_THIRDS),
            View(WIDE, Columns(4), _SQUARE),
        ),
        widest=1200,
    ),
    Place.SHEET: Layout((View(0, Bleed(), _FOUR_THIRDS), View(WIDE, Bleed(0.5), _SQUARE))),
    Place.POSTER: Layout(
        (View(0, _HALF, Ratio(4, 5)), View(MEDIUM, Columns(3), Ratio(4, 5))),
        widest=1200,
        narrowest=320,
    ),
}


def sizes_attribute(views: tuple[View, ...], tall: bool = False, until: float | None = None) -> str:
    """Return the `sizes` attribute of a picture (HTML §4.8.4.2.2).

    The first view needs no condition: the source it stands in has one already. Widths are given
    in vw, never below the real width nor more than a few per cent above it; where the picture
    stops growing, in pixels.

    Args:
        views: The views that share one source, in order.
        tall: Whether the picture is taller than wide and keeps its proportions.
        until: Width of the window, in em, where another source takes over.
    """
    parts: list[str] = []
    ends = [*(view.start for view in views[1:]), until]
    for index, (view, end) in enumerate(zip(views, ends, strict=True)):
        guard = f"(min-width:{view.start:g}em) " if index else ""
        for condition in _conditions(guard, view.start, end, view.extent_of(tall)):
            if not parts or condition.rpartition(" ")[2] != parts[-1].rpartition(" ")[2]:
                parts.append(condition)
    return ",".join(reversed(parts))


@cache
def _conditions(
    guard: str, start: float, end: float | None, extent: Columns | Bleed
) -> tuple[str, ...]:
    """Return the conditions of one view, the narrowest window first."""
    first = max(start * EM, SMALLEST_WINDOW)
    last = (FIXED if end is None else end) * EM
    windows = [first + (last - first) * k / _STEPS for k in range(_STEPS + 1)]
    widest = extent.width(last)
    growing = [window for window in windows if extent.width(window) < widest - 0.5]
    share = max(extent.width(window) / window for window in [windows[0], *growing])
    conditions = [f"{guard}{ceil(share * 1000 - 1e-6) / 10:g}vw"]
    stops_at = max([windows[0], *growing])
    if isinstance(extent, Columns) and (end is None or stops_at < windows[-2]):
        conditions.append(f"(min-width:{ceil(stops_at / EM)}em) {ceil(widest - 1e-6)}px")
    return tuple(conditions)


_STEPS = 64
"""How finely the windows of a view are looked at."""
