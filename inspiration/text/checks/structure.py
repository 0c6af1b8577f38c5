"""Checks on the shape of a text: links, headings, lists, tables, notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspiration.text.checks.vocabulary import VAGUE_LINKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspiration.text.checks.prose import Prose
    from inspiration.text.rendered import TextProblem

_LINK = re.compile(
    r"\[(?<!!\[)((?>(?:[^\[\]\n]|\n(?!\n)|\[[^\[\]\n]{0,99}\]){1,300}))\]"
    r"\(\s*<?([^()\s>\[]*+(?:\([^()\s\[]*+\))?)>?[^()\n\[]*+\)"
)
_LINK_SPAN = re.compile(r"\]\([^()\n\[]*+(?:\([^()\[\n]*+\)[^()\[\n]*+)?\)|\]:[^\n]*+|<[^<>\n]*+>")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_HALF_A_LINK = re.compile(r"(?:\][ ]+\(|\)\[)\Z")
"""What stands before the address of a link that is told as broken."""
_AFTER = '.,;:!?)]»"'
_HEADING = re.compile(r"^[ ]{0,3}(#{1,6})[ ]*(?=[^#\s])", re.M)
_BOLD = re.compile(
    r"(?:\A|\n[ \t]*\n)[ ]{0,3}(\*\*|__)(?=\S)((?>(?:(?!\1|\n[ \t]*\n).)+))\1[ \t]*"
    r"(?=\n[ \t]*(?:\n|\Z)|\Z)",
    re.S,
)
_BREAKS = re.compile(r"<br[ /]*>\s*<br[ /]*>", re.IGNORECASE)
_BULLETS = "–—•·▪►"
_TYPED_ITEM = re.compile(rf"^[ ]{{0,3}}[{_BULLETS}][ \u00a0]+\S", re.M)
_TABLE_RULE = re.compile(r"^[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)+\|?[ ]*$", re.M)
_CAPTION_FOLLOWS = re.compile(
    r"(?>(?:(?![ ]*/{3})[^\n|]*+\|[^\n]*+\n)*)\s*/{3,}[ ]*caption\b"
)  # Rows are taken or left whole: of a table without a caption, each sign would be tried.
_NOTE = re.compile(r"^[ ]{0,3}\[\^([^\[\]\n]++)\]:", re.M)


def check_structure(prose: Prose) -> Iterator[TextProblem]:
    """Run every check on the shape of the text."""
    yield from vague_links(prose)
    yield from twin_links(prose)
    yield from bare_addresses(prose)
    yield from skipped_levels(prose)
    yield from bold_paragraphs(prose)
    yield from typed_lists(prose)
    yield from tables_without_caption(prose)
    yield from lost_notes(prose)


def _words(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("*", "").replace("_", " ").split()).lower()


def vague_links(prose: Prose) -> Iterator[TextProblem]:
    """« ici », « en savoir plus » (RGAA 6.1)."""
    for found in _LINK.finditer(prose.visible):
        words = _words(found[1]).strip(" .…>»«")
        if words in VAGUE_LINKS:
            yield prose.problem(
                found.start(),
                "texte-lien-vague",
                f"Les mots du lien, « {found[1].strip()} », ne disent pas où il mène.",
                "Mettez dans le lien les mots qui nomment la page.",
            )


def twin_links(prose: Prose) -> Iterator[TextProblem]:
    """The same words for two pages (RGAA 6.1)."""
    targets: dict[str, str] = {}
    for found in _LINK.finditer(prose.visible):
        words, target = _words(found[1]), found[2]
        if words in VAGUE_LINKS or targets.setdefault(words, target) == target:
            continue
        yield prose.problem(
            found.start(),
            "texte-liens-jumeaux",
            f"Deux liens disent « {' '.join(found[1].split())} » et mènent à deux pages.",
            "Donnez à chacun ses propres mots.",
        )


def bare_addresses(prose: Prose) -> Iterator[TextProblem]:
    """An address to read instead of words (RGAA 6.1)."""
    visible = prose.visible
    if "://" not in visible and "www." not in visible:
        return
    hidden = _LINK_SPAN.sub(lambda found: " " * len(found[0]), visible)
    for found in _ADDRESS.finditer(hidden):
        if _HALF_A_LINK.search(visible, max(0, found.start() - 20), found.start()):
            continue
        address = found[0].rstrip(_AFTER)[:50]
        yield prose.problem(
            found.start(),
            "texte-adresse-nue",
            f"L’adresse « {address} » se lit telle quelle.",
            f"Écrivez des mots : [le site de…]({address})",
        )


def skipped_levels(prose: Prose) -> Iterator[TextProblem]:
    """A heading two levels under the last (RGAA 9.1)."""
    level = 1
    for found in _HEADING.finditer(prose.visible):
        this = len(found[1])
        if this > level + 1:
            yield prose.problem(
                found.start(),
                "texte-niveau",
                f"Un intertitre « {found[1]} » vient sans « {'#' * (level + 1)} » avant lui.",
                f"Écrivez « {'#' * (level + 1)} ».",
            )
        level = max(this, 2)


def bold_paragraphs(prose: Prose) -> Iterator[TextProblem]:
    """A paragraph all in bold, and pairs of line breaks (RGAA 8.9)."""
    visible = prose.visible
    for found in _BOLD.finditer(visible) if "**" in visible or "__" in visible else ():
        yield prose.problem(
            found.start(1),
            "texte-gras",
            f"Le paragraphe « {found[2].strip()[:40]} » est tout en gras.",
            "Si c’est un intertitre, écrivez-le « ## ».",
        )
    for found in _BREAKS.finditer(visible) if "<" in visible else ():
        yield prose.problem(
            found.start(),
            "texte-sauts",
            "Deux sauts de ligne se suivent.",
            "Laissez une ligne vide.",
        )


def typed_lists(prose: Prose) -> Iterator[TextProblem]:
    """A line that begins with a long dash or a bullet (RGAA 9.3)."""
    visible = prose.visible
    for found in _TYPED_ITEM.finditer(visible) if any(s in visible for s in _BULLETS) else ():
        yield prose.problem(
            found.start(),
            "texte-liste-manuelle",
            "Cette ligne commence par un tiret long ou une puce.",
            "Pour une liste, commencez par « - ».",
        )


def tables_without_caption(prose: Prose) -> Iterator[TextProblem]:
    """A table whose next block is not its caption (RGAA 5.4)."""
    visible = prose.visible
    for found in _TABLE_RULE.finditer(visible) if "|" in visible else ():
        if not _CAPTION_FOLLOWS.match(visible, found.end() + 1):
            yield prose.problem(
                found.start(),
                "texte-tableau-sans-legende",
                "Ce tableau n’a pas de légende.",
                "Ajoutez dessous : /// caption, la légende, puis ///.",
            )


def lost_notes(prose: Prose) -> Iterator[TextProblem]:
    """A footnote nothing calls."""
    if "[^" not in prose.visible:
        return
    notes = {found[1]: found for found in _NOTE.finditer(prose.visible)}
    for found in notes.values():
        calls = prose.visible.count(f"[^{found[1]}]") - prose.visible.count(f"[^{found[1]}]:")
        if not calls:
            yield prose.problem(
                found.start(),
                "texte-note-perdue",
                f"La note « {found[1]} » n’est appelée nulle part.",
                f"Écrivez [^{found[1]}] là où elle s’applique.",
            )
