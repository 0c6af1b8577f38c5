"""The numéros to come, and what each still lacks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from inspiration.library import Library, State
from inspiration.model.article import Article, Issue
from inspiration.model.entry import Entry
from inspiration.pages.words import long_day

EDITORIAL_SIGNS = (1500, 2500)
"""The length of an édito (requirements 7.2)."""
_CONTENT_KINDS = ("articles", "poc", "agenda")


class ComingIssue(Struct, frozen=True):
    """A numéro that is not out: when it should be, and what it lacks, in French."""

    number: int
    title: str
    file: str
    date: datetime
    is_draft: bool
    lacks: tuple[str, ...]


def coming_issues(library: Library) -> tuple[ComingIssue, ...]:
    """The numéros that are drafts or scheduled, lowest number first."""
    found = [
        entry
        for entry in library.content.entries.values()
        if isinstance(entry, Issue) and library.state(entry) in (State.DRAFT, State.SCHEDULED)
    ]
    return tuple(
        ComingIssue(
            issue.number,
            issue.title,
            issue.source.path,
            library.published(issue),
            issue.draft,
            tuple(_lacks(library, issue)),
        )
        for issue in sorted(found, key=lambda issue: issue.number)
    )


def _lacks(library: Library, issue: Issue) -> Iterator[str]:
    signs = len(" ".join(issue.source.body.split()))
    low, high = EDITORIAL_SIGNS
    if not low <= signs <= high:
        yield f"un édito de {low} à {high} signes (il en a {signs})"
    for value, words in (
        (issue.standfirst, "un chapô"),
        (issue.season, "une saison"),
        (issue.contents, "un sommaire"),
    ):
        if not value:
            yield words
    for slug in issue.contents:
        yield from _lacks_of_text(library, issue, slug)
    for entry in library.content.entries.values():
        if (
            isinstance(entry, Article)
            and entry.issue == issue.slug
            and entry.slug not in issue.contents
        ):
            yield f"{entry.slug} à son sommaire"


def _lacks_of_text(library: Library, issue: Issue, slug: str) -> Iterator[str]:
    """What keeps a text of the contents from appearing with its numéro."""
    entry = _entry(library, slug)
    if entry is None:
        yield f"{slug}, qui ne se lit pas encore"
    elif entry.draft:
        yield f"{slug}, encore en brouillon"
    elif library.published(entry) > library.published(issue):
        yield f"{slug}, qui ne paraît que le {long_day(library.published(entry).date())}"


def _entry(library: Library, slug: str) -> Entry | None:
    entries = library.content.entries
    return next((entries[key] for k in _CONTENT_KINDS if (key := f"{k}/{slug}") in entries), None)
