"""Checks on sentences, signs and spaces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspiration.model.french_dates import MONTHS
from inspiration.text.typography.invisible import INVISIBLE
from inspiration.text.words import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspiration.text.checks.prose import Prose
    from inspiration.text.checks.vocabulary import Vocabulary
    from inspiration.text.rendered import TextProblem

_SENTENCE = re.compile(
    r"[^\s|](?:[^.!?…;|\n]++|[.](?=\S)|\n(?!\s*\n)|(?<=\b[A-Z])[.]|(?<=\bM)[.])*[.!?…;]?"
)
_NO_BREAK = re.compile(r"[\u00a0\u202f]|&nbsp;|&#160;|&#8239;|&#xa0;|&#x202f;", re.IGNORECASE)
_INVISIBLE = re.compile(
    f"[{''.join(sorted(INVISIBLE))}]|&(?:shy|#173|#8203|#8209|#xad|#x200b|#x2011);", re.IGNORECASE
)
_FIRST = re.compile(rf"1(?<!\w1)[ \u00a0](?=(?:{'|'.join(MONTHS)})\b)", re.IGNORECASE)
_PAIRS = (("«", "»"), ("“", "”"))


def check_style(prose: Prose, vocabulary: Vocabulary) -> Iterator[TextProblem]:
    """Run every check on sentences and signs."""
    yield from long_sentences(prose, vocabulary.longest_sentence)
    yield from typed_no_break_spaces(prose)
    yield from invisible_signs(prose)
    yield from lonely_quotation_marks(prose)
    yield from first_of_the_month(prose)


def long_sentences(prose: Prose, longest: int) -> Iterator[TextProblem]:
    """A sentence a reader loses the thread of (requirements 7.4)."""
    for passage in prose.passages:
        if count_words(passage.text) <= longest:
            continue
        for sentence in _SENTENCE.finditer(passage.text):
            if len(sentence[0]) < 2 * longest:
                continue
            words = count_words(sentence[0])
            if words > longest:
                start = " ".join(sentence[0].split()[:6])
                yield prose.problem(
                    passage.start + sentence.start(),
                    "texte-phrase-longue",
                    f"La phrase « {start}… » compte {words} mots.",
                    f"Coupez-la : {longest} mots au plus, vingt-cinq de préférence.",
                )


def typed_no_break_spaces(prose: Prose) -> Iterator[TextProblem]:
    """No-break spaces typed by hand: told once, at the first."""
    visible = prose.visible
    if not any(sign in visible for sign in "\u00a0\u202f&"):
        return
    found = list(_NO_BREAK.finditer(visible))
    if found:
        yield prose.problem(
            found[0].start(),
            "texte-espace-insecable",
            f"{len(found)} espaces insécables sont tapées à la main."
            if len(found) > 1
            else "Une espace insécable est tapée à la main.",
            "Une espace ordinaire suffit : le magazine pose les insécables.",
        )


def invisible_signs(prose: Prose) -> Iterator[TextProblem]:
    """What a paste brings and nobody sees: told once, at the first."""
    visible = prose.visible
    if not any(sign in visible for sign in (*INVISIBLE, "&")):
        return
    found = list(_INVISIBLE.finditer(visible))
    if found:
        yield prose.problem(
            found[0].start(),
            "texte-signe-invisible",
            f"{len(found)} signes invisibles sont venus d’un collage."
            if len(found) > 1
            else "Un signe invisible est venu d’un collage.",
            "Retapez le mot. Le magazine ôte ce signe de la page.",
        )


def lonely_quotation_marks(prose: Prose) -> Iterator[TextProblem]:
    """A quotation mark that opens or closes nothing in its paragraph."""
    for passage in prose.passages:
        text = passage.text
        if text.count('"') % 2 and not re.search(r'\d"', text):
            yield prose.problem(
                passage.start + text.rindex('"'),
                "texte-guillemet",
                "Un guillemet droit est seul dans ce paragraphe.",
                "Refermez-le, ou ôtez-le.",
            )
        for opening, closing in _PAIRS:
            if text.count(opening) != text.count(closing):
                sign = opening if text.count(opening) > text.count(closing) else closing
                yield prose.problem(
                    passage.start + text.rindex(sign),
                    "texte-guillemet",
                    f"Dans ce paragraphe, un « {sign} » n’a pas son pareil.",
                    "Ouvrez et fermez le guillemet dans le même paragraphe.",
                )


def first_of_the_month(prose: Prose) -> Iterator[TextProblem]:
    """« 1 janvier » (TYP-10)."""
    for found in _FIRST.finditer(prose.text):
        yield prose.problem(
            found.start(), "texte-premier", "Le premier jour du mois s’écrit « 1er »."
        )
