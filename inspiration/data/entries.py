"""`entrees.json`: every public entry, whatever its kind, documented by its JSON Schema."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from inspiration.data.fields import Json, Publication
from inspiration.library import Library
from inspiration.model.article import NEWSROOM, Article, Issue
from inspiration.model.entry import Entry
from inspiration.model.event import Event
from inspiration.model.kinds import KINDS
from inspiration.model.named import Person
from inspiration.model.poc import Poc

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class EditionRecord(BaseModel):
    """Un numéro entier, à télécharger."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: str = Field(..., json_schema_extra={"format": "uri"})
    format: str = Field(..., description="PDF ou EPUB.")
    octets: int = Field(..., description="Poids du fichier.")
    pages: int | None = Field(..., description="Nombre de pages, pour un PDF.")


class EntryRecord(BaseModel):
    """Une entrée publique du magazine."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cle: str = Field(..., description="Nom unique de l'entrée : son genre, puis son identifiant.")
    genre: str = Field(..., json_schema_extra={"enum": [*sorted(KINDS)]})
    titre: str = Field(..., description="Titre, ou nom pour une personne, un organisme, un lieu.")
    chapo: str | None = Field(..., description="Résumé en quelques phrases.")
    url: str = Field(..., json_schema_extra={"format": "uri"})
    date: str | None = Field(
        ..., description="Instant de parution.", json_schema_extra={"format": "date-time"}
    )
    maj: str | None = Field(
        ..., description="Dernier changement.", json_schema_extra={"format": "date-time"}
    )
    langue: str = Field(..., description="Langue de l'entrée (BCP 47).")
    mots_cles: list[str] = Field(..., description="Mots-clés libres.")
    numero: str | None = Field(..., description="Clé du numéro d'un article.")
    rubrique: str | None = Field(..., description="Rubrique d'un article.")
    domaine: str | None = Field(..., description="Domaine d'un POC, choisi par la rédaction.")
    auteurs: list[str] = Field(..., description="Clés des personnes qui signent.")
    poc: list[str] = Field(..., description="Clés des POC dont il est question.")
    communes: list[str] = Field(..., description="Communes concernées, par leur nom officiel.")
    editions: list[EditionRecord] = Field(..., description="Les éditions d'un numéro.")


class EntryList(BaseModel):
    """Toutes les entrées publiques d'un magazine, par clé."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    magazine: str = Field(..., description="Nom du magazine.")
    url: str = Field(..., description="Adresse du magazine.", json_schema_extra={"format": "uri"})
    licence: str = Field(..., description="Licence des textes et des données (SPDX).")
    entrees: list[EntryRecord] = Field(..., description="Les entrées.")


def entry_list(publication: Publication, licence: str) -> dict[str, Json]:
    """Every public entry as JSON."""
    site = publication.site
    records = [entry_record(publication, entry) for entry in publication.library.entries]
    found = EntryList(magazine=site.name, url=site.url, licence=licence, entrees=records)
    return found.model_dump(mode="json")


def entry_list_schema(address: str) -> dict[str, Json]:
    """The JSON Schema of `entrees.json`, published at `address`."""
    schema: dict[str, Any] = EntryList.model_json_schema()
    return {"$schema": SCHEMA_DIALECT, "$id": address, **schema}


def entry_record(publication: Publication, entry: Entry) -> EntryRecord:
    """One public entry; it names no entry that is not public."""
    library = publication.library
    dated = entry.date is not None
    issue = library.issue_of(entry) if isinstance(entry, Article) else None
    return EntryRecord(
        cle=entry.key,
        genre=entry.kind,
        titre=entry.title,
        chapo=entry.standfirst,
        url=publication.site.absolute(entry.address),
        date=library.published(entry).isoformat() if dated else None,
        maj=library.modified(entry).isoformat() if dated else None,
        langue=entry.language,
        mots_cles=list(entry.keywords),
        numero=issue.key if issue else None,
        rubrique=entry.section if isinstance(entry, Article) else None,
        domaine=entry.domain if isinstance(entry, Poc) else None,
        auteurs=_authors(library, entry),
        poc=_pocs(library, entry),
        communes=list(library.communes_of(entry)),
        editions=_editions(publication, entry),
    )


def _editions(publication: Publication, entry: Entry) -> list[EditionRecord]:
    if publication.editions is None or not isinstance(entry, Issue):
        return []
    return [
        EditionRecord(
            url=publication.site.absolute(offer.address),
            format=offer.label,
            octets=offer.size,
            pages=offer.pages,
        )
        for offer in publication.editions(entry)
    ]


def _authors(library: Library, entry: Entry) -> list[str]:
    if not isinstance(entry, Article | Issue):
        return []
    people = (library.get(Person, slug) for slug in entry.authors if slug != NEWSROOM)
    return [person.key for person in people if person]


def _pocs(library: Library, entry: Entry) -> list[str]:
    if not isinstance(entry, Article | Event):
        return []
    pocs = (library.get(Poc, slug) for slug in entry.pocs)
    return [poc.key for poc in pocs if poc]
