"""How much to compress: as much as the eye allows for this picture, not the same for all.

A sky survives what foliage does not. So each picture is tried once, small, at a few qualities,
and gets the lowest one whose likeness to the original reaches a target; the qualities of its
larger sizes follow from that one: detail thins out as a picture grows, so they need a little less.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from math import ceil, log2
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from inspiration.images.recipe import Format

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

PROBE_WIDTH = 480
"""Width at which a picture is tried, in pixels."""

MAX_TRIALS = 3

_WINDOW = 8
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2


@dataclass(frozen=True, slots=True)
class Scale:
    """The qualities that make sense for an encoder, on its own scale.

    Attributes:
        usual: Where to begin.
        gain: How much SSIM a point of quality usually brings there.
        lowest: Below it, flat areas show.
        highest: Above it, bytes grow and nothing is seen.
        slope: What is added to the quality each time the width doubles.
    """

    usual: int
    gain: float
    lowest: int
    highest: int
    slope: float


TARGET = 0.955
"""Mean SSIM of luma wanted at `PROBE_WIDTH`, against the resized original."""

TOLERANCE = 0.002
"""A trial this little above the target will do."""

SCALES: dict[Format, Scale] = {
    Format.AVIF: Scale(usual=50, gain=0.0025, lowest=38, highest=66, slope=-2.0),
    Format.WEBP: Scale(usual=72, gain=0.0012, lowest=55, highest=86, slope=-1.5),
    Format.JPEG: Scale(usual=75, gain=0.0011, lowest=58, highest=86, slope=-4.0),
}


def ssim(first: Image.Image, second: Image.Image) -> float:
    """Return the mean structural similarity of the luma of two pictures of the same size.

    Uniform windows of 8 × 8 pixels, as in Wang et al. 2004; pictures smaller than a window are
    compared as one.
    """
    a, b = _luma(first), _luma(second)
    window = min(_WINDOW, *a.shape)
    mean_a, mean_b = _means(a, window), _means(b, window)
    variance_a = _means(a * a, window) - mean_a * mean_a
    variance_b = _means(b * b, window) - mean_b * mean_b
    covariance = _means(a * b, window) - mean_a * mean_b
    likeness = ((2 * mean_a * mean_b + _C1) * (2 * covariance + _C2)) / (
        (mean_a * mean_a + mean_b * mean_b + _C1) * (variance_a + variance_b + _C2)
    )
    return float(likeness.mean())


def probe_quality(
    picture: Image.Image, file_format: Format, encode: Callable[[Image.Image, int], bytes]
) -> int:
    """Return the lowest quality at which a small picture is like enough to itself.

    At most `MAX_TRIALS` encodings: the usual quality first, then where a straight line through
    the trials meets the target.

    Args:
        picture: The picture at `PROBE_WIDTH`, in 8 bits.
        file_format: A lossy format of `SCALES`.
        encode: What encodes a picture at a quality.
    """
    scale = SCALES[file_format]
    quality = scale.usual
    trials: list[tuple[float, int]] = []
    while len(trials) < MAX_TRIALS and quality not in [tried for _, tried in trials]:
        with Image.open(BytesIO(encode(picture, quality))) as seen:
            likeness = round(ssim(picture, seen.convert("RGB")), 5)
        if TARGET <= likeness < TARGET + TOLERANCE:
            return quality
        trials.append((likeness, quality))
        quality = min(max(_crossing(trials, scale), scale.lowest), scale.highest)
    return quality


def quality_at(width: int, probed: int, file_format: Format) -> int:
    """Return the quality of a size, from the one found at `PROBE_WIDTH`."""
    scale = SCALES[file_format]
    octaves = log2(max(width, 1) / PROBE_WIDTH)
    return min(max(round(probed + scale.slope * octaves), scale.lowest), scale.highest)


def _crossing(trials: list[tuple[float, int]], scale: Scale) -> int:
    """Return the quality at which a line through the two best trials meets the target."""
    nearest = sorted(trials, key=lambda trial: abs(trial[0] - TARGET))[:2]
    likeness, quality = nearest[0]
    gain = scale.gain
    if len(nearest) == 2:
        other_likeness, other_quality = nearest[1]
        gain = max((other_likeness - likeness) / (other_quality - quality), scale.gain / 4)
    return ceil(quality + (TARGET - likeness) / gain)


def _luma(picture: Image.Image) -> NDArray[np.float64]:
    return np.asarray(picture.convert("L"), dtype=np.float64)


def _means(values: NDArray[np.float64], window: int) -> NDArray[np.float64]:
    """Return the mean of every window, from sums of columns then of rows."""
    sums = np.cumsum(np.pad(values, ((1, 0), (0, 0))), axis=0)
    sums = sums[window:] - sums[:-window]
    sums = np.cumsum(np.pad(sums, ((0, 0), (1, 0))), axis=1)
    means: NDArray[np.float64] = (sums[:, window:] - sums[:, :-window]) / (window * window)
    return means
