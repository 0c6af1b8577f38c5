"""POC sheets: the question, where the trial stands, what is known and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct

from inspiration.model.poc import Poc
from inspiration.pages import addresses, words
from inspiration.pages.bodies import body_name
from inspiration.pages.cards import UNKNOWN
from inspiration.pages.commune_map import commune_map
from inspiration.pages.composer import Naming
from inspiration.pages.foot import foot_of
from inspiration.pages.head import json_ld
from inspiration.pages.output import PageOutput
from inspiration.pages.sheet_facts import domain_link, reserve_of, sheet_facts
from inspiration.pages.views import Fact, Figure, Link, Step
from inspiration.text import typeset_inline, typeset_plain
from inspiration.text.written import written_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspiration.pages.commune_map import OutlineMap
    from inspiration.pages.composer import Composer
    from inspiration.pages.foot import Foot
    from inspiration.pages.output import ComposedPage
    from inspiration.pages.views import AgendaRow, Card, Picture, TileMap

_VERDICTS = {True: "atteint", False: "non atteint", None: "on ne sait pas encore"}
_ENDINGS = ("arrete", "transfere")


class Objective(Struct, frozen=True):
    """What the trial wanted, and whether it got there, in words."""

    text: Markup
    verdict: str


class Milestone(Struct, frozen=True):
    """A dated step of the trial."""

    day: Markup
    title: Markup
    text: Markup | None


class SheetPage(Struct, frozen=True):
    """The variable `page` of `poc-fiche.html`."""

    teinte: str
    title: Markup
    size: str
    showcase: Link
    domain: Link | None
    mark: str | None
    language: str | None
    standfirst: Markup | None
    picture: Picture
    steps: tuple[Step, ...]
    ending: Step | None
    step_words: str
    step_reserve: Markup | None
    question: Markup
    body: Markup
    objectives: tuple[Objective, ...]
    figures: tuple[Figure, ...]
    lessons: tuple[Markup, ...]
    milestones: tuple[Milestone, ...]
    facts: tuple[Fact, ...]
    map: TileMap | OutlineMap | None
    foot: Foot
    articles: tuple[Card, ...]
    events: tuple[AgendaRow, ...]
    neighbours: tuple[Card, ...]
    vif: bool = True


def sheet_pages(composer: Composer) -> Iterator[PageOutput]:
    """One page for each public POC."""
    for poc in composer.library.pocs:
        yield PageOutput(poc.address, sheet_page, composer, poc)


def sheet_page(composer: Composer, poc: Poc) -> ComposedPage:
    """The sheet of a POC."""
    library, site, cards = composer.library, composer.site, composer.cards
    teinte = composer.illustrator.drawings.style(poc)[1]
    line = cards.step_line(poc)
    page = SheetPage(
        teinte=teinte,
        title=cards.title(poc),
        size="long" if len(poc.title) > 34 else "",
        showcase=Link("POC", site.path(addresses.SHOWCASE)),
        domain=domain_link(composer, poc),
        mark=cards.mark(poc),
        language=poc.language if poc.language != site.language else None,
        standfirst=cards.deck(poc),
        picture=composer.illustrator.sheet(poc),
        steps=_steps(composer, poc),
        ending=_ending(composer, poc),
        step_words=line.words,
        step_reserve=reserve_of(poc, "etape"),
        question=typeset_inline(poc.question, poc.language),
        body=Markup(composer.texts.of(poc).html),
        objectives=tuple(
            Objective(typeset_inline(o.text), _VERDICTS[o.reached]) for o in poc.objectives
        ),
        figures=tuple(_figures(poc, teinte)),
        lessons=tuple(typeset_inline(lesson) for lesson in poc.lessons),
        milestones=tuple(
            Milestone(
                typeset_inline(words.capitalised(words.partial_date(m.date))),
                typeset_inline(m.title),
                typeset_inline(m.text) if m.text else None,
            )
            for m in poc.milestones
        ),
        facts=tuple(sheet_facts(composer, poc)),
        map=_map(composer, poc),
        foot=foot_of(
            composer,
            poc,
            "La question et le domaine sont choisis par la rédaction.",
            f"Fiche sous Licence Ouverte 2.0 : {site.name}"
            + (f", {site.publisher}." if site.publisher else "."),
        ),
        articles=cards.wall(library.articles_citing(poc)),
        events=cards.agenda(library.events_of(poc)),
        neighbours=cards.wall(library.pocs_like(poc)),
    )
    return composer.page(
        poc.address,
        "poc-fiche",
        page,
        Naming(
            poc.title,
            "POC",
            poc.description or poc.standfirst or poc.question,
            addresses.SHOWCASE,
            poc.language,
        ),
        kind="poc",
        entry=poc,
        type="article",
        json_ld=(_json_ld(composer, poc),),
    )


def _steps(composer: Composer, poc: Poc) -> tuple[Step, ...]:
    terms = [t for t in composer.library.vocabularies["etapes"].terms.values() if t.id != UNKNOWN]
    current = next((i for i, term in enumerate(terms) if term.id == poc.step), None)
    is_over = poc.outcome in _ENDINGS

    def state(rank: int) -> str:
        if current is None or rank > current:
            return "to-come"
        return "current" if rank == current and not is_over else "done"

    return tuple(
        Step(typeset_plain(term.label), typeset_plain(term.description), state(rank))
        for rank, term in enumerate(terms)
    )


def _ending(composer: Composer, poc: Poc) -> Step | None:
    terms = composer.library.vocabularies["issues"].terms
    if poc.outcome not in _ENDINGS or poc.outcome not in terms:
        return None
    term = terms[poc.outcome]
    return Step(typeset_plain(term.label), typeset_plain(term.description), poc.outcome)


def _figures(poc: Poc, teinte: str) -> Iterator[Figure]:
    for figure in poc.figures:
        said = words.sentence((figure.unit, figure.label), ", ")
        source = words.sentence(
            (
                f"Source : {figure.source}",
                words.partial_date(figure.date) if figure.date else None,
            ),
            ", ",
        )
        yield Figure(
            typeset_plain(written_number(figure.value)),
            typeset_inline(said),
            teinte,
            typeset_inline(source),
            unit=typeset_inline(figure.unit) if figure.unit and figure.label else None,
            label=typeset_inline(figure.label or figure.unit or "Chiffre"),
        )


def _map(composer: Composer, poc: Poc) -> TileMap | OutlineMap | None:
    library = composer.library
    found = (library.territory.find(name) for name in poc.communes)
    opened = tuple(dict.fromkeys(library.territory.parent_of(c) for c in found if c))
    if not opened:
        return None
    shown = tuple(dict.fromkeys((*library.communes, *opened)))
    names = typeset_plain(", ".join(commune.name for commune in opened))
    return commune_map(library, shown, opened, f"Carte en tuiles : {names}.")


def _json_ld(composer: Composer, poc: Poc) -> Markup:
    library, site = composer.library, composer.site
    holder = body_name(library, poc.holder) if poc.holder else None
    return json_ld(
        {
            "@type": "CreativeWork",
            "name": typeset_plain(poc.title, poc.language),
            "description": poc.description or poc.standfirst or poc.question,
            "url": site.absolute(poc.address),
            "datePublished": library.published(poc).isoformat(),
            "dateModified": library.modified(poc).isoformat(),
            "inLanguage": poc.language,
            "about": poc.question,
            "creator": {"@type": "Organization", "name": holder} if holder else None,
            "spatialCoverage": [{"@type": "Place", "name": name} for name in poc.communes],
            "publisher": {"@type": "Organization", "name": site.publisher or site.name},
            "license": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
        }
    )
