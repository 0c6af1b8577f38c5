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
from inspiration.press.exchange import exchange, keep_unchanged
from inspiration.press.lock import build_lock


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
    site = Path(load(order).site_dir)
    stage = site.with_name(f".{site.name}.suivant")
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        with build_lock(site):
            shutil.rmtree(stage, ignore_errors=True)
            _run(order, stage)
            changed = keep_unchanged(stage, site)
            exchange(stage, site)
    except OSError as error:
        raise PressError(
            f"Le site n'a pas pu être écrit dans {site} : {error.strerror}. "
            "Le site précédent est resté en place."
        ) from None
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return _measure(site, changed, time.perf_counter() - start)


def _run(order: Order, stage: Path) -> None:
    config = load(order, stage)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    except (Abort, BuildError) as error:
        raise PressError(str(getattr(error, "message", None) or error)) from None
    finally:
        config.plugins.on_shutdown()


class _Quiet(logging.Filter):
    """Our own messages say in French what MkDocs says in English."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.levelno >= logging.WARNING


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
