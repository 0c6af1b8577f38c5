"""The bytes of an entry become its text, or what keeps them from being one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspiration.model.problem import Severity, line_and_column

if TYPE_CHECKING:
    from inspiration.library.front_matter import RawEntry

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""Signs that no feed could carry (XML 1.0 §2.2)."""
_BOM = b"\xef\xbb\xbf"
_OTHER_FILES = (
    (b"PK\x03\x04", "un document de traitement de texte ou une archive"),
    (b"\xd0\xcf\x11\xe0", "un document de traitement de texte"),
    (b"%PDF", "un PDF"),
    (b"\x89PNG", "une image"),
    (b"\xff\xd8\xff", "une image"),
)
"""What was given the name of a text, by its first bytes."""
_GARBLED = re.compile("Ã[\u00a0-\u00bf\u0089‰‡Š]|â€[™œ\u009d¦“”]")
"""UTF-8 that was read as another encoding, then written again: « Ã© » for « é »."""


def garbled(text: str) -> re.Match[str] | None:
    """The first letter that was read in one encoding and written in another."""
    return _GARBLED.search(text) if "Ã" in text or "â€" in text else None


def decoded(data: bytes, raw: RawEntry) -> str | None:
    """The text of a file, its faults noted in `raw`; None when nothing can be made of it."""
    if data.startswith(_BOM):
        data = data[len(_BOM) :]
        raw.report(
            "encodage-bom",
            "le fichier commence par une marque invisible (BOM)",
            "enregistrez-le en « UTF-8 » et non en « UTF-8 avec BOM »",
            severity=Severity.WARNING,
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        other = next((words for sign, words in _OTHER_FILES if data.startswith(sign)), None)
        if other:
            raw.report(
                "encodage",
                f"ce fichier est {other}, et non un texte",
                "copiez son texte dans un fichier fait d'après un modèle de content/modeles",
            )
            return None
        line, column = line_and_column(data.decode("latin-1"), error.start)
        raw.report(
            "encodage",
            "le fichier n'est pas en UTF-8",
            "ouvrez-le dans votre éditeur et enregistrez-le avec l'encodage UTF-8",
            line=line,
            column=column,
        )
        return None
    found = garbled(text)
    if found:
        line, column = line_and_column(text, found.start())
        raw.report(
            "encodage",
            f"les accents sont abîmés : « {found[0]} » n'est pas du français",
            "repartez du texte d'origine, et enregistrez-le en UTF-8",
            line=line,
            column=column,
        )
    if "\r" in text:
        first = text.index("\r")
        raw.report(
            "fins-de-ligne",
            "les fins de ligne sont celles de Windows",
            "rien à faire : elles sont lues ; votre éditeur peut enregistrer en « LF »",
            line=text.count("\n", 0, first) + 1,
            severity=Severity.WARNING,
        )
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _without_controls(text, raw)


def _without_controls(text: str, raw: RawEntry) -> str | None:
    """XML 1.0 §2.2 forbids these characters, so no feed could carry them."""
    found = FORBIDDEN.search(text)
    if found is None:
        return text
    line, column = line_and_column(text, found.start())
    raw.report(
        "caractere-interdit",
        f"un caractère invisible (U+{ord(found[0]):04X}) est interdit",
        "effacez-le, il vient souvent d'un copier-coller",
        line=line,
        column=column,
    )
    return None
