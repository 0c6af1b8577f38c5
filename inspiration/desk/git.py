"""What Git knows of the content: where its repository is, what a branch changes."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

_NOTHING: Mapping[str, str] = MappingProxyType({})
_BASES = ("origin/HEAD", "origin/main", "main", "origin/master", "master")
"""Where a branch is taken to start from when nobody says."""


class GitFault(Exception):
    """Why Git could not answer, in French."""


class Change(Struct, frozen=True):
    """A file that changed: `path` now (None: deleted) and `former` before (None: new).

    Both are relative to the repository's root, with `/`.
    """

    path: str | None
    former: str | None

    @property
    def moved(self) -> bool:
        """Whether the file changed its name."""
        return self.path is not None and self.former is not None and self.path != self.former


class Repository(Struct, frozen=True):
    """A Git repository on this machine, only ever read."""

    root: Path

    def prefix(self, folder: Path) -> str:
        """How the repository names `folder`: with `/` at the end, empty for the root itself."""
        relative = folder.resolve().relative_to(self.root).as_posix()
        return "" if relative == "." else f"{relative}/"

    def fork_point(self, base: str | None) -> str:
        """The commit where the present branch left `base` (or the main branch).

        Raises:
            GitFault: `base` is no commit, or shares no history with the branch.
        """
        if base is None:
            base = next((name for name in _BASES if self._commit(name)), "HEAD")
        commit = self._commit(base)
        if commit is None:
            raise GitFault(f"Git ne connaît pas « {base} ». Donnez une branche ou une révision.")
        if self._commit("HEAD") is None:
            raise GitFault("Ce dépôt Git n'a encore aucune révision.")
        try:
            return self._run("merge-base", commit, "HEAD").strip()
        except GitFault:
            raise GitFault(
                f"« {base} » et la branche présente n'ont pas d'origine commune dans ce dépôt. "
                "S'il est partiel, récupérez tout l'historique : git fetch --unshallow"
            ) from None

    def changes(self, commit: str) -> list[Change]:
        """What differs between `commit` and the files as they are now, new ones included.

        New files are announced to a copy of the index, so that Git pairs a file that was renamed
        by hand with the one that is gone; the repository's own index is left alone.
        """
        index = self.root / self._run("rev-parse", "--git-path", "index").rstrip("\n")
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "index"
            if index.is_file():
                shutil.copyfile(index, copy)
            announced = {"GIT_INDEX_FILE": str(copy)}
            _git(self.root, "add", "--intent-to-add", "--", ".", environment=announced)
            words = ("diff", "--name-status", "-z", "--find-renames", commit, "--")
            listed = os.fsdecode(_git(self.root, *words, environment=announced))
        found = _read_changes(listed)
        return sorted(found, key=lambda change: (change.path or "", change.former or ""))

    def read(self, commit: str, path: str) -> bytes:
        """A file as it was at `commit`.

        Raises:
            GitFault: it was not there.
        """
        return _git(self.root, "show", f"{commit}:{path}")

    def _commit(self, name: str) -> str | None:
        try:
            found = self._run("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        except GitFault:
            return None
        return found.strip()

    def _run(self, *words: str) -> str:
        return os.fsdecode(_git(self.root, *words))


def find_repository(folder: Path) -> Repository:
    """The repository that holds `folder`.

    Raises:
        GitFault: Git is not installed, or the folder is in no repository.
    """
    root = os.fsdecode(_git(folder, "rev-parse", "--show-toplevel")).rstrip("\n")
    return Repository(Path(root).resolve())


def _git(folder: Path, *words: str, environment: Mapping[str, str] = _NOTHING) -> bytes:
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", **environment}
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *words], capture_output=True, check=True, env=environment
        )
    except FileNotFoundError:
        raise GitFault("Git n'est pas installé sur ce poste.") from None
    except subprocess.CalledProcessError as error:
        raise GitFault(_words(folder, os.fsdecode(error.stderr))) from None
    return done.stdout


def _words(folder: Path, message: str) -> str:
    if "not a git repository" in message:
        return f"{folder} n'est pas dans un dépôt Git."
    first = next(iter(message.strip().splitlines()), "erreur inconnue")
    return f"Git a refusé : {first}"


def _read_changes(listed: str) -> Iterator[Change]:
    """Read `git diff --name-status -z`: a letter, then one path, or two for a rename."""
    words = iter(listed.split("\0"))
    for status in words:
        if not status:
            continue
        path = next(words)
        if status[0] == "R":
            yield Change(next(words), path)
        elif status[0] == "D":
            yield Change(None, path)
        elif status[0] in ("A", "C"):
            yield Change(next(words) if status[0] == "C" else path, None)
        else:
            yield Change(path, path)
