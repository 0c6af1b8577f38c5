"""How a picture is framed: the part that is never cut, and the cut that keeps it.

Shares and percentages only, no pixel: a plan is made before any picture is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from inspiration.images.places import Ratio


class Frame(Struct, frozen=True):
    """`cadre`: what must never be cut, in percentages of the upright picture."""

    x: float
    y: float
    width: float
    height: float


class Box(Struct, frozen=True):
    """A rectangle of a picture, in shares of its width and height (0 to 1)."""

    left: float
    top: float
    right: float
    bottom: float

    def scaled(self, width: int, height: int) -> tuple[float, float, float, float]:
        """Return the rectangle in pixels of a picture of that size."""
        return self.left * width, self.top * height, self.right * width, self.bottom * height


WHOLE = Box(0.0, 0.0, 1.0, 1.0)


def window_size(width: int, height: int, ratio: Ratio, frame: Frame | None) -> tuple[float, float]:
    """Return the size of the cut, in shares of the picture.

    It is the largest rectangle of that ratio, enlarged on one side when the frame would not
    fit: then the ratio is not kept, and the frame is.
    """
    natural = width / height
    across = min(1.0, ratio.value / natural)
    down = min(1.0, natural / ratio.value)
    if frame is not None:
        across = max(across, frame.width / 100)
        down = max(down, frame.height / 100)
    return across, down


def keeps_ratio(width: int, height: int, ratio: Ratio, frame: Frame | None) -> bool:
    """Tell whether a cut of that ratio can hold the whole frame."""
    return window_size(width, height, ratio, frame) == window_size(width, height, ratio, None)


def framed_box(width: int, height: int, ratio: Ratio, frame: Frame) -> Box:
    """Return the cut that holds the frame, as near its middle as the edges allow."""
    across, down = window_size(width, height, ratio, frame)
    left = clamped((frame.x + frame.width / 2) / 100 - across / 2, 1 - across)
    top = clamped((frame.y + frame.height / 2) / 100 - down / 2, 1 - down)
    return Box(left, top, left + across, top + down)


def clamped(value: float, highest: float) -> float:
    """Bring a start back inside the picture."""
    return max(0.0, min(value, highest))
