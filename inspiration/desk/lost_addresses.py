"""Addresses that readers knew and that a branch would break: renamed and deleted entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from inspiration.desk.checked import Checked
from inspiration.desk.former_address import KEY
from inspiration.desk.git import Change, Repository
from inspiration.desk.mentions import key_of_path
from inspiration.library import Clock, State
from inspiration.library.content import model_of
from inspiration.library.front_matter import parse_front_matter
from inspiration.library.validation import validate
from inspiration.model.entry import Entry
from inspiration.model.problem import Problem, Severity

RULE = "adresse-perdue"


class LostAddress(Struct, frozen=True):
    """A published address that no entry answers at any more.

    `file` is the entry's present file, or None when it was deleted; `former` the one it had.
    """

    address: str
    file: str | None
    former: str

    def problem(self) -> Problem:
        """What to tell the editor."""
        if self.file is None:
            message = f"l'entrée publiée à {self.address} a disparu"
            hint = "remettez le fichier avec une date de `retrait` : un mot dira qu'il est retiré"
        else:
            message = f"l'entrée était à {self.address}, qui ne mène plus nulle part"
            hint = f"ajoutez cette adresse à `{KEY}` (ou `check --fix` le fait)"
        file = self.file or self.former
        return Problem(file, 1, 1, KEY, RULE, Severity.WARNING, message, hint)


def lost_addresses(
    repository: Repository,
    commit: str,
    changes: Iterable[Change],
    prefix: str,
    checked: Checked,
    clock: Clock,
) -> Iterator[LostAddress]:
    """Compare the entries that were public at `commit` with those of today (LEG-13).

    `prefix` is the content folder as the repository names it.
    """
    answered = {address for entry in checked.entries for address in entry.addresses}
    by_path = {entry.path: entry for entry in checked.entries}
    for change in changes:
        former = change.former
        if former is None or former == change.path or not former.startswith(prefix):
            continue
        path = former.removeprefix(prefix)
        key = key_of_path(path)
        entry = _entry_at(repository, commit, former, path, key) if key else None
        if entry is None or clock.state(entry) not in (State.PUBLIC, State.WITHDRAWN):
            continue
        if entry.address not in answered:
            present = by_path.get((change.path or "").removeprefix(prefix))
            if present is None or RULE not in present.tolerated:
                yield LostAddress(entry.address, present.path if present else None, path)


def _entry_at(repository: Repository, commit: str, name: str, path: str, key: str) -> Entry | None:
    """The entry as it was, or None when it could not be read then either."""
    raw = parse_front_matter(repository.read(commit, name), path)
    kind, slug = key.split("/", 1)
    return validate(raw, model_of(kind, raw.values), slug, None) if raw.readable else None
