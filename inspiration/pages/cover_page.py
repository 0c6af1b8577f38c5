"""La une: the numéro of the day, the showcase, the communes, the agenda, the past numéros."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct

from inspiration.images.palette import TEINTES
from inspiration.model.article import Article
from inspiration.model.event import Event
from inspiration.model.poc import Poc
from inspiration.pages import addresses, words
from inspiration.pages.chrome import free_page
from inspiration.pages.commune_map import commune_map
from inspiration.pages.composer import Naming
from inspiration.pages.head import json_ld
from inspiration.pages.output import PageOutput
from inspiration.pages.texts import INTERVIEW
from inspiration.pages.views import Figure, Link
from inspiration.text import typeset_inline, typeset_plain

if TYPE_CHECKING:
    from inspiration.library import Commune
    from inspiration.model.article import Issue
    from inspiration.model.entry import Entry
    from inspiration.pages.commune_map import OutlineMap
    from inspiration.pages.composer import Composer
    from inspiration.pages.output import ComposedPage
    from inspiration.pages.views import AgendaRow, Card, Poster, TileMap

_CONTENTS, _POCS, _DATES, _POSTERS, _COMMUNES = 6, 5, 4, 4, 8
_LONG_LEAD = 24
"""Signs above which the title of the day takes a smaller size between the swells."""
_FEW = 5
"""Entries from which a wall begins with a wide card."""


class Lead(Struct, frozen=True):
    """The title of the day, held between two swells."""

    kicker: Markup
    title: Markup
    long: bool
    address: str
    deck: Markup | None
    call: str


class Subscription(Struct, frozen=True):
    """The band that tells of feeds, in another teinte than the page's."""

    teinte: str
    address: str


class CoverPage(Struct, frozen=True):
    """The variable `page` of `une.html`."""

    teinte: str
    lead: Lead | None
    contents: tuple[Card, ...]
    issue: Link | None
    figures: tuple[Figure, ...]
    pocs: tuple[Card, ...]
    rhythm: bool
    showcase: Link
    near: Markup | None
    map: TileMap | OutlineMap | None
    communes: tuple[Link, ...]
    every_commune: Link
    agenda_title: str
    agenda: tuple[AgendaRow, ...]
    whole_agenda: Link
    past_title: str
    past_issues: tuple[Poster, ...]
    subscribe: Subscription | None
    vif: bool = True


def cover_output(composer: Composer) -> PageOutput:
    """La une, composed when it is looked at."""
    return PageOutput(addresses.HOME, cover_page, composer)


def cover_page(composer: Composer) -> ComposedPage:
    """Compose la une at the build's instant; an editor pins the lead with the numéro's `une`."""
    library, site, cards = composer.library, composer.site, composer.cards
    issue = library.current_issue
    lead = library.lead(issue) if issue else next(iter(library.articles), None)
    rest = tuple(e for e in library.contents(issue) if e is not lead) if issue else ()
    pocs = library.pocs[:_POCS] if site.has("showcase") else ()
    opened = _open_communes(composer) if pocs else ()
    agenda_title, dates = _dates(composer)
    past = tuple(other for other in library.issues if other is not issue)
    teinte = composer.teinte
    page = CoverPage(
        teinte=teinte,
        lead=_lead(composer, lead, issue) if lead else None,
        contents=cards.contents(rest[:_CONTENTS]),
        issue=Link("Tout le numéro", site.path(issue.address)) if issue else None,
        figures=tuple(_figures(composer, teinte)) if pocs else (),
        pocs=cards.wall(pocs, rhythm=len(pocs) >= _FEW),
        rhythm=len(pocs) >= _FEW,
        showcase=Link("Tous les POC", site.path(addresses.SHOWCASE)),
        near=_near(composer),
        map=_map(composer, opened),
        communes=tuple(_commune_link(composer, c) for c in _by_name(opened[:_COMMUNES])),
        every_commune=Link(
            typeset_plain(f"Les {words.number(len(library.communes))} communes"),
            site.path(addresses.SHOWCASE_COMMUNES),
        ),
        agenda_title=agenda_title,
        agenda=cards.agenda(dates),
        whole_agenda=Link("Tout l’agenda", site.path(addresses.AGENDA)),
        past_title="Déjà parus" if len(past) <= _POSTERS else "Les derniers parus",
        past_issues=tuple(cards.poster(other) for other in past[:_POSTERS]),
        subscribe=_subscription(composer, teinte),
    )
    return composer.page(
        addresses.HOME,
        "une",
        page,
        Naming(_home_name(composer), description=site.description, section=addresses.HOME),
        kind="une",
        modified=composer.newest(library.entries),
        json_ld=(_json_ld(composer),),
    )


def _home_name(composer: Composer) -> str:
    issue = composer.library.current_issue
    if issue is None:
        return "À la une"
    return f"À la une : {issue.title}"


def _lead(composer: Composer, lead: Entry, issue: Issue | None) -> Lead:
    parts = [composer.cards.kicker(lead)]
    kicker = Markup.escape(parts[0])
    if issue:
        month = words.month_and_year(composer.library.published(issue).date())
        kicker = Markup("n<sup>o</sup>\u00a0{} · {} · {}").format(
            issue.number, typeset_inline(words.capitalised(month)), parts[0]
        )
    return Lead(
        kicker=kicker,
        title=composer.cards.title(lead),
        long=len(lead.title) > _LONG_LEAD,
        address=composer.site.path(lead.address),
        deck=composer.cards.short_deck(lead),
        call=_call(lead),
    )


def _call(lead: Entry) -> str:
    if isinstance(lead, Article):
        return "Lire l’entretien" if lead.genre == INTERVIEW else "Lire l’article"
    if isinstance(lead, Poc):
        return "Lire la fiche"
    return "Voir le rendez-vous" if isinstance(lead, Event) else "Lire"


def _figures(composer: Composer, teinte: str) -> list[Figure]:
    """Three counts of the showcase itself: what the build knows without any other source."""
    library = composer.library
    hues = ("mimosa", teinte, "ciel")
    opened = len(_open_communes(composer))
    domains = {poc.domain for poc in library.pocs if poc.domain}
    counts = (
        (len(library.pocs), "essais racontés, un par fiche : des POC, preuves de concept"),
        (len(domains), "domaines, du logement à l'évaluation citoyenne"),
        (opened, f"communes où un essai est recensé, sur {len(library.communes)}"),
    )
    return [
        Figure(words.number(count), typeset_inline(sentence), hue)
        for (count, sentence), hue in zip(counts, hues, strict=True)
        if count
    ]


def _open_communes(composer: Composer) -> tuple[Commune, ...]:
    """The communes with a trial, those with the most first."""
    library = composer.library
    counts = [(len(library.pocs_in(commune)), commune) for commune in library.communes]
    opened = [pair for pair in counts if pair[0]]
    opened.sort(key=lambda pair: (-pair[0], pair[1].slug))
    return tuple(commune for _, commune in opened)


def _by_name(communes: tuple[Commune, ...]) -> tuple[Commune, ...]:
    return tuple(sorted(communes, key=lambda commune: commune.slug))


def _commune_link(composer: Composer, commune: Commune) -> Link:
    count = len(composer.library.pocs_in(commune))
    address = composer.site.path(addresses.commune(commune.slug))
    return Link(typeset_inline(commune.name), address, note=f"({count})")


def _near(composer: Composer) -> Markup | None:
    communes = composer.library.communes
    if not communes:
        return None
    return typeset_inline(
        f"Chaque commune a sa page : ses essais, ses rendez-vous, ses articles. Elles sont "
        f"{words.number(len(communes))}."
    )


def _map(composer: Composer, opened: tuple[Commune, ...]) -> TileMap | OutlineMap | None:
    if not opened:
        return None
    shown = composer.library.communes
    label = typeset_plain(
        f"Carte en tuiles des {len(shown)} communes. La liste des communes donne la même "
        "information."
    )
    return commune_map(composer.library, shown, opened, label)


def _dates(composer: Composer) -> tuple[str, tuple[Event, ...]]:
    """The next dates; when all is past, the last ones, said to be so."""
    events = composer.library.events
    coming = composer.cards.to_come(events)
    if coming:
        return "Agenda", coming[:_DATES]
    return "Les derniers rendez-vous", tuple(reversed(events))[:_DATES]


def _subscription(composer: Composer, teinte: str) -> Subscription | None:
    page = free_page(composer.library, "abonnement")
    if page is None:
        return None
    order = list(TEINTES)
    other = order[(order.index(teinte) + 3) % len(order)]
    return Subscription(other, composer.site.path(page.address))


def _json_ld(composer: Composer) -> Markup:
    site = composer.site
    return json_ld(
        {
            "@type": "Periodical",
            "name": site.name,
            "description": site.description,
            "url": site.url,
            "inLanguage": site.language,
            "publisher": {"@type": "Organization", "name": site.publisher or site.name},
        }
    )
