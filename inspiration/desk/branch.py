"""The work in hand: what differs between the main branch and the files as they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from inspiration.desk.checked import Checked
from inspiration.desk.git import Change, Repository, find_repository
from inspiration.desk.lost_addresses import LostAddress, lost_addresses
from inspiration.desk.scope import touched_files
from inspiration.library import Clock
from inspiration.model.problem import Problem


class Branch(Struct, frozen=True):
    """What changed since `commit`; `prefix` is the content folder as the repository names it."""

    repository: Repository
    commit: str
    changes: tuple[Change, ...]
    prefix: str

    def lost_addresses(self, checked: Checked, clock: Clock) -> Iterator[LostAddress]:
        """The published addresses that this work breaks."""
        return lost_addresses(
            self.repository, self.commit, self.changes, self.prefix, checked, clock
        )

    def concerned(self, checked: Checked) -> list[Problem]:
        """The problems of what this work touches, and of what refers to it."""
        files = touched_files(self.changes, self.prefix, checked)
        return [problem for problem in checked.problems if problem.file in files]


def open_branch(root: Path, base: str | None) -> Branch:
    """Compare the content folder `root` with the point where the branch left `base`.

    Raises:
        GitFault: there is no Git here, or `base` is unknown.
    """
    repository = find_repository(root)
    commit = repository.fork_point(base)
    return Branch(repository, commit, tuple(repository.changes(commit)), repository.prefix(root))
