"""`inspiration check` and `inspiration rules`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from inspiration.cli.asking import ask
from inspiration.cli.leaving import Leaving
from inspiration.cli.options import EXISTING, at_option, config_option, content_option
from inspiration.desk.check_memory import CheckMemory, Outcome, Question
from inspiration.desk.checked import within
from inspiration.desk.forge_reports import as_github, as_gitlab
from inspiration.desk.git import GitFault, find_repository
from inspiration.desk.report import as_json, as_text, summary
from inspiration.model.problem import Problem
from inspiration.press.errors import PressError
from inspiration.press.order import Order
from inspiration.press.settings import Settings

FORMATS = ("text", "json", "github", "gitlab")
_MAIN = ""
"""What `--changed` alone stands for: the main branch."""


@click.command()
@click.argument("paths", nargs=-1, type=EXISTING, metavar="[FICHIERS]")
@content_option
@config_option
@at_option
@click.option(
    "--format",
    "output",
    type=click.Choice(FORMATS),
    default="text",
    help="La forme : un texte, ou ce que lisent un programme, GitHub ou GitLab.",
)
@click.option("--strict", is_flag=True, help="Un avertissement compte comme une erreur.")
@click.option(
    "--changed",
    is_flag=False,
    flag_value=_MAIN,
    default=None,
    metavar="[BASE]",
    help="Ce qui a changé depuis BASE (défaut : la branche principale), et ce qui le cite.",
)
@click.option("--fix", is_flag=True, help="Corrige ce qui n'a qu'une bonne réponse.")
def check(
    paths: tuple[Path, ...],
    content: Path | None,
    config_file: Path | None,
    at: str | None,
    output: str,
    strict: bool,
    changed: str | None,
    fix: bool,
) -> None:
    """Vérifie les textes : tout ce qui est à corriger, en une fois."""
    order = Order(config_file, content, at=at)
    root, problems = _answer(order, changed, paths, fix)
    _show(problems, root, output)
    failing = [problem for problem in problems if strict or problem.is_error]
    sys.exit(1 if failing else 0)


def _answer(
    order: Order, changed: str | None, paths: tuple[Path, ...], fix: bool
) -> tuple[Path, list[Problem]]:
    """The content folder and its problems; what is remembered needs none of the libraries."""
    with Leaving(2, PressError, GitFault):
        settings, question = ask(order)
        outcome = CheckMemory(question).recall()
        if outcome is None or fix:
            outcome = _work_out(settings, question, changed, paths, fix)
        found = outcome.checked.problems if changed is None else _of_branch(outcome, changed)
    return outcome.root, within(found, paths, outcome.root)


def _work_out(
    settings: Settings, question: Question, changed: str | None, paths: tuple[Path, ...], fix: bool
) -> Outcome:
    from inspiration.cli.checking import correct, examine

    outcome = examine(settings, question)
    if fix:
        correct(outcome, changed, paths)
        outcome = examine(settings, question)
    return outcome


def _of_branch(outcome: Outcome, base: str) -> Sequence[Problem]:
    from inspiration.cli.work_in_hand import concerned

    return concerned(outcome, base or None)


def _show(problems: list[Problem], root: Path, output: str) -> None:
    if output == "json":
        click.echo(as_json(problems))
    elif output == "gitlab":
        click.echo(as_gitlab(problems, _prefix(root)))
    else:
        if problems and output == "github":
            click.echo(as_github(problems, _prefix(root)))
        elif problems:
            click.echo(as_text(problems, root) + "\n")
        click.echo(summary(problems))


def _prefix(root: Path) -> str:
    """The content folder as the forge names it; without Git, from the folder we are in."""
    try:
        return find_repository(root).prefix(root)
    except GitFault:
        here = Path.cwd()
        return f"{root.relative_to(here).as_posix()}/" if root.is_relative_to(here) else "content/"


@click.command()
def rules() -> None:
    """Donne la liste des règles, avec leur nom et ce qu'elles demandent."""
    from inspiration.desk.rules import catalogue

    for rule in catalogue():
        click.echo(f"{rule.id}  ({rule.severity_label})\n  {rule.explanation}\n")
