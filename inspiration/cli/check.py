"""`inspiration check` and `inspiration rules`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from inspiration.cli.options import at_option, config_option, content_option
from inspiration.desk.check import check_library, only
from inspiration.desk.report import as_json, as_text, summary
from inspiration.desk.rules import catalogue
from inspiration.press.configuration import Order, PressError, open_library


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@content_option
@config_option
@at_option
@click.option(
    "--format", "output", type=click.Choice(["text", "json"]), default="text", help="La forme."
)
@click.option("--strict", is_flag=True, help="Un avertissement compte comme une erreur.")
def check(
    paths: tuple[Path, ...],
    content: Path | None,
    config_file: Path | None,
    at: str | None,
    output: str,
    strict: bool,
) -> None:
    """Vérifie les textes : tout ce qui est à corriger, en une fois."""
    try:
        library, site = open_library(Order(config_file, content, at=at))
    except PressError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    root = library.content.root
    problems = only(check_library(library, site), paths, root)
    if output == "json":
        click.echo(as_json(problems))
    else:
        if problems:
            click.echo(as_text(problems, root) + "\n")
        click.echo(summary(problems))
    failing = [problem for problem in problems if strict or problem.is_error]
    sys.exit(1 if failing else 0)


@click.command()
def rules() -> None:
    """Donne la liste des règles, avec leur nom et ce qu'elles demandent."""
    for rule in catalogue():
        click.echo(f"{rule.id}  ({rule.severity_label})\n  {rule.explanation}\n")
