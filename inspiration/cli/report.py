"""`inspiration report`."""

from __future__ import annotations

from pathlib import Path

import click

from inspiration.cli.asking import ask
from inspiration.cli.checking import examine
from inspiration.cli.leaving import Leaving
from inspiration.cli.options import FOLDER, at_option, config_option, content_option
from inspiration.cli.work_in_hand import concerned
from inspiration.desk.branch import open_branch
from inspiration.desk.branch_report import branch_report, touched_entries, weigh_pages
from inspiration.desk.git import GitFault
from inspiration.press.errors import PressError
from inspiration.press.opening import open_library
from inspiration.press.order import Order


@click.command()
@click.option(
    "--base", default=None, metavar="BASE", help="D'où part la branche (défaut : la principale)."
)
@click.option("--site-dir", type=FOLDER, default=None, help="Un site fabriqué, pour le peser.")
@click.option("--preview", default="", metavar="ADRESSE", help="Où l'aperçu se lit.")
@content_option
@config_option
@at_option
def report(
    base: str | None,
    site_dir: Path | None,
    preview: str,
    content: Path | None,
    config_file: Path | None,
    at: str | None,
) -> None:
    """Dit ce que fait une branche, en Markdown : le commentaire d'une demande de fusion."""
    with Leaving(2, PressError, GitFault):
        outcome = examine(*ask(Order(config_file, content, at=at)))
        library, site = open_library(Order(config_file, content, at=at, site_url=preview or None))
        branch = open_branch(outcome.root, base)
        problems = concerned(outcome, base)
    touched = touched_entries(library, branch)
    weights = tuple(weigh_pages(site, site_dir, touched)) if site_dir else ()
    click.echo(branch_report(library, site, touched, problems, weights, preview), nl=False)
