"""Which files a picture becomes, and under which addresses: decided without opening it.

An address is made of the content of the source and of the recipe, so it is known before
anything is encoded, it changes when the picture does, and it may be cached for ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING

from inspiration.images.faults import ImageFault
from inspiration.images.framing import Frame, keeps_ratio, window_size
from inspiration.images.places import (
    LADDER,
    Layout,
    Place,
    Ratio,
    layout_of,
    sizes_attribute,
)
from inspiration.images.recipe import (
    FOLDER,
    DerivativeJob,
    Format,
    Nature,
    Output,
    Recipe,
    address_stem,
    formats_for,
    reduction,
)

if TYPE_CHECKING:
    from pathlib import Path

    from inspiration.images.source import SourceFacts

MIN_STEP = 1.25
"""Two widths nearer than this would be two files for one."""

MAX_HEIGHT = 6000
"""No derivative is taller, in pixels: WebP stops at 16,383, and nobody scrolls that far."""

WHOLE_FRAME = Frame(0, 0, 100, 100)


@dataclass(frozen=True, slots=True)
class ImageRequest:
    """A picture, and where it will be shown.

    Attributes:
        source: The file the editor left.
        place: Where the page shows it.
        nature: What it is.
        frame: `cadre`, what must never be cut.
        animated: Whether its animation is declared (`anime: true`); a still is published.
    """

    source: Path
    place: Place
    nature: Nature = Nature.PHOTO
    frame: Frame | None = None
    animated: bool = False


@dataclass(frozen=True, slots=True)
class PlannedSource:
    """A `<source>`, or the `<img>` itself when it is the last.

    Attributes:
        type: Media type.
        media: Media condition, empty when it always holds.
        candidates: Address and width in pixels of each file, the smallest first.
        sizes: Value of `sizes`.
        width: Width of the largest file.
        height: Height of the largest file.
    """

    type: str
    media: str
    candidates: tuple[tuple[str, int], ...]
    sizes: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PicturePlan:
    """Everything a page needs to show a picture, and everything there is to make for it.

    Attributes:
        sources: The `<source>` elements, in order: art direction first, then formats.
        fallback: The `<img>`: its first candidate list serves browsers without AVIF and WebP.
        address: Value of `src`.
        jobs: What must be encoded before the page is read.
        exact: Whether every place got its proportions; false when `cadre` did not fit, and the
            page must then show the whole picture rather than cut it again.
        upright: Whether the picture is taller than wide where it keeps its proportions.
    """

    sources: tuple[PlannedSource, ...]
    fallback: PlannedSource
    address: str
    jobs: tuple[DerivativeJob, ...]
    exact: bool = True
    upright: bool = False

    @property
    def width(self) -> int:
        """Natural width of the `<img>`."""
        return self.fallback.width

    @property
    def height(self) -> int:
        """Natural height of the `<img>`."""
        return self.fallback.height

    @property
    def addresses(self) -> frozenset[str]:
        """Every address this picture may be asked at."""
        return frozenset(output.address for job in self.jobs for output in job.outputs)

    def single_image(self, max_width: int = 1200) -> Output:
        """Return the one file for readers that know only `<img src>`: feeds, mail, cards.

        It is the widest JPEG or PNG up to `max_width` pixels, cut as on a wide screen.
        """
        outputs = [out for out in self.jobs[-1].outputs if out.format in _SINGLE]
        fitting = [out for out in outputs if out.width <= max_width]
        return max(fitting, key=lambda out: out.width) if fitting else outputs[0]


_SINGLE = (Format.JPEG, Format.PNG, Format.SVG)


class _Fallback(Enum):
    """How many files of the last format a view is given."""

    ALL = "all"
    SINGLE = "single"
    NONE = "none"

    def among(self, widths: tuple[int, ...]) -> tuple[int, ...]:
        """Choose some of the widths of a view."""
        if self is _Fallback.NONE:
            return ()
        if self is _Fallback.SINGLE:
            return (max([width for width in widths if width <= 1200] or widths[:1]),)
        return tuple(width for width in widths if width <= 1600) or widths[:1]


def plan_picture(request: ImageRequest, facts: SourceFacts) -> PicturePlan:
    """Decide which files a picture becomes.

    Args:
        request: The picture and its place.
        facts: What is known of the source.

    Raises:
        ImageFault: If the picture moves and its animation is not declared (RGAA 13.8).
    """
    if facts.animated and not request.animated:
        raise ImageFault(
            "image-animee",
            "cette image est animée, ce qui gêne la lecture (RGAA 13.8)",
            "choisissez une image fixe, ou écrivez anime: true : une vue fixe sera publiée",
        )
    if facts.is_vector:
        return _vector_plan(request, facts)
    layout = layout_of(request.place)
    groups = [
        (ratio, tuple(views)) for ratio, views in groupby(layout.views, lambda view: view.ratio)
    ]
    ratios = [ratio for ratio, _ in groups]
    jobs = tuple(
        _job(request, facts, layout, ratio, _fallback_widths(rank, len(ratios)))
        for rank, ratio in enumerate(ratios)
    )
    upright = facts.height > facts.width
    sources: list[PlannedSource] = []
    ends = [*(views[0].start for _, views in groups[1:]), None]
    for job, (ratio, views), end in reversed(list(zip(jobs, groups, ends, strict=True))):
        sizes = sizes_attribute(views, tall=upright and ratio is None, until=end)
        planned = _planned_sources(job, views[0].start, sizes)
        fallback = formats_for(request.nature, facts.alpha)[-1].mime
        sources += [source for source in planned if job is jobs[0] or source.type != fallback]
    return PicturePlan(
        sources=tuple(sources[:-1]),
        fallback=sources[-1],
        address=_default_address(sources[-1]),
        jobs=jobs,
        exact=all(_is_exact(request, facts, ratio) for ratio, _ in groups),
        upright=upright and all(ratio is None for ratio, _ in groups),
    )


def widths_for(available: int, narrowest: int, widest: int) -> tuple[int, ...]:
    """Return the widths to make, never above what is available nor nearer than `MIN_STEP`.

    Args:
        available: Width of the picture once cut, in pixels.
        narrowest: The smallest width the place can use.
        widest: The largest.
    """
    rungs = [rung for rung in LADDER if narrowest <= rung <= min(widest, available)]
    native = min(available, widest)
    if not rungs or native >= rungs[-1] * MIN_STEP:
        rungs.append(native)
    return tuple(rungs)


def _fallback_widths(rank: int, count: int) -> _Fallback:
    """Return how many JPEG or PNG a view needs.

    The first view is the `<img>`, and has them all; the last has the one that feeds and social
    networks show; browsers that read neither AVIF nor WebP do without the others.
    """
    if rank == 0:
        return _Fallback.ALL
    return _Fallback.SINGLE if rank == count - 1 else _Fallback.NONE


def _job(
    request: ImageRequest,
    facts: SourceFacts,
    layout: Layout,
    ratio: Ratio | None,
    fallback: _Fallback,
) -> DerivativeJob:
    recipe = Recipe(request.nature, ratio, _effective_frame(request) if ratio else None)
    divisor = reduction(facts)
    width, height = max(1, facts.width // divisor), max(1, facts.height // divisor)
    across, down = (
        window_size(width, height, ratio, recipe.frame) if ratio is not None else (1.0, 1.0)
    )
    proportion = (down * height) / (across * width)
    if ratio is not None and keeps_ratio(width, height, ratio, recipe.frame):
        proportion = ratio.down / ratio.across
    available = max(1, min(int(across * width), int(MAX_HEIGHT / proportion)))
    key = recipe.key(facts.digest)
    formats = formats_for(request.nature, facts.alpha)
    stem = address_stem(request.source)
    widths = widths_for(available, layout.narrowest, layout.widest)
    outputs = [
        Output(
            address=f"{FOLDER}/{stem}-{key}-{rung}.{file_format}",
            key=f"{key}-{rung}.{file_format}",
            format=file_format,
            width=rung,
            height=max(1, round(rung * proportion)),
        )
        for file_format in formats
        for rung in (fallback.among(widths) if file_format is formats[-1] else widths)
    ]
    return DerivativeJob(request.source, facts, recipe, tuple(outputs))


def _effective_frame(request: ImageRequest) -> Frame | None:
    """Return what must not be cut: text is never cut anywhere."""
    if request.frame is None and request.nature is Nature.TEXT:
        return WHOLE_FRAME
    return request.frame


def _is_exact(request: ImageRequest, facts: SourceFacts, ratio: Ratio | None) -> bool:
    return ratio is None or keeps_ratio(facts.width, facts.height, ratio, _effective_frame(request))


def _planned_sources(job: DerivativeJob, start: float, sizes: str) -> list[PlannedSource]:
    """Return one source for each format of a job, the lightest first."""
    planned: list[PlannedSource] = []
    for file_format, group in groupby(job.outputs, lambda output: output.format):
        outputs = list(group)
        planned.append(
            PlannedSource(
                type=file_format.mime,
                media=f"(min-width:{start:g}em)" if start else "",
                candidates=tuple((output.address, output.width) for output in outputs),
                sizes=sizes,
                width=outputs[-1].width,
                height=outputs[-1].height,
            )
        )
    return planned


def _default_address(fallback: PlannedSource) -> str:
    """Return the `src`: a middling file, for what reads neither `srcset` nor `picture`."""
    fitting = [address for address, width in fallback.candidates if width <= 800]
    return fitting[-1] if fitting else fallback.candidates[0][0]


def _vector_plan(request: ImageRequest, facts: SourceFacts) -> PicturePlan:
    recipe = Recipe(request.nature, None, None)
    key = recipe.key(facts.digest)
    address = f"{FOLDER}/{address_stem(request.source)}-{key}.svg"
    output = Output(address, f"{key}.svg", Format.SVG, facts.width, facts.height)
    job = DerivativeJob(request.source, facts, recipe, (output,))
    fallback = PlannedSource(Format.SVG.mime, "", (), "", facts.width, facts.height)
    return PicturePlan(
        sources=(),
        fallback=fallback,
        address=address,
        jobs=(job,),
        exact=False,
        upright=facts.height > facts.width,
    )
