"""Where the next site is prepared, while nobody else prepares one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inspiration.press.errors import PressError
from inspiration.press.exchange import recover
from inspiration.press.lock import build_lock

_MARKS_OF_A_SITE = ("404.html", "_headers")


@contextmanager
def stage_beside(site: Path) -> Iterator[Path]:
    """Hold the place of a site, and give the folder where the next one is prepared.

    It is beside the last, so that one takes the other's place; it may hold what a build left.

    Raises:
        PressError: another build holds the place, or it holds something else than a site.
        OSError: the folder above cannot be made.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    with build_lock(site):
        stage = site.with_name(f".{site.name}.suivant")
        recover(stage, site)
        _refuse_what_is_no_site(site)
        yield stage


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
