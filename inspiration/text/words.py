"""Words: how many a reader reads, and those of a piece of HTML."""

from __future__ import annotations

import re
from html import unescape

_WORD = re.compile(r"[^\W_][^\s]*")
_TAG = re.compile(r"""<(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""")


def count_words(text: str) -> int:
    """Count the words of a plain text; « l’eau » and « 12 500 » are read as they are spaced."""
    return len(_WORD.findall(text))


def words_of_html(html: str) -> str:
    """Return the text of a small piece of HTML this project has written itself."""
    return unescape(_TAG.sub("", html))
