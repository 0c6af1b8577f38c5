"""The text of an entry, as its page shows it, made ready to stand in an edition.

The HTML of the site is read as a tree: links lead within the edition when they can and to the
site otherwise, a picture becomes one file, ids become unique in the whole edition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import html

Locate = Callable[[str], str | None]
"""Gives the place within the edition of an address of the site, or None."""

Tree = Any
"""An element of lxml.html, whose stubs do not follow its methods."""


def read_body(source: str, anchor: str, page: str, pixels: int, locate: Locate) -> Tree:
    """Read the text of a piece into a `<div>`.

    Args:
        source: HTML made by `inspiration.text`.
        anchor: The piece's name in the edition, which its ids take as a prefix.
        page: Absolute address of its page on the site.
        pixels: Width of the pictures, at most.
        locate: Where an absolute address of the site stands within the edition.
    """
    root = html.fragment_fromstring(source, create_parent="div")
    for picture in list(root.iter("picture")):
        _keep_one_file(picture, pixels, page)
    for details in list(root.iter("details")):
        _open_description(details)
    for region in [node for node in root.iter("div") if node.get("class") == "tableau"]:
        _still(region)
    for element in root.iter():
        _rename_ids(element, anchor)
    for link in root.iter("a"):
        _lead(link, anchor, page, locate)
    return root


def pictures_of(root: Tree) -> Iterator[str]:
    """The files of the pictures that a text shows."""
    for image in root.iter("img"):
        yield image.get("src")


def _keep_one_file(picture: Tree, pixels: int, page: str) -> None:
    """Choose one JPEG or PNG, and forget what only a browser can choose."""
    image = next(picture.iter("img"))
    widths = dict(_candidates(image.get("srcset", "")))
    fitting = [width for width in widths if width <= pixels]
    chosen = (max(fitting) if fitting else min(widths)) if widths else None
    address = widths[chosen] if chosen else image.get("src")
    width, height = int(image.get("width")), int(image.get("height"))
    kept = html.Element("img", src=file_of(address, page), alt=image.get("alt") or "")
    kept.set("width", str(chosen or width))
    kept.set("height", str(round((chosen or width) * height / width)))
    kept.set("class", "haute" if height > width else "large")
    kept.tail = picture.tail
    picture.getparent().replace(picture, kept)


def file_of(address: str, page: str) -> str:
    """The name of a picture within the edition: its address on the site, base path left out."""
    path = urlsplit(urljoin(page, address)).path
    return "medias/" + path.rpartition("/")[2]


def _candidates(srcset: str) -> Iterator[tuple[int, str]]:
    for candidate in srcset.split(","):
        address, _, width = candidate.strip().rpartition(" ")
        if address:
            yield int(width.removesuffix("w")), address.strip()


def _open_description(details: Tree) -> None:
    """A long description has nothing to click on paper: it stands under its picture."""
    for summary in details.findall("summary"):
        summary.tag = "p"
        summary.set("class", "titre-description")
    details.tag = "div"


def _still(region: Tree) -> None:
    """A table that scrolls on a screen is a plain block in a book."""
    for name in ("role", "tabindex", "aria-labelledby"):
        region.attrib.pop(name, None)


def list_figures(root: Tree) -> list[Tree]:
    """Turn key figures into lists, number first, as they are read in a book; return the lists."""
    found = [node for node in root.iter("dl") if "chiffres" in (node.get("class") or "").split()]
    for figures in found:
        figures.tag = "ul"
        for group in figures:
            group.tag = "li"
            label = group.find("dt")
            if label is not None and group.find("dd") is not None:
                group.remove(label)
                group.insert(1, label)
            for element in group:
                kind = "libelle" if element.tag == "dt" else element.get("class")
                element.tag = "p"
                element.set("class", kind or "")
    return found


_NAMES = ("id", "aria-labelledby", "aria-describedby")


def _rename_ids(element: Tree, anchor: str) -> None:
    for name in _NAMES:
        value = element.get(name)
        if value:
            element.set(name, f"{anchor}--{value}")


def _lead(link: Tree, anchor: str, page: str, locate: Locate) -> None:
    target = link.get("href")
    if target is None:
        return
    if target[:1] == "#":
        link.set("href", f"#{anchor}--{target[1:]}")
        return
    address = urljoin(page, target)
    place = locate(address)
    link.set("href", place or address)
    if place:
        link.set("class", "renvoi")


def inner_html(root: Tree) -> str:
    """The HTML inside a `<div>` without attributes."""
    text: str = html.tostring(root, encoding="unicode")
    return text.removeprefix("<div>").removesuffix("</div>").strip()
