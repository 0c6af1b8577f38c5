"""Photographs: work, weight and likeness, beside sharp when Node and sharp are there.

    .venv/bin/python scripts/benchmarks/images.py [--photographs 2] [--sharp FOLDER]

Only ratios inside one run mean something; targets are in parentheses. Photographs are made here,
of 12 to 24 Mpx: generated ones, and samples of the scikit-image wheel enlarged with detail and
grain. Likeness (SSIM) is that of each file with the resized picture its encoder was given.
`--sharp` is a folder where `npm install sharp` was run.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from statistics import mean
from time import perf_counter, process_time

import numpy as np
from PIL import Image

from inspiration.images import ImageRequest, Place, inspect_source, plan_picture
from inspiration.images.cache import ImageCache
from inspiration.images.decode import decode
from inspiration.images.encode import derivatives, save
from inspiration.images.framing import WHOLE
from inspiration.images.objects import store_file
from inspiration.images.pool import encode_all
from inspiration.images.quality import ssim
from inspiration.images.recipe import Format, Nature
from inspiration.images.scaling import Sizes

WIDTHS = (480, 800, 1200, 1600)
FORMATS = (Format.AVIF, Format.WEBP, Format.JPEG)
SAMPLES = ("coffee.png", "chelsea.png", "motorcycle_left.png", "rocket.jpg", "astronaut.png")
CACHE = Path(".cache/benchmarks")


@dataclass(frozen=True)
class Encoded:
    """One file of one contestant."""

    size: int
    likeness: float


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


def main() -> None:
    """Run the benchmark and tell its figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photographs", type=int, default=2)
    parser.add_argument("--sharp", type=Path, default=None)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        photographs = make_photographs(folder, options.photographs)
        compare(photographs, folder, options.sharp)
        peak_memory(folder)
        warm_run(folder)


def compare(photographs: list[Path], folder: Path, sharp: Path | None) -> None:
    """Tell processor time, bytes and likeness, ours and sharp's."""
    ours = [make_ours(photograph) for photograph in photographs]
    seconds = mean(run.seconds for run in ours)
    tell(f"{len(photographs)} photographs, widths {WIDTHS}")
    tell(f"CPU s a photograph: ours {seconds:.2f}, inspection and trials included")
    theirs: list[Run] = []
    if sharp:
        theirs = [make_sharp(path, folder / path.stem, sharp) for path in photographs]
        reference = mean(run.seconds for run in theirs)
        tell(f"                   sharp {reference:.2f}; ratio {seconds / reference:.2f} (0.5)")
    for file_format in FORMATS:
        tell(f"{file_format:5} ours  {weight_and_likeness(ours, file_format)}")
        if theirs:
            same = mean(
                bytes_at(run.given[width], file_format, other.files[file_format, width].likeness)
                / other.files[file_format, width].size
                for run, other in zip(ours, theirs, strict=True)
                for width in (480, 1600)
            )
            tell(f"      sharp {weight_and_likeness(theirs, file_format)}")
            tell(f"      our bytes at its SSIM: × {same:.2f} (1.05)")


def weight_and_likeness(runs: list[Run], file_format: Format) -> str:
    """Say what a photograph weighs in a format, over all widths, and its mean likeness."""
    files = [file for run in runs for (made, _), file in run.files.items() if made == file_format]
    weight = sum(file.size for file in files) / len(runs) / 1000
    return f"{weight:5.0f} kB, SSIM {mean(file.likeness for file in files):.4f}"


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
            len(file.content), likeness(pictures[file.output.width], file.content)
        )
        for file in made
    }
    return Run(seconds, files, pictures)


def likeness(given: Image.Image, content: bytes) -> float:
    """Return the SSIM of a file with the picture its encoder was given."""
    with Image.open(BytesIO(content)) as seen:
        return ssim(given, seen.convert("RGB"))


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


def bytes_at(given: Image.Image, file_format: Format, wanted: float) -> float:
    """Return how many bytes our encoder needs for that likeness, between two qualities."""
    low, high = 20, 95
    while high - low > 1:
        middle = (low + high) // 2
        if likeness(given, save(given, file_format, middle)) >= wanted:
            high = middle
        else:
            low = middle
    (below, small), (above, large) = (
        (likeness(given, content), len(content))
        for content in (save(given, file_format, low), save(given, file_format, high))
    )
    share = min(max((wanted - below) / (above - below), 0.0), 1.0) if above > below else 1.0
    return float(np.exp(np.log(small) + share * (np.log(large) - np.log(small))))


def tell(line: str) -> None:
    """Write one line of the report."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def peak_memory(folder: Path) -> None:
    """Tell the peak of memory of two workers on four photographs of 24 Mpx."""
    photographs = [folder / f"peak-{rank}.jpg" for rank in range(4)]
    generated(6000, 4000, 99).save(photographs[0], quality=92)
    for photograph in photographs[1:]:
        photograph.write_bytes(photographs[0].read_bytes() + photograph.name.encode())
    program = (
        "import sys, json, pathlib, resource\n"
        "from inspiration.images import *\n"
        "from inspiration.images.cache import ImageCache\n"
        "from inspiration.images.pool import encode_all\n"
        "if __name__ == '__main__':\n"
        "    folder, *names = map(pathlib.Path, json.loads(sys.argv[1]))\n"
        "    cache = ImageCache(folder / 'peak', folder)\n"
        "    plans = [plan_picture(ImageRequest(n, Place.TEXT), cache.facts(n)) for n in names]\n"
        "    encode_all([job for plan in plans for job in plan.jobs], cache, workers=2)\n"
        "    status = pathlib.Path('/proc/self/status').read_text()\n"
        "    own = int(status.split('VmHWM:')[1].split()[0]) / 1024\n"
        "    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024\n"
        "    print(f'peak MB: parent {own:.0f}, largest worker {child:.0f}, '\n"
        "        f'two workers at most {own + 2 * child:.0f} (600)')\n"
    )
    script = folder / "peak.py"
    script.write_text(program, encoding="utf-8")
    arguments = json.dumps([str(folder), *(str(path) for path in photographs)])
    subprocess.run([sys.executable, script, arguments], check=True)


def warm_run(folder: Path, count: int = 1000) -> None:
    """Tell how long a run takes when a thousand photographs are known already."""
    content = BytesIO()
    generated(64, 48, 1).save(content, "JPEG")
    sources = [folder / f"warm-{rank}.jpg" for rank in range(count)]
    with ImageCache(folder / "warm", folder) as cache:
        for rank, source in enumerate(sources):
            source.write_bytes(content.getvalue() + str(rank).encode())
            for job in plan_picture(ImageRequest(source, Place.TEXT), cache.facts(source)).jobs:
                for output in job.outputs:
                    store_file(cache.folder, output.key, b"x")
                cache.missing([job])
    start = perf_counter()
    with ImageCache(folder / "warm", folder) as cache:
        plans = [
            plan_picture(ImageRequest(source, Place.TEXT), cache.facts(source))
            for source in sources
        ]
        report = encode_all([job for plan in plans for job in plan.jobs], cache, workers=2)
    if report.made:
        raise RuntimeError("the warm run made something")
    tell(f"warm run on {count} photographs: {perf_counter() - start:.2f} s (0.5)")


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
    """Return the photographs of the scikit-image wheel, fetched once by pip."""
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


if __name__ == "__main__":
    main()
