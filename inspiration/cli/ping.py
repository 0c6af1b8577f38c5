"""`inspiration ping`: tell the hub that feeds have changed, after a deployment."""

from __future__ import annotations

from pathlib import Path

import click

from inspiration.cli.leaving import Leaving
from inspiration.cli.options import at_option, config_option, content_option
from inspiration.feeds import FeedCatalogue, ping, topics
from inspiration.press.errors import PressError
from inspiration.press.opening import open_library
from inspiration.press.order import Order


@click.command("ping")
@content_option
@config_option
@at_option
@click.option("--dry-run", is_flag=True, help="Montre ce qui serait envoyé, sans rien envoyer.")
@click.option(
    "--timeout",
    type=float,
    default=10.0,
    show_default=True,
    metavar="SECONDES",
    help="Ce que l'on attend une réponse, au plus.",
)
def ping_hub(
    content: Path | None, config_file: Path | None, at: str | None, dry_run: bool, timeout: float
) -> None:
    """Prévient le hub WebSub que les flux ont changé. Un échec n'arrête jamais rien."""
    with Leaving(2, PressError):
        library, site = open_library(Order(config_file, content, at=at))
    if not site.hub:
        click.echo("Aucun hub n'est réglé : `hub` dans inspiration/feeds, mkdocs.yml.")
        return
    feeds = FeedCatalogue(library, site.name).feeds
    report = ping(site.hub, topics(site, feeds), dry_run=dry_run, timeout=timeout)
    click.echo(report.message)
    if dry_run:
        click.echo(report.body)
