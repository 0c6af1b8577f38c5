"""Equal ties give equal answers, until an instant that is known beforehand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from inspiration.library import Clock, Library, read_content
from inspiration.library.content_memory import ContentMemory
from inspiration.press.tables import Table
from inspiration.press.versions import Tie, Versions, versions_of
from tests.content_builder import PARIS, ContentBuilder

NOON = "2020-06-01T12:00"


class Reader:
    """Gives the versions of a content folder, from those it gave last."""

    def __init__(self, content: ContentBuilder, notes: Path) -> None:
        self._root, self._notes = content.root, notes
        self.ties: Table[str, Tie] = Table()
        self.last = Versions()

    def versions(self, at: str = NOON) -> Versions:
        content = read_content(self._root, ContentMemory(self._notes))
        clock = Clock(datetime.fromisoformat(at).replace(tzinfo=PARIS))
        self.last = versions_of(Library(content, clock), self.last, self.ties)
        return self.last


@pytest.fixture
def reader(content: ContentBuilder, tmp_path: Path) -> Reader:
    content.article("un", "titre: Un titre")
    content.entry("personnes/ada.md", "nom: Ada Test")
    content.write("guide/index.md", "# Guide\n")
    return Reader(content, tmp_path / "notes")


@pytest.mark.parametrize(
    "words", ["Un autre titre", "Un titre\nsurtitre: Plus haut", "Un titre\nsources: [{titre: A}]"]
)
def test_an_entry_that_says_something_else_ties_what_it_tied(
    content: ContentBuilder, reader: Reader, words: str
) -> None:
    before = reader.versions()
    content.article("un", f"titre: {words}")
    after = reader.versions()
    assert after.ties == before.ties
    assert after.changed_since(before) == {"articles/un", "articles/un#"}


TIES: dict[str, Callable[[ContentBuilder], object]] = {
    "a keyword": lambda content: content.article("un", "titre: Un titre\nmots_cles: [eau]"),
    "a first change": lambda content: content.article("un", "titre: Un titre\nmaj: 2020-02-01"),
    "a name": lambda content: content.entry("personnes/ada.md", "nom: Zoé Test"),
    "a new entry": lambda content: content.article("deux"),
    "a draft": lambda content: content.article("un", "titre: Un titre\nbrouillon: true"),
    "a faulty entry": lambda content: content.article("trois", "brouillon: true\ntiter: x"),
    "a page of the guide": lambda content: content.write("guide/deux.md", "# Deux\n"),
}


@pytest.mark.parametrize("change", TIES.values(), ids=TIES.keys())
def test_what_may_change_an_answer_changes_the_ties(
    content: ContentBuilder, reader: Reader, change: Callable[[ContentBuilder], object]
) -> None:
    before = reader.versions()
    change(content)
    assert reader.versions().ties != before.ties


def test_another_day_changes_the_ties(reader: Reader) -> None:
    before = reader.versions("2020-06-01T23:59")
    assert reader.versions("2020-06-02T00:00").ties != before.ties


def test_versions_hold_between_the_instants_that_they_name(
    content: ContentBuilder, reader: Reader
) -> None:
    content.article("tard", "date: 2020-06-01T17:30")
    before = reader.versions()
    assert before.until == datetime(2020, 6, 1, 15, 30, tzinfo=UTC)
    for at, holds in ((NOON, True), ("17:29", True), ("17:30", False), ("11:59", False)):
        moment = datetime.fromisoformat(at if "T" in at else f"2020-06-01T{at}")
        assert before.still_hold(before.heads, moment.replace(tzinfo=PARIS)) is holds
    assert not before.still_hold("others", datetime.fromisoformat(NOON).replace(tzinfo=PARIS))


def test_an_earlier_instant_is_looked_at_anew(content: ContentBuilder, reader: Reader) -> None:
    """A site may be made as it was on any day."""
    content.article("tard", "date: 2020-06-01T17:30")
    later = reader.versions("2020-06-01T18:00")
    assert reader.versions().changed_since(later) == {"articles/tard"}


def test_the_ties_of_what_is_no_more_said_are_forgotten(
    content: ContentBuilder, reader: Reader
) -> None:
    reader.versions()
    assert len(list(reader.ties)) == 2
    content.article("un", "titre: Un autre titre")
    reader.versions()
    assert len(list(reader.ties)) == 2
