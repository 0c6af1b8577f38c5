"""What a careful reader would tell the author before publication.

Pure functions from a text to its problems: warnings all, each with its rule, its place and a hint.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspiration.text.checks.marks import check_marks
from inspiration.text.checks.pictures import check_alternative
from inspiration.text.checks.prose import Prose
from inspiration.text.checks.structure import check_structure
from inspiration.text.checks.style import check_style, first_of_the_month, typed_no_break_spaces
from inspiration.text.checks.vocabulary import Vocabulary
from inspiration.text.checks.words import (
    acronyms_in,
    check_words,
    doubled_words,
    inclusive_signs,
    missing_ligatures,
    unaccented_capitals,
    unfinished,
)
from inspiration.text.typography import is_french

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspiration.text.rendered import TextProblem

__all__ = [
    "Vocabulary",
    "acronyms_in",
    "check_alternative",
    "check_body",
    "check_field",
    "check_title",
]

_PICTURE = re.compile(r"!\[([^\[\]\n]++)\]\(\s*<?([^()\s>\[]++)")


def check_body(
    source: str, lang: str = "fr", vocabulary: Vocabulary | None = None
) -> tuple[TextProblem, ...]:
    """Check the Markdown of an entry. Lines count from 1 at the first line of the body."""
    prose = Prose(source)
    vocabulary = vocabulary or Vocabulary()
    problems = [*check_structure(prose), *check_marks(prose), *_pictures(prose)]
    if is_french(lang):
        problems += [*check_words(prose, vocabulary), *check_style(prose, vocabulary)]
    return tuple(sorted(problems))


def check_field(
    text: str, lang: str = "fr", vocabulary: Vocabulary | None = None
) -> tuple[TextProblem, ...]:
    """Check a plain field: standfirst, description, caption, answer to a form."""
    if not is_french(lang):
        return ()
    return tuple(sorted(_field(Prose(text), vocabulary or Vocabulary())))


def check_title(
    text: str, lang: str = "fr", vocabulary: Vocabulary | None = None
) -> tuple[TextProblem, ...]:
    """Check a title, which has no full stop either (TYP-11)."""
    problems = list(check_field(text, lang, vocabulary))
    stripped = text.rstrip()
    if stripped.endswith(".") and not stripped.endswith(("..", "etc.")):
        problems.append(
            Prose(text).problem(
                len(stripped) - 1, "texte-point-final", "Ce titre se termine par un point."
            )
        )
    return tuple(problems)


def _field(prose: Prose, vocabulary: Vocabulary) -> Iterator[TextProblem]:
    yield from doubled_words(prose)
    yield from unaccented_capitals(prose)
    yield from missing_ligatures(prose)
    yield from inclusive_signs(prose, vocabulary)
    yield from unfinished(prose)
    yield from typed_no_break_spaces(prose)
    yield from first_of_the_month(prose)


def _pictures(prose: Prose) -> Iterator[TextProblem]:
    """Check the alternatives typed in the text, which override those of the records."""
    for found in _PICTURE.finditer(prose.visible):
        for problem in check_alternative(found[1], file=found[2]):
            yield prose.problem(found.start(), problem.rule, problem.message, problem.hint)
