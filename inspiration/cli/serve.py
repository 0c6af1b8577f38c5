"""`inspiration serve`."""

from __future__ import annotations

import logging
from pathlib import Path

import click

from inspiration.cli.leaving import Leaving
from inspiration.cli.options import at_option, config_option, content_option
from inspiration.press.errors import PressError
from inspiration.press.order import Order
from inspiration.press.preview.serving import serve as serve_preview


@click.command()
@content_option
@at_option
@config_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="NOMBRE",
    help="Le port local ; 0 : le premier libre.",
)
@click.option("--open", "browse", is_flag=True, help="Ouvre le navigateur.")
def serve(
    content: Path | None, at: str | None, config_file: Path | None, port: int, browse: bool
) -> None:
    """Montre le magazine sur cette machine, brouillons compris, et suit les changements."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    order = Order(config_file, content, None, at, preview=True)
    with Leaving(1, PressError):
        serve_preview(order, port, click.echo, browse=browse)
