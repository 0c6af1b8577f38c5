"""What templates receive: small, frozen, plain pieces, never a model of the content.

Every field is text, a number, a flag, `Markup` or a tuple of such pieces, so that a page's
context can be fingerprinted. `Markup` is HTML made by `inspiration.text`; anything else is
escaped by the template.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from markupsafe import Markup


class Link(Struct, frozen=True):
    """Words that lead somewhere; with no address they are words alone.

    Attributes:
        label: The words.
        address: Root-relative or absolute address.
        current: Whether it is the page being read.
        note: What follows in soft ink (a count, a format and weight).
        lang: Language of the words when it is not the page's (RGAA 8.7).
    """

    label: Markup | str
    address: str | None = None
    current: bool = False
    note: str | None = None
    lang: str | None = None


class Caption(Struct, frozen=True):
    """Legend on the left, credit on the right, and both in plain text for `aria-label`."""

    legend: Markup | None
    credit: Markup
    label: str


class Picture(Struct, frozen=True):
    """A picture ready for the page, drawn (decorative, `alt=""`) or photographed.

    Attributes:
        html: The `<img>` or `<picture>` element.
        caption: Legend and credit, when the picture is shown in full.
        drawn: Whether it is one of our drawn covers.
    """

    html: Markup
    caption: Caption | None = None
    drawn: bool = True


class StepLine(Struct, frozen=True):
    """Where a POC stands, in one line: `done` parentheses of `total`, words, an ending."""

    done: int
    total: int
    words: str
    ending: str | None = None


class Step(Struct, frozen=True):
    """One of the large steps of a POC sheet; `state` is done, current, to-come or an ending."""

    name: str
    description: str
    state: str


class Card(Struct, frozen=True):
    """An entry in a list: heading first, one link (visual identity, « Card »).

    Attributes:
        title: Its title.
        address: Its page.
        picture: Its photo or drawing.
        kicker: Rubrique, domain or kind.
        detail: What follows the kicker: reading time, date.
        deck: One or two sentences.
        meta: Place or dates, in soft ink.
        steps: Where it stands, for a POC.
        mark: « brouillon » or « programmé », in the editors' preview only.
    """

    title: Markup
    address: str
    picture: Picture | None = None
    kicker: str | None = None
    detail: str | None = None
    deck: Markup | None = None
    meta: Markup | str | None = None
    steps: StepLine | None = None
    mark: str | None = None


class AgendaRow(Struct, frozen=True):
    """A date: the day in large, the rest of the date, the title, the place.

    Attributes:
        title: Its title.
        address: Its page.
        iso: The start in ISO 8601, for `datetime`.
        day: The day, or the days, of the month.
        rest: Month and year.
        where: Place and commune.
        note: « passée », « reporté », « annulé » or nothing.
        past: Whether it is over at the build's instant.
        mark: « brouillon » or « programmé », in the editors' preview only.
    """

    title: Markup
    address: str
    iso: str
    day: Markup
    rest: str
    where: Markup | str | None
    note: str | None
    past: bool
    mark: str | None = None


class Poster(Struct, frozen=True):
    """The cover of a numéro as an object, large or as a thumbnail."""

    masthead: str
    number: str
    teinte: str
    picture: Picture
    title: Markup
    address: str


class Figure(Struct, frozen=True):
    """A key figure, its sentence, its own teinte and where it comes from.

    `unit` and `label` are the two halves of the sentence of a POC's figure, for a page that sets
    them apart.
    """

    value: str
    sentence: Markup
    teinte: str
    source: Markup | None = None
    unit: Markup | None = None
    label: Markup | None = None


class Fact(Struct, frozen=True):
    """A line of a sheet: label, values, and the reserve an editor attached to them.

    No value: the line says « non renseigné ».
    """

    label: str
    values: tuple[Link, ...]
    reserve: Markup | None = None


class PageNumber(Struct, frozen=True):
    """One page of a list."""

    number: int
    address: str
    current: bool


class Pagination(Struct, frozen=True):
    """The pages of a list, twenty entries each."""

    numbers: tuple[PageNumber, ...]
    previous: str | None
    next: str | None


class Group(Struct, frozen=True):
    """Links under a heading: a letter of an A to Z, a year, a kind."""

    name: str
    links: tuple[Link, ...]
    anchor: str


class Neighbour(Struct, frozen=True):
    """The entry before or after in the numéro."""

    title: Markup
    address: str


class TileName(Struct, frozen=True):
    """The name of a commune and the middle of its foot; minor names are left out on a phone."""

    name: str
    x: int
    y: int
    minor: bool


class TileMap(Struct, frozen=True):
    """The communes as tiles, in the units of the drawing; `open` ones hold a dot."""

    view_box: str
    closed: tuple[tuple[int, int], ...]
    open: tuple[tuple[int, int], ...]
    names: tuple[TileName, ...]
    label: str
    caption: Markup | str
    attribution: str
