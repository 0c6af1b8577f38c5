"""Texts whose front matter is at fault, read all the same: one check tells everything.

What is wrong in the front matter is left out, and an example of the model stands for what cannot be
missing; but where reading the text depends on it, nothing is guessed, and the editor is told so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from copy import deepcopy
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from msgspec.structs import replace
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from inspiration.library.attachments import check_attachments
from inspiration.library.content import INDEX, Content, model_of
from inspiration.library.front_matter import RawEntry
from inspiration.library.notices import Notices
from inspiration.library.validation import fault_path, record_at, report_fault, with_source
from inspiration.model.entry import Entry
from inspiration.model.nearest import nearest
from inspiration.model.problem import Problem, Severity
from inspiration.model.pydantic_models import read_record
from inspiration.model.record import Record, fields_of
from inspiration.pages.texts import INTERVIEW

Path = tuple[int | str, ...]

_ASKED = frozenset(("langue", "genre", "image", "images", "telechargements", "tolerer"))
"""The keys that reading a text looks at."""
_SPEAKERS = frozenset(("auteurs", "personnes"))
"""Those that it looks at for an interview."""
_NAMES = frozenset(("fichier", "regle"))
"""Within them, what a text or a problem is compared with."""
_ROUNDS = 4
"""Readings of one front matter: keys are checked together once each is right."""


def mended_entries(content: Content) -> tuple[dict[str, Entry], list[Problem]]:
    """The entries at fault whose texts can be read, by path, and what else is wrong with them.

    A warning is given for each text that cannot be.
    """
    found: dict[str, Entry] = {}
    notices = Notices()
    for key, raw in content.broken.items():
        entry = _mended(raw, key, notices) if raw.readable else None
        if entry is not None:
            found[raw.path] = entry
        elif raw.body.strip():
            notices.problems.append(_told_unread(raw))
    check_attachments(content.root, found.values(), notices)
    return found, notices.problems


def _mended(raw: RawEntry, key: str, notices: Notices) -> Entry | None:
    """An entry fit for its text to be read, and for nothing else; None when that takes guessing."""
    kind, _, slug = key.partition("#")[0].partition("/")
    model, values = model_of(kind, raw.values), deepcopy(raw.values)
    touched: set[str] = set()
    for turn in range(_ROUNDS):
        try:
            entry = read_record(model, values)
        except ValidationError as error:
            details = error.errors(include_url=False)
            if turn:
                notices.problems.extend(_hidden_faults(raw, model, details))
            if any(_misleads(model, detail) for detail in details):
                return None
            # Deepest first: a group may go, with what is wrong in it.
            for path in sorted(set(map(_mended_path, details)), key=len, reverse=True):
                if not _put_right(values, model, path):
                    return None
                touched.add(str(path[0]))
        else:
            if getattr(entry, "genre", None) == INTERVIEW and touched & _SPEAKERS:
                return None
            place = PurePosixPath(raw.path)
            folder = place.parent.as_posix() if place.name == INDEX else None
            return with_source(entry, raw, slug, folder)
    return None


def _hidden_faults(
    raw: RawEntry, model: type[Entry], details: Iterable[ErrorDetails]
) -> list[Problem]:
    """What is wrong within a group, which another fault of the group hid.

    What is wrong between groups may come of an example.
    """
    again = replace(raw, problems=[])
    for detail in details:
        if len(fault_path(detail)) > 1:
            report_fault(again, model, detail)
    return again.problems


def _misleads(model: type[Entry], detail: ErrorDetails) -> bool:
    """Whether the text might be read otherwise once this is right."""
    path = _mended_path(detail)
    if not path:
        return True
    top, last = str(path[0]), path[-1]
    if len(path) == 1 and detail["type"] == "extra_forbidden":
        meant = nearest(top, _fields(model))
        return meant is None or meant in _ASKED
    return top in _ASKED and (len(path) == 1 or last in _NAMES)


def _mended_path(detail: ErrorDetails) -> Path:
    """What is left out or replaced: a key, that of the list for one of several values."""
    path = fault_path(detail)
    while path and isinstance(path[-1], int):
        path = path[:-1]
    return path


def _put_right(values: Any, model: type[Record], path: Path) -> bool:
    """Leave out what is wrong, or have an example stand for what is missing."""
    group = values
    for part in path[:-1]:
        try:
            group = group[part]
        except (KeyError, IndexError, TypeError):
            return False
    if not isinstance(group, dict):
        return False
    key = str(path[-1])
    field = _fields(record_at(model, path[:-1])).get(key)
    was_written = key in group
    group.pop(key, None)
    if field is None or (was_written and not field.is_required):
        return was_written
    if not field.key.examples:
        return False
    group[key] = _read_as_yaml(deepcopy(field.key.examples[0]))
    return True


def _read_as_yaml(example: Any) -> Any:
    """Examples are words, of which YAML makes a day when they are one."""
    if isinstance(example, str):
        with suppress(ValueError):
            return date.fromisoformat(example)
    return example


def _fields(model: type[Record]) -> Mapping[str, Any]:
    return {field.key.name: field for field in fields_of(model).values()}


def _told_unread(raw: RawEntry) -> Problem:
    return Problem(
        raw.path,
        raw.body_line,
        1,
        "",
        "texte-non-relu",
        Severity.WARNING,
        "le texte n'a pas été relu, faute d'un en-tête juste",
        "corrigez l'en-tête, puis relancez la vérification",
    )
