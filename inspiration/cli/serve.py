"""`inspiration serve`."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import click

from inspiration.cli.options import at_option, config_option, content_option
from inspiration.press.configuration import Order, PressError
from inspiration.press.preview.serving import serve as serve_preview


@click.command()
@content_option
@at_option
@config_option
@click.option("--port", type=int, default=8000, show_default=True, help="Le port local.")
def serve(content: Path | None, at: str | None, config_file: Path | None, port: int) -> None:
    """Montre le magazine sur cette machine, brouillons compris, et suit les changements."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    try:
        serve_preview(Order(config_file, content, None, at, preview=True), port, click.echo)
    except PressError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
