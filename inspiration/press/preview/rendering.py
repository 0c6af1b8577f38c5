"""The pages that the preview makes by itself."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from inspiration.pages.templates import document_environment

if TYPE_CHECKING:
    from jinja2 import Environment


def render(template: str, **values: Any) -> str:
    """Fill a template of this room; everything is escaped, French is typeset by the filter `fr`."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    environment = document_environment("inspiration.press.preview")
    environment.filters["words"] = _words
    return environment


def _words(text: str) -> Markup:
    """A message as it stands, since it may be copied; what is between backquotes is code."""
    parts = (escape(part) for part in text.split("`"))
    marked = (
        Markup("<code>{}</code>").format(part) if rank % 2 else part
        for rank, part in enumerate(parts)
    )
    return Markup("").join(marked)
