"""Photographs: work, weight and likeness, beside sharp when Node is there; memory; warm runs.

    scripts/bench images [--photographs 6] [--no-sharp] [--out FOLDER]

Only ratios inside one run mean something; targets are in parentheses. Times are of processor, but
for the warm run. `--out` is a folder where the figures are written as `images.json` too.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from statistics import mean
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

from PIL import Image

from inspiration.images import ImageRequest, Place, plan_picture
from inspiration.images.cache import ImageCache
from inspiration.images.objects import store_file
from inspiration.images.on_request import OnRequest
from inspiration.images.pool import encode_all
from inspiration.images.quality import ABOVE, BELOW, SCALES, TARGET
from scripts.benchmarks.contest import (
    FORMATS,
    Run,
    make_ours,
    make_sharp,
    matched,
    seconds_to_save,
    sharp_folder,
)
from scripts.benchmarks.photographs import generated, make_photographs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Figures = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark and tell its figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photographs", type=int, default=6)
    parser.add_argument("--no-sharp", action="store_true")
    parser.add_argument("--out", type=Path, default=None)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        photographs = make_photographs(folder, options.photographs)
        sharp = None if options.no_sharp else sharp_folder()
        figures = {
            "contest": contest(photographs, folder, sharp),
            "memory": memory(folder),
            "preview": preview(photographs, folder),
            "warm": warm_run(folder),
        }
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        text = json.dumps(figures, indent=1, sort_keys=True)
        (options.out / "images.json").write_text(f"{text}\n", encoding="utf-8")


def contest(photographs: list[Path], folder: Path, sharp: Path | None) -> Figures:
    """Tell processor time, bytes and likeness, ours and sharp's."""
    ours = [make_ours(photograph) for photograph in photographs]
    seconds = mean(run.seconds for run in ours)
    tell(f"{len(photographs)} photographs of 15 to 24 Mpx, four widths, three formats\n")
    found: Figures = {"photographs": len(photographs), "ours": {"seconds": seconds}}
    tell(f"CPU a photograph, inspection and trials included: {seconds:.2f} s")
    if sharp:
        theirs = [make_sharp(path, folder / path.stem, sharp) for path in photographs]
        found |= against(ours, theirs, seconds)
    found["landing"] = landing(ours)
    return found


def against(ours: list[Run], theirs: list[Run], seconds: float) -> Figures:
    """Tell what our files would take and weigh at the likeness of sharp's."""
    reference = mean(run.seconds for run in theirs)
    extra = 0.0
    rows: list[Sequence[str]] = []
    formats: Figures = {}
    for file_format in FORMATS:
        ratios = []
        for run, other in zip(ours, theirs, strict=True):
            for (made, width), file in run.files.items():
                rival = other.files.get((made, width))
                if made != file_format or rival is None or file.quality is None:
                    continue
                same = matched(run.given[width], made, rival.likeness)
                ratios.append(same.size / rival.size)
                extra += same.seconds - seconds_to_save(run.given[width], made, file.quality)
        figures = {
            "ours": weight_and_likeness(ours, file_format),
            "sharp": weight_and_likeness(theirs, file_format),
            "bytes_at_its_likeness": mean(ratios),
        }
        formats[file_format] = figures
        (weight, like), (rival_weight, rival_like) = figures["ours"], figures["sharp"]
        told = (f"{weight:.0f}", f"{like:.4f}", f"{rival_weight:.0f}", f"{rival_like:.4f}")
        rows.append((file_format, *told, f"{mean(ratios):.2f} (1.05)"))
    equal = seconds + extra / len(ours)
    tell(f"CPU of sharp: {reference:.2f} s; ratio {seconds / reference:.2f} (0.5)")
    tell(f"CPU of ours at its likeness: {equal:.2f} s; ratio {equal / reference:.2f} (0.5)\n")
    heads = ("", "our kB", "SSIM", "sharp kB", "SSIM", "our bytes at its SSIM")
    table(heads, rows)
    return {
        "sharp": {"seconds": reference},
        "ratio": seconds / reference,
        "ratio_at_its_likeness": equal / reference,
        "formats": formats,
    }


def weight_and_likeness(runs: list[Run], file_format: str) -> tuple[float, float]:
    """Return what a photograph weighs in a format, in kB over all widths, and its likeness."""
    files = [file for run in runs for (made, _), file in run.files.items() if made == file_format]
    weight = sum(file.size for file in files) / len(runs) / 1000
    return weight, mean(file.likeness for file in files)


def landing(ours: list[Run]) -> Figures:
    """Tell how near the target files land; those at the end of a scale cannot come nearer."""
    rows: list[Sequence[str]] = []
    found: Figures = {}
    for file_format in FORMATS:
        scale = SCALES[file_format]
        files = [f for run in ours for (made, _), f in run.files.items() if made == file_format]
        bound = [file for file in files if file.quality in (scale.lowest, scale.highest)]
        free = [file.likeness for file in files if file not in bound]
        hits = [like for like in free if TARGET - BELOW <= like < TARGET + ABOVE]
        found[file_format] = {"likeness": sorted(free), "bound": len(bound)}
        span = f"{min(free):.4f} to {max(free):.4f}" if free else "-"
        rows.append((file_format, f"{len(hits)} of {len(free)}", span, str(len(bound))))
    tell(f"\nSSIM wanted: {TARGET - BELOW:.3f} to {TARGET + ABOVE:.3f}\n")
    table(("", "inside", "reached", "at an end of their scale"), rows)
    return found


def memory(folder: Path) -> Figures:
    """Tell peaks of memory: two workers on photographs of 24 Mpx, one process on 96 Mpx."""
    photographs = [folder / f"peak-{rank}.jpg" for rank in range(4)]
    generated(6000, 4000, 99).save(photographs[0], quality=92)
    for photograph in photographs[1:]:
        photograph.write_bytes(photographs[0].read_bytes() + photograph.name.encode())
    own, child = peaks(folder, photographs)
    tell(
        f"\nPeak of memory, 24 Mpx: parent {own:.0f} MB, largest worker {child:.0f} MB, "
        f"two workers at most {own + 2 * child:.0f} MB (600)"
    )
    large = folder / "large.png"
    Image.new("RGBA", (12_000, 8_000), (200, 30, 30, 128)).save(large)
    _, alone = peaks(folder, [large])
    tell(f"Peak of memory, 96 Mpx with transparency: {alone:.0f} MB (1,500)")
    return {"parent": own, "worker": child, "two_workers": own + 2 * child, "96_mpx": alone}


def peaks(folder: Path, photographs: list[Path]) -> tuple[float, float]:
    """Encode with two workers; return the peak of the parent and of the largest worker, in MB."""
    program = (
        "import sys, json, pathlib, resource\n"
        "from inspiration.images import *\n"
        "from inspiration.images.pool import encode_all\n"
        "if __name__ == '__main__':\n"
        "    folder, *names = map(pathlib.Path, json.loads(sys.argv[1]))\n"
        "    cache = ImageCache(folder / f'peak-{len(names)}', folder)\n"
        "    plans = [plan_picture(ImageRequest(n, Place.TEXT), cache.facts(n)) for n in names]\n"
        "    encode_all([job for plan in plans for job in plan.jobs], cache, workers=2)\n"
        "    status = pathlib.Path('/proc/self/status').read_text()\n"
        "    own = int(status.split('VmHWM:')[1].split()[0]) / 1024\n"
        "    print(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)\n"
    )
    script = folder / "peak.py"
    script.write_text(program, encoding="utf-8")
    arguments = json.dumps([str(folder), *(str(path) for path in photographs)])
    command = [sys.executable, script, arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    own, child = map(float, done.stdout.split())
    return own, child


def preview(photographs: list[Path], folder: Path) -> Figures:
    """Tell how long the first look at a photograph takes, in a preview."""
    with ImageCache(folder / "preview", folder) as cache:
        server = OnRequest(cache)
        start = process_time()
        for photograph in photographs:
            request = ImageRequest(photograph, Place.TEXT, draft=True)
            (job,) = plan_picture(request, cache.facts(photograph)).jobs
            server.photograph(job, job.outputs[0])
        seconds = (process_time() - start) / len(photographs)
    tell(f"Preview of a photograph, inspection included: {seconds:.2f} s of CPU")
    return {"seconds": seconds}


def warm_run(folder: Path, count: int = 1000) -> Figures:
    """Tell how long a run takes when a thousand photographs are known already."""
    content = BytesIO()
    generated(64, 48, 1).save(content, "JPEG")
    sources = [folder / f"warm-{rank}.jpg" for rank in range(count)]
    with ImageCache(folder / "warm", folder) as cache:
        for rank, source in enumerate(sources):
            source.write_bytes(content.getvalue() + str(rank).encode())
            for job in plan_picture(ImageRequest(source, Place.TEXT), cache.facts(source)).jobs:
                cache.add(store_file(cache.folder, out.key, b"x") for out in job.outputs)
    start, work = perf_counter(), process_time()
    with ImageCache(folder / "warm", folder) as cache:
        plans = [
            plan_picture(ImageRequest(source, Place.TEXT), cache.facts(source))
            for source in sources
        ]
        jobs = [job for plan in plans for job in plan.jobs]
        damaged = cache.verify({output.key for job in jobs for output in job.outputs})
        report = encode_all(jobs, cache, workers=2)
    seconds, spent = perf_counter() - start, process_time() - work
    if report.made or damaged:
        raise RuntimeError("the warm run made something")
    tell(f"Warm run on {count:,} photographs: {seconds:.2f} s, {spent:.2f} s of CPU (0.5)")
    return {"photographs": count, "wall": seconds, "cpu": spent}


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Tell a table of Markdown whose columns are aligned as text too."""
    lines = [tuple(heads), *(tuple(row) for row in rows)]
    widths = [max(len(line[rank]) for line in lines) for rank in range(len(heads))]
    told = [
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |"
        for line in lines
    ]
    told.insert(1, f"|{'|'.join('-' * (width + 2) for width in widths)}|")
    tell("\n".join(told))


def tell(line: str) -> None:
    """Write one line of the report."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
