"""The search page: ready-made searches for everyone, the index for whoever has JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.pages import addresses
from inspiration.pages.views import Link
from inspiration.text import typeset_inline

if TYPE_CHECKING:
    from inspiration.model.free_pages import SearchPage
    from inspiration.pages.composer import Composer


class Search(Struct, frozen=True):
    """What `recherche.html` needs; without an index there is no script either."""

    address: str
    frequent: tuple[Link, ...]
    subjects: Link
    script: str | None
    index: str | None


def search_page(composer: Composer, page: SearchPage) -> Search:
    """The ready-made searches of the editors, and where the index is."""
    site = composer.site
    has_index = site.has("search")
    return Search(
        address=site.path(page.address),
        frequent=tuple(
            Link(typeset_inline(item.label), address)
            for item in page.frequent
            if (address := composer.link_to(item.address))
        ),
        subjects=Link("Tous les sujets, de A à Z", site.path(addresses.SUBJECTS)),
        script=composer.script("search.js") if has_index else None,
        index=site.path(addresses.SEARCH_INDEX) if has_index else None,
    )
