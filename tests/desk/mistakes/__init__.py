"""A hundred mistakes an editor can make: each is told at its place, with its remedy."""

from __future__ import annotations

from tests.desk.mistakes import files, keys, law, magazine, pictures, texts
from tests.desk.mistakes.written import FINGER, Mistake

__all__ = ["FINGER", "MISTAKES", "Mistake"]

MISTAKES = tuple(
    mistake
    for subject in (files, keys, pictures, magazine, law, texts)
    for mistake in subject.MISTAKES
)
