"""Signs of Markdown that no longer mean anything: a space too many, a line too few."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from inspiration.text.forms.block_names import FORM_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspiration.text.checks.prose import Prose
    from inspiration.text.rendered import TextProblem

_ITEM = re.compile(r"[ ]{0,3}(?:[-*+]|1[.)])[ ]+\S")
_FIRST_ITEM = re.compile(
    r"^[ ]{0,3}(?![ #>|/:]|[-*+][ ]|[0-9]+[.)][ ])\S[^\n]*\n(?=[ ]{0,3}(?:[-*+]|1[.)])[ ]+\S)", re.M
)
"""A line of a paragraph, and after it an item of a list."""
_ROWS = re.compile(r"^(?:[ ]{0,3}\|[^\n]*\|[ ]*(?:\n|\Z)){2,}", re.M)
_RULE = re.compile(r"^[ ]{0,3}\|[ ]*:?-+:?[ ]*\|", re.M)
_FENCE = re.compile(r"^[ ]{0,3}(?:`{3,}|~{3,})", re.M)


class _Mark(NamedTuple):
    """A sign at fault wherever its form is found; `sign` is in it, and looked for first."""

    sign: str
    form: re.Pattern[str]
    rule: str
    message: str
    hint: str


_MARKS = (
    _Mark(
        "\n-",
        re.compile(r"^-[^\W\d_][^\n]*\n-[^\W\d_]", re.M),
        "texte-liste-manuelle",
        "Ces lignes commencent par un tiret sans espace : elles ne font pas une liste.",
        "Mettez une espace après chaque tiret.",
    ),
    _Mark(
        "#",
        re.compile(r"^[ ]{0,3}#{1,6}[ #]*$", re.M),
        "texte-intertitre-vide",
        "Cet intertitre n’a pas de mots.",
        "Écrivez-les après les dièses, ou ôtez la ligne.",
    ),
    _Mark(
        "] ",
        re.compile(r"\][ ]+\((?:https?://|www\.|[\w./-]+\.md\))"),
        "texte-marque",
        "Une espace sépare les mots du lien de son adresse.",
        "Collez la parenthèse au crochet : [les mots](adresse)",
    ),
    _Mark(
        ")[",
        re.compile(r"\)\[(?:https?://|www\.|[\w./-]+\.md\])"),
        "texte-marque",
        "Les crochets et les parenthèses de ce lien sont inversés.",
        "Mettez les mots entre crochets : [les mots](adresse)",
    ),
    _Mark(
        "/",
        re.compile(rf"^[ ]{{0,3}}//?[ ]*(?:{'|'.join(FORM_NAMES)})\b", re.M),
        "texte-marque",
        "Une forme s’ouvre et se ferme par trois barres.",
        "Écrivez « /// » ici et à sa fin.",
    ),
)


def check_marks(prose: Prose) -> Iterator[TextProblem]:
    """Run every check on signs that readers would see as they are typed."""
    yield from glued_lists(prose)
    yield from rows_without_header(prose)
    yield from open_code(prose)
    yield from stray_marks(prose)


def glued_lists(prose: Prose) -> Iterator[TextProblem]:
    """A list that touches the paragraph above it."""
    visible = prose.visible
    known = -1
    for found in _FIRST_ITEM.finditer(visible) if "\n" in visible else ():
        start = visible.rfind("\n\n", 0, found.start()) + 1
        if start == known:
            continue  # Told, or in a list: a long block is looked at once.
        known = start
        if _is_a_list(visible, start, found.end()):
            yield prose.problem(
                found.end(),
                "texte-liste-manuelle",
                "Cette liste touche le paragraphe qui la précède : elle n’en est plus une.",
                "Laissez une ligne vide avant elle.",
            )


def _is_a_list(text: str, start: int, place: int) -> bool:
    """Whether the dash at `place`, in the block from `start`, was meant to begin a list.

    In a list already begun it does not; nor does one dash alone, which may be that of a remark.
    """
    above = text[start:place].strip("\n").split("\n")
    for line in reversed(above):
        if _ITEM.match(line):
            return False
        if line.lstrip().startswith(("#", "///")):
            break
    end = text.find("\n\n", place)
    below = text[place : end if end >= 0 else len(text)].split("\n")
    return above[-1].rstrip().endswith(":") or sum(1 for line in below if _ITEM.match(line)) > 1


def rows_without_header(prose: Prose) -> Iterator[TextProblem]:
    """Rows without the line of dashes that makes a table of them."""
    visible = prose.visible
    for found in _ROWS.finditer(visible) if "|\n" in visible else ():
        if not _RULE.search(found[0]):
            yield prose.problem(
                found.start(),
                "texte-tableau-sans-entete",
                "Ces lignes ne font pas un tableau : on y lira les barres.",
                "Sous la ligne des titres de colonnes, ajoutez « |---|---| ».",
            )


def open_code(prose: Prose) -> Iterator[TextProblem]:
    """Code that nothing closes."""
    has_code = "```" in prose.source or "~~~" in prose.source
    fences = list(_FENCE.finditer(prose.source)) if has_code else []
    if len(fences) % 2:
        yield prose.problem(
            fences[-1].start(),
            "texte-marque",
            "Ces trois accents graves ouvrent un code que rien ne ferme.",
            "Ajoutez-en trois à sa fin, ou ôtez-les.",
        )


def stray_marks(prose: Prose) -> Iterator[TextProblem]:
    """Signs that are at fault wherever they stand."""
    visible = prose.visible
    for mark in _MARKS:
        for found in mark.form.finditer(visible) if mark.sign in visible else ():
            yield prose.problem(found.start(), mark.rule, mark.message, mark.hint)
