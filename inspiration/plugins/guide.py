"""The examples of the editors' guide, as a fence of its Markdown: ```` ```forme ````."""

from __future__ import annotations

import logging
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from inspiration.model.nearest import nearest_path
from inspiration.pages import addresses
from inspiration.pages.guide import Examples
from inspiration.pages.guide_style import dress_guide
from inspiration.pages.output import FileOutput
from inspiration.pages.templates import theme_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspiration.library import Library
    from inspiration.pages.site import Site

log = get_plugin_logger(__name__)

FENCE = "forme"
_HIGHLIGHTER = "pymdownx.superfences"


class Guide:
    """Teaches MkDocs the fence of the examples, and gives the style sheets that they need."""

    def __init__(self, library: Library, site: Site) -> None:
        self._files = library.content.guide
        self._style = dress_guide(theme_folder())
        self._examples = Examples(library, site, addresses.asset(self._style.result.name))

    def teach(self, config: MkDocsConfig) -> None:
        """Add the fence and the sheet of the guide's pages to a configuration."""
        fences = config.mdx_configs.setdefault(_HIGHLIGHTER, {}).setdefault("custom_fences", [])
        fences.append({"name": FENCE, "class": FENCE, "format": self._fence, "validator": _accept})
        config.extra_css.append(addresses.asset(self._style.page.name).lstrip("/"))
        # MkDocs would say in English what `inspiration check` and the lines below say in French.
        config.validation.links.not_found = logging.DEBUG
        config.validation.nav.not_found = logging.DEBUG
        for named in _files_of(config.nav or []):
            if named not in self._files:
                near = nearest_path(named, self._files)
                hint = f" Vouliez-vous dire « {near} » ?" if near else ""
                log.warning("Le menu (`nav`) nomme « %s », qui n'existe pas.%s", named, hint)

    def outputs(self) -> Iterator[FileOutput]:
        """The two style sheets."""
        for asset in (self._style.page, self._style.result):
            yield FileOutput(addresses.asset(asset.name), asset.read)

    def _fence(
        self, source: str, language: str, name: str, options: Any, md: Any, **others: Any
    ) -> str:
        """Show an example; `genre="entretien"` makes its headings questions."""
        is_interview = options.get("genre") == "entretien"
        rendered = self._examples.render(source, "entretien" if is_interview else "texte")
        for problem in rendered.problems:
            log.warning("Exemple du guide, « %s… » : %s", source[:40].strip(), problem.message)
        return self._examples.show(source, rendered)


def _files_of(menu: Any) -> Iterator[str]:
    """The Markdown files that a menu names, however deep; those of other sites are links."""
    if isinstance(menu, str):
        if menu.endswith(".md") and "://" not in menu:
            yield PurePath(menu).as_posix()
    elif isinstance(menu, list | dict):
        for item in menu.values() if isinstance(menu, dict) else menu:
            yield from _files_of(item)


def _accept(language: str, inputs: Any, options: Any, attributes: Any, md: Any) -> bool:
    """Whether the words that follow the name of the fence are known."""
    options.update(inputs)
    return set(inputs) <= {"genre"}
