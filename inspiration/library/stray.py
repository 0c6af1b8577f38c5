"""Texts that stand where nothing reads them: beside the folders of the magazine, not in one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path

from inspiration.model.kinds import KINDS
from inspiration.model.nearest import nearest_hint
from inspiration.model.problem import Problem, Severity

_READ = frozenset((*KINDS, "guide", "modeles", "territoire", "vocabulaires"))
_FOR_READERS_OF_THE_FOLDER = "readme.md"


def stray_texts(root: Path) -> Iterator[Problem]:
    """Say of each text beside the folders, and of each unknown folder of texts, that none is read.

    A folder is told once, at its first text; one without any is left alone.
    """
    try:
        items = sorted(os.scandir(root), key=attrgetter("name"))
    except OSError:
        return
    for item in items:
        if item.name in _READ or item.name.startswith("."):
            continue
        if item.is_dir(follow_symlinks=False):
            text = next(_texts_in(Path(item.path)), None)
            if text:
                yield _problem(
                    text.relative_to(root).as_posix(),
                    f"ce fichier n'est pas lu : le magazine n'a pas de dossier « {item.name} »",
                    nearest_hint(item.name, KINDS) or f"rangez-le dans l'un de : {_folders()}",
                )
        elif item.name.endswith(".md") and item.name.lower() != _FOR_READERS_OF_THE_FOLDER:
            yield _problem(
                item.name,
                "ce fichier n'est pas lu : il n'est dans aucun dossier du magazine",
                f"rangez-le dans l'un de : {_folders()}",
            )


def _texts_in(folder: Path) -> Iterator[Path]:
    return (text for text in sorted(folder.rglob("*.md")) if text.is_file())


def _folders() -> str:
    return ", ".join(f"{kind}/" for kind in KINDS)


def _problem(path: str, message: str, hint: str) -> Problem:
    return Problem(path, 1, 1, "", "fichier-ignore", Severity.WARNING, message, hint)
