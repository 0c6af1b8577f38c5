"""The pages and files of an assembly by path, listed as far as someone looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from inspiration.pages.output import Output


class Listing:
    """Outputs by path. Those of the articles come early: whoever edits one waits for no other.

    `outputs` lists them all; it is asked again when it fails.
    """

    def __init__(self, outputs: Callable[[], Iterator[Output]]) -> None:
        self._outputs = outputs
        self._coming: Iterator[Output] | None = None
        self._listed: dict[str, Output] = {}

    def get(self, path: str) -> Output | None:
        """The output at a path, or None."""
        while path not in self._listed:
            output = self._next()
            if output is None:
                return None
            self._listed[output.path] = output
        return self._listed[path]

    def all(self) -> Mapping[str, Output]:
        """Every output by path."""
        while output := self._next():
            self._listed[output.path] = output
        return self._listed

    def _next(self) -> Output | None:
        if self._coming is None:
            self._coming = self._outputs()
        try:
            return next(self._coming, None)
        except Exception:
            self._coming = None
            raise
