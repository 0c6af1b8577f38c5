"""A magazine without its faulty entries: what a preview shows while someone is still writing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from inspiration.library.content import Content
from inspiration.library.entries import Entries
from inspiration.library.front_matter import RawEntry
from inspiration.model.entry import Entry
from inspiration.model.problem import Problem


class LeftOut(Struct, frozen=True):
    """An entry that cannot be shown, and why.

    `file` is relative to the content folder; `address` is where its page would be, or None when
    another entry stands there; `problems` holds its errors, in the order of the file.
    """

    key: str
    title: str
    file: str
    address: str | None
    problems: tuple[Problem, ...]


def leave_out(content: Content, problems: Iterable[Problem]) -> tuple[Content, tuple[LeftOut, ...]]:
    """Take the entries that have errors out of the magazine, and tell them by file.

    What is left out still exists: a link to it loses its address, as towards a draft, and is no
    fault of the entry that holds it. Errors in files that are no entry (closed lists, communes)
    leave nothing out by themselves.

    Args:
        content: What the folder holds; it is not changed.
        problems: Everything that was found in it, texts and pictures included.
    """
    errors: dict[str, list[Problem]] = {}
    for problem in sorted({p for p in problems if p.is_error}):
        errors.setdefault(problem.file, []).append(problem)
    faulty = {key: entry for key, entry in content.entries.items() if entry.source.path in errors}
    found = [*_unreadable(content, errors), *_readable(faulty, errors)]
    found.sort(key=lambda left: left.file)
    if not faulty:
        return content, tuple(found)
    kept = {key: entry for key, entry in content.entries.items() if key not in faulty}
    broken = content.broken | {key: _as_raw(entry) for key, entry in faulty.items()}
    return replace(content, entries=Entries(kept), broken=broken), tuple(found)


def _unreadable(content: Content, errors: dict[str, list[Problem]]) -> Iterator[LeftOut]:
    for key, raw in content.broken.items():
        own = key.partition("#")[0]
        kind, _, slug = own.partition("/")
        address = f"/{slug}/" if kind == "pages" else f"/{own}/"
        title = raw.values.get("titre") or raw.values.get("nom")
        yield LeftOut(
            own,
            title if isinstance(title, str) else slug,
            raw.path,
            None if own in content.entries or own != key else address,
            tuple(errors.get(raw.path, ())),
        )


def _readable(faulty: dict[str, Entry], errors: dict[str, list[Problem]]) -> Iterator[LeftOut]:
    for key, entry in faulty.items():
        file = entry.source.path
        yield LeftOut(key, entry.title, file, entry.address, tuple(errors[file]))


def _as_raw(entry: Entry) -> RawEntry:
    """What a Library asks of an entry that it cannot show: where it is, and for when."""
    return RawEntry(entry.source.path, {"brouillon": entry.draft, "date": entry.date})
