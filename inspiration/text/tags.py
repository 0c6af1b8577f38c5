"""The raw HTML tags that a text may hold: words within a sentence, nothing that loads or runs."""

from __future__ import annotations

ALLOWED_TAGS = (
    "abbr", "b", "bdi", "br", "cite", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
)  # fmt: skip
"""The tags an editor may type, when the city does not choose its own."""

SAFE_TAGS = frozenset({*ALLOWED_TAGS, "bdo", "data", "rp", "rt", "ruby"})
"""The tags a city may choose from: words within a sentence, nothing that loads, asks or runs."""
