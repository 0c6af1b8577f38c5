"""The picture of an item: one file that the site has anyway."""

from __future__ import annotations

import json

from PIL import Image

from inspiration.feeds import FeedPress, main_picture
from inspiration.images import Place, inspect_source
from inspiration.pages.pictures import Pictures
from tests.content_builder import ContentBuilder
from tests.feeds.magazine import SITE

FRONT = """
image: {{fichier: banc.jpg, alt: "Un banc d'essai", legende: Le banc, credit: "Photo : MEL"{more}}}
titre: Le banc
date: 2020-01-15
"""


def photographed(content: ContentBuilder, more: str = "") -> None:
    content.article("le-banc", FRONT.format(more=more))
    folder = content.root / "articles/le-banc"
    folder.mkdir()
    (content.root / "articles/le-banc.md").rename(folder / "index.md")
    Image.new("RGB", (1600, 1200), "teal").save(folder / "banc.jpg")


def test_an_item_shows_a_file_that_cards_ask_for(content: ContentBuilder) -> None:
    photographed(content)
    library = content.library()
    pictures = Pictures(library, inspect_source)
    outputs = FeedPress(library, SITE, lambda _: "<p>x</p>", main_picture(pictures)).outputs()
    files = {output.address: output.content for output in outputs}
    entry = library.find("articles/le-banc")
    assert entry
    planned = pictures.main(entry, Place.CARD)
    assert planned
    (item,) = json.loads(files["/flux/feed.json"]())["items"]
    address = item["image"].removeprefix(SITE.url)
    assert address in planned.plan.addresses and address.endswith(".jpg")
    assert (
        f'<img src="{item["image"]}" alt="Un banc d’essai" width="1200" height="900">'
        in (item["content_html"])
    )
    assert (
        "<figcaption>Le banc <small>Photo\u00a0: MEL</small></figcaption>" in item["content_html"]
    )


def test_pictures_are_asked_for_when_a_feed_is_written(content: ContentBuilder) -> None:
    photographed(content)
    library = content.library()
    pictures = Pictures(library, inspect_source)
    feed = next(FeedPress(library, SITE, lambda _: "", main_picture(pictures)).outputs())
    assert not pictures.jobs
    feed.content()
    assert pictures.jobs


def test_a_picture_whose_authorisation_ended_is_gone(content: ContentBuilder) -> None:
    photographed(content, ", fin_autorisation: 2020-05-01")
    library = content.library()
    outputs = FeedPress(
        library, SITE, lambda _: "", main_picture(Pictures(library, inspect_source))
    ).outputs()
    assert all(b"banc-" not in o.content() for o in outputs if o.address[:5] == "/flux")


def test_a_magazine_without_photographs_has_none(content: ContentBuilder) -> None:
    content.article("a")
    (article,) = content.library().articles
    assert main_picture(None)(article) is None
