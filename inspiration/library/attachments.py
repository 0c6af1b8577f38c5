"""The files that entries name: pictures and downloads must be there, and stay inside."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from inspiration.library.notices import Loc, Notices
from inspiration.model.entry import Entry
from inspiration.model.nearest import nearest_hint


def check_attachments(root: Path, entries: dict[str, Entry], notices: Notices) -> None:
    """Note every picture or download that is missing, misnamed or out of bounds."""
    for entry in entries.values():
        for loc, name in _named_files(entry):
            _check_file(root, entry, loc, name, notices)


def attachment_path(root: Path, entry: Entry, name: str) -> Path | None:
    """Where a file named by an entry is; None when it is missing or outside `root`.

    A name typed with composed accents finds a file stored with decomposed ones, and back.
    """
    base = root / PurePosixPath(entry.source.path).parent
    target = Path(os.path.normpath(base / name))
    if not target.is_relative_to(root) or PurePosixPath(name).is_absolute():
        return None
    for form in ("NFC", "NFD"):
        candidate = target.with_name(unicodedata.normalize(form, target.name))
        if candidate.is_file():
            inside = candidate.resolve().is_relative_to(root.resolve())
            return candidate if inside else None
    return None


def _named_files(entry: Entry) -> Iterator[tuple[Loc, str]]:
    if entry.image:
        yield ("image", "fichier"), entry.image.file
    for name in entry.images:
        yield ("images", name), name
    for index, download in enumerate(entry.downloads):
        yield ("telechargements", index, "fichier"), download.file


def _check_file(root: Path, entry: Entry, loc: Loc, name: str, notices: Notices) -> None:
    base = root / PurePosixPath(entry.source.path).parent
    target = Path(os.path.normpath(base / name))
    if PurePosixPath(name).is_absolute() or "\\" in name or not target.is_relative_to(root):
        notices.error(
            entry,
            loc,
            "image-chemin",
            f"le chemin « {name} » sort du dossier des textes",
            "posez le fichier à côté du texte et écrivez son seul nom",
        )
    elif attachment_path(root, entry, name) is None:
        if target.is_dir():
            message, hint = f"« {name} » est un dossier", "écrivez le nom d'un fichier"
        else:
            message = f"« {name} » ne se trouve pas à côté du texte"
            hint = nearest_hint(name, _neighbours(base)) or "vérifiez le nom, majuscules comprises"
        notices.error(entry, loc, "image-absente", message, hint)


def _neighbours(folder: Path) -> list[str]:
    try:
        return sorted(item.name for item in folder.iterdir() if item.suffix != ".md")
    except OSError:
        return []
