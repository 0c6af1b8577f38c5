"""How a body named in front matter is called: by the name of its page, or by the words given."""

from __future__ import annotations

from inspiration.library import Library
from inspiration.model.entry import Entry
from inspiration.model.named import Organisation, Person


def body_entry(library: Library, value: str) -> Entry | None:
    """The public organisation or person that a value names, if it names one."""
    return library.get(Organisation, value) or library.get(Person, value)


def body_name(library: Library, value: str) -> str | None:
    """The name to print; None when the value names an entry that is not public."""
    entry = body_entry(library, value)
    if entry:
        return entry.title
    hidden = any(library.exists(f"{kind.kind}/{value}") for kind in (Organisation, Person))
    return None if hidden else value
