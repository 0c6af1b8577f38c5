"""What a browser fetches to show a page, before lazy drawings and content photographs."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape

from msgspec import Struct

from inspiration.footprint.ecoindex import ecoindex

_LEVEL = 4
"""That of the server we describe. Level 6, Apache's own, gives 1 % less and takes twice as long."""
_PACKED = (".woff2", ".avif", ".webp", ".jpg", ".png")
_FETCHED = ("stylesheet", "preload", "icon")
# Our templates write every tag and quote every attribute: the page need not be parsed as a
# browser would. A test holds these figures to those of a parser on every page of the site.
_CLOSED = re.compile(
    r'<svg\b[^>]*>.*?</svg>|<!--.*?-->|<script type="application/ld\+json">.*?</script>', re.DOTALL
)
_ITALIC = re.compile(r"<(?:em|i|cite|dfn)\b")
_FETCHING = re.compile(r"<(?:link|script|img)\b[^>]*>")
_LAZY = ' loading="lazy"'
_TAGS = 200
"""Tags that fetch something which are remembered."""
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')


class Footprint(Struct, frozen=True):
    """The measures of one page. `size` is in bytes over the wire, gzip where it serves."""

    path: str
    kind: str
    elements: int
    chrome_elements: int
    requests: int
    size: int
    score: int


class Wardrobe(Struct, frozen=True):
    """The fonts that the style sheet asks for without a preload: by every page, in italics."""

    always: tuple[str, ...] = ()
    italic: tuple[str, ...] = ()


def weigh(
    path: str,
    kind: str,
    page: bytes,
    weight_of: Callable[[str], int | None],
    base: str = "/",
    fonts: Wardrobe | None = None,
) -> Footprint:
    """Measure a page.

    `weight_of` gives the bytes over the wire of a file of the site, by its path, or None for what
    does not count. Elements inside a drawing do not count either (EcoIndex method).
    """
    text = _CLOSED.sub(_emptied, page.decode())
    assets = [asset[len(base) :] for asset in _assets(text) if asset[: len(base)] == base]
    if fonts:
        assets += fonts.always
        assets += fonts.italic if _ITALIC.search(text) else ()
    weights = [
        weight for asset in dict.fromkeys(assets) if (weight := weight_of(asset)) is not None
    ]
    size = len(gzip.compress(page, _LEVEL, mtime=0)) + sum(weights)
    elements, main = _count(text), _count(_main(text))
    requests = 1 + len(weights)
    return Footprint(
        path,
        kind,
        elements,
        elements - main,
        requests,
        size,
        ecoindex(elements, requests, size / 1000),
    )


def wire_weight(path: str, content: bytes) -> int:
    """Bytes over the wire: text is sent compressed, fonts and pictures already are."""
    packed = path.endswith(_PACKED)
    return len(content) if packed else len(gzip.compress(content, _LEVEL, mtime=0))


def _emptied(found: re.Match[str]) -> str:
    """A drawing or data as one element, with nothing inside; a comment is none."""
    return "" if found[0][1] == "!" else "<svg>" if found[0][1:4] == "svg" else "<script>"


def _count(markup: str) -> int:
    """The elements of a page: its opening tags."""
    return markup.count("<") - markup.count("</") - markup.count("<!")


def _main(markup: str) -> str:
    """The content of a page, which its templates surround."""
    start = markup.find("<main")
    end = markup.find("</main>", start)
    return markup[start:end] if 0 <= start < end else ""


def _assets(markup: str) -> list[str]:
    """The addresses fetched at once: style sheet, preloaded fonts, scripts, eager pictures."""
    tags = (tag for tag in _FETCHING.findall(markup) if _LAZY not in tag)
    return [asset for tag in tags if (asset := _asset(tag))]


@lru_cache(_TAGS)
def _asset(tag: str) -> str | None:
    """The address that a tag fetches at once; most tags stand in every page."""
    at = dict(_ATTRIBUTE.findall(tag))
    is_link = tag.startswith("<link")
    wanted = at.get("src") if not is_link else at.get("href") if at.get("rel") in _FETCHED else None
    return unescape(wanted) if wanted else None
