"""`inspiration/showcase`: the POC lists and facets, the map, the open data."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from inspiration.data.outputs import data_outputs
from inspiration.pages.commune_map import Outlines, read_outlines
from inspiration.pages.showcase_outputs import showcase_outputs
from inspiration.plugins.files import settled
from inspiration.plugins.magazine import magazine_of
from inspiration.plugins.settings import ShowcaseConfig


class ShowcasePlugin(BasePlugin[ShowcaseConfig]):
    """Adds the showcase of the Library to the site."""

    @event_priority(50)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Publish the showcase's pages and data.

        Raises:
            PluginError: the file of outlines is missing or is no GeoJSON.
        """
        magazine = magazine_of(config, "inspiration/showcase")
        composer = magazine.catalogue.composer
        outlines = self._outlines(config)
        magazine.add(files, settled(showcase_outputs(composer, outlines)), config)
        magazine.add(files, data_outputs(composer), config)
        return files

    def _outlines(self, config: MkDocsConfig) -> Outlines | None:
        if not self.config.outlines:
            return None
        file = Path(config.config_file_path or ".").parent / self.config.outlines
        try:
            return read_outlines(file.read_bytes(), self.config.outlines_attribution)
        except (OSError, ValueError) as error:
            raise PluginError(
                f"`outlines` : reçu {self.config.outlines!r}, attendu un fichier GeoJSON ({error})"
            ) from None
