"""Signs that look like another, or like nothing, and that a paste brings along.

The no-break hyphen is never written either, nor kept: speech engines read « a‑t‑on » as three
words, and who looks for « a-t-on » in a page does not find it (tried: eSpeak NG, Chromium 156).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspiration.text.typography.run import Edit

if TYPE_CHECKING:
    from inspiration.text.typography.run import Run

_HYPHENS = "\u2010\u2011"
_NOTHING = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphen, zero-width space, word joiner, byte order mark."""
INVISIBLE = _HYPHENS + _NOTHING
"""What is never kept."""
_FOUND = re.compile(f"[{_HYPHENS}]|[{_NOTHING}]+")


def fold_invisible(run: Run) -> None:
    """Write an ordinary hyphen for its doubles, and nothing for what cannot be seen.

    In addresses as well: nobody means such a sign there.
    """
    run.apply(
        [
            Edit(*found.span(), "-" if found[0] in _HYPHENS else "")
            for found in _FOUND.finditer(run.text)
        ]
    )
