"""A mistake as it is written down: the file that holds it, and what must be said of it.

`‸` is where the finger must point: it is taken out before the file is written, and the problem
must be reported at that line and column.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.content_builder import rest_of_article, rest_of_poc

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
    head = rest_of_article(lines.replace(FINGER, ""))
    return whole(rule, f"---\n{head}{lines}\n---\nUn texte.\n", message, hint)


def text(rule: str, body: str, message: str, hint: str = "") -> Mistake:
    """A mistake in the text of an article."""
    return whole(rule, f"---\n{rest_of_article('')}---\n{body}\n", message, hint)


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
    """A mistake in the front matter of a POC sheet which is otherwise complete."""
    head = rest_of_poc(lines.replace(FINGER, ""))
    return entry(rule, "poc/essai.md", f"{head}{lines}", message, hint)


def entry(rule: str, file: str, lines: str, message: str, hint: str = "") -> Mistake:
    return Mistake(rule, file, f"---\n{lines}\n---\nUn texte.\n", message, hint)


def page(rule: str, lines: str, message: str, hint: str = "") -> Mistake:
    return entry(rule, "pages/essai.md", f"titre: Une page\n{lines}", message, hint)


def whole(rule: str, content: str, message: str, hint: str = "") -> Mistake:
    return Mistake(rule, "articles/essai.md", content, message, hint)
