"""`inspiration/magazine`: owns the Library and publishes what it holds."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from inspiration.desk.calendar_page import calendar_output
from inspiration.desk.report import as_text
from inspiration.footprint.account import Account, OverBudgetError
from inspiration.footprint.scales import SiteScales
from inspiration.library import Clock, Content, Library, current_instant, read_content
from inspiration.pages.catalogue import Catalogue
from inspiration.pages.output import FileOutput, Output, first_twin
from inspiration.pages.rebased import rebased
from inspiration.pages.templates import prepare_environment, template_folders
from inspiration.plugins.files import OutputPage, add_outputs
from inspiration.plugins.guide import Guide
from inspiration.plugins.settings import MagazineConfig, site_settings
from inspiration.press.store import Store
from inspiration.search.index import ADDRESS, SearchUnavailable, index_files
from inspiration.search.records import search_records
from inspiration.text import typeset

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import jinja2
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from inspiration.pages.feed_directory import FeedDirectory
    from inspiration.pages.offers import Offers
    from inspiration.pages.pictures import Pictures
    from inspiration.pages.site import Site

log = get_plugin_logger(__name__)

_GUIDE_ASSETS = ("assets/stylesheets/", "assets/javascripts/bundle", "assets/images/favicon")
_MEASURED = "ecoconception/index.html"
"""The page that publishes the figures of the build (ECO-16)."""
_PAGES_OF_OUR_OWN = ("404.html", "sitemap.xml")


class MagazinePlugin(BasePlugin[MagazineConfig]):
    """Turns `content/` into pages. The other plugins ask it for the Library and add to it."""

    def __init__(self) -> None:
        self.site: Site
        self.library: Library
        self.cache: Path
        self.catalogue: Catalogue
        self.pictures: Pictures | None = None
        self.feeds: FeedDirectory | None = None
        self.editions: Offers | None = None
        self._outputs: list[Output] = []
        self._measured: tuple[Output, ...] = ()
        self._scales: SiteScales
        self._account: Account
        self._store: Store | None = None
        self._content: Content | None = None
        self._guide: Guide | None = None
        self._offered: tuple[Library, Site] | None = None

    def offer_content(self, content: Content) -> None:
        """Take a content folder that was read already, so that a build reads it once."""
        self._content = content

    def offer_library(self, library: Library, site: Site) -> None:
        """Take a Library that was made already, to make the editors' guide and nothing else."""
        self._offered = library, site

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Capture the instant, read the content, and leave no page of the theme's own."""
        self._settle(config)
        self._guide = Guide(self.library, self.site) if self.library.content.guide else None
        if self._guide:
            self._guide.teach(config)
        self.pictures = None
        self.feeds = None
        self.editions = None
        self._outputs = []
        self._store = None
        # Another city names no theme of ours: the templates come with the plugin.
        config.theme.dirs[:] = template_folders(config.theme.dirs, config.theme.custom_dir)
        for name in _PAGES_OF_OUR_OWN:
            config.theme.static_templates.discard(name)
        # MkDocs would show its own English warning for entries outside `nav`.
        config.validation.nav.omitted_files = logging.DEBUG
        return config

    def _settle(self, config: MkDocsConfig) -> None:
        """Have a Library at one instant: the one that was offered, or one that is read now."""
        base = Path(config.config_file_path or ".").resolve().parent
        self.cache = base / self.config.cache_dir
        if self._offered:
            self.library, self.site = self._offered
            return
        zone = self.config.timezone
        try:
            instant = current_instant(self.config.at, zone)
        except ValueError as error:
            raise PluginError(str(error)) from None
        clock = Clock(instant, zone, self.config.publication_hour)
        content = self._content or read_content(Path(config.docs_dir))
        self._content = None
        self.site = site_settings(config, self.config)
        self.library = Library(content, clock, preview=self.config.preview)

    @event_priority(100)
    def _add_pages(self, files: Files, config: MkDocsConfig) -> Files:
        """Keep the guide and nothing else, then add every page of the magazine.

        Raises:
            PluginError: something public is wrong; the message lists all of it.
        """
        kept = Files([file for file in files if self._may_leave(file)])
        if self._offered:
            return kept
        self._store = Store(self.cache / "press.sqlite3")
        self.catalogue = Catalogue(
            self.library,
            self.site,
            self.pictures,
            self.feeds,
            memory=self._store,
            editions=self.editions,
        )
        self._read_texts()
        pages = tuple(self.catalogue.outputs())
        self._measured = tuple(page for page in pages if page.path == _MEASURED)
        self.add(kept, (page for page in pages if page.path != _MEASURED), config)
        if self.library.preview:
            self.add(kept, (calendar_output(self.library, self.site),), config)
        self._stop_on_errors()
        return kept

    def add(self, files: Files, outputs: Iterable[Output], config: MkDocsConfig) -> None:
        """Publish something more; the other plugins of the magazine call this."""
        found = tuple(outputs)
        self._outputs.extend(found)
        add_outputs(files, found, config)

    @event_priority(-80)
    def _add_what_pages_rest_on(self, files: Files, config: MkDocsConfig) -> Files:
        """Publish style sheets, drawings, site map and index, once every page has been added.

        The page that tells what every other one costs is written after them.

        Raises:
            PluginError: two pages would have one address.
        """
        if self._guide:
            self.add(files, self._guide.outputs(), config)
        if self._offered:
            return files
        self.add(files, self._measured, config)
        self.add(files, self.catalogue.files(tuple(self._outputs)), config)
        twin = first_twin(self._outputs)
        if twin:
            raise PluginError(
                f"Deux pages auraient la même adresse : {twin}. Vérifiez `anciennes_adresses` et "
                "les noms de fichiers."
            )
        paths = [output.path for output in self._outputs]
        self._scales = SiteScales(self.site, Path(config.site_dir), paths)
        self._account = Account(self.site.budget)
        if self.site.has("search"):
            self.add(files, self._search_index(), config)
        return files

    def _search_index(self) -> Iterator[FileOutput]:
        texts = self.catalogue.composer.texts
        records = search_records(self.library, self.site, lambda entry: texts.of(entry).html)
        try:
            found = index_files(tuple(records), self.cache / "search")
        except SearchUnavailable as error:
            raise PluginError(str(error)) from None
        for path, file in found.items():
            yield FileOutput(f"{ADDRESS}{path}", file.read_bytes)

    on_files = CombinedEvent(_add_pages, _add_what_pages_rest_on)

    def _may_leave(self, file: File) -> bool:
        """The allow-list: the guide's own files, and the part of Material that shows them."""
        if file.src_uri in self.library.content.guide:
            if file.is_documentation_page():
                file.inclusion = InclusionLevel.INCLUDED
            return True
        material = file.src_dir is not None and "content" not in file.src_uri.split("/")[0]
        in_docs = file.src_dir is not None and Path(file.src_dir) == self.library.content.root
        return (
            bool(self.library.content.guide)
            and material
            and not in_docs
            and any(file.src_uri[: len(prefix)] == prefix for prefix in _GUIDE_ASSETS)
            and not file.src_uri.endswith(".map")
        )

    def _read_texts(self) -> None:
        """Know every error of the texts before anything long is made of them."""
        for entry in self.library.entries:
            self.catalogue.composer.texts.of(entry)
        self._stop_on_errors()

    def _stop_on_errors(self) -> None:
        problems = (*self.library.problems, *self.catalogue.problems)
        blocking = sorted(problem for problem in problems if self.library.blocks(problem))
        if blocking:
            raise PluginError(as_text(blocking, self.library.content.root))

    @event_priority(-100)
    def on_env(
        self, env: jinja2.Environment, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Give the templates their filters and switch escaping on for them."""
        prepare_environment(env)
        return env

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """The guide follows the typography that it teaches, and its links the site's own path."""
        return html if isinstance(page, OutputPage) else rebased(typeset(html), self.site)

    def on_page_context(
        self, context: Any, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        """A page of the magazine sees its own data and nothing of MkDocs."""
        if not isinstance(page, OutputPage):
            return context
        if page.output.path == _MEASURED:
            return {**page.output.context, "measures": self._account.measures()}
        return page.output.context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Weigh the page."""
        if isinstance(page, OutputPage):
            footprint = self._scales.weigh(page.output.path, page.output.kind, output.encode())
            if footprint:
                self._account.add(footprint)
        return output

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Hold the account against the budget (ECO-10).

        Raises:
            PluginError: what surrounds the content is over budget, so every page is.
        """
        self._close_store()
        if self._offered:
            return
        try:
            warnings = self._account.warnings()
        except OverBudgetError as error:
            raise PluginError(str(error)) from None
        for warning in warnings:
            log.warning(warning)

    def on_build_error(self, error: Exception) -> None:
        """Keep what was rendered before the build stopped."""
        self._close_store()

    def _close_store(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None


def magazine_of(config: MkDocsConfig, asked_by: str) -> MagazinePlugin:
    """Find the magazine among the plugins.

    Raises:
        PluginError: `inspiration/magazine` is not in `mkdocs.yml`, or comes after.
    """
    plugin = config.plugins.get("inspiration/magazine")
    if not isinstance(plugin, MagazinePlugin):
        raise PluginError(
            f"`plugins` : {asked_by} a besoin de inspiration/magazine, absent de mkdocs.yml"
        )
    return plugin
