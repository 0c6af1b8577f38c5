"""Photographs of 12 to 24 Mpx made here, never committed: generated ones, and enlarged real ones.

The real ones are samples of the scikit-image wheel, fetched once by pip, enlarged with detail where
they have some and with grain.
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

CACHE = Path(__file__).parents[2] / ".cache" / "benchmarks"
SAMPLES = ("coffee.png", "chelsea.png", "motorcycle_left.png", "rocket.jpg", "astronaut.png")


def make_photographs(folder: Path, count: int) -> list[Path]:
    """Make the photographs: one generated in four, the others enlarged from real ones."""
    samples = real_samples()
    photographs = []
    for rank in range(count):
        path = folder / f"photograph-{rank}.jpg"
        if samples and rank % 4 != 3:
            picture = enlarged(samples[(rank - rank // 4) % len(samples)], 5472, rank)
        else:
            picture = generated(4800, 3200, rank)
        picture.save(path, quality=93)
        photographs.append(path)
    return photographs


def real_samples() -> list[Image.Image]:
    """Return the photographs of the scikit-image wheel; none when it cannot be fetched."""
    CACHE.mkdir(parents=True, exist_ok=True)
    if not list(CACHE.glob("scikit_image-*.whl")):
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        subprocess.run([*command, "--dest", CACHE, "scikit-image"], check=False)
    pictures = []
    for wheel in list(CACHE.glob("scikit_image-*.whl"))[:1]:
        with zipfile.ZipFile(wheel) as archive:
            for name in SAMPLES:
                content = archive.read(f"skimage/data/{name}")
                pictures.append(Image.open(BytesIO(content)).convert("RGB"))
    return pictures


def enlarged(sample: Image.Image, width: int, seed: int) -> Image.Image:
    """Return a real photograph made larger, with detail where it has some, and grain."""
    random = np.random.default_rng(seed)
    height = round(width * sample.height / sample.width)
    pixels = np.asarray(sample.resize((width, height), Image.Resampling.BICUBIC), np.float32)
    down, across = np.gradient(np.asarray(sample.convert("L"), np.float32))
    busy = Image.fromarray(np.hypot(down, across)).resize((width, height))
    detail = octaves(height, width, random) * np.clip(np.asarray(busy) / 25, 0.05, 1) * 9
    grain = random.standard_normal((height, width, 1)).astype(np.float32) * 2.5
    return Image.fromarray(np.clip(pixels + detail[..., None] + grain, 0, 255).astype(np.uint8))


def generated(width: int, height: int, seed: int) -> Image.Image:
    """Return hills under a sky, with fractal detail and grain."""
    random = np.random.default_rng(seed)
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    field = octaves(height, width, random)
    ridge = height * (0.55 + 0.08 * np.sin(columns / width * 11)) + field * height * 0.01
    sky = np.stack([130 + rows / height * 60, 165 + rows / height * 40, 225 - rows * 0], -1)
    ground = np.stack([80 + field * 22, 98 + field * 24, 58 + field * 16], -1)
    pixels = np.where((rows > ridge)[..., None], ground, sky + field[..., None] * 2)
    pixels += random.standard_normal((height, width, 1)) * 2.5
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def octaves(height: int, width: int, random: np.random.Generator) -> np.ndarray:
    """Return a fractal noise of unit deviation."""
    total = np.zeros((height, width), np.float32)
    for scale in (1, 2, 4, 8, 16, 32):
        shape = (height // scale + 2, width // scale + 2)
        noise = Image.fromarray(random.standard_normal(shape).astype(np.float32))
        total += np.asarray(noise.resize((width, height), Image.Resampling.BICUBIC)) * scale**0.9
    return total / total.std()
