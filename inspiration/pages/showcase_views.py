"""What the templates of the showcase receive as `page`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from markupsafe import Markup

    from inspiration.pages.commune_map import OutlineMap
    from inspiration.pages.views import (
        AgendaRow,
        Card,
        Group,
        Link,
        Pagination,
        Picture,
        TileMap,
    )


class FacetSentence(Struct, frozen=True):
    """One parenthesis of the sentence: the words before it, its value, and what it may become.

    `key` is the facet's name in the address and in the index that the script reads.
    """

    key: str
    name: str
    before: str
    value: Markup | str
    links: tuple[Link, ...]


class DomainTile(Struct, frozen=True):
    """One of the domains, with its drawing; no address when it holds nothing."""

    label: Markup
    picture: Picture
    address: str | None
    current: bool


class Enhancement(Struct, frozen=True):
    """What the script needs: itself, its index, the showcase's address, what the page shows."""

    script: str
    index: str
    root: str
    chosen: tuple[tuple[str, str], ...]


class ShowcasePage(Struct, frozen=True):
    """A list of the showcase (`poc-vitrine.html`)."""

    teinte: str
    kicker: Link
    title: Markup
    size: str
    deck: Markup | None
    facets: tuple[FacetSentence, ...]
    domains: tuple[DomainTile, ...]
    list_title: str
    count: str
    items: tuple[Card, ...]
    rhythm: bool
    nothing: Markup | str
    pages: Pagination
    ways: tuple[Group, ...]
    more: tuple[Link, ...]
    enhancement: Enhancement
    vif: bool = True


class PlacePage(Struct, frozen=True):
    """A commune or a Maison POC (`poc-lieu.html`).

    The newest articles and the next dates are shown; where there are more, a link says where.
    """

    kicker: Link
    title: Markup
    size: str
    deck: Markup | None
    map: TileMap | OutlineMap | None
    list_title: str
    count: str
    items: tuple[Card, ...]
    rhythm: bool
    nothing: Markup | str
    nearest_words: str
    nearest: Link | None
    pages: Pagination
    showcase: Link
    articles: tuple[Card, ...]
    article_count: str
    every_article: Link | None
    events: tuple[AgendaRow, ...]
    event_count: str
    agenda: Link | None
    feed: Link | None
    teinte: str | None = None
    vif: bool = False


class CommuneTile(Struct, frozen=True):
    """A commune where it stands on the tile map; columns count from 1.

    `name` also says how many POCs there are. `rows` is how many rows to begin before it:
    a tile that stands left of the one before begins the next row by itself.
    """

    name: str
    address: str
    count: int
    column: int
    rows: int


class CommunesPage(Struct, frozen=True):
    """The map and the list of the communes (`poc-communes.html`)."""

    kicker: Link
    title: Markup
    deck: Markup
    map_label: str
    tiles: tuple[CommuneTile, ...]
    map: TileMap | OutlineMap | None
    caption: Markup | str
    attribution: str
    count: str
    groups: tuple[Group, ...]
    teinte: str | None = None
    vif: bool = False


class Lesson(Struct, frozen=True):
    """What one POC taught: its name, where it stands, its lessons and what it missed."""

    title: Markup
    address: str
    standing: str
    lessons: tuple[Markup, ...]
    reserve: Markup | None


class LessonGroup(Struct, frozen=True):
    """The lessons of one domain."""

    name: str
    anchor: str
    lessons: tuple[Lesson, ...]


class EndingCount(Struct, frozen=True):
    """How many POCs came to an end in one way; no address when there is none."""

    label: str
    count: str
    address: str | None
    description: Markup


class LessonsPage(Struct, frozen=True):
    """« Ce que les POC nous ont appris » (`poc-lecons.html`)."""

    kicker: Link
    title: Markup
    size: str
    deck: Markup
    endings: tuple[EndingCount, ...]
    groups: tuple[LessonGroup, ...]
    count: str
    silent: Markup | None
    pages: Pagination
    teinte: str | None = None
    vif: bool = False


class DatedStep(Struct, frozen=True):
    """One dated step of a POC: the day as precise as it is known, what happened, whose it is."""

    iso: str
    day: Markup
    words: Markup
    text: Markup | None
    poc: Link


class Month(Struct, frozen=True):
    """The steps of one month, or those of a year of which no source tells the month."""

    name: str
    anchor: str
    steps: tuple[DatedStep, ...]


class Year(Struct, frozen=True):
    """The steps of one year, oldest first."""

    name: str
    count: str
    months: tuple[Month, ...]


class TimelinePage(Struct, frozen=True):
    """All dated steps on one line of time (`poc-annee.html`)."""

    kicker: Link
    title: Markup
    size: str
    deck: Markup
    years: tuple[Year, ...]
    nothing: str
    pages: Pagination
    teinte: str | None = None
    vif: bool = False
