"""A case of a typography rule: what an editor types, and what must be set."""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """One authoritative case of a rule.

    In `expected`, `~` stands for U+00A0 and `¦` for U+202F, so that they can be seen.
    """

    rule: str
    typed: str
    expected: str

    @property
    def output(self) -> str:
        """The expected text with its real spaces."""
        return self.expected.replace("~", "\u00a0").replace("¦", "\u202f")
