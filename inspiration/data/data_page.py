"""The page `/donnees/`: each file with its weight, rows and date; the columns in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.data.table_schema import LICENCE_ADDRESS
from inspiration.pages import addresses
from inspiration.pages.articles import title_size
from inspiration.pages.composer import Naming
from inspiration.pages.head import json_ld
from inspiration.pages.views import Link
from inspiration.pages.words import belonging, counted, long_day, weight
from inspiration.text import typeset_inline, typeset_plain

if TYPE_CHECKING:
    from markupsafe import Markup

    from inspiration.data.dataset import Dataset
    from inspiration.data.fields import Column
    from inspiration.data.files import DataFile
    from inspiration.model.poc import Poc
    from inspiration.pages.composer import Composer
    from inspiration.pages.output import ComposedPage

_TITLE = "Les données"
_TYPES = {"string": "texte", "date": "date", "boolean": "vrai ou faux"}


class FileRow(Struct, frozen=True):
    """One file: its link says format and weight before it is downloaded (ECO-07)."""

    title: str
    link: Link
    rows: str
    day: Markup | None


class ColumnRow(Struct, frozen=True):
    """One column of the POC table, in words."""

    name: str
    title: str
    description: Markup
    type: str
    values: tuple[str, ...]
    example: str
    editorial: bool


class DataPage(Struct, frozen=True):
    """The variable `page` of `donnees.html`."""

    teinte: str
    title: Markup
    size: str
    deck: Markup
    files: tuple[FileRow, ...]
    licence: Link
    attribution: Markup
    credit: Markup
    columns: tuple[ColumnRow, ...]
    vif: bool = False


def data_page(
    composer: Composer, files: tuple[DataFile, ...], pocs: Dataset[Poc], attribution: str
) -> ComposedPage:
    """The page that presents the files; `attribution` is that of the list of communes."""
    site = composer.site
    day = pocs.last_change
    source = site.publisher or site.name
    page = DataPage(
        teinte="chlorophylle",
        title=typeset_inline(_TITLE),
        size=title_size(_TITLE),
        deck=typeset_inline(
            "Les POC et l'agenda, à reprendre librement : tableaux, carte, schéma. Une case vide"
            " veut dire que personne ne l'a trouvé."
        ),
        files=tuple(_file(composer, file) for file in files),
        licence=Link("Licence Ouverte 2.0", LICENCE_ADDRESS),
        attribution=typeset_inline(
            f"En les reprenant, indiquez la source et la date : « {source}, données du"
            f" {long_day(day)} »."
            if day
            else f"En les reprenant, indiquez la source : « {source} »."
        ),
        credit=typeset_inline(f"Codes et positions des communes. {attribution}"),
        columns=tuple(_column(column) for column in pocs.columns),
    )
    naming = Naming(
        "Les données ouvertes",
        None,
        "Les POC et l'agenda en CSV, JSON et GeoJSON, leur schéma et leur licence.",
        addresses.SHOWCASE,
    )
    return composer.page(
        addresses.DATA,
        "donnees",
        page,
        naming,
        kind="donnees",
        modified=composer.newest(pocs.entries),
        json_ld=(_dataset(composer, files, pocs),),
    )


def _dataset(composer: Composer, files: tuple[DataFile, ...], pocs: Dataset[Poc]) -> Markup:
    """What data search engines read (schema.org, Dataset)."""
    site = composer.site
    return json_ld(
        {
            "@type": "Dataset",
            "name": typeset_plain(f"{pocs.title} {belonging(site.name)}"),
            "description": typeset_plain(pocs.description),
            "url": site.absolute(addresses.DATA),
            "license": LICENCE_ADDRESS,
            "creator": {"@type": "Organization", "name": site.publisher or site.name},
            "dateModified": pocs.last_change.isoformat() if pocs.last_change else None,
            "distribution": [
                {
                    "@type": "DataDownload",
                    "contentUrl": site.absolute(file.address),
                    "encodingFormat": file.media_type,
                }
                for file in files
                if file.rows is not None
            ],
        }
    )


def _file(composer: Composer, file: DataFile) -> FileRow:
    said = f"({file.format}, {weight(len(file.content))})"
    return FileRow(
        title=typeset_plain(file.title),
        link=Link(file.name, composer.site.path(file.address), note=typeset_plain(said)),
        rows="" if file.rows is None else counted(file.rows, "ligne", "lignes"),
        day=typeset_inline(long_day(file.last_change)) if file.last_change else None,
    )


def _column(column: Column) -> ColumnRow:
    return ColumnRow(
        name=column.name,
        title=typeset_plain(column.title),
        description=typeset_inline(column.description),
        type=("liste de textes" if column.many else _TYPES[column.type]),
        values=tuple(f"{c.value} ({typeset_plain(c.label)})" for c in column.choices),
        example=column.example,
        editorial=column.editorial,
    )
