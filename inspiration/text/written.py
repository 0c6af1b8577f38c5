"""Numbers as French writes them."""

from __future__ import annotations

import re

_WHOLE = re.compile(r"[0-9]{5,}")
_DECIMAL = re.compile(r"([0-9]+)\.([0-9]+)")


def written_number(value: str) -> str:
    """Write a bare number as French does; anything else stays as typed (TYP-07)."""
    decimal = _DECIMAL.fullmatch(value)
    whole, decimals = (decimal[1], f",{decimal[2]}") if decimal else (value, "")
    if _WHOLE.fullmatch(whole):
        return f"{int(whole):,}".replace(",", "\u202f") + decimals
    return whole + decimals
