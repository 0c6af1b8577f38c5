"""How a command stops: what is wrong on the error stream, and a status."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click


class Leaving:
    """Around what may fail: says one of `faults` in its own words, and leaves with `status`."""

    def __init__(self, status: int, *faults: type[Exception]) -> None:
        self._status, self._faults = status, faults

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: object, fault: BaseException | None, traceback: object) -> None:
        """Leave, if it is one of them.

        Raises:
            SystemExit: with `status`.
        """
        if isinstance(fault, self._faults):
            click.echo(str(fault), err=True)
            sys.exit(self._status)


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Around what writes a file or a folder: says why it cannot be, and leaves with 1.

    Raises:
        SystemExit: with 1.
    """
    try:
        yield
    except OSError as error:
        click.echo(f"{place} ne s'écrit pas : {error.strerror}", err=True)
        sys.exit(1)
