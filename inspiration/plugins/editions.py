"""`inspiration/editions`: each numéro as a PDF and an EPUB."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, ListOfItems
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files

from inspiration.editions import (
    EditionCache,
    EditionFormat,
    EditionInfo,
    EditionShelf,
    MissingToolsError,
    Photographs,
    UnreadablePhotographError,
    require_tools,
)
from inspiration.plugins.images import ImagesPlugin
from inspiration.plugins.magazine import magazine_of

if TYPE_CHECKING:
    from inspiration.model.article import Issue
    from inspiration.plugins.magazine import MagazinePlugin

log = get_plugin_logger(__name__)


class EditionsConfig(Config):
    """Options of `inspiration/editions`."""

    formats = ListOfItems(
        Choice(tuple(form.value for form in EditionFormat)),
        default=[form.value for form in EditionFormat],
    )
    """What is offered, in the order in which it is shown."""


class EditionsPlugin(BasePlugin[EditionsConfig]):
    """Adds the editions of every public numéro to the site."""

    def __init__(self) -> None:
        self._shelf: EditionShelf | None = None

    @event_priority(40)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the tools before anything is made.

        Raises:
            PluginError: something must be installed first.
        """
        magazine = magazine_of(config, "inspiration/editions")
        self._shelf = None
        if magazine.library.preview:
            return config
        if EditionFormat.PDF in self.config.formats:
            try:
                require_tools()
            except MissingToolsError as error:
                raise PluginError(str(error)) from None
        magazine.editions = partial(self._of, magazine, config)
        return config

    def _of(
        self, magazine: MagazinePlugin, config: MkDocsConfig, issue: Issue
    ) -> tuple[EditionInfo, ...]:
        """The editions of a numéro, for the pages, the feeds and the data that tell of them."""
        shelf = self.shelf(magazine, config)
        return tuple(shelf.of(issue)) if shelf else ()

    def shelf(self, magazine: MagazinePlugin, config: MkDocsConfig) -> EditionShelf | None:
        """The editions of this build; none in the preview, which shows drafts.

        The pages of numéros ask it for the weight of what they offer, so all are made the first
        time it is asked for.

        Raises:
            PluginError: a photograph of a numéro cannot be decoded.
        """
        if magazine.library.preview:
            return None
        if self._shelf is None:
            images = config.plugins.get("inspiration/images")
            cache = images.cache if isinstance(images, ImagesPlugin) else None
            pictures = magazine.pictures
            self._shelf = EditionShelf(
                magazine.catalogue.composer,
                EditionCache(magazine.cache / "editions"),
                Photographs(pictures, cache) if pictures and cache else None,
                tuple(EditionFormat(name) for name in self.config.formats),
            )
            try:
                self._shelf.prepare(magazine.library.issues, os.cpu_count() or 1)
            except UnreadablePhotographError as error:
                file = os.path.relpath(error.file, Path(config.docs_dir))
                raise PluginError(f"{file} : {error.fault}") from None
        return self._shelf

    @event_priority(-45)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Publish the editions."""
        magazine = magazine_of(config, "inspiration/editions")
        shelf = self.shelf(magazine, config)
        if shelf is None:
            log.info("Les éditions ne sont pas faites pendant l'aperçu.")
        else:
            magazine.add(files, shelf.outputs(), config)
        return files
