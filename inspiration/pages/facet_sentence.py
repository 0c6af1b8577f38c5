"""« Voir les POC dans (Logement) à l'étape (expérimenter) dans (95 communes) »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspiration.pages import addresses
from inspiration.pages.cards import UNKNOWN
from inspiration.pages.facets import Facets, Option, Selection
from inspiration.pages.showcase_views import FacetSentence
from inspiration.pages.views import Group, Link
from inspiration.pages.words import counted
from inspiration.text import typeset_plain

if TYPE_CHECKING:
    from inspiration.library import Library
    from inspiration.pages.site import Site

COMMUNES_IN_SENTENCE = 12
"""Communes that the sentence offers; the page of the communes has them all."""
KEYS = {
    "domain": "domaine",
    "step": "etape",
    "commune": "commune",
    "house": "maison",
    "outcome": "issue",
}
"""The name of each facet in addresses and in the index."""


def facet_sentence(
    library: Library, site: Site, facets: Facets, selection: Selection
) -> tuple[FacetSentence, ...]:
    """The three parentheses of the sentence, for a page that shows `selection`."""
    return (
        _domains(library, site, facets, selection),
        _steps(library, site, facets, selection),
        _communes(library, site, facets, selection),
    )


def other_ways(site: Site, facets: Facets, selection: Selection) -> tuple[Group, ...]:
    """The facets that the sentence leaves out: Maisons POC and outcomes, as plain links."""
    return tuple(
        Group(
            name,
            tuple(option_link(site, option) for option in facets.options(facet, selection)),
            f"par-{KEYS[facet]}",
        )
        for facet, name in (("outcome", "Par issue"), ("house", "Par Maison POC"))
    )


def option_link(site: Site, option: Option) -> Link:
    """A choice with its count; with nothing behind it, words alone."""
    label = typeset_plain(f"{option.label} ({option.count})")
    return Link(label, site.path(option.address) if option.address else None, option.current)


def _domains(library: Library, site: Site, facets: Facets, selection: Selection) -> FacetSentence:
    every = facets.everything("domain", selection, "Tous les domaines")
    options = (every, *facets.options("domain", selection))
    label = _label(library, "domaines", selection.domain)
    return FacetSentence(
        KEYS["domain"],
        "Domaine",
        "dans",
        typeset_plain(label or "tous les domaines"),
        tuple(option_link(site, option) for option in options),
    )


def _steps(library: Library, site: Site, facets: Facets, selection: Selection) -> FacetSentence:
    every = facets.everything("step", selection, "Toutes les étapes")
    options = (every, *facets.options("step", selection))
    label = _label(library, "etapes", selection.step)
    before = "à" if label is None else "à une" if selection.step == UNKNOWN else "à l'étape"
    words = lowered(label) if label else "toutes les étapes"
    return FacetSentence(
        KEYS["step"],
        "Étape",
        typeset_plain(before),
        typeset_plain(words),
        tuple(option_link(site, option) for option in options),
    )


def _communes(library: Library, site: Site, facets: Facets, selection: Selection) -> FacetSentence:
    chosen = next((c for c in facets.communes if c.slug == selection.commune), None)
    offered = sorted(facets.open_communes[:COMMUNES_IN_SENTENCE], key=lambda c: c.slug)
    links = [
        option_link(
            site,
            Option(c.slug, c.name, facets.count_in(c), addresses.commune(c.slug), c == chosen),
        )
        for c in offered
    ]
    everywhere = Link("Toutes les communes, de A à Z", site.path(addresses.SHOWCASE_COMMUNES))
    every = counted(len(library.communes), "commune", "communes")
    return FacetSentence(
        KEYS["commune"],
        "Commune",
        "dans",
        typeset_plain(chosen.name if chosen else every),
        (*links, everywhere),
    )


def lowered(label: str) -> str:
    """A label inside a sentence: « expérimenter »."""
    return label[:1].lower() + label[1:]


def _label(library: Library, vocabulary: str, term_id: str | None) -> str | None:
    return library.vocabularies[vocabulary].label(term_id) if term_id else None
