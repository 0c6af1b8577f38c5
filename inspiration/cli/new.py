"""`inspiration new`."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from msgspec.structs import replace

from inspiration.cli.leaving import Leaving
from inspiration.cli.options import config_option, content_option
from inspiration.desk.begin import Begun, CannotBegin, begin, write
from inspiration.desk.questions import BadAnswer, Question, questions, with_answer
from inspiration.library import Library
from inspiration.model.kinds import FOLDERS
from inspiration.press.errors import PressError
from inspiration.press.opening import open_library
from inspiration.press.order import Order


@click.command("new", epilog=f"GENRE : {', '.join(FOLDERS)}.")
@click.argument("kind", metavar="GENRE", type=click.Choice(tuple(FOLDERS)), required=False)
@click.argument("title", metavar="TITRE", required=False)
@content_option
@config_option
@click.option("--interactive", "-i", is_flag=True, help="Pose une question par clé.")
def new(
    kind: str | None,
    title: str | None,
    content: Path | None,
    config_file: Path | None,
    interactive: bool,
) -> None:
    """Commence une entrée : son dossier et son en-tête, d'après content/modeles."""
    if interactive:
        kind = kind or click.prompt("Que commencez-vous ?", type=click.Choice(tuple(FOLDERS)))
        title = title or click.prompt("Nom" if _is_named(kind) else "Titre")
    if kind is None or title is None:
        click.echo(
            f'Dites quoi, et son titre : inspiration new {kind or "article"} "Mon titre"\n'
            f"On peut commencer : {', '.join(FOLDERS)}. Avec -i, les questions sont posées.",
            err=True,
        )
        sys.exit(2)
    with Leaving(1, CannotBegin), Leaving(2, PressError):
        library, _ = open_library(Order(config_file, content))
        begun = begin(library, kind, title)
        if interactive:
            begun = _conversation(library, kind, begun)
        write(begun)
    here = Path.cwd()
    file = begun.file.relative_to(here) if begun.file.is_relative_to(here) else begun.file
    click.echo(f"Écrit : {file}")
    if "\nbrouillon: true\n" in begun.text:
        click.echo("C'est un brouillon : il ne paraît pas tant que « brouillon: true » est là.")
    click.echo(f"Puis, pour le relire : {_as_typed()} check {file}")


def _as_typed() -> str:
    """The command as it was called: it is not always where the terminal looks by itself."""
    called = Path(sys.argv[0])
    return str(called) if called.name == "inspiration" else "inspiration"


def _is_named(kind: str) -> bool:
    return kind in ("personne", "organisation", "lieu")


def _conversation(library: Library, kind: str, begun: Begun) -> Begun:
    """Ask each question until it is answered or passed over."""
    click.echo("Une réponse vide laisse la clé comme dans le modèle.")
    for question in questions(library, kind):
        click.echo(f"\n{question.label} (`{question.key}`). {question.hint}".rstrip())
        for choice, words in question.choices:
            click.echo(f"  {choice}" + (f" : {words}" if words else ""))
        begun = replace(begun, text=_asked(library, kind, begun.text, question))
    return begun


def _asked(library: Library, kind: str, text: str, question: Question) -> str:
    while True:
        answer = click.prompt(question.label, default="", show_default=False).strip()
        if not answer:
            return text
        try:
            return with_answer(library, kind, text, question, answer)
        except BadAnswer as error:
            click.echo(f"  {error}")
