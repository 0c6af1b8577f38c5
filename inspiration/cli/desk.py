"""`inspiration list`, `next` and `diff`: where everything stands."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable
from pathlib import Path

import click
from msgspec.structs import asdict

from inspiration.cli.leaving import Leaving
from inspiration.cli.options import at_option, config_option, content_option
from inspiration.desk.overview import LISTS, Line, difference, lines_of, next_due, overview
from inspiration.library import Clock, Library, parse_instant
from inspiration.press.errors import PressError
from inspiration.press.opening import open_library
from inspiration.press.order import Order


def _library(config_file: Path | None, content: Path | None, at: str | None) -> Library:
    with Leaving(2, PressError):
        return open_library(Order(config_file, content, at=at))[0]


@click.command(
    "list", epilog=f"LISTE : {', '.join(f'{name} ({words})' for name, words in LISTS.items())}."
)
@click.argument("which", metavar="LISTE", type=click.Choice(tuple(LISTS)))
@content_option
@config_option
@at_option
@click.option(
    "--format",
    "output",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    help="Un tableau à lire, ou des données.",
)
def list_entries(
    which: str, content: Path | None, config_file: Path | None, at: str | None, output: str
) -> None:
    """Donne les entrées d'une liste : en brouillon, prévues, publiques, retirées ou anciennes."""
    click.echo(_shown(overview(_library(config_file, content, at), which), output), nl=False)


@click.command("next")
@content_option
@config_option
@at_option
@click.option(
    "--by", default=None, metavar="INSTANT", help="Ne dit rien de ce qui vient après cet instant."
)
def next_publication(
    content: Path | None, config_file: Path | None, at: str | None, by: str | None
) -> None:
    """Dit quand le site changera de lui-même ; ne dit rien si rien n'est prévu."""
    library = _library(config_file, content, at)
    due = next_due(library)
    if due and (by is None or due.instant <= _at(library, by).clock.instant):
        click.echo(f"{due.instant.isoformat()}  {' '.join(due.keys)}")


@click.command("diff")
@content_option
@config_option
@click.option("--from", "start", required=True, metavar="INSTANT", help="Le premier instant.")
@click.option("--to", "end", required=True, metavar="INSTANT", help="Le second instant.")
def diff(content: Path | None, config_file: Path | None, start: str, end: str) -> None:
    """Dit ce qu'un lecteur verra paraître, disparaître et changer entre deux instants."""
    library = _library(config_file, content, None)
    before, after = (_at(library, instant) for instant in (start, end))
    found = difference(before, after)
    for words, keys in (
        ("Paraît", found.appeared),
        ("Disparaît", found.disappeared),
        ("Change", found.changed),
    ):
        for line in lines_of(after, keys):
            click.echo(f"{words}  {line.key}  {line.title}")


def _at(library: Library, instant: str) -> Library:
    clock = library.clock
    try:
        moved = Clock(parse_instant(instant, clock.zone), clock.zone, clock.hour)
    except ValueError:
        click.echo(f"« {instant} » n'est pas un instant : 2020-01-31T12:00.", err=True)
        sys.exit(2)
    return Library(library.content, moved)


def _shown(lines: Iterable[Line], output: str) -> str:
    rows = [asdict(line) for line in lines]
    if output == "json":
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    if output == "csv":
        target = io.StringIO()
        writer = csv.DictWriter(target, Line.__struct_fields__, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        return target.getvalue()
    width = max((len(row["key"]) for row in rows), default=0)
    return "".join(f"{row['when']:<25}  {row['key']:<{width}}  {row['title']}\n" for row in rows)
