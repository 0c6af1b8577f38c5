"""Where an entry stands, said in plain words."""

from __future__ import annotations

import pytest

from inspiration.desk.standing import standing
from tests.content_builder import ContentBuilder


@pytest.mark.parametrize(
    ("front_matter", "words"),
    [
        ("brouillon: true", "Brouillon, sans date prévue"),
        ("brouillon: true\nprevu: 2020-09", "Brouillon, prévu : septembre 2020"),
        ("brouillon: true\nprevu: hiver", "Brouillon, prévu : hiver 2021"),
        ("date: 2020-07-01", "À paraître le 1er juillet 2020 à 7 h"),
        ("date: 2020-07-01 18:30", "À paraître le 1er juillet 2020 à 18 h 30"),
        ("date: 2020-01-15", "Public depuis le 15 janvier 2020"),
        (
            "date: 2020-01-15\nretrait: 2020-08-31",
            "Public depuis le 15 janvier 2020, jusqu'au 31 août 2020 à 7 h",
        ),
        ("date: 2020-01-15\nretrait: 2020-05-01", "Retiré le 1er mai 2020 à 7 h"),
    ],
)
def test_each_state_is_said(content: ContentBuilder, front_matter: str, words: str) -> None:
    content.article("essai", front_matter)
    library = content.library("2020-06-01T12:00")
    assert standing(library, library.content.entries["articles/essai"]) == words


def test_an_entry_without_date_is_public(content: ContentBuilder) -> None:
    content.entry("pages/apropos.md", "titre: À propos")
    library = content.library()
    assert standing(library, library.content.entries["pages/apropos"]) == "Public"
