"""A numéro to download, print and keep: one PDF and one EPUB, made from the Library.

Nothing here knows the host: the shelf receives the composer of the pages, so that an edition has
the same rendered text as the site, and gives files and what there is to say of them.
"""

from __future__ import annotations

from inspiration.editions.cache import EditionCache
from inspiration.editions.photographs import Photographs, UnreadablePhotographError
from inspiration.editions.shelf import (
    EditionFormat,
    EditionInfo,
    EditionShelf,
)
from inspiration.editions.tools import MissingToolsError, require_tools

__all__ = [
    "EditionCache",
    "EditionFormat",
    "EditionInfo",
    "EditionShelf",
    "MissingToolsError",
    "Photographs",
    "UnreadablePhotographError",
    "require_tools",
]
