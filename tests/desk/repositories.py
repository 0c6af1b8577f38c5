"""Small Git repositories for tests, made with the real Git."""

from __future__ import annotations

import subprocess
from pathlib import Path

_IDENTITY = ("-c", "user.name=Essai", "-c", "user.email=essai@example.org")
_SETTINGS = ("-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false", *_IDENTITY)


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", *_SETTINGS, *words], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout


def start(folder: Path) -> None:
    """Everything in the folder becomes the first commit of `main`."""
    git(folder, "init", "--quiet")
    commit(folder, "Premier")


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", message)
