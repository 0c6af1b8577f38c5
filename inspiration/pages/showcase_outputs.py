"""Everything the showcase adds to the magazine, but the sheets of the POCs themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspiration.pages.communes import PlacePages
from inspiration.pages.facets import Facets
from inspiration.pages.lessons import lessons_pages
from inspiration.pages.showcase import ShowcaseLists
from inspiration.pages.showcase_index import showcase_index
from inspiration.pages.timeline import timeline_pages

if TYPE_CHECKING:
    from inspiration.pages.commune_map import Outlines
    from inspiration.pages.composer import Composer
    from inspiration.pages.output import Output


def showcase_outputs(composer: Composer, outlines: Outlines | None = None) -> Iterator[Output]:
    """Give the lists by facet, the communes, the houses, the lessons, the year and the index.

    Args:
        composer: The Library and what makes pages of it.
        outlines: Outlines of the communes, for a true map instead of tiles (GEO-01).
    """
    facets = composer.watch.service("facets", Facets(composer.library))
    yield from ShowcaseLists(composer, facets).outputs()
    yield from PlacePages(composer, facets, outlines).outputs()
    yield from lessons_pages(composer, facets)
    yield from timeline_pages(composer)
    yield showcase_index(composer, facets)
