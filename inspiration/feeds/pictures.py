"""The main picture of an entry as one file, for those who read outside the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspiration.feeds.item import FeedPicture
from inspiration.images import Place
from inspiration.model.article import Issue
from inspiration.model.poc import Poc

if TYPE_CHECKING:
    from inspiration.feeds.entry_items import PictureOf
    from inspiration.model.entry import Entry
    from inspiration.pages.pictures import Pictures
    from inspiration.pages.site import Site

_PLACES: dict[type, Place] = {Poc: Place.SHEET, Issue: Place.POSTER}
"""Where the page of each kind shows it; an article and a date have it across the window."""


def main_picture(pictures: Pictures, site: Site) -> PictureOf:
    """Give the picture that the page of an entry shows at its head.

    Feeds make no file of their own: they take one of those that the page asks for.
    """

    def of(entry: Entry) -> FeedPicture | None:
        planned = pictures.main(entry, _PLACES.get(type(entry), Place.HERO))
        if planned is None:
            return None
        record, file = planned.record, planned.plan.single_image()
        return FeedPicture(
            url=site.absolute(file.address),
            type=file.format.mime,
            width=file.width,
            height=file.height,
            alt=record.alt or "",
            caption=record.caption or "",
            credit=record.credit,
        )

    return of
