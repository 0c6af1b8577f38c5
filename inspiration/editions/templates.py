"""The templates of editions: `theme/editions/`, escaping on everywhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import jinja2

from inspiration.images import TEINTES
from inspiration.pages.templates import theme_folder

FOLDER = "editions"


@cache
def editions_environment(theme: Path | None = None) -> jinja2.Environment:
    """The Jinja environment of both formats."""
    folder = (theme or theme_folder()) / FOLDER
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["host"] = _host
    env.globals["teintes"] = tuple(TEINTES.values())
    return env


def _host(address: str) -> str:
    """The name of a site, as readers say it: what paper has room for."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


def font_files(theme: Path | None = None) -> dict[str, Path]:
    """The fonts of the theme by name: `titre`, `texte-it-la` and so on."""
    folder = (theme or theme_folder()) / "fonts"
    return {file.stem: file for file in sorted(folder.glob("*.woff2"))}
