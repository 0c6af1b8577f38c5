"""The site map that readers read: every public page, by family (RGAA 12.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.pages import addresses, words
from inspiration.pages.views import Group, Link
from inspiration.text import typeset_inline, typeset_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inspiration.library import Term
    from inspiration.model.entry import Entry
    from inspiration.model.free_pages import SitemapPage
    from inspiration.pages.composer import Composer


class SiteMap(Struct, frozen=True):
    """Groups of links, in the order a reader would look."""

    groups: tuple[Group, ...]


def site_map_page(composer: Composer, page: SitemapPage) -> SiteMap:
    """Every family of pages that this build has."""
    return SiteMap(tuple(group for group in _groups(composer) if group.links))


def _groups(composer: Composer) -> Iterator[Group]:
    library, site = composer.library, composer.site
    main = [
        Link("À la une", composer.chrome.home),
        Link("Tous les numéros", site.path(addresses.ISSUES)),
        Link("Tous les articles", site.path(addresses.ARTICLES)),
        Link("Agenda", site.path(addresses.AGENDA)),
        Link("Tous les sujets", site.path(addresses.SUBJECTS)),
        Link("Personnes", site.path(addresses.PEOPLE)) if library.people else None,
        Link("Organisations", site.path(addresses.ORGANISATIONS))
        if library.organisations
        else None,
        Link("Lieux", site.path(addresses.PLACES)) if library.places else None,
    ]
    yield Group("Le magazine", tuple(link for link in main if link), "magazine")
    yield _entries(composer, "Numéros", library.issues)
    yield Group(
        "Rubriques",
        tuple(
            _term(composer, term, addresses.section(term.id))
            for term in library.vocabularies["rubriques"].terms.values()
            if any(article.section == term.id for article in library.articles)
        ),
        "rubriques",
    )
    yield _entries(composer, "Articles", library.articles)
    if site.has("showcase"):
        yield from _showcase(composer)
    yield _entries(composer, "Rendez-vous", library.events)
    yield Group(
        "Sujets",
        tuple(
            Link(
                typeset_inline(words.capitalised(keyword.label)),
                site.path(addresses.keyword(keyword.slug)),
            )
            for keyword in library.keywords
        ),
        "sujets",
    )
    yield _entries(composer, "Personnes", library.people)
    yield _entries(composer, "Organisations", library.organisations)
    yield _entries(composer, "Lieux", library.places)
    yield _entries(composer, "Le site", library.pages)


def _showcase(composer: Composer) -> Iterator[Group]:
    library, site = composer.library, composer.site
    domains = {poc.domain for poc in library.pocs}
    houses = {poc.house for poc in library.pocs}
    lists = [
        Link("La vitrine des POC", site.path(addresses.SHOWCASE)),
        Link("Les communes", site.path(addresses.SHOWCASE_COMMUNES)),
        Link("Ce que les POC nous ont appris", site.path(addresses.LESSONS)),
        Link("L’année des POC", site.path(addresses.TIMELINE)),
        Link("Les données ouvertes", site.path(addresses.DATA)),
    ]
    lists += [
        _term(composer, term, addresses.domain(term.id))
        for term in library.vocabularies["domaines"].terms.values()
        if term.id in domains
    ]
    lists += [
        _term(composer, term, addresses.house(term.id), "Maison POC : ")
        for term in library.vocabularies["maisons"].terms.values()
        if term.id in houses
    ]
    yield Group("La vitrine", tuple(lists), "vitrine")
    yield _entries(composer, "POC", sorted(library.pocs, key=lambda poc: poc.slug))
    yield Group(
        "Communes",
        tuple(
            Link(typeset_inline(commune.name), site.path(addresses.commune(commune.slug)))
            for commune in sorted(library.communes, key=lambda commune: commune.slug)
        ),
        "communes",
    )


def _term(composer: Composer, term: Term, address: str, before: str = "") -> Link:
    return Link(typeset_plain(before + term.label), composer.site.path(address))


def _entries(composer: Composer, name: str, entries: Iterable[Entry]) -> Group:
    links = tuple(
        Link(
            composer.cards.title(entry),
            composer.site.path(entry.address),
            lang=entry.language if entry.language != composer.site.language else None,
        )
        for entry in entries
    )
    return Group(name, links, f"plan-{name.lower().replace(' ', '-').replace('é', 'e')}")
