"""The characters French typography works with."""

from __future__ import annotations

NO_BREAK_SPACE = "\u00a0"
NARROW_NO_BREAK_SPACE = "\u202f"
ELLIPSIS = "…"
APOSTROPHE = "’"
EN_DASH = "–"
EM_DASH = "—"

OBJECT = "\ufffc"
"""Stands, in the text of a run, for something no rule may enter: code, an address, a picture."""

LINE = "\u2028"
"""Stands, in the text of a run, for a `<br>`."""

SPACES = " \t\n\r\f\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
"""Every space a writer may have typed; all are equal before the rules (TYP-01)."""

SPACE_CLASS = r"[ \t\n\r\f\u00a0\u2000-\u200a\u202f]"
"""The same, as a regular expression class."""

SPACE_SET = frozenset(SPACES)


def before_spaces(text: str, index: int) -> int:
    """Return where the spaces that end at `index` begin."""
    while index and text[index - 1] in SPACE_SET:
        index -= 1
    return index


def after_spaces(text: str, index: int) -> int:
    """Return where the spaces that begin at `index` end."""
    end = len(text)
    while index < end and text[index] in SPACE_SET:
        index += 1
    return index
