"""Where what a step no longer needs is put out of its way, until all is measured.

Just after thousands of files were removed, ext4 takes up to twenty times longer to make one: it
passes over every inode freed in the last minutes. Whoever writes the most files would pay for what
others left, so nothing is removed before the end.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ATTIC = "attic"
"""The folder, beside that of a magazine or of a site."""
_RANKS = itertools.count()


def set_aside(path: Path, attic: Path) -> None:
    """Move a file or a folder to the attic; nothing when there is none."""
    if not path.exists():
        return
    attic.mkdir(parents=True, exist_ok=True)
    place = attic / f"{path.name}-{next(_RANKS)}"
    while place.exists():
        place = attic / f"{path.name}-{next(_RANKS)}"
    path.rename(place)
