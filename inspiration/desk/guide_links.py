"""Addresses of the site in the editors' guide, which no entry holds: each must answer too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inspiration.library import Content
from inspiration.model.problem import Problem, Severity
from inspiration.pages.address_book import AddressBook

_CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1|(`+)(?!`).+?(?<!`)\2(?!`)", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((/[^)\s]*)")


def guide_link_problems(content: Content, book: AddressBook) -> Iterator[Problem]:
    """The links of the guide to an address where nothing ever answers; code is left alone."""
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
            address = link[1]
            if book.answers(address) or book.may_answer(address):
                continue
            meant = book.nearest(address)
            yield Problem(
                path,
                text.count("\n", 0, link.start(1)) + 1,
                link.start(1) - text.rfind("\n", 0, link.start(1)),
                "",
                "texte-lien",
                Severity.ERROR,
                f"Le lien vers « {address} » ne mène à aucune page connue.",
                f"Vouliez-vous dire « {meant} » ?" if meant else "Vérifiez l’adresse visée.",
            )
