"""What the preview asks of the engine that makes pages in memory."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from inspiration.library import Library
from inspiration.library.left_out import LeftOut
from inspiration.model.problem import Problem
from inspiration.pages.site import Site


class Served(Struct, frozen=True):
    """A file of the site as it stands; `problems` are those of the entry that this page shows."""

    body: bytes
    problems: tuple[Problem, ...] = ()


class Refreshed(Struct, frozen=True):
    """What an edit changed.

    `entry` is the path of the page of the edited entry, if one was edited; `problems` are all the
    problems of the content now, warnings included; `left_out` the entries that cannot be shown.
    """

    entry: str | None = None
    problems: tuple[Problem, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


class Session(Protocol):
    """A magazine in memory at one instant. Every method may be called from any thread."""

    @property
    def library(self) -> Library:
        """The content at the instant, without the entries that are left out."""
        ...

    @property
    def site(self) -> Site:
        """What the configuration decides; its base is where the site is served."""
        ...

    @property
    def instant(self) -> datetime:
        """The instant that is shown."""
        ...

    def paths(self) -> Collection[str]:
        """Every path of the site: `articles/x/index.html`."""
        ...

    def read(self, path: str) -> Served | None:
        """A file of the site, made now if it is not up to date; None when there is none."""
        ...

    def at(self, instant: str, *, drafts: bool = False) -> Session:
        """The same content at another instant; few are kept.

        Without `drafts` it shows what readers will see; with them, what this one shows: drafts
        and entries to come as if public.

        Raises:
            ValueError: the text is not an instant.
        """
        ...

    def refresh(self, changed: Collection[Path]) -> Refreshed:
        """Take note of an edit; with nothing changed, tell how things stand."""
        ...
