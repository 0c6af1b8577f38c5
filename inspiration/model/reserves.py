"""What a valid free page still lacks: facts to complete, documents to publish, old dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from inspiration.model.accessibility_page import AccessibilityPage
from inspiration.model.entry import Entry
from inspiration.model.legal import TO_COMPLETE, TO_PUBLISH
from inspiration.model.record import Record, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inspiration.model.free_page import FreePage

DECLARATION_YEARS = 3
"""Years after which a declaration must have been looked at again (A11Y-03)."""

KeyPath = tuple[str | int, ...]


class Reserve(Struct, frozen=True):
    """A warning of `rule` at the front-matter keys `path`; message and hint in French."""

    path: KeyPath
    rule: str
    message: str
    hint: str


def reserves(page: FreePage, on: date) -> Iterator[Reserve]:
    """Name what `page` still lacks on the day `on`, in the order of its keys (LEG-02, A11Y-04)."""
    for path, value in _leaves(page, ()):
        if value == TO_COMPLETE:
            hint = "écrivez la valeur dès qu'elle est connue"
            yield Reserve(path, "a-completer", f"est encore « {TO_COMPLETE} »", hint)
        elif value == TO_PUBLISH:
            hint = "écrivez l'adresse du document dès qu'il est publié"
            yield Reserve(path, "a-publier", "n'a pas encore d'adresse", hint)
    if isinstance(page, AccessibilityPage):
        yield from _old_declaration(page, on)


def _old_declaration(page: AccessibilityPage, on: date) -> Iterator[Reserve]:
    key, seen = "date_etablissement", page.established_on
    if page.revised_on is not None:
        key, seen = "date_maj", page.revised_on
    if (on.year - DECLARATION_YEARS, on.month, on.day) > (seen.year, seen.month, seen.day):
        message = f"a plus de {DECLARATION_YEARS} ans"
        hint = "relisez la déclaration, puis écrivez la date du jour dans `date_maj`"
        yield Reserve((key,), "declaration-ancienne", message, hint)


def _leaves(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    """Walk the plain values of a page's own fields, each with its path of front-matter keys."""
    if isinstance(value, Record):
        shared = fields_of(Entry) if isinstance(value, Entry) else {}
        for name, field in fields_of(type(value)).items():
            if name not in shared:
                yield from _leaves(getattr(value, name), (*path, field.key.name))
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _leaves(item, (*path, position))
    else:
        yield path, value
