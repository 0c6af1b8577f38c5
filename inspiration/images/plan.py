"""Which files a picture becomes, and under which addresses: decided without opening it.

An address is made of the content of the source and of the recipe, so it is known before
anything is encoded, it changes when the picture does, and it may be cached for ever.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.images.faults import ImageFault
from inspiration.images.framing import Frame, keeps_ratio, window_size
from inspiration.images.offers import (
    Offer,
    draft_offers,
    full_offers,
    needed_width,
    widths_for,
)
from inspiration.images.picture_plan import PicturePlan, PlannedSource
from inspiration.images.places import (
    Layout,
    Place,
    Ratio,
    View,
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

    from inspiration.images.facts import SourceFacts

MAX_HEIGHT = 6000
"""No derivative is taller, in pixels: WebP stops at 16,383, and nobody scrolls that far."""

WHOLE_FRAME = Frame(0, 0, 100, 100)


class ImageRequest(Struct, frozen=True):
    """A picture, and where it will be shown.

    Attributes:
        source: The file the editor left.
        place: Where the page shows it.
        nature: What it is.
        frame: `cadre`, what must never be cut.
        animated: Whether its animation is declared (`anime: true`); a still is published.
        draft: Whether one file for each cut will do: the preview's, made while an editor waits.
    """

    source: Path
    place: Place
    nature: Nature = Nature.PHOTO
    frame: Frame | None = None
    animated: bool = False
    draft: bool = False


class _Cut(Struct, frozen=True):
    """The views of a place that show the same part of a picture, one after the other.

    Attributes:
        views: The views, from the narrowest window.
        until: Width of the window, in em, where the next cut takes over.
        rank: Rank of the cut, from the narrowest window.
        count: How many cuts the place has.
    """

    views: tuple[View, ...]
    until: float | None
    rank: int
    count: int

    @property
    def ratio(self) -> Ratio | None:
        """Proportions of every view of the cut; None keeps those of the source."""
        return self.views[0].ratio

    @property
    def media(self) -> str:
        """The media condition under which it is shown, empty for the first."""
        start = self.views[0].start
        return f"(min-width:{start:g}em)" if start else ""


def _cuts(layout: Layout) -> tuple[_Cut, ...]:
    groups = [tuple(views) for _, views in groupby(layout.views, lambda view: view.ratio)]
    ends = [*(views[0].start for views in groups[1:]), None]
    return tuple(
        _Cut(views, end, rank, len(groups))
        for rank, (views, end) in enumerate(zip(groups, ends, strict=True))
    )


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
    upright = facts.height > facts.width
    jobs: list[DerivativeJob] = []
    sources: list[PlannedSource] = []
    for cut in _cuts(layout):
        job, planned = _planned_cut(request, facts, layout, cut)
        jobs.append(job)
        sources = planned + sources
    ratios = [view.ratio for view in layout.views]
    return PicturePlan(
        sources=tuple(sources[:-1]),
        fallback=sources[-1],
        address=_default_address(sources[-1]),
        jobs=tuple(jobs),
        exact=all(_is_exact(request, facts, ratio) for ratio in ratios),
        upright=upright and all(ratio is None for ratio in ratios),
    )


def _planned_cut(
    request: ImageRequest, facts: SourceFacts, layout: Layout, cut: _Cut
) -> tuple[DerivativeJob, list[PlannedSource]]:
    """Return what to make of a cut, and its sources in the page, the lightest format first."""
    ratio = cut.ratio
    recipe = Recipe(request.nature, ratio, _effective_frame(request) if ratio else None)
    available, proportion = _room(facts, recipe)
    widths = widths_for(available, layout.narrowest, layout.widest)
    tall = ratio is None and facts.height > facts.width
    offers = _offers(request, facts, cut, widths, tall)
    sizes = sizes_attribute(cut.views, tall=tall, until=cut.until)
    name = f"{FOLDER}/{address_stem(request.source)}"
    key = recipe.key(facts.digest)
    outputs: list[Output] = []
    sources: list[PlannedSource] = []
    for offer in offers:
        made = [
            Output(
                address=f"{name}-{key}-{width}.{offer.format}",
                key=f"{key}-{width}.{offer.format}",
                format=offer.format,
                width=width,
                height=_height(width, proportion),
            )
            for width in offer.widths
        ]
        outputs += made
        if offer.in_page:
            sources.append(
                PlannedSource(
                    type=offer.format.mime,
                    media=cut.media,
                    candidates=tuple((output.address, output.width) for output in made),
                    sizes=sizes,
                    width=offer.natural,
                    height=_height(offer.natural, proportion),
                )
            )
    return DerivativeJob(request.source, facts, recipe, tuple(outputs)), sources


def _offers(
    request: ImageRequest, facts: SourceFacts, cut: _Cut, widths: tuple[int, ...], tall: bool
) -> tuple[Offer, ...]:
    formats = formats_for(request.nature, facts.alpha)
    if request.draft:
        needed = needed_width(cut.views, tall, cut.until)
        return draft_offers(formats, widths, cut.rank, needed)
    return full_offers(formats, widths, cut.rank, cut.count)


def _room(facts: SourceFacts, recipe: Recipe) -> tuple[int, float]:
    """Return the width of the cut once decoded, in pixels, and its height over its width."""
    divisor = reduction(facts)
    width, height = max(1, facts.width // divisor), max(1, facts.height // divisor)
    if recipe.ratio is None:
        across, down = 1.0, 1.0
    else:
        across, down = window_size(width, height, recipe.ratio, recipe.frame)
    proportion = (down * height) / (across * width)
    if recipe.ratio and keeps_ratio(width, height, recipe.ratio, recipe.frame):
        proportion = recipe.ratio.down / recipe.ratio.across
    return max(1, min(int(across * width), int(MAX_HEIGHT / proportion))), proportion


def _height(width: int, proportion: float) -> int:
    # A picture one pixel wide cannot be made narrower.
    return max(1, min(round(width * proportion), MAX_HEIGHT))


def _effective_frame(request: ImageRequest) -> Frame | None:
    """Return what must not be cut: text is never cut anywhere."""
    if request.frame is None and request.nature is Nature.TEXT:
        return WHOLE_FRAME
    return request.frame


def _is_exact(request: ImageRequest, facts: SourceFacts, ratio: Ratio | None) -> bool:
    return ratio is None or keeps_ratio(facts.width, facts.height, ratio, _effective_frame(request))


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
