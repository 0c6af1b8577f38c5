"""The dates of files: how far they can be believed, and where libraries leave theirs."""

from __future__ import annotations

import sys
from pathlib import Path, PurePath

TRUSTED_AFTER = 2_000_000_000
"""Nanoseconds: a file changed less than that before it was looked at may change again unseen."""
_LIBRARIES = ("site-packages", "dist-packages")
"""The names of the folders where packages are installed; Debian has the second."""


def is_settled(changed: int, looked: int) -> bool:
    """Whether another change would have had another date: both instants are in nanoseconds."""
    return looked - changed > TRUSTED_AFTER


def library_folders() -> list[str]:
    """Where packages are installed: whatever comes or goes there leaves its date on the folder."""
    return [path for path in sys.path if path.endswith(_LIBRARIES) and Path(path).is_dir()]


def is_installed(folder: PurePath) -> bool:
    """Whether a folder is that of an installed package, which changes with its version only."""
    return not {*_LIBRARIES}.isdisjoint(folder.parts)
