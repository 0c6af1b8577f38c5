"""One file of a picture, made while someone waits for it: what a preview serves.

One `OnRequest(cache)` lasts as long as the preview; its methods may be called from any thread.
What a build has made is not made again, and the other way round: both keep to one cache.
`inspiration.pages.picture_files.PictureFiles` finds what to make at an address.
"""

from __future__ import annotations

import os
import threading
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec.structs import replace

from inspiration.images.cards import make_cards
from inspiration.images.faults import ImageFault
from inspiration.images.pool import MEGAPIXELS_IN_FLIGHT, SourceTask, make

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from inspiration.images.cache import ImageCache
    from inspiration.images.cards import SocialCard
    from inspiration.images.recipe import DerivativeJob, Output


class OnRequest:
    """Makes derivatives one by one, each once however many ask for it, in bounded memory."""

    def __init__(
        self,
        cache: ImageCache,
        workers: int | None = None,
        megapixels: float = MEGAPIXELS_IN_FLIGHT,
    ) -> None:
        """Nothing is made yet.

        Args:
            cache: Where derivatives are kept.
            workers: How many are made at once; as many as there are cores when None.
            megapixels: Millions of decoded pixels allowed at once; a larger picture goes alone.
        """
        self._cache = cache
        self._gate = _Gate(workers or os.cpu_count() or 1, megapixels)
        self._lock = threading.Lock()
        self._flights: dict[str, Future[bytes]] = {}

    def photograph(self, job: DerivativeJob, output: Output) -> bytes:
        """Return the bytes of a derivative, made now if the cache does not hold them.

        Args:
            job: What to make of the source; its other outputs are left alone.
            output: The file wanted.

        Raises:
            ImageFault: If it cannot be made; every request under way is told.
        """
        task = SourceTask((replace(job, outputs=(output,)),), self._cache.folder)

        def made() -> None:
            with self._gate.passing(task.megapixels):
                files, fault = make(task)
            self._cache.add(files)
            if fault is not None:
                raise fault

        return self._once(output.key, made)

    def card(self, card: SocialCard, fonts: Path, output: Output) -> bytes:
        """Return the bytes of a social card, drawn now if the cache does not hold them.

        Args:
            card: What it says.
            fonts: The folder of the theme's fonts.
            output: The file that was planned for it.

        Raises:
            OSError: If a font cannot be read, or the card written.
        """
        return self._once(output.key, lambda: make_cards((card,), fonts, self._cache))

    def _once(self, key: str, made: Callable[[], object]) -> bytes:
        """Return what the cache holds under a key; the first who asks makes it, others wait."""
        with self._lock:
            flight = self._flights.get(key)
            first = flight is None
            if flight is None:
                flight = self._flights[key] = Future()
        if first:
            try:
                flight.set_result(self._found_or_made(key, made))
            except BaseException as error:
                flight.set_exception(error)
            finally:
                with self._lock:
                    del self._flights[key]
        return flight.result()

    def _found_or_made(self, key: str, made: Callable[[], object]) -> bytes:
        content = self._cache.read(key)
        if content is None:
            made()
            content = self._cache.read(key)
        if content is None:
            raise ImageFault(
                "image-abimee",
                "l'image n'a pas pu être gardée sur le disque",
                "vérifiez la place qui reste, puis rechargez la page",
            )
        return content


class _Gate:
    """Lets pictures through while there is room for them, in cores and in memory."""

    def __init__(self, workers: int, megapixels: float) -> None:
        self._room = threading.Condition()
        self._workers = workers
        self._megapixels = megapixels
        self._busy: list[float] = []

    @contextmanager
    def passing(self, megapixels: float) -> Iterator[None]:
        """Wait for some room, and hold it."""
        with self._room:
            self._room.wait_for(lambda: self._holds(megapixels))
            self._busy.append(megapixels)
        try:
            yield
        finally:
            with self._room:
                self._busy.remove(megapixels)
                self._room.notify_all()

    def _holds(self, megapixels: float) -> bool:
        if not self._busy:
            return True
        fits = sum(self._busy) + megapixels <= self._megapixels
        return fits and len(self._busy) < self._workers
