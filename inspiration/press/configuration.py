"""From the command line's options to a MkDocs configuration."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from yaml import YAMLError

from inspiration.press.configuration_faults import MISSING, UNKNOWN, explained, refused
from inspiration.press.errors import PressError
from inspiration.press.order import Order

_log = logging.getLogger(__name__)


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
        config = _read(file, changes)
    except ConfigurationError as error:
        cause = error.__context__
        words = explained(file, cause) if isinstance(cause, YAMLError) else f"{file.name} : {error}"
        raise PressError(words) from None
    except PressError:
        raise
    except Exception as error:
        raise PressError(f"{file.name} n'est pas lisible : {error}") from None
    options = magazine_options(config)
    if order.at:
        options["at"] = order.at
    options["preview"] = order.preview or options["preview"]
    return config


def _read(file: Path, changes: dict[str, Any]) -> MkDocsConfig:
    """What MkDocs makes of a file. A key that it does not know is a fault, as in an entry."""
    config = MkDocsConfig(config_file_path=str(file))
    with file.open("rb") as opened:
        config.load_file(opened)
    config.load_dict(changes)
    faults, remarks = config.validate()
    told = [(key, str(fault)) for key, fault in faults]
    if not config.site_url and not told:
        # Feeds, calendars and data hold whole addresses.
        told.append(("site_url", MISSING))
    for key, remark in remarks:
        if UNKNOWN in remark:
            told.append((key, remark))
        else:
            _log.warning("%s : `%s` : %s", file.name, key, remark)
    if told:
        raise PressError(refused(file, told))
    return config


def magazine_options(config: MkDocsConfig) -> Any:
    """The options of the plugin that owns the Library.

    Raises:
        PressError: it is not among the plugins.
    """
    magazine: Any = config.plugins.get("inspiration/magazine")
    if magazine is None:
        raise PressError("mkdocs.yml : `plugins` ne contient pas inspiration/magazine")
    return magazine.config
