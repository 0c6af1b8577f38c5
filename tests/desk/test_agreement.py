"""`list`, `next`, `diff` and the calendar say what the Library says, every hour of 2020."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from inspiration.desk.calendar import Kind, editorial_calendar
from inspiration.desk.overview import difference, next_due, overview
from inspiration.library import Clock, Library, State
from tests.content_builder import PARIS, ContentBuilder

pytestmark = pytest.mark.slow

HOURS = [datetime(2019, 12, 31, 22, tzinfo=UTC) + timedelta(hours=n) for n in range(366 * 24 + 3)]


@pytest.fixture
def views(content: ContentBuilder) -> list[Library]:
    content.article("brouillon", "brouillon: true")
    content.article("prevu", "brouillon: true\nprevu: ete")
    content.article("toujours", "date: 2019-01-01")
    content.article("saute-l-heure", "date: 2020-03-29 02:30")
    content.article("apres-le-saut", "date: 2020-03-29 03:00\nretrait: 2020-10-25 02:30")
    content.article("heure-double", "date: 2020-10-25 02:30\nmaj: 2020-11-01")
    content.article("utc", "date: 2020-10-25T01:30:00+00:00")
    content.article("nouvel-an", "date: 2020-01-01 00:00\nretrait: 2020-12-31 23:00")
    content.poc("ete", "date: 2020-06-21")
    content.write("articles/photo/p.jpg", b"x")
    record = "{fichier: p.jpg, alt: A, credit: C, fin_autorisation: 2020-10-24}"
    content.article("photo/index", f"date: 2020-02-29\nimage: {record}")
    read = content.library().content
    return [Library(read, Clock(hour.astimezone(PARIS))) for hour in HOURS]


def keys(library: Library, which: str) -> set[str]:
    return {line.key for line in overview(library, which)}


def test_each_entry_is_in_one_list_and_the_calendar_announces_the_rest(
    views: list[Library],
) -> None:
    lists = {
        "drafts": State.DRAFT,
        "scheduled": State.SCHEDULED,
        "public": State.PUBLIC,
        "withdrawn": State.WITHDRAWN,
    }
    for library in views:
        now = library.clock.instant.astimezone(UTC)
        states = {key: library.state(entry) for key, entry in library.content.entries.items()}
        found = {which: keys(library, which) for which in lists}
        for which, state in lists.items():
            assert found[which] == {key for key, own in states.items() if own is state}, now
        assert found["public"] == {entry.key for entry in library.entries}, now
        lines = editorial_calendar(library).lines
        told = {kind: {line.key for line in lines if line.kind is kind} for kind in Kind}
        assert told[Kind.SCHEDULED] == found["scheduled"], now
        assert told[Kind.PLANNED] == {"articles/prevu"} == keys(library, "planned"), now
        assert told[Kind.PLANNED] | told[Kind.UNPLACED] == found["drafts"], now
        instants = [line.instant.astimezone(UTC) for line in lines if line.instant]
        due = next_due(library)
        assert min(instants, default=None) == (due.instant.astimezone(UTC) if due else None), now
        assert all(instant > now for instant in instants), now


def test_a_reader_sees_change_exactly_what_was_due(views: list[Library]) -> None:
    for before, after in pairwise(views):
        change = difference(before, after)
        old, new = ({entry.key for entry in view.entries} for view in (before, after))
        assert set(change.appeared) == new - old
        assert set(change.disappeared) == old - new
        due = next_due(before)
        happened = due is not None and due.instant.astimezone(UTC) <= after.clock.instant
        if not (change.appeared or change.disappeared):
            assert not happened or due.keys == ("articles/photo",)  # type: ignore[union-attr]
        else:
            assert happened, after.clock.instant


def test_the_hours_that_the_clock_skips_and_repeats_are_each_there_once(
    views: list[Library],
) -> None:
    public = [len(library.entries) for library in views]
    first = dict.fromkeys(views[0].content.entries)
    for library in views:
        for entry in library.entries:
            first[entry.key] = first[entry.key] or library.clock.instant.astimezone(UTC)
    assert first["articles/saute-l-heure"] == datetime(2020, 3, 29, 2, tzinfo=UTC)
    assert first["articles/apres-le-saut"] == datetime(2020, 3, 29, 1, tzinfo=UTC)
    assert first["articles/heure-double"] == datetime(2020, 10, 25, 1, tzinfo=UTC)
    assert first["articles/utc"] == datetime(2020, 10, 25, 2, tzinfo=UTC)
    assert first["articles/nouvel-an"] == datetime(2019, 12, 31, 23, tzinfo=UTC)
    assert max(public) > min(public)
