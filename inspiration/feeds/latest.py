"""Which entries a feed still carries."""

from __future__ import annotations

from collections.abc import Sequence

from inspiration.library import Library
from inspiration.model.entry import Entry


def latest(library: Library, entries: Sequence[Entry], limit: int) -> tuple[Entry, ...]:
    """The last `limit` of `entries` (newest first), with room for old ones just corrected.

    An entry too old for the feed, but changed since the oldest of those it carries appeared,
    comes back for a while, so that a correction reaches those who read the mistake (FEED-10);
    it takes a third of the places at most.
    """
    recent, older = entries[:limit], entries[limit:]
    if not older:
        return tuple(recent)
    since = library.published(recent[-1])
    changed = [entry for entry in older if library.modified(entry) > since]
    changed.sort(key=library.modified, reverse=True)
    back = {entry.key for entry in changed[: limit // 3]}
    returned = [entry for entry in older if entry.key in back]
    return (*recent[: limit - len(returned)], *returned)
