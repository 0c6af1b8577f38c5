"""The hash of the program: what one version kept is not mixed with what another makes."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from inspiration.stamps import library_folders

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
        with open(file, "rb", buffering=0) as source:
            digest.update(source.read())
    for library in libraries:
        digest.update(f"{library} {library_version(library)}\n".encode())
    return digest.hexdigest()


def library_version(name: str) -> str:
    """The version of an installed library.

    Raises:
        importlib.metadata.PackageNotFoundError: it is not installed.
    """
    found = _installed().get(name.lower().replace("-", "_"))
    if found is None:
        from importlib.metadata import version

        return version(name)
    return found


@cache
def _installed() -> dict[str, str]:
    """The versions of libraries, as the folders that describe them are named (PEP 427).

    `importlib.metadata` reads them in what those folders hold: it takes ten times as long to load,
    and as long to answer.
    """
    found: dict[str, str] = {}
    for folder in library_folders():
        for item in os.listdir(folder):
            described, _, suffix = item.rpartition(".")
            name, _, version = described.partition("-")
            if suffix == "dist-info":
                found.setdefault(name.lower(), version)
    return found


def _sources(folder: str) -> Iterator[str]:
    for inner, _, names in os.walk(folder):
        yield from (f"{inner}{os.sep}{name}" for name in names if name.endswith(".py"))
