"""What a careful reader would say of the words of an entry: its text, titles and captions."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator

from inspiration.library import Library
from inspiration.library.notices import Loc, Notices
from inspiration.model.entry import Entry
from inspiration.model.named import NamedEntry
from inspiration.model.poc import Poc
from inspiration.model.problem import Problem, Severity
from inspiration.pages.text_memory import Memory, program
from inspiration.text.checks import (
    Vocabulary,
    check_alternative,
    check_body,
    check_field,
    check_title,
)
from inspiration.text.rendered import TextProblem

_WORD = re.compile(r"\w+")


def wording_problems(library: Library, memory: Memory | None = None) -> Iterator[Problem]:
    """Check the words of every entry; a rule that an entry tolerates is passed over.

    An answer depends on the file, the acronyms and the program: `memory` keeps it by these.
    """
    acronyms = frozenset(_acronyms(library))
    vocabulary = Vocabulary(acronyms=acronyms)
    ground = hashlib.blake2b(repr((program(), sorted(acronyms))).encode(), digest_size=16)
    for entry in library.content.entries.values():
        key = f"wording-{ground.hexdigest()}-{entry.source.digest}-{entry.source.path}"
        kept = memory.get(key) if memory else None
        if kept is not None:
            for values in json.loads(kept):
                yield Problem(**{**values, "severity": Severity(values["severity"])})
            continue
        problems = list(_of_entry(entry, vocabulary))
        if memory:
            memory.put(key, json.dumps([problem.as_dict() for problem in problems]).encode())
        yield from problems


def entry_wording(library: Library, entry: Entry) -> tuple[Problem, ...]:
    """Check the words of one entry."""
    return tuple(_of_entry(entry, Vocabulary(acronyms=frozenset(_acronyms(library)))))


def _of_entry(entry: Entry, vocabulary: Vocabulary) -> Iterator[Problem]:
    for found in check_body(entry.source.body, entry.language, vocabulary):
        if not entry.tolerates(found.rule):
            yield _in_body(entry, found)
    notices = Notices()
    for loc, problems in _fields(entry, vocabulary):
        for found in problems:
            notices.warning(entry, loc, found.rule, found.message, found.hint)
    yield from notices.problems


def _acronyms(library: Library) -> Iterator[str]:
    """Those that are explained, and those that are names: they have a page of their own."""
    yield from library.vocabularies.abbreviations
    for entry in library.content.entries.values():
        if isinstance(entry, NamedEntry | Poc):
            yield from (word for word in _WORD.findall(entry.title) if word.isupper())


def _in_body(entry: Entry, found: TextProblem) -> Problem:
    return Problem(
        entry.source.path,
        entry.source.body_line + found.line - 1,
        found.column,
        "",
        found.rule,
        Severity(found.severity),
        found.message,
        found.hint,
    )


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
