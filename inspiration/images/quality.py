"""How much to compress: as much as the eye allows for this picture, not the same for all.

A sky survives what foliage does not. So each picture is tried once, small, at a few qualities,
and gets the lowest one whose likeness to the original reaches a target. The qualities of its
larger sizes are foretold from that one: a quick JPEG of each size tells how much less there is to
lose than in the small one. Then they are held against the target too: what misses it is encoded
again, at the quality that the miss tells.

Measured on six photographs of 15 to 24 Mpx and on seven samples of scikit-image at their own size:
what is foretold lands from 0.006 below the target to 0.010 above it; held against it, every file
lands between 0.954 and 0.959, but those that an end of their scale stops (`scripts/bench images`).
"""

from __future__ import annotations

from io import BytesIO
from math import ceil, log
from typing import TYPE_CHECKING

from msgspec import Struct
from PIL import Image

from inspiration.images.likeness import ssim
from inspiration.images.recipe import Format

if TYPE_CHECKING:
    from collections.abc import Callable

PROBE_WIDTH = 480
"""Width at which a picture is tried, in pixels."""

PROBE_TRIALS = 3

_PLAIN_QUALITY = 75


class Scale(Struct, frozen=True):
    """The qualities that make sense for an encoder, on its own scale.

    Attributes:
        usual: Where to begin.
        gain: How much the logarithm of what is lost (1 - SSIM) falls with a point of quality.
        lowest: Below it, flat areas show.
        highest: Above it, bytes grow and nothing is seen.
        echo: Points of quality for a unit of `loss`, when a size has more to lose than the probe.
        trials: How many times a size may be encoded, the probe apart.
    """

    usual: int
    gain: float
    lowest: int
    highest: int
    echo: float
    trials: int


TARGET = 0.955
"""Mean SSIM of luma wanted, against the resized original."""

BELOW, ABOVE = 0.001, 0.004
"""How far from the target a trial will do."""

SCALES: dict[Format, Scale] = {
    Format.AVIF: Scale(usual=50, gain=0.04, lowest=38, highest=66, echo=21, trials=2),
    Format.WEBP: Scale(usual=72, gain=0.02, lowest=55, highest=86, echo=18, trials=3),
    Format.JPEG: Scale(usual=75, gain=0.03, lowest=58, highest=86, echo=42, trials=3),
}


class Trial(Struct, frozen=True):
    """A picture encoded once: at which quality, its bytes, and its likeness to the original."""

    quality: int
    content: bytes
    likeness: float


def settled(
    picture: Image.Image, encode: Callable[[int], bytes], scale: Scale, start: int, trials: int
) -> Trial:
    """Return the lightest of a few trials whose likeness reaches the target.

    The quality given first, then where a line through the trials meets the target. When none
    reaches it, the trial that comes nearest.

    Args:
        picture: The picture, in 8 bits.
        encode: What encodes it at a quality.
        scale: The qualities that make sense.
        start: The quality tried first.
        trials: How many encodings at most.
    """
    done: list[Trial] = []
    quality = _within(scale, start)
    while len(done) < trials and quality not in [trial.quality for trial in done]:
        content = encode(quality)
        with Image.open(BytesIO(content)) as seen:
            likeness = round(ssim(picture, seen.convert("RGB")), 5)
        done.append(Trial(quality, content, likeness))
        if TARGET - BELOW <= likeness < TARGET + ABOVE:
            break
        quality = _within(scale, _crossing(done, scale))
    good = [trial for trial in done if trial.likeness >= TARGET - BELOW]
    if good:
        return min(good, key=lambda trial: trial.quality)
    return max(done, key=lambda trial: (trial.likeness, -trial.quality))


def foretold(probed: int, more: float, scale: Scale) -> int:
    """Return the quality that a size most likely needs.

    Args:
        probed: The quality found at `PROBE_WIDTH`.
        more: How much more there is to lose in that size: the difference of their `loss`.
        scale: The qualities that make sense.
    """
    return _within(scale, round(probed + scale.echo * more))


def loss(picture: Image.Image) -> float:
    """Return the logarithm of what a plain JPEG of a picture loses of its likeness (1 - SSIM)."""
    buffer = BytesIO()
    picture.convert("RGB").save(buffer, "JPEG", quality=_PLAIN_QUALITY)
    with Image.open(buffer) as seen:
        return _logarithm(ssim(picture, seen.convert("RGB")))


def _within(scale: Scale, quality: int) -> int:
    return min(max(quality, scale.lowest), scale.highest)


def _crossing(done: list[Trial], scale: Scale) -> int:
    """Return the quality at which a line through the two best trials meets the target.

    What is lost falls by about the same share with each point of quality, whatever the picture:
    the line is that of its logarithm.
    """
    lost = sorted(
        ((_logarithm(trial.likeness), trial.quality) for trial in done),
        key=lambda point: abs(point[0] - log(1 - TARGET)),
    )
    nearest, quality = lost[0]
    gain = scale.gain
    if len(lost) > 1:
        other, other_quality = lost[1]
        gain = (nearest - other) / (other_quality - quality)
        gain = min(max(gain, scale.gain / 3), scale.gain * 3)
    return ceil(quality + (nearest - log(1 - TARGET)) / gain)


def _logarithm(likeness: float) -> float:
    """Return the logarithm of what is lost, rounded so that every machine decides the same."""
    return round(log(max(1 - likeness, 1e-4)), 4)
