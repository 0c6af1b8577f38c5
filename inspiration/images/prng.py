"""The random source of the drawn covers: the same slug gives the same draws, for ever.

Neither `random` nor `hash` will do: the first may change between Python versions, the second
changes at every run. FNV-1a and xorshift32 fit in a few lines that any language can repeat.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

_FNV_OFFSET = 0x811C9DC5
_FNV_PRIME = 0x01000193
_WORD = 0xFFFFFFFF


class SlugRandom:
    """A xorshift32 generator seeded with the FNV-1a hash of a slug (four draws dropped)."""

    def __init__(self, slug: str) -> None:
        state = _FNV_OFFSET
        for byte in slug.encode("utf-8"):
            state = ((state ^ byte) * _FNV_PRIME) & _WORD
        self._state = state or 1
        for _ in range(4):
            self.unit()

    def unit(self) -> float:
        """Return the next number of [0, 1)."""
        state = self._state
        state ^= (state << 13) & _WORD
        state ^= state >> 17
        state ^= (state << 5) & _WORD
        self._state = state
        return state / (_WORD + 1)

    def integer(self, low: int, high: int) -> int:
        """Return an integer between `low` and `high`, both included."""
        return low + int(self.unit() * (high - low + 1))

    def between(self, low: float, high: float) -> float:
        """Return a number between `low` and `high`."""
        return low + self.unit() * (high - low)

    def choice(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return options[int(self.unit() * len(options))]
