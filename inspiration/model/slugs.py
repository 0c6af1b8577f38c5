"""From words to the part of an address that names them (TYP-17)."""

from __future__ import annotations

import re
import unicodedata

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PUNCTUATION = dict.fromkeys(map(ord, "’‘“”«»‐‑–—…·\u202f"), "-")
"""Signs that part words as their ASCII likes do."""
_RESERVED_BY_WINDOWS = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)


def slugify(text: str) -> str:
    """Give lower-case ASCII words joined by hyphens: « L'école n° 2 » → `l-ecole-n-2`."""
    text = text.casefold().replace("œ", "oe").replace("æ", "ae").translate(_PUNCTUATION)
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    kept = re.sub(r"[^a-z0-9]+", "-", ascii_text)
    return kept.strip("-")


def is_slug(name: str) -> bool:
    """Whether a folder or file name can stand in an address, on every system."""
    return bool(SLUG.fullmatch(name)) and name not in _RESERVED_BY_WINDOWS
