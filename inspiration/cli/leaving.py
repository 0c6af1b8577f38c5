"""How a command stops: what is wrong on the error stream, and a status."""

from __future__ import annotations

import sys

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
