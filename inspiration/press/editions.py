"""The editions of a magazine on their own, without building its site."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.exceptions import PluginError

from inspiration.editions import EditionCache, EditionShelf, Photographs
from inspiration.images.cache import ImageCache
from inspiration.pages.catalogue import Catalogue
from inspiration.pages.pictures import Pictures
from inspiration.plugins.magazine import magazine_of
from inspiration.press.configuration import load
from inspiration.press.errors import PressError
from inspiration.press.order import Order


@contextmanager
def open_editions(order: Order) -> Iterator[EditionShelf]:
    """Read the content as a build would, and give its editions.

    Raises:
        PressError: there is no configuration, or the content has errors.
    """
    config = load(order)
    magazine = magazine_of(config, "inspiration")
    try:
        magazine.on_config(config)
    except PluginError as error:
        raise PressError(str(error)) from None
    library, folder = magazine.library, magazine.cache
    if not magazine.site.has("images"):
        composer = Catalogue(library, magazine.site).composer
        yield EditionShelf(composer, EditionCache(folder / "editions"))
        return
    with ImageCache(folder / "images", Path(config.docs_dir)) as cache:
        pictures = Pictures(library, cache.facts)
        composer = Catalogue(library, magazine.site, pictures).composer
        photographs = Photographs(pictures, cache)
        yield EditionShelf(composer, EditionCache(folder / "editions"), photographs)
