"""Ids that outlive addresses and hosts, bytes that outlive other changes."""

from __future__ import annotations

import json
from datetime import date

import pytest
from msgspec.structs import replace

from inspiration.feeds.identity import Identity, calendar_uid
from tests.content_builder import ContentBuilder
from tests.feeds.magazine import SITE, moved, small_magazine, written


def ids(files: dict[str, bytes]) -> dict[str, str]:
    """The id of each item of the main feed, by title."""
    return {item["title"]: item["id"] for item in json.loads(files["/flux/feed.json"])["items"]}


@pytest.mark.parametrize(
    ("setting", "since"),
    [
        ("ville.example,2019", date(2019, 1, 1)),
        ("ville.example,2019-03", date(2019, 3, 1)),
        ("ville.example,2019-03-04", date(2019, 3, 4)),
    ],
)
def test_the_authority_is_a_setting_with_its_date(setting: str, since: date) -> None:
    assert Identity.parse(setting) == Identity("ville.example", since)


@pytest.mark.parametrize("setting", ["", "ville.example", ",2019", "ville.example,hier"])
def test_an_authority_without_name_or_date_is_refused(setting: str) -> None:
    with pytest.raises(ValueError):
        Identity.parse(setting)


def test_no_id_is_older_than_the_authority() -> None:
    identity = Identity("ville.example", date(2019, 1, 1))
    assert identity.tag(date(2018, 5, 5), "/a/") == "tag:ville.example,2019-01-01:/a/"
    assert identity.tag(date(2020, 5, 5), "/a/") == "tag:ville.example,2020-05-05:/a/"


def test_a_calendar_id_follows_the_tag_alone() -> None:
    assert calendar_uid("tag:a,2020:/x/") == calendar_uid("tag:a,2020:/x/")
    assert calendar_uid("tag:a,2020:/x/") != calendar_uid("tag:a,2020:/y/")


def test_a_renamed_entry_keeps_its_id(content: ContentBuilder) -> None:
    small_magazine(content)
    before = ids(written(content.library()))
    path = content.root / "articles/la-place.md"
    (content.root / "articles/la-rue.md").rename(path)
    front = "anciennes_adresses: [/articles/la-rue/, /articles/la-grande-rue/]\ntitre: La rue"
    path.write_text(path.read_text().replace("titre: La rue", front))
    after = written(content.library())
    assert ids(after) == before
    assert b"/articles/la-place/" in after["/flux/rss.xml"]


def test_a_new_title_keeps_the_id(content: ContentBuilder) -> None:
    small_magazine(content)
    before = set(ids(written(content.library())).values())
    content.article("la-rue", "titre: Un autre titre\ndate: 2020-03-01\nrubrique: metier")
    assert set(ids(written(content.library())).values()) == before


def test_another_host_gives_the_same_ids(content: ContentBuilder) -> None:
    small_magazine(content)
    library = content.library()
    here = written(library)
    there = written(library, replace(SITE, url="https://apercu-42.example/"))
    assert ids(here) == ids(there)
    for address in here:
        assert b"magazine.example/" not in there[address].replace(b"tag:magazine.example", b"")
    uids = [line for line in here["/agenda/agenda.ics"].splitlines() if line[:3] == b"UID"]
    assert uids and all(uid in there["/agenda/agenda.ics"] for uid in uids)


def test_two_builds_of_the_same_content_give_the_same_bytes(content: ContentBuilder) -> None:
    small_magazine(content)
    first = written(content.library("2020-06-01T12:00"))
    assert moved(written(content.library("2020-06-01T12:00")), first) == set()
    # Nothing takes effect between the two instants, so time alone moves nothing.
    assert moved(written(content.library("2020-06-20T18:30")), first) == set()


def test_an_unrelated_change_leaves_a_feed_untouched(content: ContentBuilder) -> None:
    small_magazine(content)
    before = written(content.library())
    content.article(
        "la-rue", "titre: La rue, corrigée\ndate: 2020-03-01\nrubrique: metier\nmaj: 2020-05-01"
    )
    general = {"/flux/rss.xml", "/flux/atom.xml", "/flux/feed.json", "/flux/resume/rss.xml"}
    assert moved(written(content.library()), before) == general | {
        "/flux/rubriques/metier/rss.xml",
        "/flux/genres/methode/rss.xml",
    }


def test_a_new_event_moves_no_feed_of_articles(content: ContentBuilder) -> None:
    small_magazine(content)
    before = written(content.library())
    content.entry("agenda/visite.md", "titre: La visite\ndate: 2020-04-01\ndebut: 2020-05-01")
    changed = moved(written(content.library()), before)
    assert changed == {
        "/flux/rss.xml",
        "/flux/atom.xml",
        "/flux/feed.json",
        "/flux/resume/rss.xml",
        "/agenda/agenda.ics",
        "/agenda/visite.ics",
    }


def test_a_withdrawn_entry_disappears(content: ContentBuilder) -> None:
    small_magazine(content)
    content.article("la-rue", "titre: La rue\ndate: 2020-03-01\nretrait: 2020-05-01")
    assert "La rue" not in ids(written(content.library()))
    assert "La rue" in ids(written(content.library("2020-04-01T12:00")))
