"""What robots read: the site map and the rules for crawlers (FEED-13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from inspiration.pages import addresses
from inspiration.pages.output import FileOutput, PageOutput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inspiration.pages.output import Output
    from inspiration.pages.site import Site

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def machine_outputs(site: Site, outputs: Iterable[Output]) -> Iterator[FileOutput]:
    """The site map of the indexed pages among `outputs`, and the rules that point to it.

    No page is composed before someone asks for the site map.
    """
    pages = sorted(
        (output for output in outputs if isinstance(output, PageOutput)),
        key=lambda page: page.address,
    )
    yield FileOutput(addresses.SITE_MAP, lambda: site_map(site, pages))
    yield FileOutput(addresses.ROBOTS, lambda: robots(site))


def site_map(site: Site, pages: Iterable[PageOutput]) -> bytes:
    """Write the site map of indexed pages; `lastmod` comes from the content, never the clock."""
    root = etree.Element("urlset", nsmap={None: _NAMESPACE})  # type: ignore[dict-item]
    for page in pages:
        if not page.indexed:
            continue
        url = etree.SubElement(root, "url")
        etree.SubElement(url, "loc").text = site.absolute(page.address)
        if page.modified:
            etree.SubElement(url, "lastmod").text = page.modified.isoformat()
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def robots(site: Site) -> bytes:
    """Let everyone in, and say where the site map is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.absolute(addresses.SITE_MAP)}\n".encode()
