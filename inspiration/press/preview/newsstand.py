"""What sessions at several instants share, and who may work while an editor waits."""

from __future__ import annotations

import threading
import time

from inspiration.images.cache import ImageCache
from inspiration.images.on_request import OnRequest
from inspiration.library import read_content
from inspiration.library.content_memory import ContentMemory
from inspiration.press.settings import Settings
from inspiration.press.store import Store

_QUIET_SECONDS = 0.25
"""What is read behind the scenes waits until nobody has asked for anything during that time."""
_SAVED_AFTER = 1.0
"""Seconds after an edit: the disk may take longer than the page."""


class Newsstand:
    """The content, its memory, the caches; `lock` is held by whoever uses them."""

    asked_at = 0.0
    """When a page was last asked for, by the monotonic clock."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.lock = threading.RLock()
        self.store = Store(settings.cache / "press.sqlite3")
        self.images = ImageCache(settings.cache / "images", settings.content)
        self.on_request = OnRequest(self.images)
        self.memory = ContentMemory(settings.notes / "content")
        self.content = read_content(settings.content, self.memory)
        self._saving: threading.Timer | None = None

    def save_soon(self) -> None:
        """Keep the texts that were rendered, when nobody waits for their page any more."""
        if self._saving is None or not self._saving.is_alive():
            self._saving = threading.Timer(_SAVED_AFTER, self._save)
            self._saving.daemon = True
            self._saving.start()

    def _save(self) -> None:
        with self.lock:
            self.store.save()

    def wait_for_quiet(self, stop: threading.Event) -> None:
        """Wait until nobody asks for anything, or until there is nothing to wait for."""
        stop.wait(0.001)
        while not stop.is_set():
            rest = self.asked_at + _QUIET_SECONDS - time.monotonic()
            if rest <= 0:
                return
            stop.wait(rest)
