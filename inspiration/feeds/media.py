"""The picture of an item, with its alternative and its credit (Media RSS 1.5.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from inspiration.feeds.item import FeedPicture

MEDIA = "http://search.yahoo.com/mrss/"


def add_media(parent: etree._Element, picture: FeedPicture) -> None:
    """Add a picture to an item of RSS or an entry of Atom."""
    content = etree.SubElement(parent, f"{{{MEDIA}}}content", url=picture.url, type=picture.type)
    content.set("medium", "image")
    if picture.length is not None:
        content.set("fileSize", str(picture.length))
    content.set("width", str(picture.width))
    content.set("height", str(picture.height))
    for name, text in (
        ("title", picture.caption),
        ("description", picture.alt),
        ("credit", picture.credit),
    ):
        if text:
            element = etree.SubElement(content, f"{{{MEDIA}}}{name}")
            element.text = text
            if name != "credit":
                element.set("type", "plain")
