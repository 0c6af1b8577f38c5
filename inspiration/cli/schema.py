"""`inspiration schema`."""

from __future__ import annotations

from pathlib import Path

import click

from inspiration.cli.leaving import Leaving, writing
from inspiration.cli.options import config_option, content_option
from inspiration.desk.schemas import schema_text, schemas
from inspiration.press.errors import PressError
from inspiration.press.opening import library_of
from inspiration.press.order import Order
from inspiration.press.settings import read_settings

FOLDER = ".vscode/schemas"


@click.command()
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="DOSSIER",
    help=f"Où écrire (défaut : {FOLDER}, à côté de la configuration).",
)
@content_option
@config_option
def schema(output: Path | None, content: Path | None, config_file: Path | None) -> None:
    """Écrit le schéma JSON de chaque genre d'entrée, pour les éditeurs de texte."""
    with Leaving(2, PressError):
        settings = read_settings(Order(config_file, content))
        library = library_of(settings)
    folder = output or settings.config_file.parent / FOLDER
    found = schemas(library.content)
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for name, each in found.items():
            (folder / f"{name}.schema.json").write_text(schema_text(each), encoding="utf-8")
    click.echo(f"{len(found)} schémas écrits dans {folder}")
