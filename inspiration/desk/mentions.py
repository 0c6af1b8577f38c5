"""Which entries an entry speaks of: its references, and the links of its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from inspiration.desk.checked import EntryFacts
from inspiration.library import Library
from inspiration.library.content import INDEX
from inspiration.library.front_matter import RawEntry
from inspiration.library.references import marked_fields
from inspiration.model.entry import Entry
from inspiration.model.free_page import FreePage
from inspiration.model.kinds import KINDS
from inspiration.model.marks import Reference
from inspiration.model.slugs import is_slug
from inspiration.pages.entry_links import LinkTable

_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)|^\[[^\]]+\]:\s*(\S+)", re.MULTILINE)


def entry_facts(library: Library, typed: Mapping[str, Iterable[str]]) -> Iterator[EntryFacts]:
    """What is known of every entry, by key; a mention may name an entry that is gone.

    `typed` gives, by key, what the text of each links to.
    """
    links = LinkTable(library)
    content = library.content
    for key, entry in sorted(content.entries.items()):
        linked = _linked(entry, typed[key], links)
        mentions = {*_references(entry), *linked} - {key}
        addresses = (entry.address, *entry.former_addresses)
        tolerated = tuple(tolerance.rule for tolerance in entry.tolerated)
        source = entry.source
        yield EntryFacts(
            key, source.path, source.folder, addresses, tuple(sorted(mentions)), tolerated
        )
    for key, raw in sorted(content.broken.items()):
        mentions = set(_candidates(raw.values))
        yield EntryFacts(key, raw.path, _folder(raw), (_address(key),), tuple(sorted(mentions)))


def key_of_path(path: str) -> str | None:
    """The key of the entry that a file of the content folder holds, or None."""
    parts = PurePosixPath(path).parts
    if len(parts) < 2 or parts[0] not in KINDS or not path.endswith(".md"):
        return None
    name = parts[-2] if parts[-1] == INDEX else parts[-1].removesuffix(".md")
    return f"{parts[0]}/{name}"


def _references(entry: Entry) -> Iterator[str]:
    for name, (_, marker, many) in marked_fields(type(entry)).items():
        value = getattr(entry, name)
        if isinstance(marker, Reference) and value:
            for slug in value if many else (value,):
                yield from (f"{kind}/{slug}" for kind in marker.kinds)


def typed_links(entry: Entry) -> tuple[str, ...]:
    """What the text of an entry links to, as typed."""
    return tuple(found[1] or found[2] for found in _LINK.finditer(entry.source.body))


def _linked(entry: Entry, typed: Iterable[str], links: LinkTable) -> Iterator[str]:
    for target in typed:
        key = links.key(target, entry) or key_of_path(
            links.content_path(target.partition("#")[0], entry)
        )
        if key:
            yield key


def _candidates(value: Any) -> Iterator[str]:
    """An entry that cannot be read may mean any entry that one of its words could name."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _candidates(item)
    elif isinstance(value, str) and is_slug(value):
        yield from (f"{kind}/{value}" for kind in KINDS)


def _address(key: str) -> str:
    """Where an entry that cannot be read would be."""
    kind, slug = key.partition("#")[0].split("/", 1)
    return f"/{slug}/" if kind == FreePage.kind else f"/{kind}/{slug}/"


def _folder(raw: RawEntry) -> str | None:
    path = PurePosixPath(raw.path)
    return path.parent.as_posix() if path.name == INDEX else None
