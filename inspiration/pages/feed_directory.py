"""What pages ask of the feeds of the build, which are made in a room below this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from inspiration.library import Library
    from inspiration.model.entry import Entry
    from inspiration.model.event import Event
    from inspiration.pages.site import Site


class FeedInfo(Protocol):
    """A feed, as pages tell of it."""

    @property
    def address(self) -> str:
        """Its address, without the site's base path."""
        ...

    @property
    def title(self) -> str:
        """Its name, standing alone."""
        ...

    @property
    def label(self) -> str:
        """Its name among those of its group."""
        ...

    @property
    def group(self) -> str:
        """The group it belongs to on the subscription page."""
        ...

    @property
    def type(self) -> str:
        """Its media type."""
        ...

    @property
    def format(self) -> str:
        """The usual name of its format."""
        ...


class FeedDirectory(Protocol):
    """Every feed of the build."""

    def of(self, library: Library) -> FeedDirectory:
        """The feeds of the same magazine at another instant."""
        ...

    @property
    def feeds(self) -> tuple[FeedInfo, ...]:
        """Every feed, the main one first."""
        ...

    @property
    def calendar(self) -> FeedInfo:
        """The calendar of the whole agenda."""
        ...

    def calendar_file(self, event: Event, site: Site) -> tuple[str, int]:
        """The address of an event's own calendar, and its weight in bytes."""
        ...

    def for_page(self, address: str, entry: Entry | None = None) -> tuple[FeedInfo, ...]:
        """The feeds that the page at `address` announces, most specific first (FEED-06)."""
        ...
