"""The hash of the program: what one version kept is not mixed with what another makes."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def program_of(*rooms: str, libraries: tuple[str, ...] = ()) -> str:
    """Hash the sources of rooms of this package (all of it without any), and name libraries.

    Raises:
        importlib.metadata.PackageNotFoundError: a library is not installed.
    """
    digest = hashlib.blake2b(digest_size=16)
    digest.update(sys.version.encode())
    folders = [_PACKAGE / room for room in rooms] or [_PACKAGE]
    for folder in folders:
        for file in sorted(folder.rglob("*.py")):
            digest.update(file.relative_to(_PACKAGE).as_posix().encode() + b"\0")
            digest.update(file.read_bytes())
    if libraries:
        # Only now: a look at what did not change asks for none, and loads nothing it can spare.
        from importlib.metadata import version

    for library in libraries:
        digest.update(f"{library} {version(library)}\n".encode())
    return digest.hexdigest()
