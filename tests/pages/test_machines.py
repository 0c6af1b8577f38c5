"""What robots read: canonical address, site map, robots, shared cards."""

from __future__ import annotations

from lxml import etree

from inspiration.pages.site import Site
from tests.content_builder import ContentBuilder
from tests.pages.magazine import Magazine

_MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_the_site_map_holds_indexed_pages_with_the_date_of_their_content(
    content: ContentBuilder,
) -> None:
    content.article("essai", "date: 2020-01-15\nmaj: 2020-02-01")
    content.article("demain", "date: 2020-12-01")
    magazine = Magazine(content.library("2020-06-01T12:00"))
    tree = etree.fromstring(magazine.source("/sitemap.xml").encode())
    found = {
        url.findtext(f"{_MAP}loc"): url.findtext(f"{_MAP}lastmod")
        for url in tree.iter(f"{_MAP}url")
    }
    assert found["https://essai.example/articles/essai/"] == "2020-02-01T07:00:00+01:00"
    assert not [address for address in found if address and "demain" in address]
    assert "https://essai.example/404.html" not in found


def test_robots_know_where_the_map_is(content: ContentBuilder) -> None:
    robots = Magazine(content.library()).source("/robots.txt")
    assert "Sitemap: https://essai.example/sitemap.xml" in robots


def test_a_page_says_its_own_address(content: ContentBuilder) -> None:
    content.article("essai", "description: Une phrase.")
    page = Magazine(content.library()).page("/articles/essai/")
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://essai.example/articles/essai/"]
    assert page.xpath("//meta[@property='og:title']/@content") == ["Article essai"]
    assert page.xpath("//meta[@name='description']/@content") == ["Une phrase."]
    assert page.findtext(".//title") == "Article essai – Méthode – Inspiration(s)"


def test_every_link_keeps_the_path_of_the_site(content: ContentBuilder) -> None:
    content.article("essai", body="Un [lien](/articles/) et un [autre](autre.md).\n")
    content.article("autre")
    site = Site(name="M", url="https://essai.example/magazine/", features=frozenset({"showcase"}))
    magazine = Magazine(content.library(), site)
    for address in ("/", "/articles/essai/", "/articles/", "/404.html"):
        page = magazine.page(address)
        local = [
            link
            for link in page.xpath("//@href | //@src")
            if link.startswith("/") and not link.startswith("/magazine/")
        ]
        assert local == [], address


def test_files_are_named_after_what_they_hold(content: ContentBuilder) -> None:
    outputs = Magazine(content.library()).outputs
    assets = [address for address in outputs if address.startswith("/assets/")]
    assert any(address.endswith(".css") for address in assets)
    assert all(len(address.rsplit(".", 2)[1]) == 10 for address in assets)


def test_a_drawing_is_published_once_for_all_its_uses(content: ContentBuilder) -> None:
    content.article("essai")
    magazine = Magazine(content.library())
    drawings = {address for address in magazine.outputs if address.startswith("/dessins/")}
    asked = {
        source
        for address in ("/", "/articles/essai/", "/articles/")
        for source in magazine.page(address).xpath("//img/@src | //source/@srcset")
    }
    assert asked <= drawings
    assert magazine.source("/dessins/essai.regards.rose.4x3.svg").startswith("<svg")
