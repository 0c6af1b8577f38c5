"""What is searched: one record an entry, with the words of its text.

Pagefind folds accents and knows French endings, but misses « œ » for « oe » and any word glued to
a typographic apostrophe. The index holds ordinary characters; readers are shown the typeset text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator

from lxml import html
from msgspec import Struct
from msgspec.structs import asdict

from inspiration.library import Library
from inspiration.model.article import Article, Issue
from inspiration.model.entry import Entry
from inspiration.model.event import Event
from inspiration.model.free_pages import FreePage
from inspiration.model.poc import Poc
from inspiration.pages.site import Site
from inspiration.text import typeset_plain

_FOLDED = str.maketrans({"œ": "oe", "Œ": "Oe", "’": "'", "\xa0": " ", "\u202f": " ", "\u2009": " "})
_UNSEARCHED = ("recherche", "plan-du-site")
_WITHIN_A_LINE = frozenset(
    ("a", "abbr", "b", "cite", "code", "em", "i", "small", "span", "strong", "sub", "sup", "time")
)
_CALL_OF_A_NOTE = ".//sup[@id]"


class SearchRecord(Struct, frozen=True):
    """An entry as the index knows it. `text` is typeset; its words count as those of the index."""

    url: str
    title: str
    kicker: str
    text: str
    filters: dict[str, tuple[str, ...]]
    language: str = "fr"

    @property
    def content(self) -> str:
        """The words that are indexed, title first."""
        return fold_for_search(f"{self.title} {self.text}")


def fold_for_search(text: str) -> str:
    """Put the characters readers type in the place of typographic ones; keep the words' count."""
    return text.translate(_FOLDED)


def search_records(
    library: Library, site: Site, body: Callable[[Entry], str]
) -> Iterator[SearchRecord]:
    """Give a record for each public entry, by key; drafts and entries to come have none.

    `body` gives the HTML of an entry's text.
    """
    for entry in library.entries:
        if isinstance(entry, FreePage) and entry.slug in _UNSEARCHED:
            continue
        told = (entry.standfirst or "", getattr(entry, "question", ""))
        words = [*(typeset_plain(text, entry.language) for text in told), _plain(body(entry))]
        yield SearchRecord(
            url=site.path(entry.address),
            title=typeset_plain(entry.title, entry.language),
            kicker=typeset_plain(_kicker(library, entry)),
            text=" ".join(" ".join(words).split()),
            filters=_filters(library, entry),
            language=entry.language,
        )


def fingerprint(records: tuple[SearchRecord, ...], version: str) -> str:
    """Name an index by all that it is made from."""
    data = json.dumps([version, [asdict(record) for record in records]], ensure_ascii=False)
    return hashlib.blake2b(data.encode(), digest_size=16).hexdigest()


def _plain(markup: str) -> str:
    """The words of some HTML, a space between blocks and none within a line."""
    if not markup.strip():
        return ""
    root = html.fragment_fromstring(markup, create_parent="div")
    for call in root.xpath(_CALL_OF_A_NOTE):
        call.drop_tree()
    for element in root.iterdescendants():
        if element.tag not in _WITHIN_A_LINE:
            element.text = f" {element.text or ''}"
            element.tail = f" {element.tail or ''}"
    return "".join(root.itertext())


def _kicker(library: Library, entry: Entry) -> str:
    if isinstance(entry, Article) and entry.section:
        return library.vocabularies["rubriques"].label(entry.section)
    if isinstance(entry, Poc) and entry.domain:
        return f"POC · {library.vocabularies['domaines'].label(entry.domain)}"
    label = entry.kind_label
    return label[0].upper() + label[1:]


def _filters(library: Library, entry: Entry) -> dict[str, tuple[str, ...]]:
    """The choices a reader may narrow a search with; empty ones are left out."""
    label = entry.kind_label
    found: dict[str, tuple[str, ...]] = {"genre": (label[0].upper() + label[1:],)}
    if isinstance(entry, Poc) and entry.domain:
        found["domaine"] = (library.vocabularies["domaines"].label(entry.domain),)
    if isinstance(entry, Article | Poc | Event):
        found["commune"] = library.communes_of(entry)
    issue = library.issue_of(entry) if isinstance(entry, Article) else None
    if isinstance(entry, Issue):
        issue = entry
    if issue:
        found["numero"] = (f"nº {issue.number}",)
    return {name: values for name, values in found.items() if values}
