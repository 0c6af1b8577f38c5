"""`inspiration images` and `inspiration cache`: what pictures weigh, and what is kept of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from inspiration.cli.leaving import Leaving
from inspiration.cli.options import SUBCOMMAND, at_option, config_option, content_option
from inspiration.desk.picture_report import kept_keys, picture_report
from inspiration.images.cache import ImageCache
from inspiration.images.report_lines import report_lines
from inspiration.library import Library
from inspiration.pages.site import Site
from inspiration.pages.words import counted
from inspiration.press.errors import PressError
from inspiration.press.opening import library_of
from inspiration.press.order import Order
from inspiration.press.settings import read_settings


@contextmanager
def _opened(order: Order) -> Iterator[tuple[Library, Site, ImageCache]]:
    with Leaving(2, PressError):
        settings = read_settings(order)
        library = library_of(settings)
    with ImageCache(settings.cache / "images", settings.content) as cache:
        yield library, settings.site, cache


@click.group(subcommand_metavar=SUBCOMMAND)
def images() -> None:
    """Ce que pèsent les images."""


@images.command("report")
@content_option
@config_option
@at_option
def report(content: Path | None, config_file: Path | None, at: str | None) -> None:
    """Dit ce que pèsent les images, page par page, et le calcul qu'elles ont demandé."""
    with _opened(Order(config_file, content, at=at)) as (library, site, cache):
        for line in report_lines(picture_report(library, site, cache)):
            click.echo(line)


@click.group(subcommand_metavar=SUBCOMMAND)
def cache() -> None:
    """Les images déjà fabriquées, gardées d'une fois sur l'autre."""


@cache.command("status")
@config_option
def status(config_file: Path | None) -> None:
    """Dit ce que garde le cache."""
    with _opened(Order(config_file)) as (_, _, kept):
        found = kept.status()
    size = f"{found.size / 1_000_000:.1f}".replace(".", ",")
    seconds = f"{found.seconds:.0f}"
    files = counted(found.files, "fichier", "fichiers")
    sources = counted(found.sources, "image", "images")
    click.echo(f"{files} de {sources}, {size} Mo, {seconds} s de calcul")


@cache.command("verify")
@config_option
def verify(config_file: Path | None) -> None:
    """Relit chaque fichier du cache et oublie ceux qui sont abîmés."""
    with _opened(Order(config_file)) as (_, _, kept):
        damaged = kept.verify()
    told = counted(len(damaged), "fichier abîmé, oublié", "fichiers abîmés, oubliés")
    click.echo(told if damaged else "Rien d'abîmé.")
    sys.exit(1 if damaged else 0)


@cache.command("prune")
@content_option
@config_option
@at_option
def prune(content: Path | None, config_file: Path | None, at: str | None) -> None:
    """Ôte du cache ce que le site ne montre plus."""
    with _opened(Order(config_file, content, at=at)) as (library, site, kept):
        freed = kept.prune(kept_keys(library, site, kept))
    click.echo(f"{freed / 1_000_000:.1f} Mo rendus".replace(".", ","))
