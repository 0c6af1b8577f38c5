"""The licences of what others made, published with it: most ask that their text comes along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspiration.pages import addresses
from inspiration.pages.output import FileOutput

if TYPE_CHECKING:
    from pathlib import Path

_FOLDERS = ("licences", "fonts")
_RULE = f"\n\n{'=' * 80}\n\n"


def licences_output(theme: Path) -> FileOutput:
    """One file with every licence text of the theme, in the order of their names."""
    return FileOutput(addresses.LICENCES, lambda: _written(theme))


def _written(theme: Path) -> bytes:
    texts = (file for folder in _FOLDERS for file in sorted((theme / folder).glob("*.txt")))
    return (_RULE.join(text.read_text(encoding="utf-8").strip() for text in texts) + "\n").encode()
