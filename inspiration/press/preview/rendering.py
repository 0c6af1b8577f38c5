"""The pages that the preview makes by itself."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from inspiration.text import typeset_plain


def render(template: str, **values: Any) -> str:
    """Fill a template of this room; everything is escaped, French is typeset by the filter `fr`."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("inspiration.press.preview"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["fr"] = typeset_plain
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
