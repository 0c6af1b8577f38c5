"""The eco-design declaration: criteria, and the figures of a build once it was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.model.free_pages import CRITERION_STATES
from inspiration.pages import words
from inspiration.text import typeset_inline, typeset_plain

if TYPE_CHECKING:
    from markupsafe import Markup

    from inspiration.model.free_pages import EcodesignPage
    from inspiration.pages.composer import Composer
    from inspiration.pages.site import Budget


class Criterion(Struct, frozen=True):
    """A criterion of the RGESN and how the site answers it."""

    number: str
    title: Markup
    state: str
    answer: Markup


class Ecodesign(Struct, frozen=True):
    """The declaration and the budget that the build holds pages to (ECO-10)."""

    version: str
    established: Markup
    budget: Budget
    criteria: tuple[Criterion, ...]


def ecodesign_page(composer: Composer, page: EcodesignPage) -> Ecodesign:
    """The declaration in words."""
    return Ecodesign(
        version=page.rgesn_version,
        established=typeset_inline(words.long_day(page.established_on)),
        budget=composer.site.budget,
        criteria=tuple(
            Criterion(
                item.number,
                typeset_inline(item.title),
                typeset_plain(CRITERION_STATES[item.state]),
                typeset_inline(item.answer),
            )
            for item in page.criteria
        ),
    )
