"""Answers that take a look at everything: kept from one build to the next, by what settles them.

An edit to one text changes no answer about all of them, and the page of that text asks a few: with
these, it is made again without an index of the whole magazine.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from typing import TYPE_CHECKING, Any

from inspiration.model.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspiration.press.recorder import Question
    from inspiration.press.store import Store

_DEAR = frozenset(
    {
        ("library", "articles_citing"),
        ("library", "dossier_parts"),
        ("library", "events_of"),
        ("library", "keyword"),
        ("library", "neighbours"),
        ("library", "pocs_like"),
        ("library", "related"),
        ("feeds", "for_page"),
    }
)
"""The services and questions whose first answer needs an index of every entry."""


class Answers:
    """Keeps such answers in a store.

    Args:
        store: Where they are kept.
        settled: The version of all that settles them: other bytes, other answers.
        entries: Every entry by key: an answer that holds entries holds those of today.
    """

    def __init__(self, store: Store, settled: bytes, entries: Mapping[str, Entry]) -> None:
        self._store = store
        self._settled = settled
        self._entries = entries

    def get(self, question: Question) -> tuple[Any] | None:
        """The answer, alone in a tuple; None when it is not known."""
        kept = self._store.get(self._key(question)) if question[:2] in _DEAR else None
        if kept is None:
            return None
        reader = _Reader(io.BytesIO(kept))
        reader.entries = self._entries
        return (reader.load(),)

    def put(self, question: Question, answer: Any) -> None:
        """Keep an answer, if it is one that is worth it."""
        if question[:2] in _DEAR:
            written = io.BytesIO()
            _Writer(written, pickle.HIGHEST_PROTOCOL).dump(answer)
            self._store.put(self._key(question), written.getvalue())

    def _key(self, question: Question) -> str:
        digest = hashlib.blake2b(self._settled, digest_size=16)
        digest.update(repr(question).encode("utf-8", "surrogatepass"))
        return f"answer-{digest.hexdigest()}"


class _Writer(pickle.Pickler):
    """Writes entries by their key."""

    def persistent_id(self, value: Any) -> str | None:
        return value.key if isinstance(value, Entry) else None


class _Reader(pickle.Unpickler):
    """Reads entries back, as they are today."""

    entries: Mapping[str, Entry]

    def persistent_load(self, key: str) -> Entry:
        return self.entries[key]
