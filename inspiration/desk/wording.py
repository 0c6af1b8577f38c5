"""What a careful reader would say of the words of an entry: its text, titles and captions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspiration.library.notices import Notices
from inspiration.model.named import NamedEntry
from inspiration.model.poc import Poc
from inspiration.pages.texts import text_problems
from inspiration.text.checks import (
    Vocabulary,
    check_alternative,
    check_body,
    check_field,
    check_title,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from inspiration.library import Library
    from inspiration.library.notices import Loc
    from inspiration.model.entry import Entry
    from inspiration.model.problem import Problem
    from inspiration.text.rendered import TextProblem

_WORD = re.compile(r"\w+")


class Acronyms:
    """Those that a magazine explains; `asked` notes each that was looked for, and the answer."""

    def __init__(self, known: frozenset[str]) -> None:
        self._known = known
        self.asked: dict[str, bool] = {}

    def __contains__(self, acronym: object) -> bool:
        found = acronym in self._known
        self.asked[str(acronym)] = found
        return found


def acronyms_of(library: Library) -> frozenset[str]:
    """Those that are explained, and those that are names: they have a page of their own."""
    names = (
        entry.title
        for entry in library.content.entries.values()
        if isinstance(entry, NamedEntry | Poc)
    )
    words = (word for name in names for word in _WORD.findall(name))
    return frozenset((*library.vocabularies.abbreviations, *filter(str.isupper, words)))


def wording_problems(entry: Entry, acronyms: Container[str]) -> Iterator[Problem]:
    """Check the words of an entry; a rule that it tolerates is passed over."""
    yield from body_problems(entry, acronyms)
    vocabulary = Vocabulary(acronyms=acronyms)
    notices = Notices()
    for loc, problems in _fields(entry, vocabulary):
        for found in problems:
            notices.warning(entry, loc, found.rule, found.message, found.hint)
    yield from notices.problems


def body_problems(entry: Entry, acronyms: Container[str]) -> Iterator[Problem]:
    """Check the words of its text alone."""
    found = check_body(entry.source.body, entry.language, Vocabulary(acronyms=acronyms))
    yield from text_problems(entry, found)


def entry_wording(library: Library, entry: Entry) -> tuple[Problem, ...]:
    """Check the words of one entry of a Library."""
    return tuple(wording_problems(entry, acronyms_of(library)))


def _fields(entry: Entry, vocabulary: Vocabulary) -> Iterator[tuple[Loc, tuple[TextProblem, ...]]]:
    """Each key that holds words, and what is wrong with them."""
    name = "nom" if isinstance(entry, NamedEntry) else "titre"
    lang = entry.language
    yield (name,), check_title(entry.title, lang, vocabulary)
    plain: list[tuple[Loc, str | None]] = [
        (("surtitre",), entry.kicker),
        (("chapo",), entry.standfirst),
        (("description",), entry.description),
    ]
    if isinstance(entry, Poc):
        plain.append((("question",), entry.question))
        plain += [(("enseignements", n), lesson) for n, lesson in enumerate(entry.lessons)]
    for file, record in entry.pictures.items():
        loc: Loc = entry.picture_place(file)
        plain.append(((*loc, "legende"), record.caption))
        if record.alt:
            alternative = check_alternative(record.alt, record.caption or "", file)
            yield (*loc, "alt"), alternative
    for loc, text in plain:
        if text:
            yield loc, check_field(text, lang, vocabulary)
