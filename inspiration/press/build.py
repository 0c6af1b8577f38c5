"""One build: stage the next site beside the last, then publish it whole."""

from __future__ import annotations

import logging
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.exceptions import Abort, BuildError

from inspiration.press.configuration import Order, PressError, load
from inspiration.press.exchange import exchange, keep_unchanged, recover
from inspiration.press.faults import words_of
from inspiration.press.lock import build_lock

_MARKS_OF_A_SITE = ("404.html", "sitemap.xml")


@dataclass(frozen=True)
class Built:
    """What a build made: counts, weight in bytes, duration in seconds."""

    site: Path
    pages: int
    images: int
    feeds: int
    files: int
    changed: int
    size: int
    seconds: float


def build(order: Order) -> Built:
    """Build and publish.

    Raises:
        PressError: the configuration or the content stops the build; the last site stays.
    """
    start = time.perf_counter()
    # A link to the site stays a link: what it leads to is replaced.
    site = Path(load(order).site_dir).resolve()
    stage = site.with_name(f".{site.name}.suivant")
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        with build_lock(site):
            recover(stage, site)
            _refuse_what_is_no_site(site)
            changed = _stage_and_publish(order, stage, site)
    except Exception as error:
        words = words_of(error)
        if words is None:
            raise
        raise PressError(words) from None
    return _measure(site, changed, time.perf_counter() - start)


def _refuse_what_is_no_site(site: Path) -> None:
    """Never put a site in the place of something else, which would be lost.

    Raises:
        PressError: a file is there, or a folder that holds no site.
    """
    if not site.exists():
        return
    if not site.is_dir():
        raise PressError(f"« {site} » est un fichier. Donnez un dossier : --site-dir DOSSIER.")
    if any(site.iterdir()) and not all((site / name).is_file() for name in _MARKS_OF_A_SITE):
        raise PressError(
            f"Le dossier « {site} » contient autre chose qu'un site, qui serait perdu. "
            "Videz-le, ou donnez-en un autre : --site-dir DOSSIER."
        )


def _stage_and_publish(order: Order, stage: Path, site: Path) -> int:
    """Build beside the last site and take its place; tell how many files changed.

    The stage belongs to whoever holds the lock: nobody else may clear it.
    """
    try:
        shutil.rmtree(stage, ignore_errors=True)
        _run(order, stage)
        changed = keep_unchanged(stage, site)
        exchange(stage, site)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return changed


def _run(order: Order, stage: Path) -> None:
    config = load(order, stage)
    config.plugins.on_startup(command="build", dirty=False)
    told = _Told()
    log = logging.getLogger("mkdocs.commands.build")
    log.addFilter(told)
    try:
        mkdocs_build(config)
    except (Abort, BuildError) as error:
        raise PressError("\n".join(told.errors) or str(error)) from None
    finally:
        log.removeFilter(told)
        config.plugins.on_shutdown()


class _Told(logging.Filter):
    """Takes the errors that MkDocs would print: we say them ourselves, in French, once."""

    def __init__(self) -> None:
        super().__init__()
        self.errors: list[str] = []

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep an error for later, let the rest through."""
        if record.levelno < logging.ERROR:
            return True
        self.errors.append(record.getMessage())
        return False


def _measure(site: Path, changed: int, seconds: float) -> Built:
    files = [file for file in site.rglob("*") if file.is_file()]
    relative = [file.relative_to(site) for file in files]
    return Built(
        site=site,
        pages=sum(file.suffix == ".html" for file in files),
        images=sum(file.suffix in (".avif", ".webp", ".jpg", ".png", ".svg") for file in files),
        feeds=sum(
            file.suffix in (".xml", ".json", ".ics", ".opml")
            and path.parts[0] in ("flux", "agenda")
            for file, path in zip(files, relative, strict=True)
        ),
        files=len(files),
        changed=changed,
        size=sum(file.stat().st_size for file in files),
        seconds=seconds,
    )
