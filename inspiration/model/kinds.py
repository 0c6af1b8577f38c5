"""The kinds of entries, by the content folder they live in."""

from __future__ import annotations

from inspiration.model.article import Article, Issue
from inspiration.model.entry import Entry
from inspiration.model.event import Event
from inspiration.model.free_pages import FreePage
from inspiration.model.named import Organisation, Person, Place
from inspiration.model.poc import Poc
from inspiration.model.record import fields_of

KINDS: dict[str, type[Entry]] = {
    model.kind: model
    for model in (Article, Issue, Poc, Event, Person, Organisation, Place, FreePage)
}
FOLDERS = {
    "article": Article.kind,
    "numero": Issue.kind,
    "poc": Poc.kind,
    "evenement": Event.kind,
    "personne": Person.kind,
    "organisation": Organisation.kind,
    "lieu": Place.kind,
    "page": FreePage.kind,
}
"""What an editor calls an entry of each kind, and the content folder where it goes."""
GUIDE = "guide"
"""The editors' guide: documentation pages, no entries."""


def known_keys(model: type[Entry]) -> tuple[str, ...]:
    """The front-matter keys of a kind, as editors write them."""
    return tuple(field.key.name for field in fields_of(model).values())
