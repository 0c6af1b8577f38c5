"""What feedgen 1.0.0 does when left alone, and that our feeds do not.

Each test shows the trap first: the day feedgen mends one, the test says so and our remedy can go.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from feedgen.feed import FeedGenerator
from lxml import etree

from inspiration.feeds.atom import write_atom
from inspiration.feeds.item import Author, Feed, FeedItem
from inspiration.feeds.rss import write_rss

PAGE = "https://magazine.example/"
NOON = datetime(2020, 3, 2, 12, tzinfo=UTC)
A = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"


def feed(summary: str = "", title: str = "Un") -> Feed:
    author = Author("Jeanne")
    items = tuple(
        FeedItem(
            f"tag:{n}", f"{PAGE}{n}/", f"{title} {n}", summary, "<p>x</p>", NOON, NOON, (author,)
        )
        for n in ("1", "2")
    )
    return Feed(
        "tag:f", f"{PAGE}flux", PAGE, "F", "D", NOON, author, items, hub="https://hub.example/"
    )


def bare(change: Callable[[FeedGenerator], object]) -> FeedGenerator:
    """Feedgen with the least it takes, then `change`."""
    generator = FeedGenerator()
    generator.id("tag:f")
    generator.title("F")
    generator.description("D")
    generator.link(href=PAGE)
    change(generator)
    return generator


def add(generator: FeedGenerator, name: str, **links: str) -> None:
    entry = generator.add_entry()
    entry.id(name)
    entry.title(name)
    entry.link(href=PAGE, **links)


def test_entries_keep_their_order() -> None:
    def two(generator: FeedGenerator) -> None:
        add(generator, "1")
        add(generator, "2")

    trap = bare(two)
    assert etree.fromstring(trap.rss_str()).xpath("//item/title/text()") == ["2", "1"]
    assert etree.fromstring(write_rss(feed())).xpath("//item/title/text()") == ["Un 1", "Un 2"]
    ids = [e.text for e in etree.fromstring(write_atom(feed())).iterfind(f"{A}entry/{A}id")]
    assert ids == ["tag:1", "tag:2"]


def test_the_hub_does_not_take_the_place_of_the_site() -> None:
    trap = bare(lambda g: g.link(href="https://hub.example/", rel="hub"))
    assert etree.fromstring(trap.rss_str()).findtext("channel/link") == "https://hub.example/"
    root = etree.fromstring(write_rss(feed()))
    assert root.findtext("channel/link") == PAGE
    assert {e.get("rel") for e in root.iterfind(f"channel/{A}link")} == {"self", "hub"}


def test_the_links_of_an_entry_keep_their_attributes() -> None:
    trap = bare(lambda g: add(g, "1", rel="alternate", type="text/html"))
    link = etree.fromstring(trap.atom_str()).find(f"{A}entry/{A}link")
    assert link is not None and link.get("rel") is None
    ours = etree.fromstring(write_atom(feed())).find(f"{A}entry/{A}link")
    assert ours is not None and (ours.get("rel"), ours.get("type")) == ("alternate", "text/html")


def test_authors_without_an_address_are_named() -> None:
    def signed(generator: FeedGenerator) -> None:
        add(generator, "1")
        generator.entry()[0].author(name="Jeanne")

    assert b"Jeanne" not in bare(signed).rss_str()
    assert write_rss(feed()).count(b"<dc:creator>Jeanne</dc:creator>") == 2


def test_no_date_comes_from_the_clock() -> None:
    year = str(datetime.now(UTC).year).encode()
    trap = bare(lambda g: add(g, "1"))
    assert year in trap.rss_str() and year in trap.atom_str()
    for written in (write_rss(feed()), write_atom(feed())):
        assert year not in written and b"2020" in written
    assert write_atom(feed()) == write_atom(feed())


def test_a_text_without_a_summary_stays_in_its_place() -> None:
    def told(generator: FeedGenerator) -> None:
        add(generator, "1")
        generator.entry()[0].content("<p>x</p>")

    item = etree.fromstring(bare(told).rss_str()).find("channel/item")
    assert item is not None and item.findtext("description") == "<p>x</p>"
    ours = etree.fromstring(write_rss(feed())).find("channel/item")
    assert ours is not None
    assert ours.findtext("description") == "Un 1"
    assert ours.findtext(f"{CONTENT}encoded") == "<p>x</p>"


def test_a_control_character_does_not_stop_the_build() -> None:
    with pytest.raises(ValueError, match="XML compatible"):
        bare(lambda g: add(g, "a\x0bb")).rss_str()
    assert b"<title>ab 1</title>" in write_rss(feed(title="a\x0bb"))
