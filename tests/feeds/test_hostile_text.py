"""Whatever the words, every writer gives a file that is well formed and reads back equal."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event
from lxml import etree, html

from inspiration.feeds.agenda_text import calendar_categories, calendar_text
from inspiration.feeds.atom import write_atom
from inspiration.feeds.item import Author, Category, Feed, FeedItem, FeedPicture
from inspiration.feeds.json_feed import write_json_feed
from inspiration.feeds.opml import write_opml
from inspiration.feeds.rss import write_rss
from inspiration.feeds.sanitise import sanitise
from inspiration.feeds.streams import FORMATS, RSS, FeedInfo
from tests.feeds.magazine import SITE

_MARKUP = ["&", "<", ">", "]]>", "&amp;", "<script>", "<!--", "-->", "<![CDATA[", '"', "'"]
_INVISIBLE = ["\u202f", "\u200f", "\u202e", "\ufeff", "\x85", "\u2028", "\r\n", "\r", "\t", "\x7f"]
_FORBIDDEN = ["\x00", "\x0b", "\x1f", "\ufffe", "\ud800"]
_OTHER = ["😀", "👩\u200d🚒", "\\", "\\N", "\\n", ";", ",", "é", "e\u0301"]
NASTY = st.sampled_from([*_MARKUP, *_INVISIBLE, *_FORBIDDEN, *_OTHER])
TEXT = st.lists(st.one_of(NASTY, st.text(max_size=8)), max_size=12).map("".join)
ALLOWED = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NOON = datetime(2020, 3, 2, 12, tzinfo=UTC)
PAGE = "https://magazine.example/"
ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
MEDIA = "{http://search.yahoo.com/mrss/}"


def kept(text: str) -> str:
    """What XML 1.0 can carry of a text, said another way than the code says it."""
    return "".join(
        letter
        for letter in text
        if letter in "\t\n\r"
        or 0x20 <= ord(letter) <= 0xD7FF
        or 0xE000 <= ord(letter) <= 0xFFFD
        or ord(letter) >= 0x10000
    )


def feed_of(title: str, body: str) -> Feed:
    author = Author(title, PAGE)
    item = FeedItem(
        id="tag:magazine.example,2020-03-02:/a/",
        url=f"{PAGE}a/",
        title=title,
        summary=body,
        html=body,
        published=NOON,
        updated=NOON,
        authors=(author,),
        categories=(Category("terme", title),),
        picture=FeedPicture(f"{PAGE}a.jpg", "image/jpeg", 3, 2, title, body, title),
    )
    return Feed("tag:a", f"{PAGE}flux", PAGE, title, body, NOON, author, (item,))


def text_of(element: etree._Element | None) -> str:
    assert element is not None
    return "".join(element.itertext())


@given(title=TEXT, body=TEXT)
def test_rss_reads_back_equal(title: str, body: str) -> None:
    raw = write_rss(feed_of(title, body))
    item = etree.fromstring(raw).find("channel/item")
    assert item is not None
    assert text_of(item.find("title")) == (kept(title) or f"{PAGE}a/")
    assert text_of(item.find(f"{DC}creator")) == kept(title)
    assert text_of(item.find("category")) == kept(title)
    if kept(body):
        assert text_of(item.find(f"{CONTENT}encoded")) == kept(body)
    if kept(title):
        assert text_of(item.find(f"{MEDIA}content/{MEDIA}description")) == kept(title)


@given(title=TEXT, body=TEXT)
def test_atom_reads_back_equal(title: str, body: str) -> None:
    root = etree.fromstring(write_atom(feed_of(title, body)))
    entry = root.find(f"{ATOM}entry")
    assert entry is not None
    assert text_of(root.find(f"{ATOM}title")) == (kept(title) or f"{PAGE}flux")
    assert text_of(entry.find(f"{ATOM}title")) == (kept(title) or f"{PAGE}a/")
    assert text_of(entry.find(f"{ATOM}content")) == kept(body)
    category = entry.find(f"{ATOM}category")
    assert category is not None and category.get("label", "") == kept(title)
    if kept(title):
        assert text_of(entry.find(f"{ATOM}author/{ATOM}name")) == kept(title)


@given(title=TEXT, body=TEXT)
def test_json_reads_back_equal(title: str, body: str) -> None:
    item = json.loads(write_json_feed(feed_of(title, body)))["items"][0]
    assert (item["title"], item["content_html"]) == (kept(title), kept(body))


@given(title=TEXT)
def test_opml_reads_back_equal(title: str) -> None:
    feed = FeedInfo("/flux/x.xml", title, RSS, "x", "y", FORMATS[RSS][1], title, "Groupe", "/x/")
    root = etree.fromstring(write_opml(SITE, [feed]))
    assert root.xpath("//outline/@title") == [kept(title)]


@given(title=TEXT)
def test_a_calendar_reads_back_equal(title: str) -> None:
    calendar, event = Calendar(), Event()
    event.add("summary", calendar_text(title))
    event["categories"] = calendar_categories([title])
    calendar.add_component(event)
    raw = calendar.to_ical()
    lines = raw.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(byte >= 0x20 or byte == 0x09 for line in lines for byte in line)
    (read,) = Calendar.from_ical(raw).walk("VEVENT")
    said = kept(title).replace("\r\n", "\n").replace("\r", "\n")
    # The reader takes a mark at the head of a value for a byte order mark: it is in the file.
    assert str(read["summary"]).lstrip("\ufeff") == "".join(
        c for c in said if c in "\t\n" or (c >= " " and c != "\x7f")
    ).lstrip("\ufeff")


@settings(max_examples=200)
@given(
    body=st.lists(
        st.one_of(
            NASTY,
            TEXT,
            st.sampled_from(
                [
                    "<p>",
                    "</p>",
                    "<a href='#x'>",
                    "</a>",
                    "<img src=a srcset='b 9w'>",
                    "<iframe>",
                    "<table>",
                    "<picture>",
                    "</picture>",
                    "<li id=x>",
                    "<svg>",
                    "</svg>",
                    "<body>",
                    "<html>",
                    "<!doctype html>",
                    "<?xml version='1.0' encoding='utf-8'?>",
                    "<style>",
                    "</style>",
                    "<a href='javascript:x'>",
                    "<p onclick=x style=y class=z>",
                    "<frameset>",
                    "<math>",
                    "<template>",
                    "<a href='//[::1'>",
                ]
            ),
        ),
        max_size=12,
    ).map("".join)
)
def test_any_html_comes_out_clean(body: str) -> None:
    clean = sanitise(body, PAGE)
    assert not ALLOWED.search(clean)
    root = html.fragment_fromstring(clean, create_parent="div")
    for element in root.iterdescendants():
        assert isinstance(element.tag, str)
        assert element.tag not in {"script", "style", "iframe", "svg", "form", "picture", "source"}
        assert not {"class", "style", "onclick", "srcset"} & set(element.attrib)
        for name in ("href", "src"):
            assert element.get(name, PAGE).split(":")[0] in {"https", "http"}
