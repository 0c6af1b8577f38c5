"""Begin an entry: its folder, its front matter from the editors' own models."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct

from inspiration.library import Library
from inspiration.model.article import Issue
from inspiration.model.kinds import FOLDERS
from inspiration.model.slugs import is_slug, slugify


class CannotBegin(Exception):
    """Why an entry was not begun, in French."""


class Begun(Struct, frozen=True):
    """An entry in its first version: the file it is for, and its text."""

    file: Path
    text: str


def begin(library: Library, kind: str, title: str) -> Begun:
    """Prepare the first version of an entry in its own folder; nothing is written yet.

    Raises:
        CannotBegin: there is no model, no usable name, or the entry exists already.
    """
    root = library.content.root
    model = root / "modeles" / f"{kind}.md"
    if not model.is_file():
        raise CannotBegin(f"Il manque le modèle {model.relative_to(root)}.")
    number = _next_number(library)
    slug = f"numero-{number}" if kind == "numero" else slugify(title)
    if not is_slug(slug):
        raise CannotBegin(f"« {title} » ne donne pas de nom de dossier. Ajoutez des lettres.")
    if library.exists(f"{FOLDERS[kind]}/{slug}"):
        raise CannotBegin(
            f"{FOLDERS[kind]}/{slug} existe déjà. Rien n'a été écrit : choisissez un autre titre."
        )
    issue = number if kind == "numero" else _issue_to_fill(library)
    text = _filled(model.read_text(encoding="utf-8"), title, issue, library.today)
    return Begun(root / FOLDERS[kind] / slug / "index.md", text)


def write(begun: Begun) -> None:
    """Write an entry that was begun, in a folder of its own.

    Raises:
        CannotBegin: the folder exists already; nothing is ever overwritten.
    """
    try:
        begun.file.parent.mkdir(parents=True)
        with begun.file.open("x", encoding="utf-8", newline="\n") as target:
            target.write(begun.text)
    except FileExistsError:
        raise CannotBegin(f"{begun.file.parent} existe déjà. Rien n'a été écrit.") from None


def _filled(model: str, title: str, number: int, today: date) -> str:
    """Put the title, the date and the numéro in the model's places; nothing else is touched."""
    escaped = title.replace("\\", "\\\\").replace('"', '\\"')
    places = {
        "{titre}": escaped,
        "{date}": today.isoformat(),
        "{numero}": str(number),
    }
    for place, value in places.items():
        model = model.replace(place, value)
    return model


def _numbers(library: Library) -> list[Issue]:
    return [entry for entry in library.content.entries.values() if isinstance(entry, Issue)]


def _next_number(library: Library) -> int:
    return max((issue.number for issue in _numbers(library)), default=0) + 1


def _issue_to_fill(library: Library) -> int:
    """The first numéro that is not out yet, else the last one that is."""
    coming = [issue.number for issue in _numbers(library) if library.find(issue.key) is None]
    return min(coming) if coming else max(_next_number(library) - 1, 0)
