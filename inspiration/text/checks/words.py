"""Checks on words: doubled, unaccented, foreign, unexplained, hard to say."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from inspiration.text.checks.vocabulary import (
    ACCENTED_CAPITALS,
    COMMON_ACRONYMS,
    LIGATURES,
    REPEATABLE,
    UNFINISHED,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inspiration.text.checks.prose import Prose
    from inspiration.text.checks.vocabulary import Vocabulary
    from inspiration.text.rendered import TextProblem

_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_WORDS = re.compile(_WORD)
_DOUBLED = re.compile(rf"(?<![\w’'-])({_WORD}(?:\s{_WORD}){{0,2}})\s+\1(?![\w’'-])", re.IGNORECASE)
_CAPITALISED = re.compile(
    r"[CEIO](?<![\w.-].)(?:(?<=C)a|(?<!C)[a-zà-öø-ÿœ]+)(?![\w’'-])"
)  # The capital comes first, and what stands before it after: the search goes to capitals.
_LONE_A = re.compile(r"A(?=\s)")
_SENTENCE_START_A = re.compile(
    r"(?:\A|\n[ \t]*\n|[.!?…]\s|[«“(]\s*)A"
    r"(?=\s(?:[A-ZÀ-ÖØ-Þ][a-zà-ÿ]+|la|l(?=['’])|partir|quoi|qui|propos|travers|noter|savoir|chaque|ce|cette|ces|son|sa|ses|leur|quelques|deux|trois|terme|suivre)\b)"
)
_OE = re.compile(r"(?<![\w])[^\W\d_]*oe[^\W\d_]*(?!\w)", re.IGNORECASE)
_ACRONYM = re.compile(
    r"[A-Z](?:(?<![\w’'.&/-].)\.?(?:[A-Z]\.?)+(?![\w&/-])|(?<=[’'].)[A-Z]+(?![\w&/-]))"
)
_LONGEST_ACRONYM = 5
_ROMAN = re.compile(r"[IVXLC]+")
_IN_BRACKETS = r"\((?:e|s|es|ne|nes|trice|trices|rice|euse|fe|le|ve)\)"
_AFTER_SLASH = r"/(?:trice|trices|euse|euses|ne|nes|es?|ve|ves)\b"
_INCLUSIVE = re.compile(
    rf"\w{{1,40}}[·•‧]\w+(?:[·•‧]\w+)*|\w{{1,40}}{_IN_BRACKETS}\w*|\b\w{{3,40}}{_AFTER_SLASH}"
)
_INCLUSIVE_END = re.compile(rf"{_IN_BRACKETS}|{_AFTER_SLASH}|·|•|‧")
"""What ends such a word: looked for first."""


_TITLE_MARKS = frozenset('«“"*_')
"""What stands before the title of a work, which is quoted as it is."""


def acronyms_in(names: Iterable[str]) -> frozenset[str]:
    """List the acronyms of proper names: an organisation with its own page needs no more words."""
    return frozenset(
        found[0].replace(".", "") for name in names for found in _ACRONYM.finditer(name)
    )


def check_words(prose: Prose, vocabulary: Vocabulary) -> Iterator[TextProblem]:
    """Run every check on words."""
    yield from doubled_words(prose)
    yield from unaccented_capitals(prose)
    yield from missing_ligatures(prose)
    yield from foreign_words(prose, vocabulary)
    yield from unexplained_acronyms(prose, vocabulary)
    yield from inclusive_signs(prose, vocabulary)
    yield from unfinished(prose)


def doubled_words(prose: Prose) -> Iterator[TextProblem]:
    """« de la de la collectivité »."""
    for passage in prose.passages:
        for found in _doubled_in(passage.text):
            if found[1].lower() not in REPEATABLE:
                yield prose.problem(
                    passage.start + found.start(),
                    "texte-mot-double",
                    f"« {' '.join(found[1].split())} » est écrit deux fois de suite.",
                )


def _doubled_in(text: str) -> Iterator[re.Match[str]]:
    """Try each word that is also the first, the second or the third after itself."""
    words = [word.lower() for word in _WORDS.findall(text)]
    padded = [*words, "", "", ""]
    following = zip(words, padded[1:], padded[2:], padded[3:], strict=False)
    again = [rank for rank, (word, a, b, c) in enumerate(following) if word in (a, b, c)]
    starts = [word.start() for word in _WORDS.finditer(text)] if again else []
    end = 0
    for rank in again:
        found = _DOUBLED.match(text, starts[rank]) if starts[rank] >= end else None
        if found:
            yield found
            end = found.end()


def unaccented_capitals(prose: Prose) -> Iterator[TextProblem]:
    """« Etat », « Ecole », « A Lille » (TYP-06)."""
    for found in _CAPITALISED.finditer(prose.text):
        written = ACCENTED_CAPITALS.get(found[0])
        if written:
            yield prose.problem(
                found.start(), "texte-capitale", f"« {found[0]} » s’écrit « {written} »."
            )
    text = prose.text
    for found in _SENTENCE_START_A.finditer(text) if _LONE_A.search(text) else ():
        yield prose.problem(
            found.end() - 1, "texte-capitale", "En tête de phrase, « A » s’écrit « À »."
        )


def missing_ligatures(prose: Prose) -> Iterator[TextProblem]:
    """« coeur », « oeuvre »."""
    for found in _OE.finditer(prose.text) if "oe" in prose.lowered else ():
        written = LIGATURES.get(found[0].lower())
        if written:
            yield prose.problem(
                found.start(), "texte-ligature", f"« {found[0]} » s’écrit « {written} »."
            )


def foreign_words(prose: Prose, vocabulary: Vocabulary) -> Iterator[TextProblem]:
    """English left in the voice of French (RGAA 8.7)."""
    if not _may_hold(prose.lowered, vocabulary.foreign_words):
        return
    for found in _foreign(vocabulary.foreign_words).finditer(prose.text):
        words = " ".join(found[0].split())
        yield prose.problem(
            found.start(),
            "texte-langue",
            f"« {words} » est de l’anglais, sans que rien ne le dise.",
            f"Écrivez [{words}]{{lang=en}}, ou dites-le en français.",
        )


@lru_cache(8)
def _foreign(foreign_words: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(foreign_words, key=len, reverse=True)
    pattern = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in longest_first)
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)


def _may_hold(lowered: str, foreign_words: frozenset[str]) -> bool:
    """Look for the words without their boundaries, which is much faster."""
    spaced = " ".join(lowered.split())
    return any(" ".join(words.lower().split()) in spaced for words in foreign_words)


def unexplained_acronyms(prose: Prose, vocabulary: Vocabulary) -> Iterator[TextProblem]:
    """An acronym the magazine does not explain, and the text neither (TYP-12)."""
    text = prose.text
    seen: set[str] = set()
    for found in _ACRONYM.finditer(text):
        acronym = found[0].replace(".", "")
        if acronym in seen or len(acronym) > _LONGEST_ACRONYM:
            continue
        seen.add(acronym)
        if acronym in COMMON_ACRONYMS or acronym in vocabulary.acronyms:
            continue
        if (
            _ROMAN.fullmatch(acronym)
            or _is_initials(text, found.end())
            or _is_explained(text, found[0])
        ):
            continue
        yield prose.problem(
            found.start(),
            "texte-sigle",
            f"Le sigle « {acronym} » n’est expliqué nulle part.",
            "Développez-le à sa première apparition, ou ajoutez-le à abreviations.yml.",
        )


def _is_initials(text: str, end: int) -> bool:
    """Tell the initials of a speaker, « BC : », from an acronym."""
    return text[end : end + 3].lstrip("\u00a0\u202f ").startswith(":")


def _is_explained(text: str, acronym: str) -> bool:
    """Find « forme longue (SIGLE) » or « SIGLE (forme longue) »."""
    form = re.escape(acronym)
    return re.search(rf"\w[»”]?\s*\(\s*{form}\s*[,);]|\b{form}\s*\(\s*[^\W\d]", text) is not None


def inclusive_signs(prose: Prose, vocabulary: Vocabulary) -> Iterator[TextProblem]:
    """Median point, brackets, slash: allowed, but heard badly (TYP-13)."""
    text = prose.text
    for found in _INCLUSIVE.finditer(text) if _INCLUSIVE_END.search(text) else ():
        before = prose.source[: found.start()].rstrip("\u00a0\u202f ")[-1:]
        if found[0] in vocabulary.spellings or before in _TITLE_MARKS:
            continue
        yield prose.problem(
            found.start(),
            "texte-inclusif",
            f"« {found[0]} » se lit mal à voix haute.",
            "Écrivez les deux mots, ou un mot qui désigne tout le monde.",
        )


def unfinished(prose: Prose) -> Iterator[TextProblem]:
    """« à compléter » left in the text."""
    lowered = prose.lowered
    for mark in [mark for mark in UNFINISHED if mark in lowered]:
        for found in re.finditer(rf"(?<!\w){re.escape(mark)}(?!\w)", lowered):
            yield prose.problem(
                found.start(), "texte-a-completer", f"« {mark} » est resté dans le texte."
            )
