"""`inspiration/images`: photographs for every screen, kept between builds."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel

from inspiration.images.cache import ImageCache
from inspiration.pages.pictures import Pictures
from inspiration.plugins.magazine import magazine_of
from inspiration.plugins.settings import ImagesConfig

if TYPE_CHECKING:
    import jinja2

    from inspiration.images import Output
    from inspiration.pages.shared_cards import SharedCards


class DerivativeFile(File):
    """A derivative of a photograph, taken from the cache when it is written."""

    def __init__(self, output: Output, cache: ImageCache, config: MkDocsConfig) -> None:
        super().__init__(
            output.address,
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=True,
            dest_uri=output.address,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        self.generated_by = "inspiration/images"
        self._output = output
        self._cache = cache

    def copy_file(self, dirty: bool = False) -> None:
        """Put the derivative in the site.

        Raises:
            PluginError: the cache lost it since it was made.
        """
        if not self._cache.publish(self._output, Path(self.abs_dest_path)):
            raise PluginError(
                f"L'image {self.dest_uri} a disparu du cache pendant la fabrication. Relancez-la."
            )


class ImagesPlugin(BasePlugin[ImagesConfig]):
    """Gives the magazine its photographs, and makes the files that its pages ask for."""

    def __init__(self) -> None:
        self._pictures: Pictures
        self._cache: ImageCache | None = None
        self._cards: SharedCards | None = None
        self._published: set[str] = set()

    @property
    def cache(self) -> ImageCache | None:
        """Where derivatives are kept, while a build goes on."""
        return self._cache

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Open the cache and offer the photographs to the magazine."""
        magazine = magazine_of(config, "inspiration/images")
        self._close()
        self._cache = ImageCache(magazine.cache / "images", Path(config.docs_dir))
        self._pictures = Pictures(magazine.library, self._cache.facts)
        magazine.pictures = self._pictures
        return config

    @event_priority(-100)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Publish every derivative that a page asked for, and nothing else."""
        assert self._cache is not None
        self._cards = magazine_of(config, "inspiration/images").catalogue.composer.shared_cards
        cards = self._cards.asked.values() if self._cards else ()
        outputs = (*self._pictures.outputs(), *cards)
        self._published = {output.key for output in outputs}
        for output in outputs:
            files.append(DerivativeFile(output, self._cache, config))
        return files

    def on_env(
        self, env: jinja2.Environment, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Make what the cache does not hold.

        Raises:
            PluginError: a photograph cannot be made; the message names each.
        """
        # Only now: the press reads the options of this plugin, and encodes by itself.
        from inspiration.images.cards import make_cards
        from inspiration.images.pool import encode_all
        from inspiration.plugins.progress import EncodingDisplay

        assert self._cache is not None
        jobs = self._pictures.jobs.values()
        self._cache.verify(self._published)
        workers = self.config.workers or os.cpu_count() or 1
        if self._cards:
            make_cards(self._cards.asked, self._cards.fonts, self._cache, workers)
        with EncodingDisplay() as display:
            report = encode_all(jobs, self._cache, workers, progress=display.show)
        if report.faults:
            root = Path(config.docs_dir)
            lines = (f"{os.path.relpath(file, root)} : {fault}" for file, fault in report.faults)
            raise PluginError("\n".join(lines))
        return env

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Close the cache."""
        self._close()

    def on_build_error(self, error: Exception) -> None:
        """Close the cache."""
        self._close()

    def _close(self) -> None:
        if self._cache is not None:
            self._cache.close()
            self._cache = None
