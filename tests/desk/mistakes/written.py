"""A mistake as it is written down: the file that holds it, and what must be said of it.

`‸` is where the finger must point: it is taken out before the file is written, and the problem
must be reported at that line and column.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.content_builder import CHAPO

FINGER = "‸"
DECLARATION = "gabarit: accessibilite\ndate_etablissement: 2020-01-01\ntechnologies: HTML\n"


@dataclass(frozen=True)
class Mistake:
    """A rule, the file that breaks it, its text, and words of the message and of the hint."""

    rule: str
    file: str
    text: str
    message: str
    hint: str = ""


def article(rule: str, lines: str, message: str, hint: str = "") -> Mistake:
    """A mistake in the front matter of an article which is otherwise complete."""
    given = {line.lstrip(FINGER).partition(":")[0] for line in lines.splitlines()}
    defaults = {
        "titre": "Un essai",
        "chapo": f'"{CHAPO}"',
        "date": "2020-01-15",
        "genre": "methode",
        "rubrique": "methode",
        "auteurs": "redaction",
    }
    if not given & {"numero", "hors_numero"}:
        defaults["hors_numero"] = "true"
    head = "".join(f"{key}: {value}\n" for key, value in defaults.items() if key not in given)
    return Mistake(
        rule, "articles/essai.md", f"---\n{head}{lines}\n---\nUn texte.\n", message, hint
    )


def text(rule: str, body: str, message: str, hint: str = "") -> Mistake:
    """A mistake in the text of an article."""
    head = f'titre: T\nchapo: "{CHAPO}"\ndate: 2020-01-15\nhors_numero: true\ngenre: methode\n'
    head += "rubrique: methode\nauteurs: redaction\n"
    return Mistake(rule, "articles/essai.md", f"---\n{head}---\n{body}\n", message, hint)


def interview(rule: str, body: str, message: str, hint: str = "") -> Mistake:
    """A mistake in the text of an interview."""
    found = text(rule, body, message, hint)
    head = found.text.replace("genre: methode", "genre: entretien\npersonnes: ana-silva")
    return Mistake(rule, found.file, head, message, hint)


def image(rule: str, record: str, message: str, hint: str = "") -> Mistake:
    """A mistake in the record of a picture."""
    found = article(rule, record, message, hint)
    return Mistake(rule, "articles/essai/index.md", found.text, message, hint)


def poc(rule: str, lines: str, message: str, hint: str = "") -> Mistake:
    given = {line.lstrip(FINGER).partition(":")[0] for line in lines.splitlines()}
    defaults = {
        "titre": "Un essai",
        "question": "Comment essayer ?",
        "chapo": f'"{CHAPO}"',
        "date": "2020-01-15",
        "sources": "[{titre: S}]",
    }
    head = "".join(f"{key}: {value}\n" for key, value in defaults.items() if key not in given)
    return Mistake(rule, "poc/essai.md", f"---\n{head}{lines}\n---\nUn texte.\n", message, hint)


def entry(rule: str, file: str, lines: str, message: str, hint: str = "") -> Mistake:
    return Mistake(rule, file, f"---\n{lines}\n---\nUn texte.\n", message, hint)


def page(rule: str, lines: str, message: str, hint: str = "") -> Mistake:
    return entry(rule, "pages/essai.md", f"titre: Une page\n{lines}", message, hint)


def whole(rule: str, content: str, message: str, hint: str = "") -> Mistake:
    return Mistake(rule, "articles/essai.md", content, message, hint)
