"""`inspiration cms`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from inspiration.cli.leaving import Leaving, writing
from inspiration.cli.options import config_option, content_option
from inspiration.desk.cms import Forge, cms_config
from inspiration.desk.cms_bundle import BundleFault, write_bundle
from inspiration.press.errors import PressError
from inspiration.press.opening import open_library
from inspiration.press.order import Order

BUNDLE = ".cache/cms"


@click.command()
@click.option(
    "--backend",
    type=click.Choice(["github", "gitlab", "test-repo"]),
    default="github",
    show_default=True,
    help="La forge ; test-repo n'écrit que dans le navigateur.",
)
@click.option("--repo", default="", metavar="NOM", help="Le dépôt : organisme/magazine.")
@click.option(
    "--branch", default="main", show_default=True, metavar="NOM", help="La branche publiée."
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("admin"),
    show_default=True,
    help="Où écrire.",
)
@content_option
@config_option
def cms(
    backend: str,
    repo: str,
    branch: str,
    output: Path,
    content: Path | None,
    config_file: Path | None,
) -> None:
    """Fabrique le formulaire de saisie, à poser où l'on veut, hors du site public."""
    if backend != "test-repo" and not repo:
        click.echo("Dites le dépôt : --repo organisme/magazine", err=True)
        sys.exit(2)
    file = config_file or Path("mkdocs.yml").resolve()
    with Leaving(2, PressError, BundleFault):
        library, site = open_library(Order(file, content))
        config = cms_config(library.content, site, Forge(backend, repo, branch))
        text = json.dumps(config, ensure_ascii=False, indent=2) + "\n"
        with writing(output):
            write_bundle(file.parent / BUNDLE, output)
            (output / "config.json").write_text(text, encoding="utf-8")
    click.echo(f"Formulaire écrit dans {output}")
