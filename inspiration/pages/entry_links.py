"""Where a link typed in a text leads: an entry, a page of the site, a file."""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from inspiration.model.kinds import FOLDERS, GUIDE
from inspiration.model.nearest import nearest, nearest_path

if TYPE_CHECKING:
    from inspiration.library import Library
    from inspiration.model.entry import Entry

SCHEMES = {**FOLDERS, "agenda": FOLDERS["evenement"]}
"""How a text names an entry by its kind: `[](poc:brico-concierge)`."""


def named_key(target: str) -> str | None:
    """The key of what a link names by its kind, known or not; None for any other link."""
    scheme, _, name = target.partition(":")
    if scheme not in SCHEMES:
        return None
    slug, kind = name.partition("#")[0], SCHEMES[scheme]
    numbered = kind == "numeros" and slug.isdigit()
    return f"{kind}/numero-{slug}" if numbered else f"{kind}/{slug}"


class LinkTable:
    """Finds what a link names, from where it was typed."""

    def __init__(self, library: Library) -> None:
        self._content = library.content

    @cached_property
    def _by_path(self) -> dict[str, str]:
        found = {entry.source.path: entry.key for entry in self._content.entries.values()}
        found |= {raw.path: key for key, raw in self._content.broken.items()}
        # An entry that gets a folder for its pictures keeps the links that others typed to it.
        for path, key in list(found.items()):
            found.setdefault(_other_form(path), key)
        return found

    @cached_property
    def _by_address(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for entry in self._content.entries.values():
            for address in (entry.address, *entry.former_addresses):
                found[address] = entry.key
        return found

    def key(self, target: str, source: Entry) -> str | None:
        """The key of the entry that `target` names, known or not; None for anything else."""
        named = named_key(target)
        if named:
            return named
        path = unquote(urlsplit(target).path)
        if path[:1] == "/":
            return self._by_address.get(path if path.endswith("/") else f"{path}/")
        return self._at(self.content_path(path, source))

    def _at(self, path: str) -> str | None:
        """The key of the entry that a file holds, or held before it had a folder."""
        usual = path.removesuffix(".md").removesuffix("/index")
        entry = self._content.entries.get(usual)
        if entry is not None and entry.source.path in (path, _other_form(path)):
            return usual
        return self._by_path.get(path)

    def nearest(self, target: str, source: Entry) -> str | None:
        """The entry that an editor most likely meant, as it would be typed from `source`."""
        scheme, colon, name = target.partition(":")
        if colon:
            folder = f"{SCHEMES.get(scheme, scheme)}/"
            keys = (key for key in self._by_path.values() if key.startswith(folder))
            found = nearest(name, [key.removeprefix(folder) for key in keys])
            return f"{scheme}:{found}" if found else None
        path = nearest_path(self.content_path(urlsplit(target).path, source), self._by_path)
        entry = self._content.entries.get(self._by_path[path]) if path else None
        path = entry.source.path if entry else path
        return posixpath.relpath(path, posixpath.dirname(source.source.path)) if path else None

    def content_path(self, path: str, source: Entry) -> str:
        """The path within the content folder of a file named beside an entry."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(source.source.path), path))

    def guide_address(self, path: str) -> str | None:
        """The address of a page of the guide, by its file."""
        folder, _, rest = path.partition("/")
        if folder != GUIDE or not rest.endswith(".md"):
            return None
        page = rest.removesuffix(".md")
        if page == "index" or page.endswith("/index"):
            page = page.removesuffix("index").rstrip("/")
        return f"/{GUIDE}/{page}/" if page else f"/{GUIDE}/"


def _other_form(path: str) -> str:
    """`articles/x/index.md` for `articles/x.md`, and back."""
    folder = path.removesuffix("/index.md")
    return f"{folder}.md" if folder != path else f"{path.removesuffix('.md')}/index.md"
