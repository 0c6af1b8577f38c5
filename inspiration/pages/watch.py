"""Who wants to know what each page asks for, and how the tools of pages tell it.

A build that remakes only what changed must know what each page was made from. The tools of this
room tell a `Watch` whatever would escape it: services shared by several pages, work done once for
all, files that a page shows. Without one, nothing is watched and nothing costs anything.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Protocol, TypeVar

T = TypeVar("T")

TEXT, MINUTES, ITEM, WRITTEN = "text", "minutes", "item", "written"
"""Names of works on an entry, by its key: its text, the time to read it, its item in feeds, and
that item as most feeds write it."""


class Watch(Protocol):
    """Listens to what pages ask."""

    def service(self, name: str, service: T) -> T:
        """Stand between pages and a service that answers several of them."""
        ...

    def once(self, name: str, key: str, make: Callable[[], T]) -> T:
        """Do once, for all who ask, a work that rests on things of its own."""
        ...

    def alike(self, key: Hashable, make: Callable[[], T]) -> T:
        """Do once a small work that many pages repeat: each rests on all that it asked."""
        ...

    def file(self, address: str, made_of: Any) -> None:
        """Note that a page shows the file at `address`; `made_of` is how to make it."""
        ...


class NoWatch:
    """Listens to nothing: for whoever makes everything anew."""

    def __init__(self) -> None:
        self._done: dict[Hashable, Any] = {}

    def service(self, name: str, service: T) -> T:
        """The service itself."""
        return service

    def once(self, name: str, key: str, make: Callable[[], T]) -> T:
        """The work, remembered."""
        return self.alike((name, key), make)

    def alike(self, key: Hashable, make: Callable[[], T]) -> T:
        """The work, remembered."""
        if key not in self._done:
            self._done[key] = make()
        found: T = self._done[key]
        return found

    def file(self, address: str, made_of: Any) -> None:
        """Nothing to note."""
