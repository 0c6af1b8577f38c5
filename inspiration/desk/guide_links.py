"""Links of the editors' guide, which no entry holds: each must lead somewhere too."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from inspiration.library import Content
from inspiration.model.nearest import nearest_path
from inspiration.model.problem import Problem, Severity, line_and_column
from inspiration.pages.address_book import AddressBook

_CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1|(`+)(?!`).+?(?<!`)\2(?!`)", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(<?([^)\s>]+)")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def guide_link_problems(content: Content, book: AddressBook) -> Iterator[Problem]:
    """The links of the guide to a page or a file that never is; code is left alone."""
    for path in content.guide:
        if not path.endswith(".md"):
            continue
        try:
            text = (content.root / path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            yield Problem(
                path, 1, 1, "", "illisible", Severity.ERROR, f"le fichier ne se lit pas ({error})"
            )
            continue
        shown = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)
        for link in _LINK.finditer(shown):
            meant = _meant(content, book, path, link[1])
            if meant is None:
                continue
            yield Problem(
                path,
                *line_and_column(text, link.start(1)),
                "",
                "texte-lien",
                Severity.ERROR,
                f"Le lien vers « {link[1]} » ne mène à aucune page connue.",
                f"Vouliez-vous dire « {meant} » ?" if meant else "Vérifiez l’adresse visée.",
            )


def _meant(content: Content, book: AddressBook, path: str, target: str) -> str | None:
    """What a link that leads nowhere most likely meant, or ""; None when it leads somewhere."""
    if target.startswith("#") or _SCHEME.match(target):
        return None
    if target.startswith("/"):
        leads = book.answers(target) or book.may_answer(target)
        return None if leads else book.nearest(target) or ""
    folder = posixpath.dirname(path)
    file = posixpath.normpath(posixpath.join(folder, unquote(target.partition("#")[0])))
    if file in content.guide:
        return None
    near = nearest_path(file, content.guide)
    return posixpath.relpath(near, folder) if near else ""
