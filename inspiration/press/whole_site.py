"""What tells of all the pages: their weight, the site map, the rules for robots and servers."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from inspiration.footprint.account import Account, OverBudgetError
from inspiration.footprint.weighing import Footprint
from inspiration.pages.headers import headers_output
from inspiration.pages.machines import machine_outputs
from inspiration.pages.output import PageOutput
from inspiration.press.errors import PressError

if TYPE_CHECKING:
    from inspiration.footprint.account import KindMeasure
    from inspiration.pages.output import ComposedPage
    from inspiration.press.assembly import Assembly
    from inspiration.press.publication import Publication
    from inspiration.press.traces import Memory

log = logging.getLogger(__name__)

MEASURED = "ecoconception/index.html"
"""The page that publishes the figures of the build (ECO-16)."""


class WholeSite:
    """Writes what is made of the list of pages.

    Attributes:
        is_listed_otherwise: Whether a page came, went, or says something else to the site map.
        remade: The paths of the pages that this build made.
    """

    def __init__(self, assembly: Assembly, memory: Memory, publication: Publication) -> None:
        self._assembly = assembly
        self._memory = memory
        self._publication = publication
        self.is_listed_otherwise = False
        self.remade: set[str] = set()

    def measures(self) -> tuple[KindMeasure, ...]:
        """What pages weigh, but the one that tells it."""
        account = Account(self._assembly.settings.site.budget)
        for footprint in self._memory.footprints():
            if footprint.path != MEASURED:
                account.add(footprint)
        self._memory.measures = account.measures()
        return self._memory.measures

    def weighs_otherwise(self) -> bool:
        """Whether the pages that were made change the figures that are told."""
        before = self._memory.measures
        return bool(self.remade) and self.measures() != before

    def hold_budget(self) -> None:
        """Hold the pages that were just made against the budget (ECO-10).

        Raises:
            PressError: what surrounds the content is over budget, so every page is.
        """
        account = Account(self._assembly.settings.site.budget)
        for path in self.remade:
            if path in self._memory.weights:
                account.add(Footprint(*self._memory.weights[path]))
        try:
            warnings = account.warnings()
        except OverBudgetError as error:
            raise PressError(str(error)) from None
        for warning in warnings:
            log.warning(warning)

    def finish(self) -> None:
        """Write the site map, the rules for servers and robots."""
        if not self.is_listed_otherwise:
            return
        kept = [trace.page for trace in self._memory.pages.values() if trace.page]
        pages = [PageOutput(page.address, partial(_same, page)) for page in kept]
        site = self._assembly.settings.site
        for output in (*machine_outputs(site, pages), headers_output(site, pages)):
            self._publication.put(output.path, output.content())


def _same(page: ComposedPage) -> ComposedPage:
    return page
