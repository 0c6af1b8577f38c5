"""The showcase of the POCs: its lists by facet, all readable without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import asdict

from inspiration.pages import addresses
from inspiration.pages.cards import UNKNOWN
from inspiration.pages.composer import Naming
from inspiration.pages.drawings import DEFAULT_FIGURE, DEFAULT_TEINTE
from inspiration.pages.facet_sentence import KEYS, facet_sentence, lowered, other_ways
from inspiration.pages.facets import Facets, Selection
from inspiration.pages.lists import Slice, paginate
from inspiration.pages.output import PageOutput
from inspiration.pages.showcase_views import DomainTile, Enhancement, ShowcasePage
from inspiration.pages.views import Link
from inspiration.pages.words import number
from inspiration.text import typeset_inline, typeset_plain

if TYPE_CHECKING:
    from markupsafe import Markup

    from inspiration.library import Term
    from inspiration.model.poc import Poc
    from inspiration.pages.composer import Composer
    from inspiration.pages.output import ComposedPage
    from inspiration.pages.views import Picture

TITLE = "Essayer d'abord"
KICKER = "La vitrine des POC"


class ShowcaseLists(Struct, frozen=True):
    """Makes the lists of the showcase."""

    composer: Composer
    facets: Facets

    def outputs(self) -> Iterator[PageOutput]:
        """Every list of POCs that can be read without JavaScript, but communes and houses."""
        for selection in self.facets.selections():
            yield from self._list(selection)

    def _list(self, selection: Selection) -> Iterator[PageOutput]:
        site = self.composer.site
        pocs = self.facets.pocs(selection)
        for part in paginate(pocs, selection.address, site.per_page, site):
            yield PageOutput(part.address, self._page, selection, len(pocs), part)

    def _page(self, selection: Selection, count: int, part: Slice[Poc]) -> ComposedPage:
        composer, name = self.composer, self.name(selection)
        rhythm = part.number == 1 and len(part.items) > 1
        page = ShowcasePage(
            teinte=self._teinte(selection),
            kicker=self._kicker(selection),
            title=typeset_inline(name),
            size="",
            deck=self._deck(selection),
            facets=facet_sentence(composer.library, composer.site, self.facets, selection),
            domains=self._tiles(selection),
            list_title="Tous les essais" if selection == Selection() else "Les essais",
            count=number(count),
            items=composer.cards.wall(part.items, rhythm=rhythm),
            rhythm=rhythm,
            nothing=typeset_plain("Aucun POC pour l'instant."),
            pages=part.pagination,
            ways=other_ways(composer.site, self.facets, selection),
            more=self._more(),
            enhancement=self._enhancement(selection),
        )
        suffix = f", page {part.number}" if part.number > 1 else ""
        title = KICKER if selection == Selection() else name
        naming = Naming(
            name=title + suffix,
            group="POC",
            description=self._description(selection, count),
            section=addresses.SHOWCASE,
        )
        return composer.page(
            part.address,
            "poc-vitrine",
            page,
            naming,
            kind="showcase",
            modified=composer.newest(part.items),
        )

    # Words

    def name(self, selection: Selection) -> str:
        """The title of a list."""
        domain, step = self._term("domain", selection), self._term("step", selection)
        outcome = self._term("outcome", selection)
        if domain and step:
            return f"{domain.label}, {self._at_step(step)}"
        if step:
            words = self._at_step(step)
            return words[:1].upper() + words[1:]
        if outcome:
            known = outcome.id != UNKNOWN
            return f"Issue : {lowered(outcome.label)}" if known else outcome.label
        return domain.label if domain else TITLE

    def _at_step(self, step: Term) -> str:
        words = lowered(step.label)
        return words if step.id == UNKNOWN else f"à l'étape {words}"

    def _term(self, facet: str, selection: Selection) -> Term | None:
        chosen = getattr(selection, facet)
        return next((term for term in self.facets.terms(facet) if term.id == chosen), None)

    def _deck(self, selection: Selection) -> Markup | None:
        words = self._deck_text(selection)
        return typeset_inline(words) if words else None

    def _description(self, selection: Selection, count: int) -> str:
        name = self.name(selection)
        if selection == Selection():
            return f"{count} essais de l'action publique : questions, étapes, lieux, leçons."
        return f"{name} : {count} POC dans la vitrine. {self._deck_text(selection)}"

    def _deck_text(self, selection: Selection) -> str:
        terms = [self._term(facet, selection) for facet in ("domain", "step", "outcome")]
        return " ".join(term.description for term in terms if term and term.description)

    # Parts

    def _kicker(self, selection: Selection) -> Link:
        top = selection == Selection()
        return Link(KICKER, None if top else self.composer.site.path(addresses.SHOWCASE))

    def _teinte(self, selection: Selection) -> str:
        term = self._term("domain", selection)
        return (term.teinte if term else None) or DEFAULT_TEINTE

    def _tiles(self, selection: Selection) -> tuple[DomainTile, ...]:
        tiles, drawings = [], self._drawings
        for term in self.facets.terms("domain"):
            alone = Selection(domain=term.id)
            address = alone.address if self.facets.pocs(alone) else None
            tiles.append(
                DomainTile(
                    typeset_inline(term.label),
                    drawings[term.id],
                    self.composer.site.path(address) if address else None,
                    current=alone == selection,
                )
            )
        return tuple(tiles)

    @property
    def _drawings(self) -> dict[str, Picture]:
        draw = self.composer.illustrator.drawings.draw
        return {
            term.id: draw(
                f"domaine-{term.id}",
                term.figure or DEFAULT_FIGURE,
                term.teinte or DEFAULT_TEINTE,
                "1x1",
            )
            for term in self.facets.terms("domain")
        }

    def _more(self) -> tuple[Link, ...]:
        site = self.composer.site
        return (
            Link("Ce que les POC nous ont appris", site.path(addresses.LESSONS)),
            Link("Toutes les étapes, au fil du temps", site.path(addresses.TIMELINE)),
            Link("La carte des communes", site.path(addresses.SHOWCASE_COMMUNES)),
            Link("Les données ouvertes", site.path(addresses.DATA)),
        )

    def _enhancement(self, selection: Selection) -> Enhancement:
        site = self.composer.site
        chosen = tuple(
            (KEYS[facet], value) for facet, value in asdict(selection).items() if value is not None
        )
        return Enhancement(
            self.composer.script("showcase.js"),
            site.path(addresses.SHOWCASE_INDEX),
            site.path(addresses.SHOWCASE),
            chosen,
        )
