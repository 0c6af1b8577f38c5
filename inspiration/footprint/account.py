"""The account of a build: what each page costs, held against the budget (ECO-10, ECO-16)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from inspiration.footprint.ecoindex import grade, greenhouse_gas, water
from inspiration.footprint.weighing import Footprint
from inspiration.pages.site import Budget

_TEXTS = frozenset(("article", "entretien", "poc"))
_EXEMPT = frozenset(("plan-du-site", "communes", "sujets"))
"""Pages that name everything there is: their size is published, not limited."""
_NAMES = {
    "une": "La une",
    "article": "Articles",
    "entretien": "Entretiens",
    "poc": "Fiches POC",
    "showcase": "Vitrine des POC",
    "numero": "Numéros",
    "agenda": "Agenda",
    "recherche": "Recherche",
    "plan-du-site": "Plan du site",
}


class OverBudgetError(Exception):
    """The magazine's own fault, that no editor can put right: nothing is published."""


class KindMeasure(Struct, frozen=True):
    """A line of the eco-design page: the heaviest page of a kind stands for the others."""

    name: str
    pages: int
    elements: int
    requests: int
    kilobytes: str
    score: int
    grade: str
    greenhouse_gas: str
    water: str


class Excess(Struct, frozen=True):
    """A page over its budget. The chrome's excess is the magazine's fault, not the editor's."""

    path: str
    message: str
    is_chrome: bool


class Account(Struct):
    """Gathers the footprints of a build."""

    budget: Budget
    footprints: list[Footprint] = field(default_factory=list)

    def add(self, footprint: Footprint) -> None:
        """Count one page."""
        self.footprints.append(footprint)

    def measures(self) -> tuple[KindMeasure, ...]:
        """The kinds that readers meet most, then all pages together."""
        by_kind: dict[str, list[Footprint]] = {}
        for footprint in self.footprints:
            by_kind.setdefault(footprint.kind, []).append(footprint)
        named = [_measure(name, by_kind[kind]) for kind, name in _NAMES.items() if kind in by_kind]
        return (*named, _typical("Toutes les pages (médiane)", self.footprints))

    def excesses(self) -> Iterator[Excess]:
        """The pages over the budget, in the order of their paths."""
        for page in sorted(self.footprints, key=lambda found: found.path):
            yield from self._chrome_excess(page)
            if page.kind not in _EXEMPT:
                yield from self._content_excess(page)

    def warnings(self) -> list[str]:
        """What to say of the pages over the budget.

        Raises:
            OverBudgetError: what surrounds the content is over it, so every page is.
        """
        excesses = tuple(self.excesses())
        chrome = [excess for excess in excesses if excess.is_chrome]
        if chrome:
            raise OverBudgetError(
                f"Budget dépassé sur {len(chrome)} pages ({chrome[0].path}) : {chrome[0].message}"
            )
        return [f"Budget : /{excess.path} : {excess.message}" for excess in excesses]

    def _chrome_excess(self, page: Footprint) -> Iterator[Excess]:
        if page.chrome_elements > self.budget.chrome_elements:
            message = (
                f"l'habillage a {page.chrome_elements} éléments, "
                f"{self.budget.chrome_elements} au plus"
            )
            yield Excess(page.path, message, is_chrome=True)

    def _content_excess(self, page: Footprint) -> Iterator[Excess]:
        is_text = page.kind in _TEXTS
        most = self.budget.article_elements if is_text else self.budget.list_elements
        if page.elements > most:
            message = f"la page a {page.elements} éléments, {most} au plus"
            yield Excess(page.path, message, is_chrome=False)
        if page.size > self.budget.article_bytes:
            message = f"la page pèse {page.size} octets, {self.budget.article_bytes} au plus"
            yield Excess(page.path, message, is_chrome=False)
        if page.requests > self.budget.requests:
            message = f"la page demande {page.requests} fichiers, {self.budget.requests} au plus"
            yield Excess(page.path, message, is_chrome=False)


def _measure(name: str, pages: list[Footprint]) -> KindMeasure:
    worst = min(pages, key=lambda page: (page.score, -page.size, page.path))
    return _line(name, len(pages), worst.elements, worst.requests, worst.size, worst.score)


def _typical(name: str, pages: list[Footprint]) -> KindMeasure:
    def middle(values: list[int]) -> int:
        # `statistics.median`, without the four modules that it loads.
        ranked, half = sorted(values), len(values) // 2
        return round((ranked[half] + ranked[~half]) / 2) if values else 0

    return _line(
        name,
        len(pages),
        middle([page.elements for page in pages]),
        middle([page.requests for page in pages]),
        middle([page.size for page in pages]),
        middle([page.score for page in pages]),
    )


def _line(
    name: str, pages: int, elements: int, requests: int, size: int, score: int
) -> KindMeasure:
    return KindMeasure(
        name,
        pages,
        elements,
        requests,
        _decimal(size / 1000, 1),
        score,
        grade(score),
        _decimal(greenhouse_gas(score), 2),
        _decimal(water(score), 2),
    )


def _decimal(value: float, digits: int) -> str:
    return f"{value:.{digits}f}".replace(".", ",")
