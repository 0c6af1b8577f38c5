"""`inspiration/feeds`: RSS, Atom, JSON Feed, OPML and calendars."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from inspiration.plugins.magazine import magazine_of
from inspiration.plugins.settings import FeedsConfig


class FeedsPlugin(BasePlugin[FeedsConfig]):
    """Adds the feeds of the Library to the site."""

    @event_priority(-50)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Publish every feed and calendar."""
        magazine = magazine_of(config, "inspiration/feeds")
        magazine.add(files, tuple(magazine.catalogue.feeds(self.config.items)), config)
        return files
