"""A look at the dates of files before anything is read: most often nothing changed.

A build that would make the same bytes need not load a library to know it. When the sources, the
program and the site carry the dates they had, and the clock has crossed no instant at which a page
says something else, the last site is the next one.
"""

from __future__ import annotations

import hashlib
import os
import time
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from inspiration.ledger import Ledger
from inspiration.press.last_site import LastSite
from inspiration.press.settings import instant_of
from inspiration.press.site_folder import items_of, name_of
from inspiration.program import program_of
from inspiration.stamps import is_installed, is_settled, library_folders

if TYPE_CHECKING:
    from pathlib import Path

    from inspiration.press.settings import Settings
    from inspiration.press.tally import Tally

_LOOK = "look"


class _Look(NamedTuple):
    """What was seen before a build, and the mark of what it published.

    `surroundings` are the configuration, the theme and the libraries, of which `equipment` is the
    version; `since` and `until`, aware instants, bound the time during which every page says the
    same.
    """

    surroundings: bytes
    equipment: bytes
    content: bytes
    mark: bytes
    since: datetime
    until: datetime


class Glance:
    """One look at the sources of a site, to compare with the look before the last build."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._notes = settings.notes
        name = f"look-{name_of(settings.site_dir)}"
        self._ledger = Ledger(self._notes / name, program_of())
        self._start = time.time_ns()
        self._newest = 0
        self._look: _Look | None = self._ledger.read().get(_LOOK)
        self._surroundings = self._look_at_surroundings()
        self._content = self._look_at(settings.content)

    @property
    def equipment(self) -> bytes | None:
        """What the last build was made with, when it is still the same; None when unknown."""
        look = self._look
        return look.equipment if look and look.surroundings == self._surroundings else None

    def unchanged(self) -> Tally | None:
        """What the last build published, when this one would publish the same.

        Raises:
            PressError: the instant asked for cannot be read.
        """
        look = self._look
        if look is None or self.equipment is None or look.content != self._content:
            return None
        if not look.since <= instant_of(self._settings) < look.until:
            return None
        last = LastSite(self._settings.site_dir, self._notes)
        return last.tally if last.mark == look.mark and last.seal() else None

    def keep(self, equipment: bytes, mark: bytes, until: datetime) -> None:
        """Remember the look, and what was published after it.

        Args:
            equipment: The version of what every page was made with.
            mark: That of the publication.
            until: The instant at which a page may say something else.
        """
        records: dict[str, _Look] = {}
        now = instant_of(self._settings)
        if is_settled(self._newest, self._start):
            seen = (self._surroundings, equipment, self._content)
            records[_LOOK] = _Look(*seen, mark, now, until)
        self._ledger.write(records)

    def _look_at_surroundings(self) -> bytes:
        settings = self._settings
        site = replace(settings.site, features=frozenset())
        features = sorted(settings.site.features)
        digest = hashlib.blake2b(digest_size=16)
        digest.update(repr((replace(settings, site=site, at=None), features)).encode())
        files = [settings.config_file, settings.outlines]
        for file in filter(None, files):
            digest.update(self._stamp(str(file), str(file)))
        for folder in settings.theme_dirs:
            if not is_installed(folder):
                digest.update(self._look_at(folder))
        for libraries in library_folders():
            digest.update(self._stamp(libraries, libraries))
        return digest.digest()

    def _look_at(self, folder: Path) -> bytes:
        """The stamps of files, and the names of folders: one of them may stand for an entry."""
        stamps = (
            path.encode("utf-8", "surrogateescape")
            if path[-1] == "/"
            else self._stamp(path, item.path)
            for path, item in items_of(folder)
        )
        return hashlib.blake2b(b"\n".join(sorted(stamps)), digest_size=16).digest()

    def _stamp(self, name: str, path: str) -> bytes:
        try:
            found = os.stat(path)
        except OSError:
            return f"{name} -".encode("utf-8", "surrogateescape")
        self._newest = max(self._newest, found.st_mtime_ns, found.st_ctime_ns)
        stamp = (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
        return f"{name} {stamp}".encode("utf-8", "surrogateescape")
