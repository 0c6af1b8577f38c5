"""`inspiration build`."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import click

from inspiration.cli.options import at_option, config_option, content_option
from inspiration.press.build import Built
from inspiration.press.build import build as press_build
from inspiration.press.configuration import Order, PressError


@click.command()
@content_option
@click.option(
    "--site-dir", type=click.Path(path_type=Path), default=None, help="Où écrire (défaut : site)."
)
@at_option
@config_option
def build(
    content: Path | None, site_dir: Path | None, at: str | None, config_file: Path | None
) -> None:
    """Fabrique le site."""
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    order = Order(config_file, content, site_dir.resolve() if site_dir else None, at)
    try:
        built = press_build(order)
    except PressError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    click.echo(_line(built))


def _line(built: Built) -> str:
    size = f"{built.size / 1_000_000:.1f}".replace(".", ",")
    seconds = f"{built.seconds:.1f}".replace(".", ",")
    return (
        f"{built.pages} pages, {built.images} images, {built.feeds} flux, {size} Mo, "
        f"{seconds} s ({built.changed} fichiers changés) → {built.site}"
    )
