"""What is counted in a page is what a parser finds in it."""

from __future__ import annotations

from lxml.html import HtmlElement

from inspiration.footprint.weighing import weigh
from tests.site.built import BuiltSite

FETCHED = (
    "//link[@rel='stylesheet' or @rel='preload' or @rel='icon']/@href"
    " | //script[@src]/@src | //img[not(@loading='lazy')]/@src"
)


def count(root: HtmlElement) -> int:
    """The elements of a tree, those inside a drawing left out (EcoIndex method)."""
    return sum(
        isinstance(node.tag, str) and not any(up.tag == "svg" for up in node.iterancestors())
        for node in root.iter()
    )


def test_every_page_is_counted_as_parsed(site: BuiltSite) -> None:
    for path, page in site.pages.items():
        fetched = {str(address) for address in page.xpath(FETCHED)}
        asked: set[str] = set()
        content = site.files[path].read_bytes()
        footprint = weigh(path, "article", content, lambda at, asked=asked: asked.add(f"/{at}"))
        chrome = count(page) - sum(count(main) for main in page.iter("main"))
        assert (footprint.elements, footprint.chrome_elements) == (count(page), chrome), path
        assert asked == {address for address in fetched if address.startswith("/")}, path
