"""What was published last at a place, as it was noted then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspiration.ledger import Ledger
from inspiration.press.site_folder import Published, name_of, seal_as_left
from inspiration.press.tally import Tally

if TYPE_CHECKING:
    from pathlib import Path

_VERSION = "6"
_MARK = ""
"""Where the ledger keeps what is noted of the whole: no file has that path."""


class LastSite:
    """The files of the last publication.

    Attributes:
        mark: Random bytes, given to each publication that changes something; empty when nothing
            was noted.
        tally: How many files it had, of each sort.
        files: Each file, by its path.
    """

    def __init__(self, site: Path, notes: Path) -> None:
        self._site = site
        self._ledger = Ledger(notes / f"site-{name_of(site)}", _VERSION)
        noted = self._ledger.read()
        self.mark: bytes
        self.tally: Tally
        self.mark, self.tally, self._seal = noted.pop(_MARK, (b"", Tally(), ""))
        self.files: dict[str, Published] = noted

    def seal(self) -> str | None:
        """The seal of the site when it is as it was left; None otherwise."""
        return seal_as_left(self._site, self.files, self._seal) if self.mark else None

    def note(self, mark: bytes, tally: Tally, files: dict[str, Published], seal: str) -> None:
        """Note what was published in its place, and the seal that it had just before."""
        self.mark, self.tally, self.files, self._seal = mark, tally, files, seal
        self._ledger.write({**files, _MARK: (mark, tally, seal)})
