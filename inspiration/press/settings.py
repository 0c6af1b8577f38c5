"""What a build reads of `mkdocs.yml`, once: plain values that no longer need MkDocs."""

from __future__ import annotations

import hashlib
import os
import re
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from inspiration.instant import current_instant
from inspiration.ledger import Ledger
from inspiration.press.errors import PressError
from inspiration.program import program_of

if TYPE_CHECKING:
    from inspiration.pages.site import Site
    from inspiration.press.order import Order

OURS = frozenset(
    f"inspiration/{name}" for name in ("magazine", "showcase", "images", "feeds", "editions")
)
"""The plugins that this program brings."""
_RESTS_ON_MORE = re.compile(rb"!ENV|!relative|^INHERIT|^hooks", re.MULTILINE)
"""A configuration that says so is read anew each time."""
_OTHERS = 7
"""Readings kept beside the last: builds, checks and previews of one magazine take turns."""


class Settings(Struct, frozen=True):
    """The configuration of a magazine.

    Attributes:
        foreign: Plugins and hooks that are not ours: they may change any page.
        editions: The formats to make; None when editions are off.
        workers: Processes that encode photographs; 0 for one a core.
    """

    config_file: Path
    content: Path
    site_dir: Path
    cache: Path
    theme_dirs: tuple[Path, ...]
    foreign: tuple[str, ...]
    site: Site
    zone: ZoneInfo
    hour: time
    at: str | None
    preview: bool
    outlines: Path | None
    outlines_attribution: str
    feed_limit: int
    workers: int
    editions: tuple[str, ...] | None

    @property
    def notes(self) -> Path:
        """The folder of what a build notes for the next ones."""
        return self.cache / "press"


def read_settings(order: Order) -> Settings:
    """Read the configuration, or take what was read of the same file before.

    Raises:
        PressError: there is no configuration, or a key of it is wrong.
    """
    file = (order.config_file or Path("mkdocs.yml")).resolve()
    ledger = Ledger(file.parent / ".cache/inspiration/settings", program_of())
    mark = _mark(file, order)
    kept: dict[str, Settings] = ledger.read()
    known = kept.get(mark) if mark else None
    if known is None:
        # The instant is of one build: the next one may be asked for none.
        known = _settings(replace(order, at=None))
        if mark:
            others = list(kept.items())[-_OTHERS:]
            ledger.write({**dict(others), mark: known})
    return replace(known, at=order.at or known.at)


def instant_of(settings: Settings) -> datetime:
    """The instant of a build, in the magazine's zone.

    Raises:
        PressError: the instant asked for cannot be read.
    """
    try:
        return current_instant(settings.at, settings.zone)
    except ValueError as error:
        raise PressError(str(error)) from None


def _mark(file: Path, order: Order) -> str | None:
    try:
        content = file.read_bytes()
    except OSError:
        return None
    if _RESTS_ON_MORE.search(content):
        return None
    asked = (str(file), order.content, order.site_dir, order.preview, order.site_url)
    where = os.environ.get("PYTHONPATH"), str(Path(__file__).parent)
    digest = hashlib.blake2b(content, digest_size=16)
    digest.update(repr((asked, where, Path.cwd() if order.content else None)).encode())
    return digest.hexdigest()


def _settings(order: Order) -> Settings:
    # Only now: MkDocs takes a third of a second to load.
    from inspiration.pages.templates import template_folders
    from inspiration.plugins.settings import site_settings
    from inspiration.press.configuration import load, magazine_options

    config = load(order)
    magazine: Any = magazine_options(config)
    names = dict(config.plugins.items())
    showcase, feeds = names.get("inspiration/showcase"), names.get("inspiration/feeds")
    images, editions = names.get("inspiration/images"), names.get("inspiration/editions")
    base = Path(config.config_file_path).resolve().parent
    outlines = showcase.config["outlines"] if showcase else None
    foreign = [name for name in names if name not in OURS]
    return Settings(
        config_file=Path(config.config_file_path).resolve(),
        content=Path(config.docs_dir).resolve(),
        site_dir=Path(config.site_dir).resolve(),
        cache=base / magazine.cache_dir,
        theme_dirs=tuple(
            Path(folder) for folder in template_folders(config.theme.dirs, config.theme.custom_dir)
        ),
        foreign=(*foreign, *map(str, config.hooks)),
        site=site_settings(config, magazine),
        zone=magazine.timezone,
        hour=magazine.publication_hour,
        at=magazine.at,
        preview=magazine.preview,
        outlines=base / outlines if outlines else None,
        outlines_attribution=showcase.config["outlines_attribution"] if showcase else "",
        feed_limit=feeds.config["limit"] if feeds else 0,
        workers=images.config["workers"] if images else 0,
        editions=tuple(editions.config["formats"]) if editions else None,
    )
