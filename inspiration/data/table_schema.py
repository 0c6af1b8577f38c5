"""The Table Schema of a data set, as the national catalogue of schemas expects it (DATA-02)."""

from __future__ import annotations

from inspiration.data.common_fields import LICENCE
from inspiration.data.dataset import Dataset, E
from inspiration.data.fields import Column, Json

VERSION = "v0.1.0"
"""Version of the POC schema; a column that goes or changes meaning raises its first number."""
CREATED = "2026-11-23"
"""Day the first version of the schema was written."""
LICENCE_ADDRESS = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
LICENCES = [{"name": LICENCE, "title": "Licence Ouverte 2.0", "path": LICENCE_ADDRESS}]


def field_descriptor(column: Column) -> dict[str, Json]:
    """One column as a field of Table Schema; `categories` gives the words of a closed list."""
    found: dict[str, Json] = {
        "name": column.name,
        "title": column.title,
        "description": column.description + (" Plusieurs valeurs : « | »." if column.many else ""),
        "type": column.type,
        "example": column.example,
    }
    if column.format:
        found["format"] = column.format
    if column.constraints:
        found["constraints"] = column.constraints
    if column.choices:
        found["categories"] = [
            {"value": choice.value, "label": choice.label} for choice in column.choices
        ]
    if column.editorial:
        found["origine"] = "redaction"
    return found


def bare_schema(dataset: Dataset[E]) -> dict[str, Json]:
    """What a validator needs: the fields and the key."""
    return {
        "fields": [field_descriptor(column) for column in dataset.columns],
        "primaryKey": "id",
        "missingValues": [""],
    }


def schema_document(dataset: Dataset[E], path: str, example: str) -> dict[str, Json]:
    """The schema with what a catalogue of schemas asks for.

    Args:
        dataset: The data set it describes.
        path: The absolute address where this document is published.
        example: The absolute address of a valid file.
    """
    site = dataset.publication.site
    document: dict[str, Json] = {
        "$schema": "https://specs.frictionlessdata.io/schemas/table-schema.json",
        "name": f"inspiration-{dataset.name}",
        "title": dataset.title,
        "description": dataset.description,
        "countryCode": "FR",
        "homepage": site.url,
        "path": path,
        "licenses": LICENCES,
        "resources": [{"title": f"{dataset.title} : le fichier publié", "path": example}],
        "sources": [{"title": site.name, "path": site.url}],
        "created": CREATED,
        "lastModified": (dataset.last_change.isoformat() if dataset.last_change else CREATED),
        "version": VERSION,
        "contributors": [
            {"title": site.publisher or site.name, "email": site.email, "role": "author"}
        ],
    }
    if site.publisher:
        document["contributors"][0]["organisation"] = site.publisher
    return document | bare_schema(dataset)
