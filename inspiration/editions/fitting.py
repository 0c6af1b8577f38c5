"""The drawing at the head of a piece takes the room that its text leaves.

A first layout tells where each piece ends. A few lines alone on a last page come back when the
drawing gives them its place, or when the text is set a little tighter; where a block that cannot
be cut has left a hole at the foot of the first page, or where the last one has room to spare, the
drawing grows. Photographs keep their proportions, so that nothing of them is cut. What is still
empty under the last words shows the drawing of the piece once more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

TOP, BOTTOM = 24.0, 271.0
"""Where the text of a page begins and ends, in millimetres from its top."""

MARGIN = 5.0
"""Room kept for what moves when a block that cannot be cut falls elsewhere, in millimetres."""

HOLE = 14.0
"""A space at the foot of a page that is seen as a hole, in millimetres: three lines or more."""

TAIL_GAP, LEAST_TAIL = 14.0, 42
"""Room between the last words and the drawing under them, and the least height of the latter, in
millimetres."""

MOST_TRIES = 4
"""Settings that are measured for a piece, the usual one included."""


class Setting(Struct, frozen=True):
    """How a piece is set.

    Attributes:
        height: Of the drawing that opens it, in millimetres.
        tight: Whether its text is set a little tighter.
        tail: Height of the drawing under its last words, in millimetres; 0 for none.
    """

    height: int
    tight: bool = False
    tail: int = 0


class Range(Struct, frozen=True):
    """Between which heights a drawing may be fitted, in millimetres, and where it starts.

    `tighter` is what a tighter setting of the text saves, as a share of its height.
    """

    smallest: int
    usual: int
    tallest: int
    tighter: float = 0.15


class Extent(Struct, frozen=True):
    """How far down a piece goes on each of its pages, in millimetres from the top."""

    bottoms: tuple[float, ...]

    @property
    def pages(self) -> int:
        """How many pages it takes."""
        return len(self.bottoms)


Measure = Callable[[Mapping[str, Setting]], Mapping[str, Extent]]
"""Lays out the pieces that have a setting here, and measures them."""


class Trial(Struct, frozen=True):
    """A setting, and how far the piece went in it."""

    setting: Setting
    extent: Extent

    @property
    def emptiness(self) -> tuple[int, float]:
        """What makes a setting worse than another: its pages, then the room left on them."""
        return self.extent.pages, sum(BOTTOM - bottom for bottom in self.extent.bottoms)


def fit(ranges: Mapping[str, Range], measure: Measure) -> dict[str, Setting]:
    """Choose how every piece is set.

    Each piece begins a page, so that those that another setting may serve are measured again, and
    no other.
    """
    trials: dict[str, list[Trial]] = {name: [] for name in ranges}
    wanted = {name: Setting(found.usual) for name, found in ranges.items()}
    for _ in range(MOST_TRIES):
        for name, extent in measure(wanted).items():
            trials[name].append(Trial(wanted[name], extent))
        tries = {name: next_try(ranges[name], trials[name]) for name in wanted}
        wanted = {name: setting for name, setting in tries.items() if setting is not None}
        if not wanted:
            break
    return {name: with_tail(best(found)) for name, found in trials.items()}


def best(trials: Sequence[Trial]) -> Trial:
    """The trial that leaves the least room empty; the first of them when they are even."""
    return min(trials, key=lambda trial: trial.emptiness)


def next_try(found: Range, trials: Sequence[Trial]) -> Setting | None:
    """What is worth measuring after these trials; None when nothing is."""
    usual, last = trials[0], trials[-1]
    wanted = first_try(found, usual.extent)
    if len(trials) > 1:
        wanted = last.setting
        was_shrunk = wanted.height < found.usual and not wanted.tight
        if was_shrunk and last.extent.pages >= usual.extent.pages:
            wanted = Setting(found.smallest, tight=True)
        elif _hole(best(trials).extent) > HOLE:
            kept = best(trials)
            wanted = replace(kept.setting, height=_grown(found, kept))
    return wanted if wanted not in [trial.setting for trial in trials] else None


def _hole(extent: Extent) -> float:
    """Room at the foot of the first page of a piece that has others."""
    return BOTTOM - extent.bottoms[0] if extent.pages > 1 else 0.0


def _grown(found: Range, trial: Trial) -> int:
    return min(found.tallest, int(trial.setting.height + _hole(trial.extent)))


def with_tail(trial: Trial) -> Setting:
    """Fill the end of the last page, when it is seen as empty and does not open the piece."""
    if trial.extent.pages == 1:
        return trial.setting
    room = int(BOTTOM - trial.extent.bottoms[-1] - TAIL_GAP)
    return replace(trial.setting, tail=room) if room >= LEAST_TAIL else trial.setting


def first_try(found: Range, extent: Extent) -> Setting:
    """Choose a setting from where the piece ends in the usual one."""
    alone = extent.bottoms[-1] - TOP + MARGIN
    if extent.pages > 1:
        if alone <= found.usual - found.smallest:
            return Setting(int(found.usual - alone))
        text = (extent.pages - 1) * (BOTTOM - TOP) - found.usual + alone
        if alone <= found.usual - found.smallest + found.tighter * text:
            return Setting(found.smallest, tight=True)
    room = _hole(extent)
    if room <= HOLE:
        room = max(0.0, BOTTOM - extent.bottoms[-1] - MARGIN)
    return Setting(min(found.tallest, int(found.usual + room)))
