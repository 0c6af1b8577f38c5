"""« Ce que les POC nous ont appris »: every lesson, and how every trial ended, plainly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from inspiration.model.slugs import slugify
from inspiration.pages import addresses
from inspiration.pages.articles import title_size
from inspiration.pages.composer import Naming
from inspiration.pages.facets import Facets, Selection
from inspiration.pages.lists import paginate
from inspiration.pages.output import PageOutput
from inspiration.pages.showcase_views import EndingCount, Lesson, LessonGroup, LessonsPage
from inspiration.pages.views import Link
from inspiration.pages.words import capitalised, counted, number
from inspiration.text import typeset_inline, typeset_plain

if TYPE_CHECKING:
    from markupsafe import Markup

    from inspiration.model.poc import Poc
    from inspiration.pages.composer import Composer
    from inspiration.pages.lists import Slice
    from inspiration.pages.output import ComposedPage

_TITLE = "Ce que les POC nous ont appris"
_DECK = (
    "Un essai sert à apprendre, y compris quand il s'arrête. Voici ce que les équipes en disent,"
    " et ce que chaque essai est devenu."
)
_ELSEWHERE = "Autres domaines"


def lessons_pages(composer: Composer, facets: Facets) -> Iterator[PageOutput]:
    """The lessons by domain; the first page also counts each ending."""
    taught = _by_domain(composer, facets)
    for part in paginate(taught, addresses.LESSONS, composer.site.per_page, composer.site):
        yield PageOutput(part.address, _lessons_page, composer, facets, taught, part)


def _lessons_page(
    composer: Composer, facets: Facets, taught: tuple[Poc, ...], part: Slice[Poc]
) -> ComposedPage:
    first = part.number == 1
    silent = len(composer.library.pocs) - len(taught)
    page = LessonsPage(
        teinte="mimosa",
        kicker=Link("La vitrine des POC", composer.site.path(addresses.SHOWCASE)),
        title=typeset_inline(_TITLE),
        size=title_size(_TITLE),
        deck=typeset_inline(_DECK),
        endings=_endings(composer, facets) if first else (),
        groups=tuple(_groups(composer, facets, part.items)),
        count=number(sum(len(poc.lessons) for poc in taught)),
        silent=typeset_inline(_silence(silent)) if silent else None,
        pages=part.pagination,
    )
    naming = Naming(
        _TITLE if first else f"{_TITLE}, page {part.number}",
        "POC",
        f"Les leçons de {counted(len(taught), 'essai', 'essais')}, et l'issue de chacun.",
        addresses.SHOWCASE,
    )
    return composer.page(
        part.address,
        "poc-lecons",
        page,
        naming,
        kind="lecons",
        modified=composer.newest(composer.library.pocs),
    )


def _by_domain(composer: Composer, facets: Facets) -> tuple[Poc, ...]:
    """The POCs that taught something, in the order of the domains, then newest first."""
    ranks = {term.id: rank for rank, term in enumerate(facets.terms("domain"))}
    taught = [poc for poc in composer.library.pocs if poc.lessons]
    taught.sort(key=lambda poc: ranks.get(poc.domain or "", len(ranks)))
    return tuple(taught)


def _silence(count: int) -> str:
    if count == 1:
        return "Pour un essai, nous n'avons trouvé aucune leçon publiée."
    return f"Pour {number(count)} essais, nous n'avons trouvé aucune leçon publiée."


def _endings(composer: Composer, facets: Facets) -> tuple[EndingCount, ...]:
    found = []
    for term in facets.terms("outcome"):
        selection = Selection(outcome=term.id)
        count = len(facets.pocs(selection))
        address = composer.site.path(selection.address) if count else None
        found.append(
            EndingCount(
                typeset_plain(term.label), number(count), address, typeset_inline(term.description)
            )
        )
    return tuple(found)


def _groups(composer: Composer, facets: Facets, taught: tuple[Poc, ...]) -> Iterator[LessonGroup]:
    labels = {term.id: typeset_plain(term.label) for term in facets.terms("domain")}
    for label, group in groupby(taught, key=lambda poc: labels.get(poc.domain or "", _ELSEWHERE)):
        yield LessonGroup(label, slugify(label), _lessons(composer, group))


def _lessons(composer: Composer, pocs: Iterable[Poc]) -> tuple[Lesson, ...]:
    return tuple(
        Lesson(
            composer.cards.title(poc),
            composer.site.path(poc.address),
            composer.cards.step_line(poc).words,
            tuple(typeset_inline(text, poc.language) for text in poc.lessons),
            _reserve(poc),
        )
        for poc in pocs
    )


def _reserve(poc: Poc) -> Markup | None:
    reserve = poc.doubtful.get("enseignements")
    return typeset_inline(capitalised(reserve)) if reserve else None
