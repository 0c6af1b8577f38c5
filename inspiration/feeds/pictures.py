"""The main picture of an entry as one file, for those who read outside the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspiration.feeds.item import FeedPicture
from inspiration.images import Place

if TYPE_CHECKING:
    from inspiration.feeds.entry_items import PictureOf
    from inspiration.model.entry import Entry
    from inspiration.pages.pictures import Pictures


def main_picture(pictures: Pictures | None) -> PictureOf:
    """Give the picture that cards show; none without `pictures`.

    Feeds make no file of their own: they take one of those that lists ask for.
    """

    def of(entry: Entry) -> FeedPicture | None:
        planned = pictures.main(entry, Place.CARD) if pictures else None
        if planned is None:
            return None
        record, file = planned.record, planned.plan.single_image()
        return FeedPicture(
            url=file.address,
            type=file.format.mime,
            width=file.width,
            height=file.height,
            alt=record.alt or "",
            caption=record.caption or "",
            credit=record.credit,
        )

    return of
