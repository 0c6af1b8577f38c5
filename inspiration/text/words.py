"""Words: how many a reader reads, and those of a piece of HTML."""

from __future__ import annotations

import re
from html import unescape

_TAG = re.compile(r"""<(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""")


def count_words(text: str) -> int:
    """Count the words of a plain text as they are spaced; a sign alone is not a word."""
    return sum(1 for word in text.split() if len(word) > 1 or word.isalnum())


def words_of_html(html: str) -> str:
    """Return the text of a small piece of HTML this project has written itself."""
    return unescape(_TAG.sub("", html))
