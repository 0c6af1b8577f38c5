"""The HTML of a page becomes HTML that survives any reader (FEED-08).

No script, style or layout that only a class makes; absolute addresses; one `<img>` for a picture;
captions, credits, footnotes, foreign words and abbreviations stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from lxml import html

from inspiration.feeds.allowed import (
    ADDRESSES,
    ATTRIBUTES,
    DROPPED,
    EVERYWHERE,
    KEPT,
    RENAMED,
    SCHEMES,
)
from inspiration.feeds.characters import without_forbidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

WIDEST_IMAGE = 1200
"""Pixels: no screen of a feed reader needs more."""


def sanitise(source: str, page: str) -> str:
    """Clean the HTML of the page that stands at the absolute address `page`."""
    root: Any = _parse(without_forbidden(source))
    targets = {link.get("href")[1:] for link in root.iter("a") if link.get("href", "")[:1] == "#"}
    for image in list(root.iter("img")):
        _keep_one_file(image)
    for element in list(root.iterdescendants()):
        _clean(element, page, targets)
    return _inner_html(root)


def _parse(source: str) -> HtmlElement:
    """Read a fragment as a browser would, into a bare `<div>`."""
    document = html.document_fromstring(f"<!doctype html><html><body>{source}</body></html>")
    body = document.find("body")
    root = html.Element("div") if body is None else body
    root.tag = "div"
    root.attrib.clear()
    root.tail = None
    return root


def _inner_html(root: HtmlElement) -> str:
    text: str = html.tostring(root, encoding="unicode")
    return text.removeprefix("<div>").removesuffix("</div>").strip()


def absolute(address: str, page: str) -> str | None:
    """Make an address absolute; None when it leads nowhere that a reader may follow."""
    try:
        joined = urljoin(page, address.strip())
        parts = urlsplit(joined)
    except ValueError:
        return None
    if parts.scheme not in SCHEMES or (parts.scheme in ("http", "https") and not parts.netloc):
        return None
    return joined


def _clean(element: Any, page: str, targets: set[str]) -> None:
    tag = element.tag
    if not isinstance(tag, str) or tag in DROPPED or _is_hidden(element):
        element.drop_tree()
        return
    if tag in RENAMED:
        element.tag = tag = RENAMED[tag]
    elif tag == "span" and element.get("class") == "credit":
        element.tag = tag = "small"
    allowed = EVERYWHERE | ATTRIBUTES.get(tag, frozenset())
    for name in list(element.attrib):
        if name not in allowed:
            del element.attrib[name]
        elif name in ADDRESSES:
            _make_absolute(element, name, page)
    if element.get("id") not in targets:
        element.attrib.pop("id", None)
    if tag == "img":
        _finish_image(element)
    elif tag not in KEPT or (tag in ("span", "a") and not element.attrib):
        element.drop_tag()


def _is_hidden(element: Any) -> bool:
    """Whether nobody hears it: a pull quote that repeats the text, a mark for the eye alone."""
    return element.get("aria-hidden") == "true" or element.get("hidden") is not None


def _make_absolute(element: Any, name: str, page: str) -> None:
    found = absolute(element.get(name), page)
    if found is None:
        del element.attrib[name]
    else:
        element.set(name, found)


def _finish_image(image: Any) -> None:
    """Drop a picture without a file; without words for it, it is a decoration (RGAA 1.2)."""
    if image.get("src") is None:
        image.drop_tree()
    elif image.get("alt") is None:
        image.set("alt", "")


def _keep_one_file(image: Any) -> None:
    """Choose the widest candidate that is no wider than a reader needs, and its size."""
    widths = dict(_candidates(image.get("srcset", "")))
    if not widths:
        return
    fitting = [width for width in widths if width <= WIDEST_IMAGE]
    chosen = max(fitting) if fitting else min(widths)
    image.set("src", widths[chosen])
    width, height = image.get("width", ""), image.get("height", "")
    if width.isdecimal() and height.isdecimal() and int(width) > 0:
        image.set("width", str(chosen))
        image.set("height", str(round(chosen * int(height) / int(width))))


def _candidates(srcset: str) -> Iterator[tuple[int, str]]:
    """Read the candidates that say their width in pixels (HTML, « srcset »)."""
    for candidate in srcset.split(","):
        address, _, width = candidate.strip().rpartition(" ")
        if address and width[:-1].isdecimal() and width[-1] == "w":
            yield int(width[:-1]), address.strip()
