"""Where a picture is cut when its editor says nothing: around what draws the eye.

Edges, saturated colours and skin tones, weighed the same way every time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from inspiration.images.framing import WHOLE, Box, clamped, window_size

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from inspiration.images.places import Ratio

ATTENTION_SIZE = 160
"""Long side, in pixels, of the thumbnail on which attention is weighed."""

_EDGES, _COLOURS, _SKIN = 1.0, 0.07, 0.4
"""Weights of what draws the eye; faces before everything else."""

_BORDER = 0.12
"""Share of the window, at each end, where an interesting detail counts less and less."""

_CENTRE = 0.04
"""How much a window loses when it is as far from the middle as it can be."""


def attention_box(image: Image.Image, ratio: Ratio) -> Box:
    """Return the cut that holds what draws the eye.

    Args:
        image: The whole picture, upright and in sRGB.
        ratio: The proportions wanted.
    """
    across, down = window_size(image.width, image.height, ratio, None)
    if across == 1.0 and down == 1.0:
        return WHOLE
    weights = attention(image)
    if across < 1.0:
        left = _best_start(weights.sum(axis=0), across)
        return Box(left, 0.0, left + across, 1.0)
    top = _best_start(weights.sum(axis=1), down)
    return Box(0.0, top, 1.0, top + down)


def attention(image: Image.Image) -> NDArray[np.float64]:
    """Return how much each point of a thumbnail of the picture draws the eye."""
    thumbnail = image.convert("RGB")
    thumbnail.thumbnail((ATTENTION_SIZE, ATTENTION_SIZE), Image.Resampling.BOX)
    pixels = np.asarray(thumbnail, dtype=np.float64) / 255.0
    red, green, blue = pixels[..., 0], pixels[..., 1], pixels[..., 2]
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    highest, lowest = pixels.max(axis=2), pixels.min(axis=2)
    saturation = (highest - lowest) / np.maximum(highest, 1e-6)
    lit = (luma > 0.05) & (luma < 0.95)
    weights: NDArray[np.float64] = (
        _EDGES * _edges(luma) + _COLOURS * saturation * lit + _SKIN * _skin(pixels)
    )
    return weights


def _edges(luma: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the strength of a Laplacian, borders repeated."""
    padded = np.pad(luma, 1, mode="edge")
    around = padded[:-2, 1:-1] + padded[2:, 1:-1] + padded[1:-1, :-2] + padded[1:-1, 2:]
    strength: NDArray[np.float64] = np.minimum(np.abs(4 * luma - around), 1.0)
    return strength


def _skin(pixels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how near each colour is to a human skin, light or dark.

    Skins differ by how light they are, hardly by hue: the test is on chromaticity.
    """
    total = np.maximum(pixels.sum(axis=2), 1e-6)
    red, green = pixels[..., 0] / total, pixels[..., 1] / total
    distance = np.hypot((red - 0.43) / 0.09, (green - 0.315) / 0.035)
    lit = (total > 0.45) & (total < 2.75)
    nearness: NDArray[np.float64] = np.clip(1.0 - distance, 0.0, 1.0) * lit
    return nearness


def _best_start(profile: NDArray[np.float64], share: float) -> float:
    """Return where a window of that share starts, as a share, to hold the most attention."""
    length = len(profile)
    window = max(1, round(share * length))
    steps = length - window
    if steps <= 0:
        return (1 - share) / 2
    ramp = max(1, round(window * _BORDER))
    weights = np.ones(window)
    slope = (np.arange(ramp) + 1) / (ramp + 1)
    weights[:ramp] = np.minimum(weights[:ramp], slope)
    weights[-ramp:] = np.minimum(weights[-ramp:], slope[::-1])
    scores = np.convolve(profile, weights[::-1], mode="valid")
    offset = np.abs(np.arange(steps + 1) - steps / 2) / (steps / 2)
    scores = scores * (1 - _CENTRE * offset)
    best = np.flatnonzero(scores >= scores.max() * (1 - 1e-9))
    start = best[len(best) // 2] if len(best) > 1 else best[0]
    return clamped(float(start) / length, 1 - share)
