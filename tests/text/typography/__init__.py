"""What an editor types, and what must be set: one line a case."""

from tests.text.typography import figures, markup, plain, signs
from tests.text.typography.case import Case

CASES = (*signs.CASES, *figures.CASES, *markup.CASES)
PLAIN_CASES = plain.CASES

__all__ = ["CASES", "PLAIN_CASES", "Case"]
