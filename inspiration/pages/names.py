"""People, organisations and places: who they are, and where the magazine speaks of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct

from inspiration.model.named import Organisation, Person, Place
from inspiration.pages import addresses, words
from inspiration.pages.article_lists import IndexPage
from inspiration.pages.composer import Naming
from inspiration.pages.foot import foot_of
from inspiration.pages.head import json_ld
from inspiration.pages.lists import by_letter
from inspiration.pages.output import PageOutput
from inspiration.pages.views import Fact, Link
from inspiration.text import typeset_inline, typeset_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspiration.model.named import NamedEntry
    from inspiration.pages.composer import Composer
    from inspiration.pages.foot import Foot
    from inspiration.pages.output import ComposedPage
    from inspiration.pages.views import AgendaRow, Card, Picture


class NamePage(Struct, frozen=True):
    """The variable `page` of `nom.html`."""

    teinte: str
    title: Markup
    initials: str
    kicker: Link
    mark: str | None
    picture: Picture | None
    standfirst: Markup | None
    facts: tuple[Fact, ...]
    body: Markup
    articles: tuple[Card, ...]
    pocs: tuple[Card, ...]
    events: tuple[AgendaRow, ...]
    foot: Foot
    vif: bool = False


def name_pages(composer: Composer) -> Iterator[PageOutput]:
    """The three indexes, then a page for each name."""
    library = composer.library
    yield from _index(
        composer,
        addresses.PEOPLE,
        "Personnes",
        "Celles et ceux que le magazine nomme.",
        library.people,
    )
    yield from _index(
        composer,
        addresses.ORGANISATIONS,
        "Organisations",
        "Administrations, associations, entreprises et écoles.",
        library.organisations,
    )
    yield from _index(
        composer,
        addresses.PLACES,
        "Lieux",
        "Où se tiennent les essais et les rendez-vous.",
        library.places,
    )
    for person in library.people:
        yield PageOutput(person.address, _person_page, composer, person)
    for organisation in library.organisations:
        yield PageOutput(organisation.address, _organisation_page, composer, organisation)
    for place in library.places:
        yield PageOutput(place.address, _place_page, composer, place)


def _index(
    composer: Composer, address: str, title: str, deck: str, entries: Sequence[NamedEntry]
) -> Iterator[PageOutput]:
    if entries:
        yield PageOutput(address, _index_page, composer, address, title, deck, entries)


def _index_page(
    composer: Composer, address: str, title: str, deck: str, entries: Sequence[NamedEntry]
) -> ComposedPage:
    links = [
        (
            _sorting_name(entry),
            Link(
                typeset_inline(entry.title, entry.language),
                composer.site.path(entry.address),
                note=typeset_plain(entry.role)
                if isinstance(entry, Person) and entry.role
                else None,
            ),
        )
        for entry in entries
    ]
    return composer.page(
        address,
        "index",
        IndexPage(
            composer.teinte, typeset_inline(title), "", typeset_inline(deck), by_letter(links)
        ),
        Naming(title, description=deck),
        kind="noms",
    )


def _sorting_name(entry: NamedEntry) -> str:
    """People sort by their last name, the rest by the words of the name."""
    return entry.title.split()[-1] if isinstance(entry, Person) else entry.title


def _person_page(composer: Composer, person: Person) -> ComposedPage:
    library, site = composer.library, composer.site
    organisation = library.get(Organisation, person.organisation)
    facts = []
    if organisation:
        link = Link(typeset_inline(organisation.title), site.path(organisation.address))
        facts.append(Fact("Organisation", (link,)))
    if person.links:
        links = tuple(Link(typeset_inline(link.title), link.url) for link in person.links)
        facts.append(Fact("En ligne", links))
    return _page(
        composer,
        person,
        initials=person.initials,
        kicker=Link("Personnes", site.path(addresses.PEOPLE)),
        group="Personnes",
        standfirst=person.role,
        facts=tuple(facts),
        articles=composer.cards.contents(library.articles_of(person)),
        pocs=composer.cards.wall(library.pocs_of(person)),
    )


def _organisation_page(composer: Composer, organisation: Organisation) -> ComposedPage:
    library, site = composer.library, composer.site
    types = library.vocabularies["types-organisation"].terms
    facts = []
    if organisation.type in types:
        facts.append(Fact("Type", (Link(typeset_plain(types[organisation.type].label)),)))
    members = library.members(organisation)
    if members:
        links = tuple(Link(typeset_inline(p.title), site.path(p.address)) for p in members)
        facts.append(Fact("Personnes", links))
    if organisation.site:
        facts.append(Fact("Site", (Link(_bare(organisation.site), organisation.site),)))
    return _page(
        composer,
        organisation,
        initials=_initials(organisation.title),
        kicker=Link("Organisations", site.path(addresses.ORGANISATIONS)),
        group="Organisations",
        standfirst=organisation.standfirst or organisation.description,
        facts=tuple(facts),
        pocs=composer.cards.wall(library.pocs_of(organisation)),
    )


def _place_page(composer: Composer, place: Place) -> ComposedPage:
    library, site = composer.library, composer.site
    facts = []
    if place.postal_address:
        facts.append(Fact("Adresse", (Link(typeset_inline(place.postal_address)),)))
    commune = library.territory.find(place.commune) if place.commune else None
    if commune:
        slug = library.territory.parent_of(commune).slug
        address = site.path(addresses.commune(slug)) if site.has("showcase") else None
        facts.append(Fact("Commune", (Link(typeset_inline(commune.name), address),)))
    if place.access:
        facts.append(Fact("Accès", (Link(typeset_inline(place.access)),)))
    return _page(
        composer,
        place,
        initials=_initials(place.title),
        kicker=Link("Lieux", site.path(addresses.PLACES)),
        group="Lieux",
        standfirst=place.standfirst or place.description,
        facts=tuple(facts),
        events=composer.cards.agenda(library.events_at(place)),
    )


def _initials(name: str) -> str:
    """The letters that stand for a name: its capitals, three at most."""
    capitals = [word[0] for word in words.parts(name) if word[:1].isupper()]
    return "".join(capitals[:3]) or name[:1].upper()


def _bare(url: str) -> str:
    return url.split("://", 1)[-1].rstrip("/")


def _page(
    composer: Composer,
    entry: NamedEntry,
    *,
    initials: str,
    kicker: Link,
    group: str,
    standfirst: str | None,
    facts: tuple[Fact, ...],
    articles: tuple[Card, ...] = (),
    pocs: tuple[Card, ...] = (),
    events: tuple[AgendaRow, ...] = (),
) -> ComposedPage:
    page = NamePage(
        teinte=entry.teinte or composer.teinte,
        title=composer.cards.title(entry),
        initials=initials,
        kicker=kicker,
        mark=composer.cards.mark(entry),
        picture=composer.illustrator.portrait(entry),
        standfirst=typeset_inline(standfirst, entry.language) if standfirst else None,
        facts=facts,
        body=Markup(composer.texts.of(entry).html),
        articles=articles,
        pocs=pocs if composer.site.has("showcase") else (),
        events=events,
        foot=foot_of(composer, entry),
    )
    return composer.page(
        entry.address,
        "nom",
        page,
        Naming(entry.title, group, entry.description or standfirst, language=entry.language),
        kind=entry.kind,
        entry=entry,
        json_ld=(_json_ld(composer, entry),),
    )


def _json_ld(composer: Composer, entry: NamedEntry) -> Markup:
    kinds: dict[str, str] = {"personnes": "Person", "organisations": "Organization"}
    site = composer.site
    organisation = (
        composer.library.get(Organisation, entry.organisation)
        if isinstance(entry, Person)
        else None
    )
    address = entry.postal_address or entry.commune if isinstance(entry, Place) else None
    return json_ld(
        {
            "@type": kinds.get(entry.kind, "Place"),
            "name": typeset_plain(entry.title, entry.language),
            "url": site.absolute(entry.address),
            "description": entry.description or entry.standfirst,
            "jobTitle": entry.role if isinstance(entry, Person) else None,
            "worksFor": {"@type": "Organization", "name": organisation.title}
            if organisation
            else None,
            "sameAs": entry.site if isinstance(entry, Organisation) else None,
            "address": address,
        }
    )
