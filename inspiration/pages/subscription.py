"""The subscription page: every feed of the build, by group (FEED-07)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.pages import words
from inspiration.pages.views import Group, Link

if TYPE_CHECKING:
    from inspiration.model.free_pages import SubscriptionPage
    from inspiration.pages.composer import Composer


_USUAL = "RSS"
"""The format that goes without saying."""


class Subscription(Struct, frozen=True):
    """The main feed's absolute address, to copy, and all the others."""

    main: str
    count: str
    groups: tuple[Group, ...]


def subscription_page(composer: Composer, page: SubscriptionPage) -> Subscription | None:
    """Every feed; None when the feeds are switched off."""
    if composer.feeds is None:
        return None
    groups: dict[str, list[Link]] = {}
    for feed in composer.feeds.feeds:
        address = composer.site.path(feed.address)
        # In the link itself: out of its list, the name alone would say three feeds.
        label = feed.label if feed.format == _USUAL else f"{feed.label} ({feed.format})"
        groups.setdefault(feed.group, []).append(Link(label, address))
    return Subscription(
        main=composer.site.absolute(composer.feeds.feeds[0].address),
        count=words.number(len(composer.feeds.feeds)),
        groups=tuple(
            Group(name, tuple(links), f"flux-{rank}")
            for rank, (name, links) in enumerate(groups.items(), start=1)
        ),
    )
