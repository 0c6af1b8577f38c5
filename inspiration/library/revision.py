"""An entry whose own words changed: it takes them where it stands, and nothing else moves.

Most edits are of that kind, and an editor looks at the page while typing. Whatever changes the
place of an entry among the others is left to a reading of the whole folder.
"""

from __future__ import annotations

from inspiration.library.content import Content
from inspiration.library.editorial import check_words
from inspiration.library.notices import Notices
from inspiration.library.references import resolved
from inspiration.model.entry import Entry
from inspiration.model.free_pages import FreePage
from inspiration.model.named import NamedEntry

_OWN_WORDS = frozenset(("title", "kicker", "standfirst", "description", "sources"))
"""Fields that settle no list, no order, no address, no file and no tie between entries."""
_OTHER_NAME = "vocabulaire-alias"


def revised(content: Content, before: Entry, found: Entry) -> Entry | None:
    """The entry as it becomes; None when more than its own words changed.

    Args:
        content: Where it stands.
        before: The entry as the content holds it.
        found: The same, just read from its file.
    """
    if found.source.head == before.source.head:
        after = before.model_copy()
        after._source = found.source
        return after
    if type(found) is not type(before) or found.source.positions != before.source.positions:
        return None
    notices = Notices()
    after = resolved(
        found,
        content.entries,
        content.broken,
        content.vocabularies,
        content.territory,
        notices,
    )
    # A name that is put right is told with the word that was typed, which is not kept.
    if notices.problems or _has_other_names(content, before):
        return None
    # The title of a person or of a page is in orders and menus.
    is_listed_by_title = isinstance(before, NamedEntry | FreePage)
    own = _OWN_WORDS - {"title"} if is_listed_by_title else _OWN_WORDS
    kept = type(before).model_fields.keys() - own
    return after if all(getattr(after, name) == getattr(before, name) for name in kept) else None


def revise(content: Content, after: Entry) -> None:
    """Put a revised entry in a content, and what its words break now among the problems."""
    entry = content.entries[after.key]
    broken, breaks = Notices(), Notices()
    check_words(entry, broken)
    entry.become(after)
    check_words(entry, breaks)
    if broken.problems != breaks.problems:
        rest = [problem for problem in content.problems if problem not in broken.problems]
        content.problems[:] = sorted((*rest, *breaks.problems))


def _has_other_names(content: Content, entry: Entry) -> bool:
    file = entry.source.path
    return any(found.file == file and found.rule == _OTHER_NAME for found in content.problems)
