"""`inspiration build`."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from inspiration.cli.leaving import Leaving
from inspiration.cli.options import at_option, config_option, content_option
from inspiration.press.build import build as press_build
from inspiration.press.errors import PressError
from inspiration.press.order import Order

if TYPE_CHECKING:
    from inspiration.press.build import Built

_NAMED = 8
"""Changed files that are named; the rest is counted."""


@click.command()
@content_option
@click.option(
    "--site-dir", type=click.Path(path_type=Path), default=None, help="Où écrire (défaut : site)."
)
@at_option
@config_option
@click.option("--clean", is_flag=True, help="Refait tout, sans rien reprendre de la dernière fois.")
@click.option(
    "--verify", is_flag=True, help="Refait tout à côté et compare : le site doit être le même."
)
def build(
    content: Path | None,
    site_dir: Path | None,
    at: str | None,
    config_file: Path | None,
    clean: bool,
    verify: bool,
) -> None:
    """Fabrique le site : ce qui a changé depuis la dernière fois, et rien d'autre."""
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    order = Order(config_file, content, site_dir.resolve() if site_dir else None, at)
    with Leaving(1, PressError):
        built = press_build(order, clean=clean)
        for line in _lines(built):
            click.echo(line)
        if verify:
            _verify(order, built)


def _lines(built: Built) -> Iterator[str]:
    totals = built.totals
    size = f"{totals.size / 1_000_000:.1f}".replace(".", ",")
    seconds = f"{built.seconds:.1f}".replace(".", ",")
    yield (
        f"{totals.pages} pages, {totals.images} images, {totals.feeds} flux, {size} Mo, "
        f"{seconds} s ({built.changed} fichiers changés) → {built.site}"
    )
    change = built.change
    if len(change.altered) + len(change.removed) == 0 or built.changed == totals.files:
        return
    for mark, paths in (("+", change.added), ("~", change.altered), ("-", change.removed)):
        pages = sorted(paths, key=lambda path: (not path.endswith(".html"), path))
        for path in pages[:_NAMED]:
            yield f"  {mark} {path}"
        if len(pages) > _NAMED:
            yield f"  {mark} et {len(pages) - _NAMED} autres"


def _verify(order: Order, built: Built) -> None:
    from inspiration.press.verification import differences

    different = differences(order, built.site)
    if not different:
        click.echo("Vérifié : une fabrication neuve donne les mêmes octets.")
        return
    click.echo(
        f"Une fabrication neuve donne {len(different)} fichiers différents : "
        f"{', '.join(different[:_NAMED])}. Relancez avec --clean, et signalez-le.",
        err=True,
    )
    sys.exit(1)
