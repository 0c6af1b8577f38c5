"""A magazine opened to be read, without building it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspiration.library import Clock, Library, read_content
from inspiration.library.content_memory import ContentMemory
from inspiration.press.errors import PressError
from inspiration.press.settings import instant_of, read_settings

if TYPE_CHECKING:
    from inspiration.pages.site import Site
    from inspiration.press.order import Order
    from inspiration.press.settings import Settings


def open_library(order: Order) -> tuple[Library, Site]:
    """Read the content as a build would.

    Raises:
        PressError: there is no configuration, or a key of it is wrong.
    """
    settings = read_settings(order)
    return library_of(settings), settings.site


def library_of(settings: Settings) -> Library:
    """Read the content that settings name; what did not change since the last time is not.

    Raises:
        PressError: there is no content, or the instant asked for cannot be read.
    """
    root = settings.content
    if not root.is_dir():
        raise PressError(
            f"`docs_dir` : le dossier des textes « {root} » n'existe pas. Corrigez "
            f"{settings.config_file.name}, ou donnez --content DOSSIER."
        )
    clock = clock_of(settings)
    content = read_content(root, ContentMemory(settings.cache / "desk" / "content"))
    return Library(content, clock, preview=settings.preview)


def clock_of(settings: Settings) -> Clock:
    """The clock by which a magazine is read or built.

    Raises:
        PressError: the instant asked for cannot be read.
    """
    return Clock(instant_of(settings), settings.zone, settings.hour)
