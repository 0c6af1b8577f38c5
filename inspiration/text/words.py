"""Words: how many a reader reads, and those of a piece of HTML."""

from __future__ import annotations

import re
from html import unescape

_TAG = re.compile(r"""<(?>(?:[^<>"']++|"[^"]*+"|'[^']*+')*)>""")


def count_words(text: str) -> int:
    """Count the words of a plain text as they are spaced; a sign alone is not a word."""
    words = text.split()
    return len(words) - len([word for word in words if len(word) == 1 and not word.isalnum()])


def words_of_html(html: str) -> str:
    """Return the text of a small piece of HTML this project has written itself."""
    return unescape(_TAG.sub("", html))
