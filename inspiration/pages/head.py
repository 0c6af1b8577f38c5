"""What machines read at the head of a page: title, description, Open Graph, JSON-LD, feeds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from msgspec import Struct

from inspiration.text import typeset_plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspiration.pages.site import Site

_DESCRIPTION_SIGNS = 200


class FeedLink(Struct, frozen=True):
    """A feed that a reader may discover from the page (FEED-06)."""

    type: str
    title: str
    address: str


class Head(Struct, frozen=True):
    """The variable `head` of templates.

    Attributes:
        title: `<title>`, unique on the site: « Page – Rubrique – Inspiration(s) ».
        name: The page's own name, without the rest.
        description: For search engines and shared cards.
        address: Root-relative address of the page.
        url: Absolute address, canonical.
        section: Address of the menu item the page belongs to.
        type: Open Graph type.
        indexed: Whether search engines may keep the page.
        image: Absolute address of the shared card.
        feeds: Feeds to discover, the main one first.
        json_ld: JSON-LD documents, ready to stand in a `<script>`.
        policy: What the page may load, as a Content-Security-Policy.
    """

    title: str
    name: str
    description: str | None
    address: str
    url: str
    section: str | None
    type: str
    indexed: bool
    image: str | None
    feeds: tuple[FeedLink, ...]
    json_ld: tuple[Markup, ...]
    policy: str


def page_title(site: Site, *parts: str | None) -> str:
    """« Page – Rubrique – Inspiration(s) » (RGAA 8.6), typeset with characters only."""
    shown = [typeset_plain(part, site.language) for part in parts if part]
    return " – ".join([*shown, site.name])


def shortened(text: str | None, lang: str = "fr") -> str | None:
    """A description short enough for a results page, cut between words."""
    if not text:
        return None
    words = typeset_plain(text, lang)
    if len(words) <= _DESCRIPTION_SIGNS:
        return words
    return words[: words.rfind(" ", 0, _DESCRIPTION_SIGNS)].rstrip(" ,;:") + "…"


def json_ld(document: Mapping[str, Any]) -> Markup:
    """Write a JSON-LD document so that nothing in it can close the `<script>` around it."""
    known = {key: value for key, value in document.items() if value not in (None, "", [], ())}
    text = json.dumps({"@context": "https://schema.org", **known}, ensure_ascii=False)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)
