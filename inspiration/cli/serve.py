"""`inspiration serve`."""

from __future__ import annotations

import gc
import logging
from pathlib import Path

import click

from inspiration.cli.leaving import Leaving
from inspiration.cli.options import at_option, config_option, content_option
from inspiration.press.errors import PressError
from inspiration.press.order import Order
from inspiration.press.preview.serving import serve as serve_preview

_THRESHOLDS = (700, 10, 10)
"""Those of Python itself, which `inspiration` raises for commands that end."""


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
    # It lasts for a day: what is dropped is looked for as Python does.
    gc.set_threshold(*_THRESHOLDS)
    order = Order(config_file, content, None, at, preview=True)
    with Leaving(1, PressError):
        serve_preview(order, port, click.echo, browse=browse)
