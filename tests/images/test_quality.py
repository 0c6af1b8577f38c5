"""As few bytes as the eye allows: each file is held against the picture it was made from."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter

from inspiration.images import ImageRequest, Place, inspect_source, plan_picture
from inspiration.images.encode import derivatives, save
from inspiration.images.framing import WHOLE
from inspiration.images.likeness import ssim
from inspiration.images.quality import ABOVE, BELOW, SCALES, TARGET, foretold, loss, settled
from inspiration.images.recipe import Format, Nature
from inspiration.images.scaling import Sizes
from tests.images.photographs import quadrants, scenery

GRAINY = scenery(480, 320)
SOFT = GRAINY.filter(ImageFilter.GaussianBlur(1.2))


def ssim_at_every_pixel(first: Image.Image, second: Image.Image) -> float:
    """The index of Wang et al. 2004, uniform windows, without any shortcut."""
    a, b = (
        np.lib.stride_tricks.sliding_window_view(np.asarray(one.convert("L"), float), (8, 8))
        for one in (first, second)
    )
    mean_a, mean_b = a.mean((2, 3)), b.mean((2, 3))
    covariance = (a * b).mean((2, 3)) - mean_a * mean_b
    variances = a.var((2, 3)) + b.var((2, 3))
    c1, c2 = 6.5025, 58.5225
    luminance = (2 * mean_a * mean_b + c1) / (mean_a**2 + mean_b**2 + c1)
    return float((luminance * (2 * covariance + c2) / (variances + c2)).mean())


@pytest.mark.parametrize("file_format", SCALES)
@pytest.mark.parametrize("quality", [40, 80])
def test_likeness_is_the_published_index(file_format: Format, quality: int) -> None:
    with Image.open(BytesIO(save(GRAINY, file_format, quality))) as seen:
        picture = seen.convert("RGB")
    assert ssim(GRAINY, picture) == pytest.approx(ssim_at_every_pixel(GRAINY, picture), abs=0.002)


@pytest.mark.parametrize("size", [(1, 1), (3, 40), (7, 7), (8, 8), (9, 11)])
def test_the_smallest_pictures_are_compared_too(size: tuple[int, int]) -> None:
    picture = Image.new("RGB", size, (90, 120, 60))
    assert ssim(picture, picture) == pytest.approx(1)
    assert ssim(picture, Image.new("RGB", size, (250, 250, 250))) < 0.9


@pytest.mark.parametrize("file_format", SCALES)
@pytest.mark.parametrize("picture", [GRAINY, SOFT], ids=["grainy", "soft"])
def test_a_few_trials_reach_the_target_or_an_end_of_the_scale(
    file_format: Format, picture: Image.Image
) -> None:
    scale = SCALES[file_format]
    tried: list[int] = []

    def encode(quality: int) -> bytes:
        tried.append(quality)
        return save(picture, file_format, quality)

    best = settled(picture, encode, scale, scale.usual, 3)
    assert len(tried) <= 3
    assert best.quality in tried
    assert best.content == save(picture, file_format, best.quality)
    inside = TARGET - BELOW <= best.likeness < TARGET + 2 * ABOVE
    assert inside or best.quality in (scale.lowest, scale.highest)


def test_grain_is_given_more_than_softness() -> None:
    scale = SCALES[Format.AVIF]
    grainy, soft = (
        settled(picture, partial(save, picture, Format.AVIF), scale, scale.usual, 3).quality
        for picture in (GRAINY, SOFT)
    )
    assert grainy > soft


def test_a_flat_picture_takes_the_least() -> None:
    scale = SCALES[Format.WEBP]
    flat = quadrants(240, 160)
    best = settled(flat, partial(save, flat, Format.WEBP), scale, scale.usual, 3)
    assert best.quality == scale.lowest


@pytest.mark.parametrize("file_format", SCALES)
def test_what_is_foretold_follows_what_there_is_to_lose(file_format: Format) -> None:
    scale = SCALES[file_format]
    assert loss(SOFT) < loss(GRAINY)
    assert foretold(scale.usual, 0, scale) == scale.usual
    assert foretold(scale.usual, loss(SOFT) - loss(GRAINY), scale) < scale.usual
    assert foretold(scale.usual, 99, scale) == scale.highest
    assert foretold(scale.usual, -99, scale) == scale.lowest


def test_every_size_is_held_against_the_target(tmp_path: Path) -> None:
    """Softer as it grows, it needs less than the probe foretells."""
    picture = scenery(400, 264).resize((1000, 660), Image.Resampling.BICUBIC)
    source = tmp_path / "a.png"
    picture.save(source)
    (job,) = plan_picture(ImageRequest(source, Place.TEXT), inspect_source(source)).jobs
    sizes = Sizes(picture, WHOLE, Nature.PHOTO)
    for made in derivatives(source.read_bytes(), (job,)):
        scale = SCALES[made.output.format]
        with Image.open(BytesIO(made.content)) as seen:
            given = sizes.size(*seen.size)
            likeness = ssim(given, seen.convert("RGB"))
        inside = TARGET - BELOW <= likeness < TARGET + 2 * ABOVE
        assert inside or made.quality in (scale.lowest, scale.highest), made.output
