"""`inspiration edition`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from inspiration.cli.leaving import Leaving
from inspiration.cli.options import at_option, config_option, content_option
from inspiration.editions import EditionFormat, MissingToolsError, UnreadablePhotographError
from inspiration.pages import words
from inspiration.press.editions import open_editions
from inspiration.press.errors import PressError
from inspiration.press.order import Order

if TYPE_CHECKING:
    from inspiration.editions import EditionInfo, EditionShelf
    from inspiration.model.article import Issue


@click.command()
@click.argument("number", metavar="NUMÉRO", type=int)
@click.option("--pdf", is_flag=True, help="Le PDF (défaut : les deux).")
@click.option("--epub", is_flag=True, help="L'EPUB (défaut : les deux).")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    metavar="DOSSIER",
    help="Où écrire (défaut : ici).",
)
@content_option
@config_option
@at_option
def edition(
    number: int,
    pdf: bool,
    epub: bool,
    output: Path,
    content: Path | None,
    config_file: Path | None,
    at: str | None,
) -> None:
    """Fabrique le PDF et l'EPUB d'un numéro."""
    chosen = {EditionFormat.PDF: pdf, EditionFormat.EPUB: epub}
    formats = tuple(form for form in EditionFormat if chosen[form] or not any(chosen.values()))
    with (
        Leaving(1, PressError, MissingToolsError, UnreadablePhotographError),
        open_editions(Order(config_file, content, at=at)) as shelf,
    ):
        shelf.formats = formats
        _write(shelf, _issue(shelf, number), output)


def _issue(shelf: EditionShelf, number: int) -> Issue:
    """The public numéro of this number.

    Raises:
        PressError: there is none at this instant.
    """
    issues = {issue.number: issue for issue in shelf.composer.library.issues}
    if number not in issues:
        known = ", ".join(str(found) for found in sorted(issues)) or "aucun"
        raise PressError(f"Pas de numéro {number} à cet instant. Numéros parus : {known}.")
    return issues[number]


def _write(shelf: EditionShelf, issue: Issue, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for info in shelf.of(issue):
        file = folder / f"{issue.slug}.{info.format}"
        file.write_bytes(shelf.read(issue, info.format))
        click.echo(f"{file} ({said(info)})")


def said(info: EditionInfo) -> str:
    """« PDF, 36 pages, 553 ko »."""
    pages = words.counted(info.pages, "page", "pages") if info.pages else None
    return words.sentence((info.format.label, pages, words.weight(info.size)), ", ")
