"""One build: stage the next site beside the last, then publish it whole."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from msgspec import Struct

from inspiration.press.errors import OutdatedMemoryError, PressError
from inspiration.press.faults import words_of
from inspiration.press.glance import Glance
from inspiration.press.order import Order
from inspiration.press.publication import Change, Publication
from inspiration.press.settings import Settings, read_settings
from inspiration.press.stage import stage_beside
from inspiration.press.tally import Tally


class Built(Struct, frozen=True):
    """What a build made: what the site holds, the duration in seconds, what changed."""

    site: Path
    totals: Tally
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
        with stage_beside(site) as stage:
            glance = Glance(settings)
            totals = None if clean or settings.foreign else glance.unchanged()
            if totals is not None:
                return Built(site, totals, time.perf_counter() - start, Change((), (), ()))
            if clean:
                _forget(settings)
            publication = _publish(settings, order, stage, glance)
    except Exception as error:
        words = words_of(error)
        if words is None:
            raise
        raise PressError(words) from None
    seconds = time.perf_counter() - start
    return Built(site, publication.tally, seconds, publication.change)


def _publish(settings: Settings, order: Order, stage: Path, glance: Glance) -> Publication:
    publication = Publication(settings.site_dir, stage, settings.notes)
    # Only now: what follows takes a while to load. The last site is looked at meanwhile.
    from inspiration.press.incremental import publish

    try:
        publish(settings, order, publication, glance)
    except (OutdatedMemoryError, NotADirectoryError, IsADirectoryError):
        # The last two: what was a file is to be a folder, or the reverse. A site that is made anew
        # has neither in its way.
        _forget(settings)
        publication = Publication(settings.site_dir, stage, settings.notes)
        publish(settings, order, publication, glance)
    return publication


def _forget(settings: Settings) -> None:
    """Forget what earlier builds made, but photographs and editions."""
    shutil.rmtree(settings.notes, ignore_errors=True)
    (settings.cache / "press.sqlite3").unlink(missing_ok=True)
