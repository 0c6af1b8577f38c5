"""« Ce que les POC nous ont appris »: every lesson, and how every trial ended, plainly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspiration.model.slugs import slugify
from inspiration.pages import addresses
from inspiration.pages.articles import title_size
from inspiration.pages.cards import UNKNOWN
from inspiration.pages.composer import Naming
from inspiration.pages.facet_sentence import lowered
from inspiration.pages.facets import Facets, Selection
from inspiration.pages.showcase_views import EndingCount, Lesson, LessonGroup, LessonsPage
from inspiration.pages.views import Link
from inspiration.pages.words import capitalised, counted, number
from inspiration.text import typeset_inline, typeset_plain

if TYPE_CHECKING:
    from markupsafe import Markup

    from inspiration.model.poc import Poc
    from inspiration.pages.composer import Composer
    from inspiration.pages.output import PageOutput

_TITLE = "Ce que les POC nous ont appris"
_ELSEWHERE = "Autres domaines"


def lessons_page(composer: Composer, facets: Facets) -> PageOutput:
    """The lessons by domain, after the count of each ending."""
    taught = tuple(poc for poc in composer.library.pocs if poc.lessons)
    silent = len(composer.library.pocs) - len(taught)
    page = LessonsPage(
        teinte="mimosa",
        kicker=Link("La vitrine des POC", composer.site.path(addresses.SHOWCASE)),
        title=typeset_inline(_TITLE),
        size=title_size(_TITLE),
        deck=typeset_inline(
            "Un essai sert à apprendre, y compris quand il s'arrête. Voici ce que les équipes en"
            " disent, et ce que chaque essai est devenu."
        ),
        endings=_endings(composer, facets),
        groups=tuple(_groups(composer, facets, taught)),
        count=number(sum(len(poc.lessons) for poc in taught)),
        silent=typeset_inline(_silence(silent)) if silent else None,
    )
    naming = Naming(
        _TITLE,
        "POC",
        f"Les leçons de {counted(len(taught), 'essai', 'essais')}, et l'issue de chacun.",
        addresses.SHOWCASE,
    )
    return composer.page(
        addresses.LESSONS,
        "poc-lecons",
        page,
        naming,
        kind="lecons",
        modified=composer.newest(composer.library.pocs),
    )


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


def _groups(composer: Composer, facets: Facets, taught: tuple[Poc, ...]) -> list[LessonGroup]:
    found = []
    for term in facets.terms("domain"):
        pocs = [poc for poc in taught if poc.domain == term.id]
        if pocs:
            label = typeset_plain(term.label)
            found.append(LessonGroup(label, f"domaine-{term.id}", _lessons(composer, pocs)))
    known = {term.id for term in facets.terms("domain")}
    rest = [poc for poc in taught if poc.domain not in known]
    if rest:
        found.append(LessonGroup(_ELSEWHERE, slugify(_ELSEWHERE), _lessons(composer, rest)))
    return found


def _lessons(composer: Composer, pocs: list[Poc]) -> tuple[Lesson, ...]:
    return tuple(
        Lesson(
            composer.cards.title(poc),
            composer.site.path(poc.address),
            standing(composer, poc),
            tuple(typeset_inline(text, poc.language) for text in poc.lessons),
            _reserve(poc),
        )
        for poc in pocs
    )


def _reserve(poc: Poc) -> Markup | None:
    reserve = poc.doubtful.get("enseignements")
    return typeset_inline(capitalised(reserve)) if reserve else None


def standing(composer: Composer, poc: Poc) -> str:
    """Where a POC stands, in words: its step, and its ending when it is known."""
    outcomes = composer.library.vocabularies["issues"].terms
    line = composer.cards.step_line(poc)
    known = poc.outcome in outcomes and poc.outcome != UNKNOWN and line.ending is None
    if not known or poc.outcome is None:
        return line.words
    return typeset_plain(f"{line.words}, {lowered(outcomes[poc.outcome].label)}")
