"""The hash of the program: what one version kept is not mixed with what another makes."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
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
    folders = [f"{_PACKAGE}{os.sep}{room}" for room in rooms] or [str(_PACKAGE)]
    for file in sorted(file for folder in folders for file in _sources(folder)):
        digest.update(file[len(str(_PACKAGE)) :].encode() + b"\0")
        with open(file, "rb") as source:
            digest.update(source.read())
    if libraries:
        # Only now: a look at what did not change asks for none, and loads nothing it can spare.
        from importlib.metadata import version

    for library in libraries:
        digest.update(f"{library} {version(library)}\n".encode())
    return digest.hexdigest()


def _sources(folder: str) -> Iterator[str]:
    for inner, _, names in os.walk(folder):
        yield from (f"{inner}{os.sep}{name}" for name in names if name.endswith(".py"))
