"""What pages ask of the editions of the build, which are made in a room below this one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from inspiration.pages import words
from inspiration.pages.views import Link

if TYPE_CHECKING:
    from inspiration.model.article import Issue
    from inspiration.pages.site import Site


class Offer(Protocol):
    """A file that holds a whole numéro, as pages tell of it before it is downloaded (ECO-07)."""

    @property
    def address(self) -> str:
        """Its address, without the site's base path."""
        ...

    @property
    def label(self) -> str:
        """The usual name of its format: PDF, EPUB."""
        ...

    @property
    def media_type(self) -> str:
        """Its media type."""
        ...

    @property
    def size(self) -> int:
        """Its weight in bytes."""
        ...

    @property
    def pages(self) -> int | None:
        """How many pages it has, where that means something."""
        ...


Offers = Callable[["Issue"], Sequence[Offer]]
"""Gives the editions of a numéro."""


def offer_links(site: Site, offers: Sequence[Offer]) -> tuple[Link, ...]:
    """The editions of a numéro, each with its format, weight and pages (ECO-07, RGAA 13.3)."""
    return tuple(
        Link(f"Télécharger en {offer.label}", site.path(offer.address), note=_note(offer))
        for offer in offers
    )


def _note(offer: Offer) -> str:
    pages = f", {offer.pages} pages" if offer.pages else ""
    return f"({offer.label}, {words.weight(offer.size)}{pages})"
