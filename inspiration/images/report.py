"""What the pictures of a site weigh, page by page, as two ordinary screens would fetch them.

The browser's choice is replayed: first matching source, first format it reads, smallest file
that fills the width announced by `sizes`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspiration.images.places import EM
from inspiration.images.recipe import Format

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspiration.images.cache import ImageCache
    from inspiration.images.picture_plan import PicturePlan

HEAVIEST = 10


@dataclass(frozen=True, slots=True)
class Screen:
    """A window that looks at pages: its width in CSS pixels, and how many dots in each."""

    width: int
    density: float


PHONE, DESKTOP = Screen(390, 3), Screen(1440, 1)


@dataclass(frozen=True, slots=True)
class PictureUse:
    """A picture on a page.

    Attributes:
        page: Address of the page.
        entry: The entry whose picture it is.
        plan: Its files.
    """

    page: str
    entry: str
    plan: PicturePlan


@dataclass(frozen=True, slots=True)
class Weight:
    """What a page, or an entry, makes a reader fetch.

    Attributes:
        name: The page or the entry.
        pictures: How many pictures it has.
        phone: Bytes on `PHONE`.
        desktop: Bytes on `DESKTOP`.
        without_sizes: Bytes on `DESKTOP` if `sizes` said the whole window.
    """

    name: str
    pictures: int
    phone: int
    desktop: int
    without_sizes: int


@dataclass(frozen=True, slots=True)
class FormatWeight:
    """What a format holds in the site: files, bytes, and the processor time they took."""

    format: Format
    files: int
    size: int
    seconds: float


@dataclass(frozen=True, slots=True)
class ImageReport:
    """The pictures of a site.

    Attributes:
        pages: Weight of each page, the heaviest on a phone first.
        entries: Weight of each entry's own pictures, likewise.
        formats: Weight of each format, over all files.
        heaviest: Address and bytes of the heaviest files.
        missing: Addresses that are not made yet, and so not counted.
    """

    pages: tuple[Weight, ...]
    entries: tuple[Weight, ...]
    formats: tuple[FormatWeight, ...]
    heaviest: tuple[tuple[str, int], ...]
    missing: tuple[str, ...]


def report_images(uses: Iterable[PictureUse], cache: ImageCache) -> ImageReport:
    """Weigh the pictures of a site.

    Args:
        uses: Every picture of every page.
        cache: Where the files are.
    """
    listed = list(uses)
    outputs = {
        output.address: output for use in listed for job in use.plan.jobs for output in job.outputs
    }
    known = {address: cache.get(output.key) for address, output in sorted(outputs.items())}
    sizes = {address: file.size for address, file in known.items() if file is not None}
    formats: dict[Format, list[tuple[int, float]]] = defaultdict(list)
    for address, file in known.items():
        if file is not None:
            formats[outputs[address].format].append((file.size, file.seconds))
    return ImageReport(
        pages=_weights(((use.page, use.plan) for use in listed), sizes),
        entries=_weights(((use.entry, use.plan) for use in listed), sizes),
        formats=tuple(
            FormatWeight(
                name, len(files), sum(size for size, _ in files), sum(cpu for _, cpu in files)
            )
            for name, files in sorted(formats.items())
        ),
        heaviest=tuple(sorted(sizes.items(), key=lambda item: (-item[1], item[0]))[:HEAVIEST]),
        missing=tuple(address for address, file in known.items() if file is None),
    )


def fetched(plan: PicturePlan, screen: Screen, width: float | None = None) -> str:
    """Return the address that a browser would fetch.

    Args:
        plan: The picture.
        screen: The window.
        width: Width it believes the picture has, in CSS pixels; None reads `sizes`.
    """
    source = next(
        (source for source in plan.sources if _matches(source.media, screen)), plan.fallback
    )
    if not source.candidates:
        return plan.address
    believed = width if width is not None else width_said(source.sizes, screen.width)
    wanted = believed * screen.density
    return next(
        (address for address, dots in source.candidates if dots >= wanted),
        source.candidates[-1][0],
    )


def width_said(sizes: str, window: float) -> float:
    """Read a `sizes` attribute of ours: the first condition that holds, in CSS pixels."""
    for part in sizes.split(","):
        condition, _, length = part.rpartition(" ")
        if _matches(condition, Screen(int(window), 1)):
            return float(length[:-2]) * (window / 100 if length.endswith("vw") else 1)
    return window


def _matches(media: str, screen: Screen) -> bool:
    start = media.removeprefix("(min-width:").removesuffix("em)")
    return not start or screen.width >= float(start) * EM


def _weights(plans: Iterable[tuple[str, PicturePlan]], sizes: dict[str, int]) -> tuple[Weight, ...]:
    groups: dict[str, list[PicturePlan]] = defaultdict(list)
    for name, plan in plans:
        groups[name].append(plan)

    def total(plans: list[PicturePlan], screen: Screen, width: float | None = None) -> int:
        addresses = {fetched(plan, screen, width) for plan in plans}
        return sum(sizes.get(address, 0) for address in addresses)

    weights = [
        Weight(
            name,
            len(plans),
            phone=total(plans, PHONE),
            desktop=total(plans, DESKTOP),
            without_sizes=total(plans, DESKTOP, DESKTOP.width),
        )
        for name, plans in groups.items()
    ]
    return tuple(sorted(weights, key=lambda weight: (-weight.phone, weight.name)))


def report_lines(report: ImageReport) -> list[str]:
    """Say a report in French, one line after the other."""
    lines = ["Pages (téléphone · ordinateur · ordinateur sans « sizes »)"]
    lines += [_weight_line(weight) for weight in report.pages]
    lines += ["", "Textes (mêmes colonnes)"]
    lines += [_weight_line(weight) for weight in report.entries]
    lines += ["", "Formats"]
    lines += [
        f"  {item.format} : {item.files} fichiers, {_kilobytes(item.size)}, {item.seconds:.1f} s"
        for item in report.formats
    ]
    lines += ["", f"Les {len(report.heaviest)} fichiers les plus lourds"]
    lines += [f"  {_kilobytes(size)}  {address}" for address, size in report.heaviest]
    if report.missing:
        lines += ["", f"Pas encore fabriqués : {len(report.missing)} fichiers"]
    return lines


def _weight_line(weight: Weight) -> str:
    columns = (weight.phone, weight.desktop, weight.without_sizes)
    sizes = " · ".join(_kilobytes(size) for size in columns)
    plural = "s" if weight.pictures > 1 else ""
    return f"  {sizes}  {weight.name} ({weight.pictures} image{plural})"


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.1f} ko".replace(".", ",")
