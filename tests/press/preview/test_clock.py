"""The clock moves to any instant, and follows whoever follows a link."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from inspiration.press.preview.views import PRESENT, View, split_view, view_of_referrer
from tests.press.preview.conftest import Desk, desk_in
from tests.press.preview.test_faults import plain

GO = "/__apercu/aller"


def go(desk: Desk, **asked: str) -> str:
    page = desk.reader.get(f"{GO}?{urlencode(asked)}")
    assert page.status == 302
    assert page.headers["Referrer-Policy"] == "no-referrer"
    return page.headers["Location"]


def test_the_clock_leads_to_the_page_as_readers_will_see_it(desk: Desk) -> None:
    desk.content.article("rue", "titre: Une rue\nbrouillon: true")
    desk.reader.until("/articles/", lambda page: "Une rue" in page.content)
    there = go(desk, vers="/articles/", instant="2020-03-12T07:00")
    assert there == "/__apercu/le/2020-03-12T07:00/articles/"
    page = desk.reader.get(there)
    assert "Un banc" in page.content and "Une rue" not in page.content
    assert "Vu le 12 mars 2020 à 7 h" in plain(page.bar)
    before = desk.reader.get(go(desk, vers="/articles/", instant="2020-03-12T06:59"))
    assert "Un banc" not in before.content


def test_the_clock_may_show_drafts_too(desk: Desk) -> None:
    desk.content.article("rue", "titre: Une rue\nbrouillon: true")
    desk.reader.until("/articles/", lambda page: "Une rue" in page.content)
    there = go(desk, vers="/articles/", instant="2020-03-12T06:59", brouillons="oui")
    assert there == "/__apercu/tout/2020-03-12T06:59/articles/"
    page = desk.reader.get(there)
    assert "Un banc" in page.content and "Une rue" in page.content


def test_a_page_that_has_not_appeared_says_when_it_will(desk: Desk) -> None:
    page = desk.reader.get("/__apercu/le/2020-03-01T12:00/articles/banc/")
    assert page.status == 404
    assert "À paraître le 12 mars 2020 à 7 h" in plain(page.bar)


def test_a_link_followed_keeps_the_instant(desk: Desk) -> None:
    here = "/__apercu/le/2020-03-12T07:00/"
    page = desk.reader.get("/articles/banc/?q=1", comes_from=here)
    assert (page.status, page.headers["Location"]) == (
        302,
        "/__apercu/le/2020-03-12T07:00/articles/banc/?q=1",
    )
    file = desk.reader.get("/sitemap.xml", comes_from="/__apercu/le/2020-03-01T12:00/")
    assert file.status == 200 and "articles/banc" not in file.text


def test_now_is_one_link_away(desk: Desk) -> None:
    assert go(desk, vers="/articles/banc/") == "/articles/banc/"
    assert go(desk, vers="//ailleurs.example/") == "/"


def test_the_changes_nearby_are_offered(desk: Desk) -> None:
    desk.content.article("rue", "titre: Une rue\ndate: 2020-07-01")
    page = desk.reader.until("/", lambda page: "Changement suivant" in page.bar)
    words = plain(page.bar)
    assert "Changement précédent : 12 mars 2020 à 7 h Un banc" in words
    assert "Changement suivant : 1er juillet 2020 à 7 h Une rue" in words
    assert "instant=2020-07-01T07%3A00" in page.text


@pytest.mark.parametrize("instant", ["hier", "2020-13-45T99:99", "0001-01-01T00:00%2B23:59"])
def test_what_is_no_instant_is_said(desk: Desk, instant: str) -> None:
    page = desk.reader.get(f"/__apercu/le/{instant}/articles/banc/")
    assert page.status == 400
    assert "n'est pas un instant" in page.content.replace("&#39;", "'")


def test_an_edit_is_told_at_every_instant(desk: Desk) -> None:
    page = desk.reader.get("/__apercu/le/2020-04-01T12:00/articles/banc/")
    with desk.reader.listening(page) as events:
        desk.content.article("banc", "titre: Un banc peint\ndate: 2020-03-12")
        assert next(events)[0] == "page"


@pytest.fixture
def desk_below(tmp_path: Path) -> Iterator[Desk]:
    yield from desk_in(tmp_path, base="magazine/")


def test_a_site_below_a_folder_is_served_there(desk_below: Desk) -> None:
    reader = desk_below.reader
    assert reader.get("/").headers["Location"] == "/magazine/"
    assert reader.get("/magazine/articles/banc/").status == 200
    assert reader.get("/articles/banc/").status == 404
    moved = reader.get("/magazine/articles/banc")
    assert moved.headers["Location"] == "/magazine/articles/banc/"
    dated = "/__apercu/le/2020-03-12T07:00/magazine/articles/banc/"
    assert "Un banc de bois." in reader.get(dated).content


def test_a_view_is_read_back_from_its_own_addresses() -> None:
    for view in (View("2020-03-12T07:00", drafts=False), View("2020-03-12 07:00"), PRESENT):
        assert split_view(view.prefix + "/articles/") == (view, "/articles/")
    assert split_view("/__apercu/") == (PRESENT, "/__apercu/")
    assert view_of_referrer("http://ailleurs/__apercu/le/2020-01-01/", "127.0.0.1:8000") == PRESENT
