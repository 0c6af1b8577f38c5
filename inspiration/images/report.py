"""What the pictures of a site weigh and what they took to make, page by page.

Bytes are those that two ordinary screens would fetch; files, formats, cache hits and time are those
of every file that a page's pictures are made of.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.images.recipe import Format, Output
from inspiration.images.screens import DESKTOP, PHONE, Screen, fetched

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspiration.images.cache import ImageCache
    from inspiration.images.objects import CachedFile
    from inspiration.images.picture_plan import PicturePlan

HEAVIEST = 10


class PictureUse(Struct, frozen=True):
    """A picture on a page.

    Attributes:
        page: Address of the page.
        entry: The entry whose picture it is.
        plan: Its files.
    """

    page: str
    entry: str
    plan: PicturePlan


class FormatWeight(Struct, frozen=True):
    """Files of one format: how many, their bytes, and the processor time they took."""

    format: Format
    files: int
    size: int
    seconds: float


class Weight(Struct, frozen=True):
    """What a page, or an entry, makes a reader fetch, and what it took to make.

    A file that several pages show counts in each of them, and once in the whole.

    Attributes:
        name: The page or the entry; empty for the whole site.
        pictures: How many pictures it has.
        phone: Bytes on `PHONE`.
        desktop: Bytes on `DESKTOP`.
        without_sizes: Bytes on `DESKTOP` if `sizes` said the whole window.
        files: How many files its pictures are made of.
        formats: Those that are made, by format: the cache gives them, so they are its hits.
    """

    name: str
    pictures: int
    phone: int
    desktop: int
    without_sizes: int
    files: int
    formats: tuple[FormatWeight, ...]

    @property
    def hits(self) -> int:
        """How many of its files the cache holds: the next build will not make them."""
        return sum(item.files for item in self.formats)

    @property
    def seconds(self) -> float:
        """Processor time its files took when they were made."""
        return sum(item.seconds for item in self.formats)


class ImageReport(Struct, frozen=True):
    """The pictures of a site.

    Attributes:
        pages: Weight of each page, the heaviest on a phone first.
        entries: Weight of each entry's own pictures, likewise.
        whole: All of them; its bytes on a screen are those of someone who reads every page.
        heaviest: Address and bytes of the heaviest files.
    """

    pages: tuple[Weight, ...]
    entries: tuple[Weight, ...]
    whole: Weight
    heaviest: tuple[tuple[str, int], ...]


def report_images(uses: Iterable[PictureUse], cache: ImageCache) -> ImageReport:
    """Weigh the pictures of a site.

    Args:
        uses: Every picture of every page.
        cache: Where the files are; what it does not hold is not counted in bytes.
    """
    listed = list(uses)
    known: dict[str, CachedFile] = {}
    for address, output in _outputs(use.plan for use in listed).items():
        file = cache.get(output.key)
        if file is not None:
            known[address] = file
    sizes = {address: file.size for address, file in known.items()}
    return ImageReport(
        pages=_weights(((use.page, use.plan) for use in listed), known),
        entries=_weights(((use.entry, use.plan) for use in listed), known),
        whole=_weight("", [use.plan for use in listed], known),
        heaviest=tuple(sorted(sizes.items(), key=lambda item: (-item[1], item[0]))[:HEAVIEST]),
    )


def _weights(
    plans: Iterable[tuple[str, PicturePlan]], known: dict[str, CachedFile]
) -> tuple[Weight, ...]:
    groups: dict[str, list[PicturePlan]] = defaultdict(list)
    for name, plan in plans:
        groups[name].append(plan)
    weights = [_weight(name, group, known) for name, group in groups.items()]
    return tuple(sorted(weights, key=lambda weight: (-weight.phone, weight.name)))


def _weight(name: str, plans: list[PicturePlan], known: dict[str, CachedFile]) -> Weight:
    def total(screen: Screen, width: float | None = None) -> int:
        addresses = {fetched(plan, screen, width) for plan in plans}
        return sum(known[address].size for address in addresses if address in known)

    outputs = _outputs(plans)
    return Weight(
        name,
        len(plans),
        phone=total(PHONE),
        desktop=total(DESKTOP),
        without_sizes=total(DESKTOP, DESKTOP.width),
        files=len(outputs),
        formats=_formats(outputs, known),
    )


def _formats(outputs: dict[str, Output], known: dict[str, CachedFile]) -> tuple[FormatWeight, ...]:
    made: dict[Format, list[CachedFile]] = defaultdict(list)
    for address, output in outputs.items():
        if address in known:
            made[output.format].append(known[address])
    return tuple(
        FormatWeight(
            name,
            len(files),
            sum(file.size for file in files),
            sum(file.seconds for file in files),
        )
        for name, files in ((name, made[name]) for name in Format if name in made)
    )


def _outputs(plans: Iterable[PicturePlan]) -> dict[str, Output]:
    """Return every file of some pictures, once, by address."""
    return {output.address: output for plan in plans for job in plan.jobs for output in job.outputs}
