"""From the command line's options to a MkDocs configuration."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol, cast

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError

from inspiration.library import Library
from inspiration.pages.site import Site
from inspiration.press.errors import PressError
from inspiration.press.order import Order

__all__ = ["Magazine", "Order", "PressError", "image_cache", "load", "open_library"]


class Magazine(Protocol):
    """What the press asks of the plugin that owns the Library: it stands in a room above."""

    library: Library
    site: Site
    config: Any

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the content at the instant."""
        ...


def load(order: Order, site_dir: Path | None = None) -> MkDocsConfig:
    """Read the configuration with the order's changes.

    Raises:
        PressError: there is no configuration, or a key of it is wrong.
    """
    file = order.config_file or Path("mkdocs.yml").resolve()
    if not file.is_file():
        raise PressError(
            f"Pas de fichier {file.name} ici. Placez-vous dans le dossier du magazine, "
            "ou donnez --config FICHIER."
        )
    changes: dict[str, Any] = {}
    if order.content:
        changes["docs_dir"] = str(order.content)
    if site_dir or order.site_dir:
        changes["site_dir"] = str(site_dir or order.site_dir)
    if order.site_url:
        changes["site_url"] = order.site_url
    try:
        config = load_config(config_file=str(file), **changes)
    except ConfigurationError as error:
        raise PressError(f"{file.name} : {error}") from None
    except Exception as error:
        # `load_config` lets a YAML fault through as the parser raised it.
        raise PressError(f"{file.name} n'est pas lisible : {error}") from None
    magazine = _magazine(config)
    if order.at:
        magazine.config["at"] = order.at
    magazine.config["preview"] = order.preview or magazine.config["preview"]
    return config


def open_library(order: Order) -> tuple[Library, Site]:
    """Read the content as a build would, without building.

    Raises:
        PressError: there is no configuration, or a key of it is wrong.
    """
    config = load(order)
    magazine = _magazine(config)
    try:
        magazine.on_config(config)
    except PluginError as error:
        raise PressError(str(error)) from None
    return magazine.library, magazine.site


def image_cache(order: Order) -> Path:
    """The folder where derivatives are kept between builds.

    Raises:
        PressError: there is no configuration, or a key of it is wrong.
    """
    config = load(order)
    base = Path(config.config_file_path).resolve().parent
    folder: str = _magazine(config).config.cache_dir
    return base / folder / "images"


def magazine_options(config: MkDocsConfig) -> Any:
    """The options of the plugin that owns the Library.

    Raises:
        PressError: it is not among the plugins.
    """
    return _magazine(config).config


def _magazine(config: MkDocsConfig) -> Magazine:
    found = config.plugins.get("inspiration/magazine")
    if found is None:
        raise PressError("mkdocs.yml : `plugins` ne contient pas inspiration/magazine")
    return cast("Magazine", found)
