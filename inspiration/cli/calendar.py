"""`inspiration calendar`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from inspiration.cli.leaving import Leaving, writing
from inspiration.cli.options import at_option, config_option, content_option
from inspiration.desk.calendar import EditorialCalendar, editorial_calendar
from inspiration.desk.calendar_data import calendar_data
from inspiration.desk.calendar_ics import calendar_ics
from inspiration.desk.calendar_page import calendar_page
from inspiration.desk.calendar_text import calendar_text
from inspiration.pages.site import Site
from inspiration.press.errors import PressError
from inspiration.press.opening import open_library
from inspiration.press.order import Order


@click.command()
@content_option
@config_option
@at_option
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "html", "ics", "json"]),
    default="text",
    help="Un texte, une page, un agenda à importer, ou des données.",
)
@click.option(
    "--output",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="FICHIER",
    help="Où écrire (défaut : à l'écran).",
)
def calendar(
    content: Path | None, config_file: Path | None, at: str | None, output: str, file: Path | None
) -> None:
    """Donne le calendrier de la rédaction : prévu, programmé, ce qui manque."""
    with Leaving(2, PressError):
        library, site = open_library(Order(config_file, content, at=at))
    data = _written(editorial_calendar(library, site.restraints), site, output)
    if file is None:
        click.echo(data, nl=False)
        return
    with writing(file):
        file.write_bytes(data)
    click.echo(f"Écrit : {file}")


def _written(found: EditorialCalendar, site: Site, output: str) -> bytes:
    if output == "ics":
        return calendar_ics(found, site)
    if output == "html":
        return calendar_page(found, site.name).encode()
    if output == "json":
        return (json.dumps(calendar_data(found), ensure_ascii=False, indent=2) + "\n").encode()
    return calendar_text(found).encode()
