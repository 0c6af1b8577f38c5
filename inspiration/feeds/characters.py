"""Characters that a feed cannot carry."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything outside the production `Char` of XML 1.0 §2.2."""


def without_forbidden(text: str) -> str:
    """Drop what XML 1.0 forbids, lone surrogates included; all the rest stays as it is."""
    return _FORBIDDEN.sub("", text)
