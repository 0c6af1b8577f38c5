"""The Jinja environment of the magazine's templates: escaping on, tidy spaces."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup

from inspiration.pages.signs import signs
from inspiration.text import typeset_plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspiration.pages.chrome import Chrome
    from inspiration.pages.output import PageOutput

FOLDER = "magazine"
"""The folder of our templates within the theme; what is elsewhere is Material's."""
_SITES = 4
"""How many sites one environment renders, at most, whose parts are kept: one but in tests."""
_INSTALLED = "inspiration_theme"


def theme_folder() -> Path:
    """Where the theme is: beside the package in a clone, a package of its own once installed."""
    beside = Path(__file__).resolve().parents[2] / "theme"
    if beside.is_dir():
        return beside
    installed = find_spec(_INSTALLED)
    if installed is None or not installed.submodule_search_locations:
        raise FileNotFoundError(f"no theme: neither {beside} nor the package {_INSTALLED}")
    return Path(installed.submodule_search_locations[0])


def template_folders(folders: Sequence[str], custom: str | None) -> list[str]:
    """The folders of templates with ours: after those of the city, before any other theme's.

    Args:
        folders: Those of MkDocs' theme, the first one first.
        custom: The city's own folder, if the configuration names one.
    """
    ours = str(theme_folder())
    if ours in folders:
        return list(folders)
    first = 1 if custom and folders[:1] == [custom] else 0
    return [*folders[:first], ours, *folders[first:]]


def prepare_environment(env: jinja2.Environment) -> None:
    """Switch escaping on for our templates, and for them alone; give them their tools.

    `signs` are drawn everywhere. `part(name, site)` is what every page of a site shows: a template
    of `parts/` that sees nothing but the site, rendered once for all.
    """
    env.autoescape = _is_ours
    env.trim_blocks = True
    env.lstrip_blocks = True

    @lru_cache(_SITES)
    def part(name: str, site: Chrome) -> Markup:
        return Markup(env.get_template(f"{FOLDER}/parts/{name}.html").render(site=site))

    env.globals.update(signs=signs(), part=part)


def make_environment(theme: Path | None = None) -> jinja2.Environment:
    """An environment of our own, for whoever renders pages without MkDocs."""
    loader = jinja2.FileSystemLoader(theme or theme_folder())
    env = jinja2.Environment(loader=loader, undefined=jinja2.StrictUndefined, autoescape=_is_ours)
    prepare_environment(env)
    return env


def document_environment(package: str) -> jinja2.Environment:
    """An environment for documents that a room makes by itself, from the templates it holds.

    Everything is escaped; the filter `fr` typesets French words.
    """
    env = jinja2.Environment(
        loader=jinja2.PackageLoader(package),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["fr"] = typeset_plain
    return env


def render(env: jinja2.Environment, output: PageOutput) -> str:
    """Render a page with its own context and nothing else."""
    return env.get_template(output.template).render(output.context)


def _is_ours(name: str | None) -> bool:
    return name is not None and name.partition("/")[0] == FOLDER
