"""The proof that a site made from what changed is the one that a clean build makes."""

from __future__ import annotations

import filecmp
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from inspiration.press.incremental import publish
from inspiration.press.publication import Publication
from inspiration.press.settings import read_settings

if TYPE_CHECKING:
    from inspiration.press.order import Order

_BY_ITS_ANSWERS = "pagefind/"
"""The index of the search differs at each making: it is compared by what it answers."""


def differences(order: Order, site: Path) -> list[str]:
    """Build anew beside a site; the paths where the two are not the same, in order.

    Photographs are taken from their cache: it is checked by itself.

    Raises:
        PressError: the content stops the build.
        OSError: a disk or a folder fails.
    """
    settings = read_settings(order)
    with tempfile.TemporaryDirectory(prefix=".verification-", dir=site.parent) as name:
        folder = Path(name)
        cache = folder / "cache"
        cache.mkdir()
        for kept in ("images", "editions", "search"):
            if (settings.cache / kept).is_dir():
                (cache / kept).symlink_to(settings.cache / kept)
        # The instant of the build that is verified, to the second: nothing else may differ.
        anew = replace(settings, cache=cache, site_dir=folder / "site")
        publish(anew, order, Publication(folder / "site", folder / "suivant", anew.notes))
        one, other = _paths(site), _paths(folder / "site")
        return sorted(
            path
            for path in one | other
            if path not in one
            or path not in other
            or not filecmp.cmp(site / path, folder / "site" / path, shallow=False)
        )


def _paths(site: Path) -> set[str]:
    found = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    return {path for path in found if path[: len(_BY_ITS_ANSWERS)] != _BY_ITS_ANSWERS}
