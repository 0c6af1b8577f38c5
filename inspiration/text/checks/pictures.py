"""Checks on the words that stand for a picture (RGAA 1.3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspiration.text.rendered import TextProblem
from inspiration.text.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_ALTERNATIVE = 120
"""Signs: beyond, a listener cannot go back (requirements 1.3)."""

_IMAGE_OF = re.compile(
    r"\s*(?:une?\s+|l['’]|la\s+|le\s+)?(?:image|photo|photographie|illustration|dessin|visuel|logo)"
    r"\s+(?:de|du|des|d['’]|représentant|montrant)\b",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(r"\s*\S+\.(?:jpe?g|png|gif|webp|avif|svg|tiff?)\s*", re.IGNORECASE)
_CAMERA_NAME = re.compile(r"\s*(?:IMG|DSC|DSCN|PXL|P)[-_]?\d{3,}\w*\s*", re.IGNORECASE)
_NOT_WORD = re.compile(r"[\W_]+")


def check_alternative(alt: str, caption: str = "", file: str = "") -> tuple[TextProblem, ...]:
    """Check the alternative of one picture beside its caption and its file's name.

    The line and the column are 1: the caller knows where the record stands.
    """
    return tuple(_alternative(alt, caption, file))


def _alternative(alt: str, caption: str, file: str) -> Iterator[TextProblem]:
    if not alt.strip():
        return
    if caption and _flat(alt) == _flat(caption):
        yield _problem("image-alt-legende", "L’alternative répète la légende.")
    if _IMAGE_OF.match(alt):
        yield _problem(
            "image-alt-image",
            "L’alternative commence par « image de » ou « photo de ».",
            "Dites tout de suite ce que l’on voit.",
        )
    if (
        _FILE_NAME.fullmatch(alt)
        or _CAMERA_NAME.fullmatch(alt)
        or (file and _flat(alt) == _flat(file.rsplit(".", 1)[0]))
    ):
        yield _problem("image-alt-fichier", f"« {alt} » est un nom de fichier.")
    if len(alt) > LONGEST_ALTERNATIVE:
        yield _problem(
            "image-alt-longue",
            f"L’alternative compte {len(alt)} signes.",
            "Une phrase ici ; le détail dans `description`.",
        )


def _flat(text: str) -> str:
    return _NOT_WORD.sub(" ", text).strip().lower()


def _problem(rule: str, message: str, hint: str = "") -> TextProblem:
    return TextProblem(1, 1, rule, RULES[rule].severity, message, hint)
