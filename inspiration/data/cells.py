"""How a value becomes the text of one CSV cell, and comes back.

Lists are joined by `|`. A text that holds that sign, or the backslash that protects it, is
escaped with a backslash, so that what is written can always be read.
"""

from __future__ import annotations

from collections.abc import Iterable

SEPARATOR = "|"
_ESCAPE = "\\"
_PAIR = " : "


def join(items: Iterable[str]) -> str:
    """Write a list in one cell."""
    return SEPARATOR.join(
        item.replace(_ESCAPE, _ESCAPE * 2).replace(SEPARATOR, _ESCAPE + SEPARATOR) for item in items
    )


def split(cell: str) -> list[str]:
    """Read a list from one cell; an empty cell is an empty list. Spaces around items go."""
    if not cell.strip():
        return []
    items, current, escaped = [], "", False
    for letter in cell:
        if escaped:
            current, escaped = current + letter, False
        elif letter == _ESCAPE:
            escaped = True
        elif letter == SEPARATOR:
            items.append(current.strip())
            current = ""
        else:
            current += letter
    items.append((current + _ESCAPE if escaped else current).strip())
    return items


def join_pairs(pairs: Iterable[tuple[str, str]]) -> str:
    """Write a list of « key : words » in one cell."""
    return join(f"{key}{_PAIR}{words}" for key, words in pairs)


def split_pairs(cell: str) -> list[tuple[str, str]]:
    """Read a list of « key : words »; an item without a key has an empty one."""
    pairs = []
    for item in split(cell):
        key, colon, words = item.partition(":")
        pairs.append((key.strip(), words.strip()) if colon else ("", item))
    return pairs


def plain(value: object) -> str:
    """Write one value: nothing for what is not known, `true` and `false` for a flag."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
