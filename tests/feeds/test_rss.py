"""RSS 2.0 as the validators and the RSS Advisory Board profile want it (FEED-01 to FEED-03)."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import msgspec
import pytest
from lxml import etree

from inspiration.feeds import FeedPicture
from inspiration.feeds.item import Author, Category, Enclosure, Feed, FeedItem
from inspiration.feeds.rss import join_items, write_item, write_rss
from tests.content_builder import ContentBuilder
from tests.feeds.magazine import HUB, SITE, small_magazine, with_hub, written

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
PICTURE = FeedPicture(
    "/sub/medias/banc.jpg", "image/jpeg", 1200, 800, "Un banc", "Le banc", "Photo : MEL", 54_321
)


@pytest.fixture
def channel(content: ContentBuilder) -> etree._Element:
    small_magazine(content)
    files = written(content.library(), with_hub(), PICTURE)
    return etree.fromstring(files["/flux/rss.xml"])[0]


def item(channel: etree._Element, slug: str) -> etree._Element:
    return next(i for i in channel.iterfind("item") if slug in i.findtext("link", ""))


def test_the_channel_says_all_that_a_validator_asks(channel: etree._Element) -> None:
    said = {name: channel.findtext(name) for name in ("title", "link", "description", "language")}
    assert said == {
        "title": "Inspiration(s)",
        "link": SITE.url,
        "description": "Le magazine d’essai.",
        "language": "fr-FR",
    }
    assert channel.findtext("docs") and channel.findtext("generator") and channel.findtext("ttl")


def test_the_channel_names_itself_and_its_hub_and_keeps_its_own_link(
    channel: etree._Element,
) -> None:
    links = {link.get("rel"): link.get("href") for link in channel.iterfind(f"{ATOM}link")}
    assert links == {"self": f"{SITE.url}flux/rss.xml", "hub": HUB}
    assert [link.text for link in channel.iterfind("link")] == [SITE.url]


def test_items_are_newest_first(channel: etree._Element) -> None:
    dates = [parsedate_to_datetime(i.findtext("pubDate", "")) for i in channel.iterfind("item")]
    assert dates == sorted(dates, reverse=True)
    assert len(dates) == 5


def test_the_last_build_is_the_date_of_the_newest_item(channel: etree._Element) -> None:
    newest = channel.find("item")
    assert newest is not None
    assert channel.findtext("lastBuildDate") == newest.findtext("pubDate")
    assert channel.findtext("lastBuildDate") == "Mon, 02 Mar 2020 07:00:00 +0100"


def test_the_summary_comes_before_the_whole_text(channel: etree._Element) -> None:
    names = [child.tag for child in item(channel, "le-banc")]
    assert names.index("description") < names.index(f"{CONTENT}encoded")
    assert "Un texte d’essai" in item(channel, "le-banc").findtext("description", "")
    assert "coûte 5" in item(channel, "le-banc").findtext(f"{CONTENT}encoded", "")


def test_every_author_is_named_without_an_address(channel: etree._Element) -> None:
    found = item(channel, "le-banc")
    assert [e.text for e in found.iterfind(f"{DC}creator")] == ["Jeanne d'Essai", "Paul Témoin"]
    assert found.find("author") is None
    assert [e.text for e in item(channel, "la-rue").iterfind(f"{DC}creator")] == ["La rédaction"]


def test_an_item_has_all_its_categories(channel: etree._Element) -> None:
    labels = [e.text for e in item(channel, "le-banc").iterfind("category")]
    assert labels == ["Méthode", "espace public", "nº\u00a01"]


def test_a_title_is_plain_typeset_text_with_the_references_of_the_profile(
    content: ContentBuilder, channel: etree._Element
) -> None:
    assert item(channel, "le-banc").findtext("title") is not None
    title = item(channel, "le-banc").find("title")
    assert title is not None
    assert "".join(title.itertext()) == "Le banc & la place\u00a0: qu’en dire\u202f?"
    raw = written(content.library())["/flux/rss.xml"]
    assert b"<title>Le banc &#x26; la place" in raw


def test_a_picture_keeps_its_alternative_and_its_credit(channel: etree._Element) -> None:
    media = item(channel, "le-banc").find(f"{MEDIA}content")
    assert media is not None
    assert dict(media.attrib) == {
        "url": "https://magazine.example/sub/medias/banc.jpg",
        "type": "image/jpeg",
        "medium": "image",
        "fileSize": "54321",
        "width": "1200",
        "height": "800",
    }
    assert media.findtext(f"{MEDIA}description") == "Un banc"
    assert media.findtext(f"{MEDIA}credit") == "Photo\u00a0: MEL"
    assert media.findtext(f"{MEDIA}title") == "Le banc"


def test_the_summary_feed_holds_no_text(content: ContentBuilder) -> None:
    small_magazine(content)
    root = etree.fromstring(written(content.library())["/flux/resume/rss.xml"])
    assert len(root.findall("channel/item")) == 5
    assert root.find(f".//{CONTENT}encoded") is None
    assert all(i.findtext("description") for i in root.iterfind("channel/item"))


def test_a_correction_is_in_the_text_and_in_the_date_of_change(content: ContentBuilder) -> None:
    small_magazine(content)
    content.article(
        "la-rue",
        """
        titre: La rue
        date: 2020-03-01
        corrections:
          - {date: 2020-05-04, texte: "Le nom était faux."}
          - {date: 2020-09-01, texte: "Une faute à venir."}
        """,
    )
    raw = written(content.library())["/flux/rss.xml"]
    found = item(etree.fromstring(raw)[0], "la-rue")
    assert found.findtext("pubDate") == "Sun, 01 Mar 2020 07:00:00 +0100"
    assert found.findtext(f"{ATOM}updated") == "2020-05-04T07:00:00+02:00"
    text = found.findtext(f"{CONTENT}encoded", "")
    assert "4\u00a0mai 2020" in text and "Le nom était faux." in text
    assert "à venir" not in text


def test_no_style_sheet_is_asked_for(content: ContentBuilder) -> None:
    small_magazine(content)
    for address, raw in written(content.library()).items():
        assert b"<?xml-stylesheet" not in raw, address


def test_what_is_not_public_is_nowhere(content: ContentBuilder) -> None:
    small_magazine(content)
    content.article("secret-a", "titre: Secret brouillon\nbrouillon: true")
    content.article("secret-b", "titre: Secret futur\ndate: 2021-01-01")
    content.article("secret-c", "titre: Secret retrait\nretrait: 2020-05-01")
    content.entry("agenda/secret-d.md", "titre: Secret\ndate: 2021-01-01\ndebut: 2021-02-01")
    before = {name: raw for name, raw in written(content.library()).items() if b"ecret" in raw}
    assert before == {}


@pytest.mark.parametrize("count", [0, 1, 2])
def test_items_written_once_make_the_same_feed(count: int) -> None:
    """The words of feeds are typed by anybody: they may look like what stands around items."""
    noon, page = datetime(2020, 3, 2, 12, tzinfo=UTC), SITE.url
    words = "a <item> & ]]> </item></channel>\u202f« É 😀 »"
    item = FeedItem(
        id="tag:1",
        url=f"{page}1/?a=1&b=2",
        title=words,
        summary=words,
        html=f"<p>{words}</p>",
        published=noon,
        updated=datetime(2020, 3, 3, tzinfo=UTC),
        authors=(Author("Jeanne"), Author(words)),
        categories=(Category("velo", words),),
        picture=PICTURE,
        enclosures=(Enclosure(f"{page}1.pdf", "application/pdf", 12, "PDF"),),
    )
    author = Author("La rédaction")
    feed = Feed("tag:f", f"{page}f", page, words, words, noon, author, hub="https://hub.example/")
    whole = write_rss(msgspec.structs.replace(feed, items=(item,) * count))
    assert join_items(feed, [write_item(item)] * count) == whole
