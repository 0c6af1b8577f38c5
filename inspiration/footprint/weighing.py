"""What a browser fetches to show a page, before lazy drawings and content photographs."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass

from lxml import html

from inspiration.footprint.ecoindex import ecoindex

_LEVEL = 9
_PACKED = (".woff2", ".avif", ".webp", ".jpg", ".png")
_ITALIC = ("em", "i", "cite", "dfn")


@dataclass(frozen=True)
class Footprint:
    """The measures of one page. `size` is in bytes over the wire, gzip where it serves."""

    path: str
    kind: str
    elements: int
    chrome_elements: int
    requests: int
    size: int
    score: int


@dataclass(frozen=True)
class Wardrobe:
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
    document = html.document_fromstring(page)
    assets = [asset[len(base) :] for asset in _assets(document) if asset[: len(base)] == base]
    if fonts:
        assets += fonts.always
        assets += fonts.italic if next(document.iter(*_ITALIC), None) is not None else ()
    weights = [
        weight for asset in dict.fromkeys(assets) if (weight := weight_of(asset)) is not None
    ]
    size = len(gzip.compress(page, _LEVEL, mtime=0)) + sum(weights)
    elements = _count(document)
    requests = 1 + len(weights)
    return Footprint(
        path,
        kind,
        elements,
        elements - sum(_count(main) for main in document.iter("main")),
        requests,
        size,
        ecoindex(elements, requests, size / 1000),
    )


def wire_weight(path: str, content: bytes) -> int:
    """Bytes over the wire: text is sent compressed, fonts and pictures already are."""
    packed = path.endswith(_PACKED)
    return len(content) if packed else len(gzip.compress(content, _LEVEL, mtime=0))


def _count(root: html.HtmlElement) -> int:
    """The elements of a tree, those inside a drawing left out."""
    total, todo = 0, [root]
    while todo:
        node = todo.pop()
        if isinstance(node.tag, str):
            total += 1
            if node.tag != "svg":
                todo.extend(node)
    return total


def _assets(document: html.HtmlElement) -> list[str]:
    """The addresses fetched at once: style sheet, preloaded fonts, scripts, eager pictures."""
    found = document.xpath(
        "//link[@rel='stylesheet' or @rel='preload' or @rel='icon']/@href"
        " | //script[@src]/@src | //img[not(@loading='lazy')]/@src"
    )
    return [str(address) for address in found]
