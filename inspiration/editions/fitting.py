"""The drawing at the head of an article takes the room that the text leaves.

A first layout tells where each article ends. A few lines alone on a last page come back when the
drawing gives them its place; a page with room to spare lets the drawing grow. Photographs keep
their proportions, so that nothing of them is cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

SMALLEST, TALLEST = 56, 150
"""Heights between which a drawing may be fitted, in millimetres."""

TOP, BOTTOM = 24.0, 271.0
"""Where the text of a page begins and ends, in millimetres from its top."""

MARGIN = 6.0
"""Room kept for what moves when blocks that cannot be cut fall elsewhere, in millimetres."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The pages an article takes, from 0, and where it ends on the last, in millimetres."""

    first: int
    last: int
    end: float


def fitted(
    extents: Mapping[str, Extent], heads: Mapping[str, int], adjustable: Iterable[str]
) -> dict[str, int]:
    """Give each adjustable article the height of its drawing for the next layout."""
    found = dict(heads)
    for anchor in adjustable:
        found[anchor] = _next_height(extents[anchor], heads[anchor])
    return found


def _next_height(extent: Extent, height: int) -> int:
    alone = extent.end - TOP + MARGIN
    if extent.last > extent.first and alone <= height - SMALLEST:
        return int(height - alone)
    room = BOTTOM - extent.end - MARGIN
    return min(TALLEST, int(height + max(0.0, room)))


def spilled(before: Mapping[str, Extent], after: Mapping[str, Extent]) -> Sequence[str]:
    """The articles that take more pages than before, because a block did not fit."""
    return [name for name in after if _pages(after[name]) > _pages(before[name])]


def _pages(extent: Extent) -> int:
    return extent.last - extent.first
