"""What the data sets share: identity, address, licence, and what no data set tells."""

from __future__ import annotations

from typing import Any

from inspiration.data.fields import Column, Field, Json, Publication
from inspiration.model.entry import Entry

LICENCE = "etalab-2.0"
"""SPDX id of the Licence Ouverte 2.0 (LEG-11)."""
INSEE_PATTERN = r"([013-9]\d|2[AB1-9])\d{3}"
_SLUG_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"

ENTRY_LEFT_OUT = {
    "description": "résumé pour les moteurs de recherche, le chapô dit la même chose",
    "withdrawn_on": "ce qui est retiré n'est plus dans les données",
    "draft": "un brouillon n'est pas dans les données",
    "planned": "un brouillon n'est pas dans les données",
    "image": "la photo a ses propres droits ; l'autorisation n'est jamais publiée",
    "images": "les photos ont leurs propres droits ; l'autorisation n'est jamais publiée",
    "former_addresses": "concerne le site, qui redirige",
    "downloads": "les fichiers sont sur la page",
    "figure": "concerne le dessin de couverture",
    "teinte": "concerne le dessin de couverture",
    "tolerated": "concerne le travail de la rédaction",
}
"""Fields of every entry that no data set tells, and why."""


def identity(what: str, example: str) -> Field[Any]:
    """The slug of an entry: what other data may keep to speak of it."""
    column = Column(
        "id",
        "Identifiant",
        f"Identifiant stable de {what} : la dernière partie de l'adresse de sa page.",
        example,
        pattern=_SLUG_PATTERN,
        required=True,
        unique=True,
    )
    return Field("id", lambda _, entry: entry.slug, (column,))


def page_address(what: str, example: str) -> Field[Any]:
    """The absolute address of an entry's page."""
    column = Column(
        "url",
        "Page",
        f"Adresse de la page de {what}.",
        f"https://www.example.org/{example}/",
        format="uri",
        required=True,
    )
    return Field("url", _absolute, (column,))


def _absolute(publication: Publication, entry: Entry) -> Json:
    return publication.site.absolute(entry.address)
