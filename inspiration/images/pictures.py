"""The `<picture>` of a page: the right file for each screen, its place kept before it loads.

No inline style, so that a strict content security policy holds: the placeholder colour and the
proportions at each window width belong to the style sheets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from markupsafe import Markup
from msgspec import Struct

if TYPE_CHECKING:
    from inspiration.images.picture_plan import PicturePlan, PlannedSource


class Picture(Struct, frozen=True):
    """A planned picture and the words that stand for it.

    Attributes:
        plan: Its files.
        alt: Its alternative, already typeset; empty for a decorative picture (RGAA 1.2).
        lead: Whether it is seen first on the page: fetched at once and before the rest.
    """

    plan: PicturePlan
    alt: str
    lead: bool = False

    def element(self, base: str = "/") -> etree._Element:
        """Return the `<picture>` element; `base` is the site's root path, with its slashes."""
        picture = etree.Element("picture")
        for source in self.plan.sources:
            node = etree.SubElement(picture, "source", type=source.type)
            if source.media:
                node.set("media", source.media)
            _set_candidates(node, source, base)
            _set_size(node, source)
        image = etree.SubElement(picture, "img", src=base + self.plan.address)
        _set_candidates(image, self.plan.fallback, base)
        _set_size(image, self.plan.fallback)
        image.set("alt", self.alt)
        image.set("class", " ".join(self._classes()))
        if self.lead:
            image.set("fetchpriority", "high")
        else:
            image.set("loading", "lazy")
        image.set("decoding", "async")
        return picture

    def html(self, base: str = "/") -> Markup:
        """Return the markup of the picture."""
        text = etree.tostring(self.element(base), encoding="unicode")
        return Markup(text)

    def _classes(self) -> list[str]:
        """`img`, then `upright` (taller than wide) and `whole` (must not be cut by the page)."""
        classes = ["img"]
        if self.plan.upright:
            classes.append("upright")
        if not self.plan.exact:
            classes.append("whole")
        return classes


def _set_candidates(node: etree._Element, source: PlannedSource, base: str) -> None:
    if source.candidates:
        node.set("srcset", ", ".join(f"{base}{path} {width}w" for path, width in source.candidates))
        node.set("sizes", source.sizes)


def _set_size(node: etree._Element, source: PlannedSource) -> None:
    node.set("width", str(source.width))
    node.set("height", str(source.height))
