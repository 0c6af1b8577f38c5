"""The bytes of each derivative: which encoder, at which quality, with nothing else inside."""

from __future__ import annotations

from io import BytesIO
from time import thread_time
from typing import TYPE_CHECKING

from msgspec import Struct, field
from PIL import Image

from inspiration.images.crop import attention_box
from inspiration.images.decode import decode
from inspiration.images.framing import WHOLE, Box, framed_box
from inspiration.images.likeness import ssim
from inspiration.images.quality import (
    PROBE_TRIALS,
    PROBE_WIDTH,
    SCALES,
    Trial,
    foretold,
    loss,
    settled,
)
from inspiration.images.recipe import Format, Nature
from inspiration.images.scaling import Sizes
from inspiration.images.vector import read_vector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspiration.images.recipe import DerivativeJob, Output

AVIF_SPEED = 6
"""Below 6, four times the work for 5 % of the bytes (measured)."""

WEBP_METHOD = 4

DRAWING_AVIF_QUALITY = 64
"""Drawings and texts in AVIF: every colour kept sharp (4:4:4), SSIM 0.997 and a third of the
weight without loss (measured on flat drawings)."""

DRAWING_WEBP_QUALITY = 90
"""For drawings that hold so many colours that without loss they would weigh too much."""

LOSSLESS_ALLOWANCE = 2.0
"""How many times the weight of the lossy file a lossless one may take."""

PALETTE_COLOURS = 256

PALETTE_LIKENESS = 0.998
"""SSIM above which a drawing reduced to a palette is the same drawing."""


class Derivative(Struct, frozen=True):
    """One file made.

    Attributes:
        output: What was asked.
        content: Its bytes.
        quality: Quality on the encoder's scale; None when nothing is lost.
        seconds: Processor time spent on it; the first one bears what all of them share
            (decoding, cut, trials), so that their sum is what the picture cost.
    """

    output: Output
    content: bytes
    quality: int | None
    seconds: float


def derivatives(content: bytes, jobs: tuple[DerivativeJob, ...]) -> Iterator[Derivative]:
    """Make the derivatives of one source, decoded once for all its jobs.

    The bytes of each depend on the source and on its recipe alone, not on what else is asked.

    Args:
        content: The bytes of the source.
        jobs: What to make of it; all about the same source.

    Raises:
        ImageFault: If the source turns out to be broken.
    """
    start = thread_time()
    for output, made, quality in _made(content, jobs):
        yield Derivative(output, made, quality, thread_time() - start)
        start = thread_time()


_Made = tuple["Output", bytes, int | None]
"""A file, its bytes, and its quality on the encoder's scale if something is lost."""


def _made(content: bytes, jobs: tuple[DerivativeJob, ...]) -> Iterator[_Made]:
    if jobs[0].facts.is_vector:
        vector = read_vector(content)
        for job in jobs:
            for output in job.outputs:
                yield output, vector.svg, None
        return
    picture = decode(content, jobs[0].facts)
    for job in jobs:
        yield from _of_one_job(picture, job)


def save(
    picture: Image.Image, file_format: Format, quality: int | None, nature: Nature = Nature.PHOTO
) -> bytes:
    """Encode a picture; without a quality, nothing is lost."""
    buffer = BytesIO()
    if file_format is Format.AVIF:
        picture.save(
            buffer,
            "AVIF",
            quality=quality,
            speed=AVIF_SPEED,
            subsampling="4:2:0" if nature is Nature.PHOTO else "4:4:4",
            max_threads=1,
            autotiling=False,
        )
    elif file_format is Format.WEBP and quality is None:
        picture.save(buffer, "WEBP", lossless=True, quality=75, method=WEBP_METHOD)
    elif file_format is Format.WEBP:
        picture.save(buffer, "WEBP", quality=quality, method=WEBP_METHOD)
    elif file_format is Format.JPEG:
        picture.save(
            buffer, "JPEG", quality=quality, optimize=True, progressive=True, subsampling="4:2:0"
        )
    else:
        picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _of_one_job(picture: Image.Image, job: DerivativeJob) -> Iterator[_Made]:
    nature = job.recipe.nature
    sizes = Sizes(picture, _box(picture, job), nature)
    prepared = _Prepared(sizes)
    for output in job.outputs:
        sized = prepared.sized(output.width, output.height)
        if nature is Nature.PHOTO and output.format in SCALES:
            best = prepared.best(output.format, sized)
            yield output, best.content, best.quality
        else:
            yield output, *_as_drawing(sized, output.format, nature)


def _box(picture: Image.Image, job: DerivativeJob) -> Box:
    ratio, frame = job.recipe.ratio, job.recipe.frame
    if ratio is None:
        return WHOLE
    if frame is None:
        return attention_box(picture, ratio)
    return framed_box(picture.width, picture.height, ratio, frame)


class _Prepared(Struct):
    """The sizes and the qualities of one job, each found once."""

    sizes: Sizes
    _sized: dict[tuple[int, int], Image.Image] = field(default_factory=dict)
    _probed: dict[Format, Trial] = field(default_factory=dict)
    _losses: dict[tuple[int, int], float] = field(default_factory=dict)

    def sized(self, width: int, height: int) -> Image.Image:
        if (width, height) not in self._sized:
            self._sized[width, height] = self.sizes.size(width, height)
        return self._sized[width, height]

    def best(self, file_format: Format, sized: Image.Image) -> Trial:
        """Return the lightest file of a size that is like enough to it."""
        scale = SCALES[file_format]
        probe = self._probe()
        if file_format not in self._probed:
            self._probed[file_format] = settled(
                probe,
                lambda quality: save(probe, file_format, quality),
                scale,
                scale.usual,
                PROBE_TRIALS,
            )
        probed = self._probed[file_format]
        if sized is probe:
            return probed
        more = self._loss(sized) - self._loss(probe)
        start = foretold(probed.quality, more, scale)
        return settled(
            sized, lambda quality: save(sized, file_format, quality), scale, start, scale.trials
        )

    def _loss(self, sized: Image.Image) -> float:
        if sized.size not in self._losses:
            self._losses[sized.size] = loss(sized)
        return self._losses[sized.size]

    def _probe(self) -> Image.Image:
        """Return the small picture on which qualities are tried, whatever is asked."""
        width = min(PROBE_WIDTH, self.sizes.width)
        return self.sized(width, max(1, round(width * self.sizes.proportion)))


def _as_drawing(
    picture: Image.Image, file_format: Format, nature: Nature
) -> tuple[bytes, int | None]:
    """Encode a drawing, a text, or a photograph in a format that loses nothing."""
    if file_format is Format.AVIF:
        quality = DRAWING_AVIF_QUALITY
        return save(picture, file_format, quality, nature), quality
    if file_format is Format.PNG and nature is not Nature.PHOTO:
        picture = _with_few_colours(picture)
    exact = save(picture, file_format, None)
    if file_format is Format.WEBP:
        lossy = save(picture, file_format, DRAWING_WEBP_QUALITY)
        if len(exact) > LOSSLESS_ALLOWANCE * len(lossy):
            return lossy, DRAWING_WEBP_QUALITY
    return exact, None


def _with_few_colours(picture: Image.Image) -> Image.Image:
    """Return the same drawing with a palette, unless that would be seen."""
    if picture.mode != "RGB":
        return picture
    few = picture.quantize(
        PALETTE_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
    )
    colours = picture.getcolors(PALETTE_COLOURS)
    exact = colours is not None and few.convert("RGB").getcolors(PALETTE_COLOURS) == colours
    return few if exact or ssim(picture, few.convert("RGB")) >= PALETTE_LIKENESS else picture
