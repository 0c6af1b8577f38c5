"""What reads the marks that few texts hold: blocks, fenced code, spans with attributes.

It is half of what a rendering would load: YAML, the colours of code, the network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.extensions.fenced_code import FencedCodeExtension
from pymdownx.bracketspan import BracketSpanExtension

from inspiration.text.forms.blocks import FormBlocksExtension

if TYPE_CHECKING:
    from markdown import Extension


def rare_mark_extensions() -> list[Extension]:
    """The extensions, in the order in which a parser takes them."""
    return [FencedCodeExtension(), BracketSpanExtension(), FormBlocksExtension()]
