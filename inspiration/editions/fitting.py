"""The drawing at the head of a piece takes the room that its text leaves.

A first layout tells where each piece ends. A few lines alone on a last page come back when the
drawing gives them its place, or when the text is set a little tighter; where a block that cannot
be cut has left a hole at the foot of the first page, or where the last one has room to spare, the
drawing grows. Photographs keep their proportions, so that nothing of them is cut.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

TOP, BOTTOM = 24.0, 271.0
"""Where the text of a page begins and ends, in millimetres from its top."""

MARGIN = 5.0
"""Room kept for what moves when a block that cannot be cut falls elsewhere, in millimetres."""

HOLE = 14.0
"""A space at the foot of a page that is seen as a hole, in millimetres: three lines or more."""

TIGHTER = 0.12
"""What a tighter setting of the text saves, as a share of its height."""

MOST_TRIES = 2
"""Settings that are tried for a piece before it goes back to the usual one."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How the opening of a piece is set: height of its drawing in millimetres, tight text."""

    height: int
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """Between which heights a drawing may be fitted, in millimetres, and where it starts."""

    smallest: int
    usual: int
    tallest: int

    @property
    def is_fixed(self) -> bool:
        """Whether the head keeps its height: it is a photograph."""
        return self.smallest == self.tallest


@dataclass(frozen=True, slots=True)
class Extent:
    """How far down a piece goes on each of its pages, in millimetres from the top."""

    bottoms: tuple[float, ...]

    @property
    def pages(self) -> int:
        """How many pages it takes."""
        return len(self.bottoms)


Measure = Callable[[Mapping[str, Setting]], Mapping[str, Extent]]
"""Lays out the pieces that have a setting here, and measures them."""


def fit(ranges: Mapping[str, Range], measure: Measure) -> dict[str, Setting]:
    """Choose how the opening of every piece is set.

    Each piece begins a page, so that those whose setting changed are measured again and no other.
    """
    usual = {name: Setting(found.usual) for name, found in ranges.items()}
    before = measure(usual)
    chosen = {name: first_try(ranges[name], before[name]) for name in ranges}
    tried = {name: setting for name, setting in chosen.items() if setting != usual[name]}
    for attempt in range(1, MOST_TRIES + 1):
        if not tried:
            break
        after = measure(tried)
        is_last = attempt == MOST_TRIES
        better = {
            name: _kept_or_next(ranges[name], setting, before[name], after[name], is_last)
            for name, setting in tried.items()
        }
        chosen |= better
        tried = {
            name: setting
            for name, setting in better.items()
            if setting not in (tried[name], usual[name])
        }
    return chosen


def first_try(found: Range, extent: Extent) -> Setting:
    """Choose a setting from where the piece ends in the usual one."""
    setting = Setting(found.usual)
    alone = extent.bottoms[-1] - TOP + MARGIN
    if extent.pages > 1:
        if alone <= found.usual - found.smallest:
            return Setting(int(found.usual - alone))
        text = (extent.pages - 1) * (BOTTOM - TOP) - found.usual + alone
        if alone <= found.usual - found.smallest + TIGHTER * text:
            return Setting(found.smallest, tight=True)
    room = BOTTOM - extent.bottoms[0]
    if extent.pages > 1 and room > HOLE:
        return replace(setting, height=_grown(found, room))
    return replace(setting, height=_grown(found, BOTTOM - extent.bottoms[-1] - MARGIN))


def _kept_or_next(
    found: Range, tried: Setting, before: Extent, after: Extent, is_last: bool
) -> Setting:
    """Keep what has served; try once more what nearly has; go back to the usual otherwise."""
    if tried.height > found.usual:
        return tried if after.pages <= before.pages else Setting(found.usual)
    if after.pages < before.pages or tried == Setting(found.usual):
        return tried
    if not tried.tight and not is_last:
        return Setting(found.smallest, tight=True)
    return Setting(found.usual)


def _grown(found: Range, room: float) -> int:
    return max(found.usual, min(found.tallest, int(found.usual + room)))
