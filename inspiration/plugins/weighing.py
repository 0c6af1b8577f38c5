"""Weighs each page as it is written, from the files already in the site."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from inspiration.footprint.account import Account
from inspiration.footprint.weighing import Wardrobe, weigh, wire_weight

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspiration.pages.output import Output, PageOutput
    from inspiration.pages.site import Site

_PHOTOGRAPHS = "medias/"
_FONTS = ("titre.", "label.", "texte.")
_ITALIC = "texte-it."
_NOT_READ = ("redirection", "410", "404")


class Scales:
    """The account of one build."""

    def __init__(self, site: Site, site_dir: Path, outputs: Iterable[Output]) -> None:
        self.account = Account(site.budget)
        self._base = site.base
        names = {Path(output.path).name: output.path for output in outputs}
        self._fonts = Wardrobe(
            tuple(_first(names, prefix) for prefix in _FONTS if _first(names, prefix)),
            tuple(filter(None, (_first(names, _ITALIC),))),
        )

        @cache
        def weight_of(path: str) -> int | None:
            """Content photographs are the editor's choice: they are not in the page's budget."""
            file = site_dir / path
            is_counted = path[: len(_PHOTOGRAPHS)] != _PHOTOGRAPHS and file.is_file()
            return wire_weight(path, file.read_bytes()) if is_counted else None

        self._weight_of = weight_of

    def put(self, output: PageOutput, page: str) -> None:
        """Weigh a page, but for those that only send elsewhere."""
        if output.kind not in _NOT_READ:
            self.account.add(
                weigh(
                    output.path,
                    output.kind,
                    page.encode(),
                    self._weight_of,
                    self._base,
                    self._fonts,
                )
            )


def _first(names: dict[str, str], prefix: str) -> str:
    """The path of the file whose name begins so, whatever its fingerprint."""
    found = (path for name, path in sorted(names.items()) if name[: len(prefix)] == prefix)
    return next(found, "")
