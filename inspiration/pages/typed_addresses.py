"""Addresses of the site that editors type in front matter: each leads to a page of the magazine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspiration.library.notices import Notices
from inspiration.model.accessibility_page import AccessibilityPage
from inspiration.model.free_pages import GlossaryPage, SearchPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inspiration.library.notices import Loc
    from inspiration.model.entry import Entry
    from inspiration.model.problem import Problem
    from inspiration.pages.address_book import AddressBook

RULE = "adresse-inconnue"


def typed_address_problems(entries: Iterable[Entry], book: AddressBook) -> tuple[Problem, ...]:
    """The addresses at which nothing answers, nor ever will, each with the nearest known one."""
    notices = Notices()
    for entry in entries:
        for loc, address in _typed(entry):
            if not book.answers(address) and not book.may_answer(address):
                meant = book.nearest(address)
                notices.error(
                    entry,
                    loc,
                    RULE,
                    f"l'adresse {address} ne mène à aucune page du magazine",
                    f"vouliez-vous dire « {meant} » ?" if meant else "vérifiez l'adresse",
                )
    return tuple(notices.problems)


def _typed(entry: Entry) -> Iterator[tuple[Loc, str]]:
    if isinstance(entry, SearchPage):
        for index, item in enumerate(entry.frequent):
            yield ("recherches_frequentes", index, "adresse"), item.address
    if isinstance(entry, GlossaryPage):
        for index, term in enumerate(entry.terms):
            if term.see:
                yield ("termes", index, "voir"), term.see
    if isinstance(entry, AccessibilityPage):
        for index, item in enumerate(entry.tested_pages):
            yield ("pages_testees", index, "adresse"), item.address
