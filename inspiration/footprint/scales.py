"""Weighs a page as it is made, with the files that it shows at once."""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from inspiration.footprint.weighing import Wardrobe, weigh, wire_weight

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspiration.footprint.weighing import Footprint
    from inspiration.pages.drawings import Drawings
    from inspiration.pages.output import ComposedPage, FileOutput
    from inspiration.pages.site import Site

_FONTS = ("titre.", "label.", "texte.")
_ITALIC = "texte-it."
_NOT_READ = ("redirection", "410", "404")


class Scales:
    """Weighs the pages of a build; `assets` are the files of the theme, by path."""

    def __init__(self, site: Site, assets: Mapping[str, FileOutput], drawings: Drawings) -> None:
        self._base = site.base
        self._fonts = Wardrobe(
            tuple(filter(None, (_first(assets, prefix) for prefix in _FONTS))),
            tuple(filter(None, (_first(assets, _ITALIC),))),
        )

        @cache
        def asset(path: str) -> int | None:
            found = assets.get(path)
            return wire_weight(path, found.content()) if found else None

        @cache
        def drawing(path: str, cover: tuple[str, str, str, str]) -> int:
            return wire_weight(path, drawings.drawn(f"/{path}", cover))

        self._asset, self._drawing = asset, drawing

    def weigh(
        self, page: ComposedPage, content: bytes, files: Mapping[str, Any]
    ) -> Footprint | None:
        """Weigh a page, but for those that only send elsewhere.

        `files` are those that it shows, by address, with what each is made of. Content
        photographs are the editor's choice: they are not in the page's budget.
        """
        if page.kind in _NOT_READ:
            return None

        def weight_of(path: str) -> int | None:
            cover = files.get(f"/{path}")
            return self._drawing(path, cover) if isinstance(cover, tuple) else self._asset(path)

        return weigh(page.path, page.kind, content, weight_of, self._base, self._fonts)


def _first(assets: Mapping[str, FileOutput], prefix: str) -> str:
    """The path of the file whose name begins so, whatever its fingerprint."""
    found = (path for path in sorted(assets) if PurePosixPath(path).name.startswith(prefix))
    return next(found, "")
