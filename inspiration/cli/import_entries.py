"""`inspiration import poc`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from inspiration.cli.leaving import Leaving
from inspiration.cli.options import FILE, SUBCOMMAND, config_option, content_option
from inspiration.desk.import_poc import ImportReport, import_pocs
from inspiration.press.errors import PressError
from inspiration.press.order import Order
from inspiration.press.settings import read_settings


@click.group("import", subcommand_metavar=SUBCOMMAND)
def import_entries() -> None:
    """Fait entrer des fiches à partir d'un tableau."""


@import_entries.command("poc")
@click.argument("table", metavar="TABLEAU.csv", type=FILE)
@click.option(
    "--mapping",
    type=FILE,
    default=None,
    metavar="FICHIER",
    help="Un fichier qui dit quelle colonne est laquelle.",
)
@click.option("--dry-run", is_flag=True, help="Vérifie le tableau sans rien écrire.")
@content_option
@config_option
def import_poc(
    table: Path,
    mapping: Path | None,
    dry_run: bool,
    content: Path | None,
    config_file: Path | None,
) -> None:
    """Écrit une fiche de POC par ligne d'un tableau CSV ; n'écrase jamais rien."""
    try:
        with Leaving(2, PressError):
            root = read_settings(Order(config_file, content)).content
        report = import_pocs(root, table, mapping, write=not dry_run)
    except OSError as error:
        click.echo(f"{error.filename} ne s'ouvre pas : {error.strerror}", err=True)
        sys.exit(2)
    for fault in report.faults:
        click.echo(str(fault), err=True)
    for path in report.written:
        click.echo(f"{'À écrire' if dry_run else 'Écrit'} : {path}")
    click.echo(_summary(report, dry_run))
    sys.exit(1 if report.faults else 0)


def _summary(report: ImportReport, dry_run: bool) -> str:
    written = len(report.written)
    verb = "à écrire" if dry_run else "écrite" + ("s" if written > 1 else "")
    sheets = f"{written} fiche{'s' if written > 1 else ''} {verb}"
    rows = f"{report.refused} ligne{'s' if report.refused > 1 else ''}"
    refused = f", {rows} refusée{'s' if report.refused > 1 else ''}" if report.refused else ""
    return f"{sheets}{refused}."
