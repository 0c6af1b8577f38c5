"""The identity of a POC on its sheet: who, where, when, how it ended, and the reserves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspiration.model.poc import Poc
from inspiration.model.record import fields_of
from inspiration.pages import addresses, words
from inspiration.pages.bodies import body_entry, body_name
from inspiration.pages.cards import UNKNOWN
from inspiration.pages.views import Fact, Link
from inspiration.text import typeset_inline, typeset_plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from markupsafe import Markup

    from inspiration.pages.composer import Composer

_KEYS_OF_FACTS = (
    "domaine",
    "porteur",
    "type_porteur",
    "designers",
    "partenaires",
    "maison",
    "communes",
    "perimetre",
    "territoire",
    "debut",
    "fin",
    "issue",
    "etape",
)
"""Keys whose reserve stands beside their value; the reserve of any other is a fact by itself."""


def sheet_facts(composer: Composer, poc: Poc) -> Iterator[Fact]:
    """Who, where, when and how it ended: what nobody knows is told as such."""
    library, site = composer.library, composer.site
    vocabularies = library.vocabularies
    domain = domain_link(composer, poc)
    yield Fact("Domaine", (domain,) if domain else (), reserve_of(poc, "domaine"))
    holder = _bodies(composer, (poc.holder,) if poc.holder else ())
    types = vocabularies["types-porteur"].terms
    if holder and poc.holder_type in types:
        kind = types[poc.holder_type].label
        note = f"({kind[:1].lower()}{kind[1:]})"
        holder = (Link(holder[0].label, holder[0].address, note=typeset_plain(note)),)
    yield Fact("Porté par", holder, reserve_of(poc, "porteur", "type_porteur"))
    yield Fact("Designers", _bodies(composer, poc.designers), reserve_of(poc, "designers"))
    partners = _bodies(composer, poc.partners)
    if partners or "partenaires" in poc.doubtful:
        yield Fact("Avec", partners, reserve_of(poc, "partenaires"))
    houses = vocabularies["maisons"].terms
    house: tuple[Link, ...] = ()
    if poc.house in houses and poc.house is not None:
        label = typeset_plain(houses[poc.house].label)
        house = (Link(label, site.path(addresses.house(poc.house))),)
    yield Fact("Maison POC", house, reserve_of(poc, "maison"))
    yield Fact(
        "Communes" if len(poc.communes) > 1 else "Commune",
        _places(composer, poc),
        reserve_of(poc, "communes", "perimetre", "territoire"),
    )
    yield Fact("Dates", _dates(poc.start, poc.end), reserve_of(poc, "debut", "fin"))
    outcome = vocabularies["issues"].terms.get(poc.outcome or UNKNOWN)
    ended = (Link(typeset_plain(outcome.label)),) if outcome and outcome.id != UNKNOWN else ()
    yield Fact("Issue", ended, reserve_of(poc, "issue"))
    for key in poc.doubtful:
        if key not in _KEYS_OF_FACTS:
            yield Fact(_key_title(key), (Link(reserve_of(poc, key) or ""),))
    changed = library.modified(poc).date()
    yield Fact("Fiche du", (Link(typeset_inline(words.long_day(changed))),))


def domain_link(composer: Composer, poc: Poc) -> Link | None:
    """The domain of a trial, if it has one."""
    terms = composer.library.vocabularies["domaines"].terms
    if poc.domain not in terms or poc.domain is None:
        return None
    address = composer.site.path(addresses.domain(poc.domain))
    return Link(typeset_plain(terms[poc.domain].label), address)


def reserve_of(poc: Poc, *keys: str) -> Markup | None:
    """The reserves that the editors attached to some keys, as one sentence."""
    found = [poc.doubtful[key] for key in keys if key in poc.doubtful]
    return typeset_inline(words.capitalised(" ; ".join(found))) if found else None


def _key_title(key: str) -> str:
    """« À noter (titre) »: what a reserve without a fact of its own is about."""
    fields = fields_of(Poc).values()
    title = next((f.key.title for f in fields if key in (f.key.name, f.name)), key)
    return typeset_plain(f"À noter ({title[:1].lower()}{title[1:]})")


def _bodies(composer: Composer, values: tuple[str, ...]) -> tuple[Link, ...]:
    found = []
    for value in values:
        entry, name = body_entry(composer.library, value), body_name(composer.library, value)
        if name:
            address = composer.site.path(entry.address) if entry else None
            found.append(Link(typeset_inline(name), address))
    return tuple(found)


def _places(composer: Composer, poc: Poc) -> tuple[Link, ...]:
    territory = composer.library.territory
    links = []
    for name in poc.communes:
        commune = territory.find(name)
        if commune:
            parent = territory.parent_of(commune)
            address = composer.site.path(addresses.commune(parent.slug))
            links.append(Link(typeset_inline(commune.name), address))
    if not links and poc.perimeter == "metropole":
        links.append(Link("Toute la métropole"))
    if poc.territory:
        links.append(Link(typeset_inline(poc.territory)))
    return tuple(links)


def _dates(start: str | date | None, end: str | date | None) -> tuple[Link, ...]:
    if start and end:
        text = f"de {words.partial_date(start)} à {words.partial_date(end)}"
    elif start:
        text = f"depuis {words.partial_date(start)}"
    elif end:
        text = f"jusqu'à {words.partial_date(end)}"
    else:
        return ()
    return (Link(typeset_inline(words.capitalised(text))),)
