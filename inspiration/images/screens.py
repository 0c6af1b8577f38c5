"""Which file of a picture a browser fetches, by the window that looks at it.

The choice of a browser is replayed (HTML §4.8.4.2): first matching source, first format it reads,
smallest file that fills the width announced by `sizes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.images.places import EM

if TYPE_CHECKING:
    from inspiration.images.picture_plan import PicturePlan


class Screen(Struct, frozen=True):
    """A window that looks at pages: its width in CSS pixels, and how many dots in each."""

    width: int
    density: float


PHONE, DESKTOP = Screen(390, 3), Screen(1440, 1)


def fetched(plan: PicturePlan, screen: Screen, width: float | None = None) -> str:
    """Return the address that a browser would fetch.

    Args:
        plan: The picture.
        screen: The window.
        width: Width it believes the picture has, in CSS pixels; None reads `sizes`.
    """
    source = next(
        (source for source in plan.sources if _matches(source.media, screen)), plan.fallback
    )
    if not source.candidates:
        return plan.address
    believed = width if width is not None else width_said(source.sizes, screen.width)
    wanted = believed * screen.density
    return next(
        (address for address, dots in source.candidates if dots >= wanted),
        source.candidates[-1][0],
    )


def width_said(sizes: str, window: float) -> float:
    """Read a `sizes` attribute of ours: the first condition that holds, in CSS pixels."""
    for part in sizes.split(","):
        condition, _, length = part.rpartition(" ")
        if _matches(condition, Screen(int(window), 1)):
            return float(length[:-2]) * (window / 100 if length.endswith("vw") else 1)
    return window


def _matches(media: str, screen: Screen) -> bool:
    start = media.removeprefix("(min-width:").removesuffix("em)")
    return not start or screen.width >= float(start) * EM
