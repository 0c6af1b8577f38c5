"""One build: stage the next site beside the last, then publish it whole."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from inspiration.press.errors import PressError
from inspiration.press.exchange import recover
from inspiration.press.faults import words_of
from inspiration.press.incremental import publish
from inspiration.press.lock import build_lock
from inspiration.press.order import Order
from inspiration.press.publication import Change, Published
from inspiration.press.settings import Settings, read_settings

_MARKS_OF_A_SITE = ("404.html", "sitemap.xml")
_PICTURES = (".avif", ".webp", ".jpg", ".png", ".svg")
_FEEDS = (".xml", ".json", ".ics", ".opml")


@dataclass(frozen=True)
class Built:
    """What a build made: counts, weight in bytes, duration in seconds, what changed."""

    site: Path
    pages: int
    images: int
    feeds: int
    files: int
    size: int
    seconds: float
    change: Change

    @property
    def changed(self) -> int:
        """How many files were added, altered or removed."""
        return self.change.count


def build(order: Order, *, clean: bool = False) -> Built:
    """Build and publish; with `clean`, forget what earlier builds made.

    Raises:
        PressError: the configuration or the content stops the build; the last site stays.
    """
    start = time.perf_counter()
    try:
        settings = read_settings(order)
        site = settings.site_dir
        site.parent.mkdir(parents=True, exist_ok=True)
        with build_lock(site):
            stage = stage_of(site)
            recover(stage, site)
            _refuse_what_is_no_site(site)
            publication = publish(settings, order, site, stage, clean=clean)
    except Exception as error:
        words = words_of(error)
        if words is None:
            raise
        raise PressError(words) from None
    return _measure(settings, publication.last, publication.change, time.perf_counter() - start)


def stage_of(site: Path) -> Path:
    """Where the next site is prepared: beside the last, so that one takes the other's place."""
    return site.with_name(f".{site.name}.suivant")


def _refuse_what_is_no_site(site: Path) -> None:
    """Never put a site in the place of something else, which would be lost.

    Raises:
        PressError: a file is there, or a folder that holds no site.
    """
    if not site.exists():
        return
    if not site.is_dir():
        raise PressError(f"« {site} » est un fichier. Donnez un dossier : --site-dir DOSSIER.")
    with os.scandir(site) as items:
        is_empty = next(items, None) is None
    if not is_empty and not all((site / name).is_file() for name in _MARKS_OF_A_SITE):
        raise PressError(
            f"Le dossier « {site} » contient autre chose qu'un site, qui serait perdu. "
            "Videz-le, ou donnez-en un autre : --site-dir DOSSIER."
        )


def _measure(
    settings: Settings, files: dict[str, Published], change: Change, seconds: float
) -> Built:
    paths = [PurePosixPath(path) for path in files]
    return Built(
        site=settings.site_dir,
        pages=sum(path.suffix == ".html" for path in paths),
        images=sum(path.suffix in _PICTURES for path in paths),
        feeds=sum(path.suffix in _FEEDS and path.parts[0] in ("flux", "agenda") for path in paths),
        files=len(files),
        size=sum(file.size for file in files.values()),
        seconds=seconds,
        change=change,
    )
