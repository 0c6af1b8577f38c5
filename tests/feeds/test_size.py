"""How many items a feed carries, and how heavy it may be (FEED-09, FEED-10)."""

from __future__ import annotations

import json
from datetime import date, timedelta

from tests.content_builder import ContentBuilder
from tests.feeds.magazine import written


def titles(raw: bytes) -> list[str]:
    return [item["title"] for item in json.loads(raw)["items"]]


def many(content: ContentBuilder, count: int, body: str = "Un texte.\n") -> None:
    """Articles A1, A2… one a day."""
    for rank in range(count):
        day = date(2020, 1, 1) + timedelta(days=rank)
        content.article(f"a-{rank + 1}", f"titre: A{rank + 1}\ndate: {day}", body)


def test_a_feed_carries_the_last_thirty(content: ContentBuilder) -> None:
    many(content, 40)
    found = titles(written(content.library())["/flux/feed.json"])
    assert found == [f"A{rank}" for rank in range(40, 10, -1)]


def test_a_shorter_limit_holds(content: ContentBuilder) -> None:
    many(content, 12)
    assert len(titles(written(content.library(), limit=5)["/flux/feed.json"])) == 5


def test_an_old_entry_just_corrected_comes_back_at_its_place(content: ContentBuilder) -> None:
    many(content, 9)
    assert titles(written(content.library(), limit=6)["/flux/feed.json"])[-1] == "A4"
    content.article(
        "a-2", "titre: A2\ndate: 2020-01-02\ncorrections: [{date: 2020-02-01, texte: Faux}]"
    )
    found = titles(written(content.library(), limit=6)["/flux/feed.json"])
    assert found == ["A9", "A8", "A7", "A6", "A5", "A2"]


def test_corrections_take_a_third_of_the_places_at_most(content: ContentBuilder) -> None:
    for day in range(1, 10):
        changed = "maj: 2020-03-01" if day < 5 else ""
        content.article(f"a-{day}", f"titre: A{day}\ndate: 2020-01-0{day}\n{changed}")
    found = titles(written(content.library(), limit=3)["/flux/feed.json"])
    assert found[:2] == ["A9", "A8"] and len(found) == 3


def test_a_feed_stays_under_half_a_megabyte(content: ContentBuilder) -> None:
    many(content, 20, "Un mot & un autre, encore et encore.\n\n" * 1500)
    files = written(content.library())
    for address in ("/flux/rss.xml", "/flux/atom.xml", "/flux/feed.json"):
        assert len(files[address]) < 500_000, address
    assert 5 <= len(titles(files["/flux/feed.json"])) < 20
    assert files["/flux/resume/rss.xml"].count(b"<item>") == 20
