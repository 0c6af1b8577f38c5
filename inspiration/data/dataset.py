"""A data set: what is public, its fields, and the records and rows they give."""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar

from msgspec import Struct

from inspiration.data.agenda_fields import agenda_fields
from inspiration.data.fields import Column, Field, Json, Publication
from inspiration.data.poc_fields import poc_fields
from inspiration.model.entry import Entry
from inspiration.model.event import Event
from inspiration.model.poc import Poc

E = TypeVar("E", bound=Entry)


class Dataset(Struct, Generic[E], frozen=True, dict=True):
    """Entries of one kind as data. `name` is an identifier, `title` is for people."""

    name: str
    title: str
    description: str
    publication: Publication
    fields: tuple[Field[E], ...]
    entries: tuple[E, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the CSV, in order."""
        return tuple(column for field in self.fields for column in field.columns)

    @cached_property
    def records(self) -> tuple[dict[str, Json], ...]:
        """One mapping for each entry, with every key, `None` or empty when nothing is known."""
        return tuple(
            {field.key: field.read(self.publication, entry) for field in self.fields}
            for entry in self.entries
        )

    def cells(self, record: dict[str, Json]) -> list[str]:
        """One record as the cells of a row."""
        return [column.cell(record[field.key]) for field in self.fields for column in field.columns]

    @property
    def last_change(self) -> date | None:
        """The day of the newest change; None for an empty data set."""
        library = self.publication.library
        return max((library.modified(entry).date() for entry in self.entries), default=None)


def poc_dataset(publication: Publication) -> Dataset[Poc]:
    """The public POCs, by identifier."""
    library = publication.library
    return Dataset(
        "poc",
        "Les POC",
        "Les essais en vrai de l'action publique : question, porteur, lieux, étape, issue, leçons.",
        publication,
        poc_fields(library.vocabularies),
        tuple(sorted(library.pocs, key=lambda poc: poc.slug)),
    )


def agenda_dataset(publication: Publication) -> Dataset[Event]:
    """The public events, by start."""
    return Dataset(
        "agenda",
        "L'agenda",
        "Les rendez-vous : dates, lieux, accessibilité.",
        publication,
        agenda_fields(publication.library.vocabularies),
        publication.library.events,
    )


def csv_bytes(dataset: Dataset[E]) -> bytes:
    """Write a data set as CSV: UTF-8 without BOM, commas, LF (DATA-01, RFC 4180 §2)."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column.name for column in dataset.columns)
    writer.writerows(dataset.cells(record) for record in dataset.records)
    return text.getvalue().encode()
