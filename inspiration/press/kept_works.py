"""The values of works that an earlier build did and that would be the same today."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

from inspiration.pages.watch import ITEM, WRITTEN
from inspiration.press.recorder import Elsewhere
from inspiration.program import program_of

if TYPE_CHECKING:
    from inspiration.press.recorder import Cell, Work
    from inspiration.press.store import Store
    from inspiration.press.traces import Memory


_KEPT = (ITEM, WRITTEN)


class KeptWorks:
    """Finds them by the version that the memory remembers.

    Only the items of feeds are kept: they are long to make, and plain. A text has a memory of its
    own, and a number stands in the traces.
    """

    def __init__(self, memory: Memory, store: Store) -> None:
        self._memory = memory
        self._store = store

    def recall(self, cell: Cell) -> Any:
        """The value of a work, or None; asked once `Changes` has put the works right."""
        kept = self._memory.works.get(cell)
        if kept is None or kept.value is not None:
            return kept.value if kept else None
        content = self._store.get(_key(kept.version)) if cell[0] in _KEPT else None
        return pickle.loads(content) if content else None

    def keep(self, cell: Cell, work: Work) -> None:
        """Keep the value of a work that was just done here, if it is worth it; not its files."""
        if cell[0] in _KEPT and not work.journal.files and work.value is not Elsewhere.MADE:
            self._store.put(_key(work.version), pickle.dumps(work.value, pickle.HIGHEST_PROTOCOL))


def _key(version: bytes) -> str:
    """Where a value is kept: another program may give it another shape."""
    return f"work-{program_of()}-{version.hex()}"
