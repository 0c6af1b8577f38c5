"""The year of the POCs: every dated step on one line of time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.pages import addresses
from inspiration.pages.articles import title_size
from inspiration.pages.composer import Naming
from inspiration.pages.lists import paginate
from inspiration.pages.output import PageOutput
from inspiration.pages.showcase_views import DatedStep, Month, TimelinePage, Year
from inspiration.pages.views import Link
from inspiration.pages.words import capitalised, counted, month_and_year, number, partial_date
from inspiration.text import typeset_inline, typeset_plain

if TYPE_CHECKING:
    from inspiration.library import Library
    from inspiration.model.poc import Poc
    from inspiration.pages.composer import Composer
    from inspiration.pages.lists import Slice
    from inspiration.pages.output import ComposedPage

_TITLE = "L'année des POC"
_DECK = (
    "Ateliers, mises en place, arrêts, reprises : les étapes datées de chaque essai, dans l'ordre"
    " du temps. Une date n'est donnée qu'avec la précision des sources."
)
STEPS_A_PAGE = 60
_NO_MONTH = "Sans mois connu"


class Moment(Struct, frozen=True):
    """What happened to a POC, and when: `iso` is a year, a month or a day (ISO 8601)."""

    iso: str
    words: str
    text: str | None
    poc: Poc

    @property
    def sort_key(self) -> tuple[str, str]:
        """By date; within one, what is known the least precisely comes last."""
        return (self.iso + "~" * (10 - len(self.iso)), self.poc.slug)


def moments(library: Library) -> tuple[Moment, ...]:
    """Every dated step of every public POC that has taken place, oldest first."""
    found = [moment for poc in library.pocs for moment in _moments(poc)]
    past = [m for m in found if m.iso <= library.today.isoformat()[: len(m.iso)]]
    return tuple(sorted(past, key=lambda moment: moment.sort_key))


def _moments(poc: Poc) -> Iterator[Moment]:
    """The steps as told; start and end are added when no step has their date."""
    told = {_iso(milestone.date) for milestone in poc.milestones}
    for milestone in poc.milestones:
        yield Moment(_iso(milestone.date), milestone.title, milestone.text, poc)
    for moment, words in ((poc.start, "L'essai commence"), (poc.end, "L'essai se termine")):
        if moment and _iso(moment) not in told:
            yield Moment(_iso(moment), words, None, poc)


def _iso(moment: str | date) -> str:
    return moment.isoformat() if isinstance(moment, date) else moment


def timeline_pages(composer: Composer) -> Iterator[PageOutput]:
    """The line of time, cut when it is long."""
    found = moments(composer.library)
    for part in paginate(found, addresses.TIMELINE, STEPS_A_PAGE, composer.site):
        yield PageOutput(part.address, _timeline_page, composer, part, len(found))


def _timeline_page(composer: Composer, part: Slice[Moment], count: int) -> ComposedPage:
    page = TimelinePage(
        teinte="lilas",
        kicker=Link("La vitrine des POC", composer.site.path(addresses.SHOWCASE)),
        title=typeset_inline(_TITLE),
        size=title_size(_TITLE),
        deck=typeset_inline(_DECK),
        years=tuple(_years(composer, part.items)),
        nothing=typeset_plain("Aucune étape datée pour l'instant."),
        pages=part.pagination,
    )
    naming = Naming(
        _TITLE if part.number == 1 else f"{_TITLE}, page {part.number}",
        "POC",
        f"{counted(count, 'étape datée', 'étapes datées')} des POC, au fil du temps.",
        addresses.SHOWCASE,
    )
    return composer.page(
        part.address,
        "poc-annee",
        page,
        naming,
        kind="annee",
        modified=composer.newest(composer.library.pocs),
    )


def _years(composer: Composer, found: tuple[Moment, ...]) -> Iterator[Year]:
    for year, group in groupby(found, key=lambda moment: moment.iso[:4]):
        steps = tuple(group)
        yield Year(year, number(len(steps)), tuple(_months(composer, steps)))


def _months(composer: Composer, steps: tuple[Moment, ...]) -> Iterator[Month]:
    for month, group in groupby(steps, key=lambda moment: moment.iso[:7]):
        first = date.fromisoformat(f"{month}-01") if len(month) == 7 else None
        name = capitalised(month_and_year(first)) if first else _NO_MONTH
        yield Month(
            typeset_plain(name),
            f"mois-{month}",
            tuple(_step(composer, moment) for moment in group),
        )


def _step(composer: Composer, moment: Moment) -> DatedStep:
    precise = date.fromisoformat(moment.iso) if len(moment.iso) == 10 else moment.iso
    return DatedStep(
        moment.iso,
        typeset_inline(partial_date(precise)),
        typeset_inline(moment.words, moment.poc.language),
        typeset_inline(moment.text, moment.poc.language) if moment.text else None,
        Link(composer.cards.title(moment.poc), composer.site.path(moment.poc.address)),
    )
