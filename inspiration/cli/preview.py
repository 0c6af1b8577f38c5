"""`inspiration preview`."""

from __future__ import annotations

import logging
from pathlib import Path

import click
from msgspec.structs import replace

from inspiration.cli.leaving import Leaving
from inspiration.cli.options import at_option, config_option, content_option
from inspiration.press.build import build
from inspiration.press.errors import PressError
from inspiration.press.hiding import publish_hidden
from inspiration.press.order import Order
from inspiration.press.settings import read_settings


@click.command()
@click.option("--url", required=True, metavar="ADRESSE", help="L'adresse où l'aperçu sera lu.")
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    default=Path("apercu"),
    show_default=True,
    help="Où écrire.",
)
@content_option
@at_option
@config_option
def preview(
    url: str, site_dir: Path, content: Path | None, at: str | None, config_file: Path | None
) -> None:
    """Fabrique l'aperçu d'une branche : brouillons compris, caché des moteurs de recherche."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    address = url if url.endswith("/") else f"{url}/"
    order = Order(config_file, content, at=at, preview=True, site_url=address)
    with Leaving(1, PressError):
        # Made apart, so that the next preview remakes only what changed.
        apart = read_settings(order).cache / "apercu" / "site"
        built = build(replace(order, site_dir=apart))
        publish_hidden(built.site, site_dir.resolve())
    click.echo(f"{built.totals.pages} pages → {site_dir.resolve()}")
