"""`inspiration/feeds`: RSS, Atom, JSON Feed, OPML and calendars."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from inspiration.feeds import Enclosure, FeedCatalogue, FeedPress, main_picture
from inspiration.model.article import Issue
from inspiration.plugins.files import settled
from inspiration.plugins.magazine import magazine_of
from inspiration.plugins.settings import FeedsConfig

if TYPE_CHECKING:
    from inspiration.model.entry import Entry
    from inspiration.plugins.magazine import MagazinePlugin


class FeedsPlugin(BasePlugin[FeedsConfig]):
    """Adds the feeds of the Library to the site, and lets every page announce its own."""

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Tell the pages which feeds there will be."""
        magazine = magazine_of(config, "inspiration/feeds")
        magazine.feeds = FeedCatalogue(magazine.library, magazine.site.name)
        return config

    @event_priority(-40)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Publish every feed and calendar."""
        magazine = magazine_of(config, "inspiration/feeds")
        texts = magazine.catalogue.composer.texts
        press = FeedPress(
            magazine.library,
            magazine.site,
            lambda entry: texts.of(entry).html,
            main_picture(magazine.pictures),
            self.config.limit,
            partial(_enclosures, magazine),
        )
        magazine.add(files, settled(press.outputs()), config)
        return files


def _enclosures(magazine: MagazinePlugin, entry: Entry) -> tuple[Enclosure, ...]:
    """The editions of a numéro come with its item."""
    if magazine.editions is None or not isinstance(entry, Issue):
        return ()
    return tuple(
        Enclosure(magazine.site.absolute(offer.address), offer.media_type, offer.size, offer.label)
        for offer in magazine.editions(entry)
    )
