"""One photograph made by two contestants: our pipeline, and sharp with its default efforts.

Likeness (SSIM) is that of each file with the resized picture its encoder was given.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from time import process_time

import numpy as np
from PIL import Image

from inspiration.images import ImageRequest, Place, inspect_source, plan_picture
from inspiration.images.decode import decode
from inspiration.images.encode import derivatives, save
from inspiration.images.framing import WHOLE
from inspiration.images.likeness import ssim
from inspiration.images.recipe import Format, Nature
from inspiration.images.scaling import Sizes
from scripts.benchmarks.photographs import CACHE

WIDTHS = (480, 800, 1200, 1600)
FORMATS = (Format.AVIF, Format.WEBP, Format.JPEG)
SHARP = "sharp@0.35"


@dataclass(frozen=True)
class Encoded:
    """One file of one contestant; `quality` is known of ours only."""

    size: int
    likeness: float
    quality: int | None = None


@dataclass(frozen=True)
class Run:
    """What a contestant made of one photograph.

    Attributes:
        seconds: Processor time.
        files: Each file, by format and width.
        given: The resized picture its encoders were given, by width.
    """

    seconds: float
    files: dict[tuple[Format, int], Encoded]
    given: dict[int, Image.Image]


@dataclass(frozen=True)
class Matched:
    """What our encoder needs for a likeness: bytes, between two qualities, and processor time."""

    size: float
    seconds: float


def make_ours(photograph: Path) -> Run:
    """Make the files of one photograph, from its first reading to its last file."""
    start = process_time()
    facts = inspect_source(photograph)
    plan = plan_picture(ImageRequest(photograph, Place.TEXT), facts)
    content = photograph.read_bytes()
    made = list(derivatives(content, plan.jobs))
    seconds = process_time() - start
    sizes = Sizes(decode(content, facts), WHOLE, Nature.PHOTO)
    given = {file.output.width: file.output.height for file in made}
    pictures = {width: sizes.size(width, height) for width, height in given.items()}
    files = {
        (file.output.format, file.output.width): Encoded(
            len(file.content), likeness(pictures[file.output.width], file.content), file.quality
        )
        for file in made
    }
    return Run(seconds, files, pictures)


def sharp_folder() -> Path | None:
    """Return where sharp is, installed there once by npm; None without Node."""
    if not (shutil.which("node") and shutil.which("npm")):
        return None
    folder = CACHE / "sharp"
    if not (folder / "node_modules" / "sharp").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder]
        if subprocess.run([*command, SHARP], check=False, stdout=subprocess.DEVNULL).returncode:
            return None
    return folder


def make_sharp(photograph: Path, folder: Path, sharp: Path) -> Run:
    """Make the same sizes with sharp."""
    folder.mkdir()
    script = Path(__file__).with_name("sharp_cascade.mjs").resolve()
    command = ["node", script, photograph, folder, *(str(width) for width in WIDTHS)]
    done = subprocess.run(command, cwd=sharp, check=True, capture_output=True, text=True)
    given = {width: Image.open(folder / f"{width}.png").convert("RGB") for width in WIDTHS}
    contents = {
        (file_format, width): (folder / f"{width}.{file_format}").read_bytes()
        for file_format in FORMATS
        for width in WIDTHS
    }
    files = {
        (file_format, width): Encoded(len(content), likeness(given[width], content))
        for (file_format, width), content in contents.items()
    }
    return Run(float(done.stdout), files, given)


def likeness(given: Image.Image, content: bytes) -> float:
    """Return the SSIM of a file with the picture its encoder was given."""
    with Image.open(BytesIO(content)) as seen:
        return ssim(given, seen.convert("RGB"))


def matched(given: Image.Image, file_format: Format, wanted: float) -> Matched:
    """Return what our encoder needs to reach a likeness."""
    low, high = 20, 96
    tried: dict[int, tuple[float, int, float]] = {}

    def at(quality: int) -> tuple[float, int, float]:
        if quality not in tried:
            start = process_time()
            content = save(given, file_format, quality)
            seconds = process_time() - start
            tried[quality] = likeness(given, content), len(content), seconds
        return tried[quality]

    while high - low > 1:
        middle = (low + high) // 2
        if at(middle)[0] >= wanted:
            high = middle
        else:
            low = middle
    (below, small, _), (above, large, seconds) = at(low), at(high)
    share = min(max((wanted - below) / (above - below), 0.0), 1.0) if above > below else 1.0
    return Matched(float(np.exp(np.log(small) + share * (np.log(large) - np.log(small)))), seconds)


def seconds_to_save(given: Image.Image, file_format: Format, quality: int) -> float:
    """Return the processor time of one encoding."""
    start = process_time()
    save(given, file_format, quality)
    return process_time() - start
