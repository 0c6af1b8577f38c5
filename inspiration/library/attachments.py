"""The files that entries name: pictures and downloads must be there, and stay inside."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

from inspiration.library.notices import Loc, Notices
from inspiration.model.entry import Entry
from inspiration.model.nearest import nearest_hint


def check_attachments(root: Path, entries: Iterable[Entry], notices: Notices) -> None:
    """Note every picture or download that is missing, misnamed or out of bounds."""
    for entry in entries:
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
        if _stands(candidate, Path.is_file):
            inside = candidate.resolve().is_relative_to(root.resolve())
            return candidate if inside else None
    return None


def _stands(path: Path, sort: Callable[[Path], bool]) -> bool:
    """Whether something of this sort is there; a name that no disk could hold names nothing."""
    try:
        return sort(path)
    except OSError:
        return False


def _named_files(entry: Entry) -> Iterator[tuple[Loc, str]]:
    if entry.image:
        yield ("image", "fichier"), entry.image.file
    for index, record in enumerate(entry.images):
        yield ("images", index, "fichier"), record.file
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
        if _stands(target, Path.is_file):
            message = f"« {name} » est un lien vers un fichier d'ailleurs"
            hint = "copiez le fichier à côté du texte"
        elif _stands(target, Path.is_dir):
            message, hint = f"« {name} » est un dossier", "écrivez le nom d'un fichier"
        else:
            message = f"« {name} » ne se trouve pas à côté du texte"
            hint = nearest_hint(name, _neighbours(base)) or "vérifiez le nom, majuscules comprises"
        notices.error(entry, loc, "image-absente", message, hint)
    elif loc[0] == "telechargements" and ".." in PurePosixPath(name).parts:
        notices.error(
            entry,
            loc,
            "telechargement-chemin",
            f"« {name} » n'est pas à côté du texte",
            "copiez le fichier à côté du texte et écrivez son seul nom",
        )
    elif twin := _twin(target):
        notices.error(
            entry,
            loc,
            "image-jumelle",
            f"« {name} » et « {twin} » ne font qu'un sur certains ordinateurs",
            "renommez l'un des deux",
        )


def _twin(file: Path) -> str | None:
    """Another file of the folder that macOS or Windows would take for this one."""
    same = _plain(file.name)
    names = _neighbours(file.parent)
    alike = [name for name in names if _plain(name) == same]
    return next((name for name in alike if name != file.name), None) if len(alike) > 1 else None


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _neighbours(folder: Path) -> list[str]:
    try:
        return sorted(item.name for item in folder.iterdir() if item.suffix != ".md")
    except OSError:
        return []
