"""What the pictures of the magazine weigh, page by page."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from inspiration.images.cache import ImageCache
from inspiration.images.report import ImageReport, PictureUse, report_images
from inspiration.library import Library
from inspiration.pages.catalogue import Catalogue
from inspiration.pages.output import PageOutput
from inspiration.pages.pictures import Pictures
from inspiration.pages.showcase_outputs import showcase_outputs
from inspiration.pages.site import Site
from inspiration.pages.templates import make_environment, render


def picture_report(library: Library, site: Site, cache: ImageCache) -> ImageReport:
    """Compose every page and weigh the pictures that it shows."""
    return report_images(_uses(library, site, cache), cache)


def kept_keys(library: Library, site: Site, cache: ImageCache) -> frozenset[str]:
    """The derivatives that the present site is made of: what a pruning keeps."""
    pictures = Pictures(library, cache.facts)
    catalogue = Catalogue(library, site, pictures)
    _pages(catalogue)
    cards = catalogue.composer.shared_cards
    outputs = (*pictures.outputs(), *(cards.asked.values() if cards else ()))
    return frozenset(output.key for output in outputs)


def _uses(library: Library, site: Site, cache: ImageCache) -> Iterator[PictureUse]:
    pictures = Pictures(library, cache.facts)
    catalogue = Catalogue(library, site, pictures)
    env = make_environment()
    for page in _pages(catalogue):
        for picture in html.document_fromstring(render(env, page)).iter("picture"):
            found = pictures.uses.get(_markup(picture, site.base))
            if found:
                yield PictureUse(page.address, found[0], found[1])


def _markup(picture: html.HtmlElement, base: str) -> tuple[str, ...]:
    """Read on a page what `PicturePlan.markup` says of a picture: a file may be shown elsewhere."""
    sizes = (node.get("sizes", "") for node in picture.iter("source", "img"))
    (image,) = picture.iter("img")
    return (image.get("src", "")[len(base) :], *sizes)


def _pages(catalogue: Catalogue) -> tuple[PageOutput, ...]:
    outputs = (*catalogue.outputs(), *showcase_outputs(catalogue.composer))
    catalogue.compose(outputs)
    return tuple(output for output in outputs if isinstance(output, PageOutput))
