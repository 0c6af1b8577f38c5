"""The facets of the showcase: which lists exist without JavaScript, and how many each holds.

One static page for each value of a facet, and for each domain at each step where there is
something; any other combination is left to the script, which reads the same addresses.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct
from msgspec.structs import asdict, replace

from inspiration.library import Commune, Library, Term
from inspiration.model.poc import Poc
from inspiration.pages import addresses
from inspiration.pages.cards import UNKNOWN

VOCABULARIES = {
    "domain": "domaines",
    "step": "etapes",
    "house": "maisons",
    "outcome": "issues",
}
"""The closed list of each facet but the communes."""


class Selection(Struct, frozen=True):
    """What the reader chose in each facet; None is « all ». `commune` is a slug."""

    domain: str | None = None
    step: str | None = None
    house: str | None = None
    outcome: str | None = None
    commune: str | None = None

    @property
    def address(self) -> str:
        """The static page of this choice.

        Raises:
            ValueError: no static page has this combination.
        """
        chosen = {name: value for name, value in asdict(self).items() if value is not None}
        match chosen:
            case {"domain": domain, "step": step} if len(chosen) == 2:
                return addresses.domain_at_step(domain, step)
            case _ if len(chosen) > 1:
                raise ValueError(f"no static page for {chosen}")
            case {"domain": domain}:
                return addresses.domain(domain)
            case {"step": step}:
                return addresses.step(step)
            case {"house": house}:
                return addresses.house(house)
            case {"outcome": outcome}:
                return addresses.outcome(outcome)
            case {"commune": commune}:
                return addresses.commune(commune)
        return addresses.SHOWCASE


class Traits(Struct, frozen=True):
    """Where a POC stands in each facet."""

    domain: str | None
    step: str
    house: str | None
    outcome: str
    communes: tuple[str, ...]

    def selections(self) -> Iterator[Selection]:
        """Every selection with a page that the POC is in."""
        yield Selection()
        for name in ("domain", "step", "house", "outcome"):
            if getattr(self, name) is not None:
                yield Selection(**{name: getattr(self, name)})
        if self.domain is not None:
            yield Selection(domain=self.domain, step=self.step)
        for commune in self.communes:
            yield Selection(commune=commune)


class Option(Struct, frozen=True):
    """One value of a facet. No address: nothing there, shown as such and not linked."""

    id: str | None
    label: str
    count: int
    address: str | None
    current: bool = False


class Facets:
    """The public POCs of a library seen through the facets."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @cached_property
    def traits(self) -> dict[str, Traits]:
        """The traits of each POC, by slug; what is not said is `UNKNOWN`."""
        return {poc.slug: self._traits(poc) for poc in self._library.pocs}

    def pocs(self, selection: Selection) -> tuple[Poc, ...]:
        """The POCs of a selection that has a page, newest first."""
        return self._selected.get(selection, ())

    @cached_property
    def _selected(self) -> dict[Selection, tuple[Poc, ...]]:
        found: dict[Selection, list[Poc]] = {}
        for poc in self._library.pocs:
            for selection in self.traits[poc.slug].selections():
                found.setdefault(selection, []).append(poc)
        return {selection: tuple(pocs) for selection, pocs in found.items()}

    def selections(self) -> Iterator[Selection]:
        """Every selection that has a static list of its own, but houses and communes."""
        yield Selection()
        for facet in ("domain", "step", "outcome"):
            for term in self.terms(facet):
                one = replace(Selection(), **{facet: term.id})
                if self.pocs(one):
                    yield one
        for domain in self.terms("domain"):
            for step in self.terms("step"):
                both = Selection(domain=domain.id, step=step.id)
                if self.pocs(both):
                    yield both

    def terms(self, facet: str) -> tuple[Term, ...]:
        """The values of a facet, in the order of their vocabulary."""
        return tuple(self._library.vocabularies[VOCABULARIES[facet]].terms.values())

    @cached_property
    def communes(self) -> tuple[Commune, ...]:
        """The communes to show: those of the territory, and any other that a POC or date names."""
        library = self._library
        named = {slug for traits in self.traits.values() for slug in traits.communes}
        for event in library.events:
            named.update(self._slugs(library.communes_of(event)))
        members = set(library.communes)
        return tuple(c for c in library.territory.communes if c in members or c.slug in named)

    @cached_property
    def open_communes(self) -> tuple[Commune, ...]:
        """The communes with at least one POC, those with the most first."""
        opened = [c for c in self.communes if self.count_in(c)]
        return tuple(sorted(opened, key=lambda c: (-self.count_in(c), c.slug)))

    def count_in(self, commune: Commune) -> int:
        """How many POCs a commune has, its associated communes included."""
        return len(self.pocs(Selection(commune=commune.slug)))

    def options(self, facet: str, selection: Selection) -> tuple[Option, ...]:
        """What the reader may choose in a facet from a page: each leads to a static page.

        Domain and step combine; every other choice starts anew.
        """
        combined = selection if facet in ("domain", "step") else Selection()
        kept = Selection(domain=combined.domain, step=combined.step)
        return tuple(
            self._option(replace(kept, **{facet: term.id}), term.id, term.label, facet, selection)
            for term in self.terms(facet)
        )

    def everything(self, facet: str, selection: Selection, label: str) -> Option:
        """The choice that empties a facet."""
        kept = Selection(domain=selection.domain, step=selection.step)
        return self._option(replace(kept, **{facet: None}), None, label, facet, selection)

    def nearest_open(self, commune: Commune) -> Commune | None:
        """The commune with a POC that lies nearest to another one."""
        if commune.lon is None or commune.lat is None:
            return next(iter(self.open_communes), None)
        here = (commune.lon, commune.lat)
        placed = [c for c in self.open_communes if c != commune and c.lon is not None]
        return min(placed, key=lambda c: (_distance(here, c), c.slug), default=None)

    def _option(
        self, target: Selection, value: str | None, label: str, facet: str, selection: Selection
    ) -> Option:
        count = len(self.pocs(target))
        current = getattr(selection, facet) == value
        return Option(value, label, count, target.address if count else None, current)

    def _traits(self, poc: Poc) -> Traits:
        return Traits(
            poc.domain,
            poc.step or UNKNOWN,
            poc.house,
            poc.outcome or UNKNOWN,
            self._slugs(poc.communes),
        )

    def _slugs(self, names: tuple[str, ...]) -> tuple[str, ...]:
        territory = self._library.territory
        found = (territory.find(name) for name in names)
        parents = (territory.parent_of(commune).slug for commune in found if commune)
        return tuple(dict.fromkeys(parents))


def _distance(here: tuple[float, float], commune: Commune) -> float:
    """Good enough to compare neighbours: degrees, longitudes shortened as at 50.6° north."""
    east = ((commune.lon or 0) - here[0]) * 0.635
    north = (commune.lat or 0) - here[1]
    return east * east + north * north
