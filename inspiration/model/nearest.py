"""The word an editor most likely meant, among those that are known."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache


@lru_cache(16_384)
def fold(text: str) -> str:
    """Reduce to what compares: no accent, case, ligature, apostrophe shape, hyphen or space."""
    text = text.casefold().replace("œ", "oe").replace("æ", "ae")
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if letter.isalnum())


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the known word that looks like `word`, or None when none comes close."""
    by_fold: dict[str, str] = {}
    for candidate in known:
        by_fold.setdefault(fold(candidate), candidate)
    folded = fold(word)
    if folded in by_fold:
        return by_fold[folded]
    # Only now: a word is seldom at fault.
    from difflib import get_close_matches

    close = get_close_matches(folded, by_fold, n=1, cutoff=0.6)
    return by_fold[close[0]] if close else None


def nearest_path(path: str, known: Iterable[str]) -> str | None:
    """Find the known path or address that looks like `path`, by more than its folders."""
    found = nearest(path, known)
    return found if found and nearest(_last_part(path), [_last_part(found)]) else None


def _last_part(path: str) -> str:
    return path.removesuffix("/index.md").removesuffix(".md").rstrip("/").rpartition("/")[2]


def nearest_hint(word: str, known: Iterable[str]) -> str:
    """Say the nearest known word in French, or an empty string."""
    found = nearest(word, known)
    return f"vouliez-vous dire « {found} » ?" if found else ""
