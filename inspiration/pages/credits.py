"""Credits: every picture by its record, then the fonts, the data and the software (LEG-10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.pages import words
from inspiration.pages.views import Group, Link
from inspiration.text import typeset_inline, typeset_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from inspiration.model.free_pages import CreditsPage
    from inspiration.pages.composer import Composer


class PictureCredit(Struct, frozen=True):
    """Who made a picture, under which licence, and where it is shown."""

    credit: Markup
    licence: Markup | None
    entry: Link


class Credits(Struct, frozen=True):
    """The lists of the credits page."""

    pictures: tuple[PictureCredit, ...]
    groups: tuple[Group, ...]


def credits_page(composer: Composer, page: CreditsPage) -> Credits:
    """The credits of what this build publishes."""
    return Credits(tuple(_pictures(composer)), tuple(_groups(page)))


def _pictures(composer: Composer) -> Iterator[PictureCredit]:
    """One line for each picture of each public entry; a withdrawn picture has none."""
    library, today = composer.library, composer.library.today
    for entry in library.entries:
        for record in entry.pictures.values():
            if record.is_authorised(today):
                yield PictureCredit(
                    typeset_inline(record.credit),
                    typeset_inline(record.licence) if record.licence else None,
                    Link(composer.cards.title(entry), composer.site.path(entry.address)),
                )


def _groups(page: CreditsPage) -> Iterator[Group]:
    if page.fonts:
        yield Group(
            "Les polices",
            tuple(
                Link(typeset_inline(f.name), note=_note(f.authors, f.use, f.licence))
                for f in page.fonts
            ),
            "polices",
        )
    if page.datasets:
        yield Group(
            "Les données réutilisées",
            tuple(
                Link(typeset_inline(d.title), d.address, note=_note(d.source, d.licence))
                for d in page.datasets
            ),
            "sources-des-donnees",
        )
    if page.software:
        yield Group(
            "Les logiciels",
            tuple(
                Link(typeset_inline(s.name), s.address, note=_note(s.use, s.licence))
                for s in page.software
            ),
            "logiciels",
        )


def _note(*parts: str | None) -> str:
    return typeset_plain(f"({words.sentence(parts, ', ')})")
