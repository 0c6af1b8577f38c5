"""The editors see where everything stands and what comes next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from inspiration.desk.overview import difference, next_due, overview
from inspiration.library import Clock, Library
from tests.content_builder import PARIS, ContentBuilder


@pytest.fixture
def library(content: ContentBuilder) -> Library:
    content.article("brouillon", "brouillon: true")
    content.article("prevu", "brouillon: true\nprevu: 2020-09")
    content.article("demain", "date: 2020-06-02")
    content.article("public", "date: 2020-01-15\nmaj: 2020-07-01")
    content.article("vieux", "date: 2018-01-15")
    content.article("retire", "date: 2020-01-15\nretrait: 2020-05-01")
    content.article("fin", "date: 2020-01-15\nretrait: 2020-06-02 06:00")
    return content.library("2020-06-01T12:00")


@pytest.mark.parametrize(
    ("which", "slugs"),
    [
        ("drafts", ["prevu", "brouillon"]),
        ("planned", ["prevu"]),
        ("scheduled", ["demain"]),
        ("public", ["vieux", "fin", "public"]),
        ("withdrawn", ["retire"]),
        ("stale", ["vieux"]),
    ],
)
def test_each_list_holds_its_state(library: Library, which: str, slugs: list[str]) -> None:
    found = [line.key.split("/")[1] for line in overview(library, which)]
    assert sorted(found) == sorted(slugs)


def test_next_names_the_first_change_to_come(library: Library) -> None:
    due = next_due(library)
    assert due
    assert due.instant.isoformat() == "2020-06-02T06:00:00+02:00"
    assert due.keys == ("articles/fin",)


def test_next_says_nothing_when_nothing_is_due(content: ContentBuilder) -> None:
    content.article("public")
    assert next_due(content.library()) is None


def test_the_end_of_a_permission_is_a_change_to_come(content: ContentBuilder) -> None:
    content.write("articles/photo/p.jpg", b"x")
    content.entry(
        "articles/photo/index.md",
        "titre: T\ndate: 2020-01-01\nhors_numero: true\nimage: {fichier: p.jpg, alt: A, "
        "credit: C, fin_autorisation: 2020-08-31}",
    )
    due = next_due(content.library())
    assert due and due.instant.isoformat() == "2020-09-01T00:00:00+02:00"


def test_diff_tells_what_a_reader_sees_change(library: Library) -> None:
    after = Library(library.content, Clock(datetime(2020, 7, 2, tzinfo=PARIS), PARIS))
    found = difference(library, after)
    assert found.appeared == ("articles/demain",)
    assert found.disappeared == ("articles/fin",)
    assert found.changed == ("articles/public",)


def test_next_and_diff_agree_over_every_hour_of_2020(library: Library) -> None:
    instant = datetime(2019, 12, 31, 23, tzinfo=UTC)
    end = datetime(2021, 1, 1, tzinfo=UTC)
    before = Library(library.content, Clock(instant, PARIS))
    while instant < end:
        instant += timedelta(hours=1)
        after = Library(library.content, Clock(instant, PARIS))
        due = next_due(before)
        changes = difference(before, after)
        moved = bool(changes.appeared or changes.disappeared)
        assert moved == (due is not None and due.instant.astimezone(UTC) <= instant), instant
        before = after
