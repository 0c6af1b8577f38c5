"""An entry takes its new words where it stands, when nothing but its own words changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspiration.library import read_content
from inspiration.library.content import reread_entry
from inspiration.library.content_memory import ContentMemory
from inspiration.library.revision import revised
from inspiration.model.entry import Entry
from tests.content_builder import ContentBuilder

TITLE, PAGE = "titre: Un titre", "titre: Plan\ngabarit: plan-du-site"


class Desk:
    """An article and a page that an editor types in."""

    def __init__(self, content: ContentBuilder, notes: Path) -> None:
        self.content = content
        self.memory = ContentMemory(notes)
        content.article("un", TITLE)
        content.article("deux", "genre: outil")
        content.entry("pages/plan.md", PAGE)
        content.entry("pages/cherche.md", "titre: Recherche\ngabarit: recherche")

    def revised(self, key: str, old: str, new: str) -> Entry | None:
        """The entry once one thing of its file was typed anew."""
        content = read_content(self.content.root, self.memory)
        entry = content.entries[key]
        file = self.content.root / entry.source.path
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new, 1))
        found = reread_entry(content, self.memory, entry)
        return revised(content, entry, found) if found else None


@pytest.fixture
def desk(content: ContentBuilder, tmp_path: Path) -> Desk:
    return Desk(content, tmp_path / "notes")


def test_words_are_taken(desk: Desk) -> None:
    after = desk.revised("articles/un", TITLE, "titre: Un autre titre")
    assert after is not None and after.title == "Un autre titre"
    after = desk.revised("articles/un", "Un texte.", "Un autre texte.")
    assert after is not None and after.source.body == "Un autre texte.\n"


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("articles/un", "date: 2020-01-15", "date: 2020-01-16"),
        ("articles/un", TITLE, f"{TITLE}\nmots_cles: [eau]"),
        ("articles/un", TITLE, f"{TITLE}\nimage: {{fichier: mur.png, alt: Mur, credit: Moi}}"),
        ("articles/un", "auteurs: redaction", "auteurs: personne"),
        ("pages/plan", "titre: Plan", "titre: Carte"),
        ("pages/plan", "gabarit: plan-du-site", "gabarit: glossaire"),
        ("pages/cherche", "gabarit: recherche", "gabarit: libre"),
    ],
)
def test_whatever_others_rest_on_is_left_to_a_whole_reading(
    desk: Desk, key: str, old: str, new: str
) -> None:
    assert desk.revised(key, old, new) is None


def test_the_word_that_was_told_may_not_be_put_right_alone(desk: Desk) -> None:
    """The entry says the same word as before, and what was told of the file is told no more."""
    assert desk.revised("articles/deux", "genre: outil", "genre: methode") is None
