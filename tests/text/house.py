"""A small house for the texts under test: two entries, three pictures, one person."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from inspiration.text import Abbreviation, EntryLink, Picture
from inspiration.text.resolver import Nowhere, Place

if TYPE_CHECKING:
    from collections.abc import Mapping


ENTRIES = MappingProxyType(
    {
        "poc:brico-concierge": EntryLink("/poc/brico-concierge/", "L'art du brico-concierge"),
        "../poc/brico-concierge.md": EntryLink("/poc/brico-concierge/", "Brico-concierge"),
        "../poc/brico-concierge.md#bilan": EntryLink("/poc/brico-concierge/#bilan", "Bilan"),
        "article:city": EntryLink("/articles/city/", "It's a city!", "en"),
        "article:a-paraitre": EntryLink(None, "Titre secret"),
    }
)
PICTURES = MappingProxyType(
    {
        "atelier.jpg": Picture(
            '<picture><img src="/atelier.jpg" alt="Une table"></picture>',
            "Une table",
            "L'atelier n° 3 du 1er mars...",
            "Photo : Nom / MEL",
        ),
        "carte.svg": Picture(
            '<img src="/carte.svg" alt="Une carte">',
            "Une carte",
            "",
            "Dessin : MEL",
            "Au nord, Lille.\n\nAu sud, Seclin.",
        ),
        "nue.jpg": Picture('<img src="/nue.jpg" alt="">', ""),
        "retiree.jpg": Picture("", ""),
    }
)


@dataclass(frozen=True)
class House:
    """Answers from the tables above."""

    abbreviations: Mapping[str, Abbreviation] = field(
        default_factory=lambda: {
            "MEL": Abbreviation("Métropole Européenne de Lille"),
            "POC": Abbreviation("proof of concept", "en"),
            "R&D": Abbreviation("recherche et développement"),
        }
    )

    def entry(self, target: str) -> EntryLink | Nowhere | None:
        meant = Nowhere("poc:brico-concierge") if target.startswith("poc:") else None
        return ENTRIES.get(target, meant)

    def picture(self, source: str, alt: str | None, place: Place) -> Picture | None:
        return PICTURES.get(source)

    def speaker(self, initials: str) -> str | None:
        return {"BC": "Bruno Cassette", "DM": "Domethilde Majek"}.get(initials)
