"""Pages of places: each commune, each Maison POC, and the map with all communes from A to Z."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from inspiration.pages import addresses
from inspiration.pages.articles import title_size
from inspiration.pages.commune_map import commune_map, perimeter
from inspiration.pages.composer import Naming
from inspiration.pages.drawings import DEFAULT_TEINTE
from inspiration.pages.facets import Facets, Selection
from inspiration.pages.lists import Slice, by_letter, paginate
from inspiration.pages.output import PageOutput
from inspiration.pages.showcase_views import CommunesPage, CommuneTile, PlacePage
from inspiration.pages.views import Link
from inspiration.pages.words import counted, number
from inspiration.text import typeset_inline, typeset_plain

if TYPE_CHECKING:
    from inspiration.library import Commune, Term
    from inspiration.model.article import Article
    from inspiration.model.event import Event
    from inspiration.model.poc import Poc
    from inspiration.pages.commune_map import OutlineMap, Outlines
    from inspiration.pages.composer import Composer
    from inspiration.pages.output import ComposedPage
    from inspiration.pages.views import TileMap

_ARTICLES, _DATES = 8, 8
"""Articles and dates shown on the page of a commune or a house."""


class PlacePages(Struct, frozen=True):
    """Makes the pages of places; `outlines` are those the site's owner gives for a true map."""

    composer: Composer
    facets: Facets
    outlines: Outlines | None = None

    def outputs(self) -> Iterator[PageOutput]:
        """The page of all communes, one for each commune, one for each house with a POC."""
        if self.facets.communes:
            yield PageOutput(addresses.SHOWCASE_COMMUNES, self._index)
        for commune in self.facets.communes:
            yield from self._commune(commune)
        for term in self.facets.terms("house"):
            if self.facets.pocs(Selection(house=term.id)):
                yield from self._house(term)

    # A commune

    def _commune(self, commune: Commune) -> Iterator[PageOutput]:
        site = self.composer.site
        pocs = self.facets.pocs(Selection(commune=commune.slug))
        for part in paginate(pocs, addresses.commune(commune.slug), site.per_page, site):
            yield PageOutput(part.address, self._commune_page, commune, part)

    def _commune_page(self, commune: Commune, part: Slice[Poc]) -> ComposedPage:
        site, library = self.composer.site, self.composer.library
        pocs = self.facets.pocs(Selection(commune=commune.slug))
        events = library.events_in(commune)
        first = part.number == 1
        page = PlacePage(
            teinte=DEFAULT_TEINTE,
            kicker=Link("Toutes les communes", site.path(addresses.SHOWCASE_COMMUNES)),
            title=typeset_inline(commune.name),
            size=title_size(commune.name),
            deck=None,
            map=self._map((commune,), typeset_plain(f"Où se trouve {commune.name}")),
            nothing=typeset_inline(f"Rien pour l'instant dans ({commune.name})"),
            nearest_words=typeset_plain("Le plus près :"),
            nearest=None if pocs else self._nearest(commune),
            feed=self._feed(commune) if pocs else None,
            **self._lists(
                part,
                pocs,
                library.articles_in(commune) if first else (),
                events if first else (),
            ),
        )
        return self._page(part, page, commune.name, "Commune", self._words(commune, len(pocs)))

    def _words(self, commune: Commune, count: int) -> str:
        said = "aucun POC" if count == 0 else f"{count} POC"
        return f"{commune.name} : {said} dans la vitrine, articles et rendez-vous."

    def _nearest(self, commune: Commune) -> Link | None:
        near = self.facets.nearest_open(commune)
        if near is None:
            return None
        label = typeset_plain(f"{near.name} ({self.facets.count_in(near)})")
        return Link(label, self.composer.site.path(addresses.commune(near.slug)))

    def _feed(self, commune: Commune) -> Link | None:
        if not self.composer.site.has("feeds"):
            return None
        address = f"/flux/communes/{commune.slug}/rss.xml"
        label = typeset_inline(f"Suivre {commune.name} par son flux RSS")
        return Link(label, self.composer.site.path(address))

    # A house

    def _house(self, term: Term) -> Iterator[PageOutput]:
        site = self.composer.site
        pocs = self.facets.pocs(Selection(house=term.id))
        for part in paginate(pocs, addresses.house(term.id), site.per_page, site):
            yield PageOutput(part.address, self._house_page, term, part)

    def _house_page(self, term: Term, part: Slice[Poc]) -> ComposedPage:
        site = self.composer.site
        pocs = self.facets.pocs(Selection(house=term.id))
        slugs = {poc.slug for poc in pocs}
        articles = tuple(a for a in self.composer.library.articles if slugs & set(a.pocs))
        events = tuple(e for e in self.composer.library.events if slugs & set(e.pocs))
        opened = self._communes_of(pocs)
        first = part.number == 1
        label = typeset_plain(f"Les communes des essais de la Maison {term.label}")
        page = PlacePage(
            teinte=DEFAULT_TEINTE,
            kicker=Link("Maison POC", site.path(addresses.SHOWCASE)),
            title=typeset_inline(term.label),
            size=title_size(term.label),
            deck=typeset_inline(term.description) if term.description else None,
            map=self._map(opened, label) if opened else None,
            nothing="",
            nearest_words="",
            nearest=None,
            feed=None,
            **self._lists(part, pocs, articles if first else (), events if first else ()),
        )
        words = f"Maison POC {term.label} : {len(pocs)} POC. {term.description}"
        return self._page(part, page, term.label, "Maison POC", words)

    def _communes_of(self, pocs: tuple[Poc, ...]) -> tuple[Commune, ...]:
        named = {slug for poc in pocs for slug in self.facets.traits[poc.slug].communes}
        return tuple(c for c in self.facets.open_communes if c.slug in named)

    # All communes

    def _index(self) -> ComposedPage:
        site, library = self.composer.site, self.composer.library
        opened, shown = self.facets.open_communes, self.facets.communes
        label = typeset_plain(
            f"{library.territory.title or 'Communes'} : {len(opened)} sur {len(shown)}"
            " ont au moins un POC"
        )
        drawn = self._map(opened, label)
        page = CommunesPage(
            teinte=DEFAULT_TEINTE,
            kicker=Link("La vitrine des POC", site.path(addresses.SHOWCASE)),
            title=typeset_inline("Près de chez vous"),
            deck=typeset_inline(self._deck()),
            map_label=label,
            tiles=self._tiles(),
            map=drawn,
            caption=drawn.caption if drawn else "",
            attribution=drawn.attribution if drawn else "",
            count=number(len(shown)),
            groups=by_letter((c.name, self._link(c)) for c in shown),
        )
        naming = Naming(
            "Les communes, de A à Z",
            "POC",
            f"{perimeter(library)} : les POC de chacune, sur une carte et de A à Z.",
            addresses.SHOWCASE,
        )
        return self.composer.page(
            addresses.SHOWCASE_COMMUNES,
            "poc-communes",
            page,
            naming,
            kind="communes",
            modified=self.composer.newest(library.pocs),
        )

    def _deck(self) -> str:
        pocs, opened = self.composer.library.pocs, len(self.facets.open_communes)
        nowhere = sum(not self.facets.traits[poc.slug].communes for poc in pocs)
        words = f"{counted(opened, 'commune a', 'communes ont')} au moins un POC."
        if nowhere:
            words += f" {number(nowhere)} POC ne se rattachent à aucune commune."
        return words

    def _tiles(self) -> tuple[CommuneTile, ...]:
        """Row by row, as the eye reads the map; nothing when outlines take their place."""
        if self.outlines:
            return ()
        placed = [(c.tile, c) for c in self.facets.communes if c.tile]
        placed.sort(key=lambda pair: (pair[0][1], pair[0][0]))
        tiles: list[CommuneTile] = []
        last: tuple[int, int] | None = None
        for place, commune in placed:
            tiles.append(
                CommuneTile(
                    self._tile_name(commune),
                    self.composer.site.path(addresses.commune(commune.slug)),
                    self.facets.count_in(commune),
                    place[0] + 1,
                    _rows_between(last or place, place),
                )
            )
            last = place
        return tuple(tiles)

    def _tile_name(self, commune: Commune) -> str:
        """« Croix : 1 POC » (GEO-02); the name alone where there is none."""
        count = self.facets.count_in(commune)
        return typeset_plain(f"{commune.name} : {count}\u00a0POC" if count else commune.name)

    def _link(self, commune: Commune) -> Link:
        count = self.facets.count_in(commune)
        label = typeset_plain(f"{commune.name} ({count})" if count else commune.name)
        return Link(label, self.composer.site.path(addresses.commune(commune.slug)))

    # What they share

    def _map(self, opened: tuple[Commune, ...], label: str) -> TileMap | OutlineMap | None:
        library = self.composer.library
        return commune_map(library, self.facets.communes, opened, label, self.outlines)

    def _lists(
        self,
        part: Slice[Poc],
        pocs: tuple[Poc, ...],
        articles: tuple[Article, ...],
        events: tuple[Event, ...],
    ) -> dict[str, Any]:
        """The trials, articles and dates of a place, as its page receives them."""
        site, cards = self.composer.site, self.composer.cards
        every_article = Link("Tous les articles", site.path(addresses.ARTICLES))
        agenda = Link("Tout l’agenda", site.path(addresses.AGENDA))
        return {
            "list_title": "Les essais",
            "count": number(len(pocs)),
            "items": cards.wall(part.items),
            "rhythm": False,
            "pages": part.pagination,
            "showcase": Link("Tous les essais", site.path(addresses.SHOWCASE)),
            "articles": cards.contents(articles[:_ARTICLES]),
            "article_count": number(len(articles)),
            "every_article": every_article if len(articles) > _ARTICLES else None,
            "events": cards.agenda(self._next_dates(events)),
            "event_count": number(len(events)),
            "agenda": agenda if len(events) > _DATES else None,
        }

    def _next_dates(self, events: tuple[Event, ...]) -> tuple[Event, ...]:
        """The next dates, then the last ones that are over, in the order of time."""
        past = [event for event in events if self.composer.cards.is_past(event)]
        to_come = self.composer.cards.to_come(events)[:_DATES]
        kept = past[len(past) - min(len(past), _DATES - len(to_come)) :]
        return (*kept, *to_come)

    def _page(
        self, part: Slice[Poc], page: PlacePage, name: str, group: str, description: str
    ) -> ComposedPage:
        suffix = f", page {part.number}" if part.number > 1 else ""
        return self.composer.page(
            part.address,
            "poc-lieu",
            page,
            Naming(name + suffix, group, description, addresses.SHOWCASE),
            kind="lieu-de-poc",
            modified=self.composer.newest(part.items),
        )


def _rows_between(last: tuple[int, int], place: tuple[int, int]) -> int:
    """How many rows to begin between two tiles, that the second does not begin by itself.

    It begins one where it stands no further right than what is before it: the last tile, or what
    begins a row, in the first column (CSS Grid 1 §8.5).
    """
    rows = place[1] - last[1]
    by_itself = place[0] <= last[0] if rows == 1 else place[0] == 0
    return rows - 1 if rows and by_itself else rows
