"""`inspiration/showcase`: the POC lists and facets, the map, the open data."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from inspiration.plugins.magazine import magazine_of
from inspiration.plugins.settings import ShowcaseConfig


class ShowcasePlugin(BasePlugin[ShowcaseConfig]):
    """Adds the showcase of the Library to the site."""

    @event_priority(50)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Publish the showcase's pages and data."""
        magazine = magazine_of(config, "inspiration/showcase")
        outlines = Path(self.config.outlines) if self.config.outlines else None
        magazine.add(files, tuple(magazine.catalogue.showcase(outlines)), config)
        return files
