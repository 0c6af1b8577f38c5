"""The part of the content that a branch touches, and what refers to it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from inspiration.desk.checked import Checked, EntryFacts
from inspiration.desk.git import Change
from inspiration.desk.mentions import key_of_path

_SHARED = ("vocabulaires", "territoire")
"""A change here may concern any entry."""


def touched_files(changes: Iterable[Change], prefix: str, checked: Checked) -> frozenset[str]:
    """The files of the content folder whose problems a branch must answer for.

    Those it changes, the entry beside a picture it changes, and the entries that speak of one of
    these; every one when a closed list or the territory changed.
    """
    paths = {
        path.removeprefix(prefix)
        for change in changes
        for path in (change.path, change.former)
        if path is not None and path.startswith(prefix)
    }
    if any(PurePosixPath(path).parts[0] in _SHARED for path in paths):
        return frozenset((*paths, *(entry.path for entry in checked.entries)))
    touched = [entry for entry in checked.entries if _is_touched(entry, paths)]
    keys = {key for path in paths if (key := key_of_path(path))}
    keys |= {entry.key for entry in touched}
    referring = (entry.path for entry in checked.entries if keys & set(entry.mentions))
    return frozenset((*paths, *(entry.path for entry in touched), *referring))


def _is_touched(entry: EntryFacts, paths: set[str]) -> bool:
    if entry.path in paths:
        return True
    folder = entry.folder
    return folder is not None and any(PurePosixPath(path).is_relative_to(folder) for path in paths)
