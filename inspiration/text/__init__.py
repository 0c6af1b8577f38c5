"""What an editor writes becomes HTML: Markdown, the forms of a magazine, French typography.

This room reads no file and knows no host: what it needs to know of the magazine, it asks a
`Resolver`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspiration.on_demand import on_demand

if TYPE_CHECKING:
    from inspiration.text.rendered import Heading, Rendered, TextProblem
    from inspiration.text.renderer import Renderer, render
    from inspiration.text.resolver import Abbreviation, EntryLink, Picture, Resolver
    from inspiration.text.typography import typeset, typeset_inline, typeset_plain

__all__ = [
    "Abbreviation",
    "EntryLink",
    "Heading",
    "Picture",
    "Rendered",
    "Renderer",
    "Resolver",
    "TextProblem",
    "render",
    "typeset",
    "typeset_inline",
    "typeset_plain",
]

_HOMES = {
    "Abbreviation": "resolver",
    "EntryLink": "resolver",
    "Heading": "rendered",
    "Picture": "resolver",
    "Rendered": "rendered",
    "Renderer": "renderer",
    "Resolver": "resolver",
    "TextProblem": "rendered",
    "render": "renderer",
    "typeset": "typography",
    "typeset_inline": "typography",
    "typeset_plain": "typography",
}
"""Where each name lives: Python-Markdown is loaded with the first that needs it."""

__getattr__ = on_demand(__name__, _HOMES)
