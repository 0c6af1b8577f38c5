"""The main picture of an entry, as the one file that a feed can carry."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from inspiration.feeds import FeedPicture
from inspiration.images import Place

if TYPE_CHECKING:
    from inspiration.model.entry import Entry
    from inspiration.pages.pictures import Pictures


def main_picture(pictures: Pictures | None) -> Callable[[Entry], FeedPicture | None]:
    """Give a function that finds the picture of an entry; without photographs, none has one."""

    def found(entry: Entry) -> FeedPicture | None:
        planned = pictures.main(entry, Place.CARD) if pictures else None
        if planned is None:
            return None
        output = planned.plan.single_image()
        return FeedPicture(
            url=output.address,
            type=output.format.mime,
            width=output.width,
            height=output.height,
            alt=planned.record.alt or "",
            caption=planned.record.caption or "",
            credit=planned.record.credit,
        )

    return found
