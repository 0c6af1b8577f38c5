"""Finds the few outputs that must be made again, if possible without listing all there are."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from inspiration.press.errors import OutdatedMemoryError
from inspiration.press.recipes import Recipes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inspiration.pages.output import Output
    from inspiration.press.assembly import Assembly
    from inspiration.press.traces import Memory


class Finding:
    """Finds outputs by their paths, when there are the same as in the last build."""

    def __init__(self, assembly: Assembly, memory: Memory) -> None:
        self._assembly = assembly
        self._memory = memory

    @cached_property
    def recipes(self) -> Recipes:
        """How outputs are made again."""
        return Recipes(self._assembly)

    def outputs_at(self, paths: Iterable[str]) -> Iterator[Output]:
        """The outputs at these paths, with those that come from the same work.

        Raises:
            OutdatedMemoryError: nothing is published at one of them.
        """
        missing = self._memory.together(paths)
        for path in sorted(missing):
            output = self.recipes.read(self._memory.pages[path].recipe)
            if output is not None:
                missing.discard(path)
                yield output
        for under, outputs in self._assembly.families():
            if any(path.startswith(under) for path in missing):
                yield from _among(outputs(), missing)
        if missing:
            yield from _among(self._assembly.outputs(), missing)
        if missing:
            raise OutdatedMemoryError(f"remembered, and published no more: {sorted(missing)}")


def _among(outputs: Iterator[Output], missing: set[str]) -> Iterator[Output]:
    """Those that are missing, which are then no more."""
    for output in outputs:
        if output.path in missing:
            missing.discard(output.path)
            yield output
