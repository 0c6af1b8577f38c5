"""The files under `/donnees/`: what each is, and its bytes (DATA-01, DATA-02, DATA-03)."""

from __future__ import annotations

import hashlib
from datetime import date

from msgspec import Struct

from inspiration.data.common_fields import LICENCE
from inspiration.data.dataset import Dataset, agenda_dataset, csv_bytes, poc_dataset
from inspiration.data.entries import entry_list, entry_list_schema
from inspiration.data.fields import Json, Publication
from inspiration.data.geojson import feature_collection
from inspiration.data.json_text import json_bytes
from inspiration.data.table_schema import LICENCES, VERSION, bare_schema, schema_document
from inspiration.model.event import Event
from inspiration.model.poc import Poc
from inspiration.pages import addresses
from inspiration.pages.words import belonging

FOLDER = addresses.DATA


class DataFile(Struct, frozen=True):
    """A file of open data. `rows` counts its entries; None for a description of others."""

    name: str
    title: str
    format: str
    media_type: str
    content: bytes
    rows: int | None = None
    last_change: date | None = None

    @property
    def address(self) -> str:
        """Its address in the magazine, without the base path."""
        return FOLDER + self.name


def data_files(publication: Publication) -> tuple[DataFile, ...]:
    """Make every file, the package that ties them last."""
    pocs, agenda = poc_dataset(publication), agenda_dataset(publication)
    data = (*_poc_files(pocs), *_other_files(publication, agenda))
    package = _package(publication, pocs, agenda, data)
    return (
        *data,
        *_descriptions(publication, pocs),
        _json("datapackage.json", "Le paquet de données", package, format="Data Package"),
    )


def _poc_files(pocs: Dataset[Poc]) -> tuple[DataFile, ...]:
    count, day = len(pocs.entries), pocs.last_change
    geojson = json_bytes(feature_collection(pocs))
    return (
        DataFile("poc.csv", "Les POC en tableau", "CSV", "text/csv", csv_bytes(pocs), count, day),
        _json("poc.json", "Les POC en détail", list(pocs.records), count, day),
        DataFile(
            "poc.geojson",
            "Les POC sur la carte",
            "GeoJSON",
            "application/geo+json",
            geojson,
            count,
            day,
        ),
    )


def _other_files(publication: Publication, agenda: Dataset[Event]) -> tuple[DataFile, ...]:
    entries = entry_list(publication, LICENCE)
    return (
        DataFile(
            "agenda.csv",
            "L'agenda en tableau",
            "CSV",
            "text/csv",
            csv_bytes(agenda),
            len(agenda.entries),
            agenda.last_change,
        ),
        _json(
            "entrees.json",
            "Toutes les entrées du magazine",
            entries,
            len(entries["entrees"]),
            last_change(publication),
        ),
    )


def last_change(publication: Publication) -> date | None:
    """The day of the newest change of any dated entry."""
    library = publication.library
    days = (library.modified(entry).date() for entry in library.entries if entry.date)
    return max(days, default=None)


def _descriptions(publication: Publication, pocs: Dataset[Poc]) -> tuple[DataFile, ...]:
    absolute = publication.site.absolute
    schema, entries = absolute(f"{FOLDER}schema.json"), absolute(f"{FOLDER}entrees.schema.json")
    return (
        _json(
            "schema.json",
            "Le schéma des POC",
            schema_document(pocs, schema, absolute(f"{FOLDER}poc.csv")),
            format="Table Schema",
        ),
        _json(
            "entrees.schema.json",
            "Le schéma de toutes les entrées",
            entry_list_schema(entries),
            format="JSON Schema",
        ),
    )


def _json(
    name: str,
    title: str,
    value: Json,
    rows: int | None = None,
    day: date | None = None,
    format: str = "JSON",
) -> DataFile:
    return DataFile(name, title, format, "application/json", json_bytes(value), rows, day)


def _package(
    publication: Publication, pocs: Dataset[Poc], agenda: Dataset[Event], data: tuple[DataFile, ...]
) -> dict[str, Json]:
    """The Frictionless data package (Data Package 1.0): it ties files, schemas and licence."""
    site = publication.site
    schemas: dict[str, Json] = {"poc.csv": "schema.json", "agenda.csv": bare_schema(agenda)}
    days = [day for day in (pocs.last_change, agenda.last_change) if day]
    package: dict[str, Json] = {
        "profile": "data-package",
        "name": "inspiration",
        "title": f"Les données {belonging(site.name)}",
        "homepage": site.url,
        "version": VERSION.removeprefix("v"),
        "licenses": LICENCES,
        "contributors": [{"title": site.publisher or site.name, "role": "publisher"}],
        "resources": [_resource(file, schemas.get(file.name)) for file in data],
    }
    if days:
        package["lastModified"] = max(days).isoformat()
    return package


def _resource(file: DataFile, schema: Json) -> dict[str, Json]:
    found: dict[str, Json] = {
        "name": file.name.replace(".", "-"),
        "title": file.title,
        "path": file.name,
        "format": file.name.rsplit(".", 1)[-1],
        "mediatype": file.media_type,
        "encoding": "utf-8",
        "bytes": len(file.content),
        "hash": f"sha256:{hashlib.sha256(file.content).hexdigest()}",
    }
    if schema:
        found |= {"profile": "tabular-data-resource", "schema": schema}
    return found
