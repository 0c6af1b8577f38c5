"""What an edition shows: drawn covers, photographs and their credits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.pages.illustration import caption_of
from inspiration.text import typeset_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markupsafe import Markup

    from inspiration.images import Place
    from inspiration.model.entry import Entry
    from inspiration.model.image import ImageRecord
    from inspiration.pages.composer import Composer

MANY_PICTURES, VERY_MANY_PICTURES = 10, 24
"""Above these numbers of photographs, they are taken less wide: an edition weighs 5 MB at most."""


class Drawing(Struct, frozen=True):
    """A drawn cover, redrawn at the size of its place; decorative (RGAA 1.2).

    Attributes:
        file: Its name within the edition.
        slug: Whose drawing it is.
        figure: One of `inspiration.images.FIGURES`.
        teinte: Its colour.
        width: Width, in units of the drawing.
        height: Height, in units of the drawing.
    """

    file: str
    slug: str
    figure: str
    teinte: str
    width: int
    height: int


class Photograph(Struct, frozen=True):
    """The main picture of a text, with the words that stand for it and those under it.

    Attributes:
        address: Address of the derivative on the site, without a leading slash.
        alt: Alternative; empty for a decorative picture.
        width: Width in pixels.
        height: Height in pixels.
        legend: What it shows, for everyone.
        credit: Who made it.
    """

    address: str
    alt: str
    width: int
    height: int
    legend: Markup | None
    credit: Markup


class PictureCredit(Struct, frozen=True):
    """Who made photographs of a piece of the edition, in the credits: once, however many."""

    piece: Markup
    credit: Markup


def drawing_of(composer: Composer, entry: Entry, name: str, size: tuple[int, int]) -> Drawing:
    """The cover of an entry, to be drawn at a size of the edition."""
    figure, teinte = composer.illustrator.drawings.style(entry)
    return Drawing(f"dessins/{name}.svg", entry.slug, figure, teinte, *size)


def photograph_of(composer: Composer, entry: Entry, place: Place, pixels: int) -> Photograph | None:
    """The main picture of an entry, cut as on a wide screen."""
    pictures = composer.illustrator.pictures
    planned = pictures.main(entry, place) if pictures else None
    if planned is None:
        return None
    output = planned.plan.single_image(pixels)
    caption = caption_of(planned.record, entry.language)
    return Photograph(
        address=output.address,
        alt=typeset_plain(planned.record.alt or "", entry.language),
        width=output.width,
        height=output.height,
        legend=caption.legend,
        credit=caption.credit,
    )


def _shown(composer: Composer, entry: Entry) -> tuple[ImageRecord, ...]:
    """The pictures of an entry that its page shows, the main one first."""
    pictures = composer.illustrator.pictures
    if pictures is None:
        return ()
    in_text = composer.texts.of(entry).pictures
    main = (entry.image.file,) if entry.image else ()
    records = (entry.pictures.get(file) for file in dict.fromkeys((*main, *in_text)))
    return tuple(r for r in records if r and r.is_authorised(composer.library.today))


def pixels_of(composer: Composer, entries: Iterable[Entry]) -> int:
    """How wide photographs may be: 240, 180 or 120 pixels an inch over the text."""
    count = sum(len(_shown(composer, entry)) for entry in entries)
    if count <= MANY_PICTURES:
        return 1600
    return 1200 if count <= VERY_MANY_PICTURES else 800


def credits_of(composer: Composer, entries: Iterable[Entry]) -> Iterator[PictureCredit]:
    """The credit of every picture shown."""
    for entry in entries:
        for record in _shown(composer, entry):
            caption = caption_of(record, entry.language)
            yield PictureCredit(composer.cards.title(entry), caption.credit)
