"""In which formats and widths a view of a picture is offered: all of them, or one for a draft.

Nothing is ever made larger than the source, and no two files of a view are nearly the same.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.images.places import EM, LADDER, SMALLEST_WINDOW, View

if TYPE_CHECKING:
    from inspiration.images.recipe import Format

MIN_STEP = 1.25
"""Two widths nearer than this would be two files for one."""

DRAFT_WINDOW = 1440.0
"""The window a draft is made for, in pixels: where editors read their preview."""

_IMG_MOST = 1600
"""The widest file of the `<img>`, for browsers that read neither AVIF nor WebP, in pixels."""

_SINGLE_MOST = 1200
"""The widest file for readers that know only `<img src>` (feeds, mail), in pixels."""


class Offer(Struct, frozen=True):
    """A format in which a view is offered.

    Attributes:
        format: The format.
        widths: Widths of its files, the smallest first.
        natural: The width that the page is told, which keeps its place before it loads.
        in_page: Whether the page lists it; the others are for readers outside the site.
    """

    format: Format
    widths: tuple[int, ...]
    natural: int
    in_page: bool = True


def full_offers(
    formats: tuple[Format, ...], widths: tuple[int, ...], rank: int, count: int
) -> tuple[Offer, ...]:
    """Return what a build offers: every width in light formats, and what older readers need.

    The first view is the `<img>`, and has its plain format in most widths; the last has the one
    file that feeds and social networks show; browsers that read neither AVIF nor WebP do without
    the others.

    Args:
        formats: From the lightest to the one that is read everywhere.
        widths: Of the view, the smallest first.
        rank: Rank of the view, from the narrowest window.
        count: How many views the place has.
    """
    light = [Offer(file_format, widths, widths[-1]) for file_format in formats[:-1]]
    if rank == 0:
        plain = _img_widths(widths)
        return (*light, Offer(formats[-1], plain, plain[-1]))
    single = max([width for width in widths if width <= _SINGLE_MOST] or widths[:1])
    last = (single,) if rank == count - 1 else ()
    return (*light, Offer(formats[-1], last, widths[-1], in_page=False))


def draft_offers(
    formats: tuple[Format, ...], widths: tuple[int, ...], rank: int, needed: float
) -> tuple[Offer, ...]:
    """Return what a preview offers: one file, in the format that is the fastest to make.

    The page is told the same natural width as in a build, so that it is laid out alike.

    Args:
        formats: As in `full_offers`.
        widths: As in `full_offers`.
        rank: As in `full_offers`.
        needed: Width of the layout, in pixels.
    """
    width = next((width for width in widths if width >= needed), widths[-1])
    natural = _img_widths(widths)[-1] if rank == 0 else widths[-1]
    return (Offer(formats[-1], (width,), natural),)


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


def needed_width(views: tuple[View, ...], tall: bool, until: float | None) -> float:
    """Return how wide some views are in `DRAFT_WINDOW`, or in the nearest window they hold in.

    Args:
        views: The views that share one source, in order.
        tall: Whether the picture is taller than wide and keeps its proportions.
        until: Width of the window, in em, where another source takes over.
    """
    first = max(views[0].start * EM, SMALLEST_WINDOW)
    last = inf if until is None else until * EM - 1
    window = min(max(DRAFT_WINDOW, first), last)
    view = [view for view in views if view.start * EM <= window][-1]
    return view.extent_of(tall).width(window)


def _img_widths(widths: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(width for width in widths if width <= _IMG_MOST) or widths[:1]
