"""Atom as RFC 4287 and readers want it (FEED-04)."""

from __future__ import annotations

import pytest
from lxml import etree

from inspiration.feeds import FeedPicture
from tests.content_builder import ContentBuilder
from tests.feeds.magazine import HUB, SITE, small_magazine, with_hub, written

NS = {"a": "http://www.w3.org/2005/Atom", "m": "http://search.yahoo.com/mrss/"}
XML = "{http://www.w3.org/XML/1998/namespace}"
PICTURE = FeedPicture("/sub/medias/banc.jpg", "image/jpeg", 1200, 800, "Un banc", length=54_321)


@pytest.fixture
def feed(content: ContentBuilder) -> etree._Element:
    small_magazine(content)
    files = written(content.library(), with_hub(), PICTURE)
    return etree.fromstring(files["/flux/atom.xml"])


def entry(feed: etree._Element, slug: str) -> etree._Element:
    return next(e for e in feed.iterfind("a:entry", NS) if slug in e.findtext("a:id", "", NS))


def test_the_feed_says_all_that_the_standard_asks(feed: etree._Element) -> None:
    assert feed.findtext("a:id", None, NS) == "tag:magazine.example,2019-01-01:/flux/atom.xml"
    assert feed.findtext("a:title", None, NS) == "Inspiration(s)"
    assert feed.findtext("a:author/a:name", None, NS) == "Ville d'essai"
    assert feed.findtext("a:updated", None, NS) == "2020-03-02T07:00:00+01:00"
    assert feed.get(f"{XML}lang") == "fr"
    assert feed.get(f"{XML}base") == SITE.url


def test_the_feed_has_each_of_its_links_once(feed: etree._Element) -> None:
    links = [(e.get("rel"), e.get("href"), e.get("type")) for e in feed.iterfind("a:link", NS)]
    assert sorted(links, key=str) == [
        ("alternate", SITE.url, "text/html"),
        ("hub", HUB, None),
        ("self", f"{SITE.url}flux/atom.xml", "application/atom+xml"),
    ]


def test_the_links_of_an_entry_keep_their_kind_type_and_length(feed: etree._Element) -> None:
    links = [dict(e.attrib) for e in entry(feed, "le-banc").iterfind("a:link", NS)]
    assert links == [
        {"rel": "alternate", "type": "text/html", "href": f"{SITE.url}articles/le-banc/"},
        {
            "rel": "enclosure",
            "type": "image/jpeg",
            "href": "https://magazine.example/sub/medias/banc.jpg",
            "length": "54321",
        },
    ]


def test_every_entry_names_its_authors(feed: etree._Element) -> None:
    names = [e.text for e in entry(feed, "le-banc").iterfind("a:author/a:name", NS)]
    assert names == ["Jeanne d'Essai", "Paul Témoin"]
    assert all(e.find("a:author/a:name", NS) is not None for e in feed.iterfind("a:entry", NS))
    uri = entry(feed, "le-banc").findtext("a:author/a:uri", None, NS)
    assert uri == f"{SITE.url}personnes/jeanne/"


def test_the_text_is_html_escaped_once(feed: etree._Element) -> None:
    content = entry(feed, "le-banc").find("a:content", NS)
    assert content is not None and content.get("type") == "html" and len(content) == 0
    assert (content.text or "").startswith("<p>")


def test_dates_are_those_of_the_content(feed: etree._Element, content: ContentBuilder) -> None:
    found = entry(feed, "la-rue")
    assert found.findtext("a:published", None, NS) == "2020-03-01T07:00:00+01:00"
    assert found.findtext("a:updated", None, NS) == "2020-03-01T07:00:00+01:00"
    content.article("la-rue", "titre: La rue\ndate: 2020-03-01\nmaj: 2020-05-05")
    again = etree.fromstring(written(content.library())["/flux/atom.xml"])
    changed = entry(again, "la-rue")
    assert changed.findtext("a:published", None, NS) == "2020-03-01T07:00:00+01:00"
    assert changed.findtext("a:updated", None, NS) == "2020-05-05T07:00:00+02:00"
    assert again.findtext("a:updated", None, NS) == "2020-05-05T07:00:00+02:00"


def test_an_entry_in_another_language_says_so(content: ContentBuilder) -> None:
    content.article("hello", 'titre: "Hello: world"\nlangue: en')
    root = etree.fromstring(written(content.library())["/flux/atom.xml"])
    found = entry(root, "hello")
    assert found.get(f"{XML}lang") == "en"
    assert found.findtext("a:title", None, NS) == "Hello: world"
    assert found.findtext("a:content", "", NS).startswith('<div lang="en">')


def test_a_feed_without_an_entry_is_still_a_feed(content: ContentBuilder) -> None:
    root = etree.fromstring(written(content.library())["/flux/atom.xml"])
    assert root.findtext("a:updated", None, NS) == "2019-01-01T00:00:00+01:00"
