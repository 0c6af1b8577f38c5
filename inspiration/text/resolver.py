"""What the text asks of the house around it, without knowing it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Literal, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

Place = Literal["text", "gallery", "box"]
"""Where a picture stands: on its own in the text, in a gallery, in a box."""


class EntryLink(Struct, frozen=True):
    """An entry or a file of the magazine, as a link sees it.

    `url` is `None` when it exists but is not public: the author's words then stay, without a link.
    """

    url: str | None
    title: str
    lang: str = "fr"


class Nowhere(Struct, frozen=True):
    """The answer for a link that leads nowhere: what was most likely meant, as it is typed."""

    meant: str


class Picture(Struct, frozen=True):
    """A picture ready for the page.

    `html` is trusted: the `<picture>` or `<img>` element, its `alt` included. The text builds
    the figure around it, or none when `html` is empty (a picture that has been withdrawn).
    `credit` is written as shown (« Photo : Nom / MEL »); `description` is the long text of a chart
    or a map (RGAA 1.6).
    """

    html: str
    alt: str
    caption: str = ""
    credit: str = ""
    description: str = ""


class Abbreviation(Struct, frozen=True):
    """The full form of an abbreviation, and its language."""

    title: str
    lang: str = "fr"


class Resolver(Protocol):
    """Answers the questions a text raises. Answers are plain data; it never raises."""

    @property
    def abbreviations(self) -> Mapping[str, Abbreviation]:
        """The abbreviations to explain at their first use, by their short form."""
        ...

    def entry(self, target: str) -> EntryLink | Nowhere | None:
        """Resolve a link that names no scheme, or the scheme of a kind of entry.

        Args:
            target: As typed: `../autre/index.md`, `../../poc/x.md#ancre`, `poc:slug`,
                `article:slug`, `plan.pdf`, `/flux/`.

        Returns:
            The link; `Nowhere`, or `None`, when nothing answers to that name.
        """
        ...

    def picture(self, source: str, alt: str | None, place: Place) -> Picture | None:
        """Resolve a picture of the text.

        Args:
            source: As typed in `![](atelier.jpg)`.
            alt: The words typed between the brackets, which override the record's; `None` if none.
            place: Where the picture will stand, from which its sizes follow.
        """
        ...

    def speaker(self, initials: str) -> str | None:
        """Give the full name of the person of the interview who has these initials."""
        ...


class NoResolver(Struct, frozen=True):
    """Knows nothing: for a text rendered on its own, where links stay as typed."""

    @property
    def abbreviations(self) -> Mapping[str, Abbreviation]:
        """No abbreviation."""
        return {}

    def entry(self, target: str) -> EntryLink | None:
        """Keep the link as typed."""
        return EntryLink(target, target)

    def picture(self, source: str, alt: str | None, place: Place) -> Picture | None:
        """Show the file under its own name."""
        return Picture(f'<img src="{escape(source)}" alt="{escape(alt or "")}">', alt or "")

    def speaker(self, initials: str) -> str | None:
        """Know nobody: initials stand for themselves."""
        return initials
