"""An entry whose own words changed: it takes them where it stands, and nothing else moves.

Most edits are of that kind, and an editor looks at the page while typing. Whatever changes the
place of an entry among the others is left to a reading of the whole folder.
"""

from __future__ import annotations

from msgspec.structs import replace

from inspiration.library.content import Content
from inspiration.library.editorial import check_words
from inspiration.library.notices import Notices
from inspiration.library.references import resolved
from inspiration.model.entry import Entry
from inspiration.model.free_pages import FreePage
from inspiration.model.named import NamedEntry
from inspiration.model.problem import Problem
from inspiration.model.record import fields_of

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
        return replace(before, source=found.source)
    if type(found) is not type(before) or _has_places(content, before, found):
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
    if notices.problems:
        return None
    # The title of a person or of a page is in orders and menus.
    is_listed_by_title = isinstance(before, NamedEntry | FreePage)
    own = _OWN_WORDS - {"title"} if is_listed_by_title else _OWN_WORDS
    kept = fields_of(type(before)).keys() - own
    return after if all(getattr(after, name) == getattr(before, name) for name in kept) else None


def revise(content: Content, after: Entry) -> None:
    """Put a revised entry in a content, and what its words break now among the problems."""
    entry = content.entries[after.key]
    gone = _broken_by_words(entry)
    entry.become(after)
    content.digests[after.key] = after.source.digest
    found = _broken_by_words(entry)
    if found != gone:
        rest = [problem for problem in content.problems if problem not in gone]
        content.problems[:] = sorted((*rest, *found))


def _has_places(content: Content, before: Entry, found: Entry) -> bool:
    """Whether something else is told at a place of its front matter that may have moved.

    What is told of a name that was put right holds the word that was typed, which is not kept.
    """
    file, own = before.source.path, _broken_by_words(before)
    told = [one for one in content.problems if one.file == file and one not in own]
    if any(problem.rule == _OTHER_NAME for problem in told):
        return True
    named_files = before.pictures or before.downloads
    is_told = bool(told) or bool(named_files) or isinstance(before, FreePage)
    return is_told and found.source.positions != before.source.positions


def _broken_by_words(entry: Entry) -> list[Problem]:
    notices = Notices()
    check_words(entry, notices)
    return notices.problems
