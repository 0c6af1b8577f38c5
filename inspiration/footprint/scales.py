"""Weighs pages with the files that they show at once: as they are made, or as they stand."""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from inspiration.footprint.weighing import Wardrobe, weigh, wire_weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from inspiration.footprint.weighing import Footprint
    from inspiration.pages.drawings import Drawings
    from inspiration.pages.output import ComposedPage, FileOutput
    from inspiration.pages.site import Site

_FONTS = ("titre.", "label.", "texte.")
_ITALIC = "texte-it."
_NOT_READ = ("redirection", "410", "404")
"""Pages that only send elsewhere."""
_PHOTOGRAPHS = "medias/"
"""Those of the content are the editor's choice: they are not in the page's budget."""


class Scales:
    """Weighs the pages of a build; `assets` are the files of the theme, by path."""

    def __init__(self, site: Site, assets: Mapping[str, FileOutput], drawings: Drawings) -> None:
        self._base = site.base
        self._fonts = fonts_among(assets)

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
        """Weigh a page; None for one that nobody reads.

        `files` are those that it shows, by address, with what each is made of.
        """
        if page.kind in _NOT_READ:
            return None

        def weight_of(path: str) -> int | None:
            cover = files.get(f"/{path}")
            return self._drawing(path, cover) if isinstance(cover, tuple) else self._asset(path)

        return weigh(page.path, page.kind, content, weight_of, self._base, self._fonts)


class SiteScales:
    """Weighs pages with the files that are in `folder`; the fonts are found among `paths`."""

    def __init__(self, site: Site, folder: Path, paths: Iterable[str]) -> None:
        self._base = site.base
        self._fonts = fonts_among(paths)

        @cache
        def weight_of(path: str) -> int | None:
            file = folder / path
            is_counted = path[: len(_PHOTOGRAPHS)] != _PHOTOGRAPHS and file.is_file()
            return wire_weight(path, file.read_bytes()) if is_counted else None

        self._weight_of = weight_of

    def weigh(self, path: str, kind: str, content: bytes) -> Footprint | None:
        """Weigh a page; None for one that nobody reads."""
        if kind in _NOT_READ:
            return None
        return weigh(path, kind, content, self._weight_of, self._base, self._fonts)


def fonts_among(paths: Iterable[str]) -> Wardrobe:
    """The fonts that the style sheet asks for, whatever the fingerprints in their names."""
    names = {PurePosixPath(path).name: path for path in sorted(paths)}

    def first(prefix: str) -> str | None:
        return next((path for name, path in names.items() if name.startswith(prefix)), None)

    return Wardrobe(tuple(filter(None, map(first, _FONTS))), tuple(filter(None, (first(_ITALIC),))))
