"""Every page of the real magazine holds together."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import html5lib
import pytest
from lxml import etree

from tests.site.built import BuiltSite


def test_every_internal_link_leads_somewhere(site: BuiltSite) -> None:
    dead = [
        (path, link)
        for path, page in site.pages.items()
        for link in page.xpath("//@href | //@src | //img/@src | //source/@src")
        if not link.startswith(("mailto:", "tel:", "data:")) and not site.exists(link, path)
    ]
    assert dead == []


def test_every_file_of_a_srcset_exists(site: BuiltSite) -> None:
    missing = [
        (path, candidate)
        for path, page in site.pages.items()
        for srcset in page.xpath("//@srcset")
        for candidate in srcset.split(",")
        if not site.exists(candidate.split()[0], path)
    ]
    assert missing == []


def test_every_page_is_reached_from_the_cover(site: BuiltSite) -> None:
    reached, todo = set(), ["index.html"]
    while todo:
        path = todo.pop()
        if path in reached or path not in site.pages:
            continue
        reached.add(path)
        for link in site.pages[path].xpath("//a/@href"):
            target = link.split("#")[0].lstrip("/")
            todo.append(f"{target}index.html" if target == "" or target.endswith("/") else target)
    unreached = set(site.pages) - reached - {"404.html", "410.html"}
    assert {path for path in unreached if not _is_redirect(site, path)} == set()


def _is_redirect(site: BuiltSite, path: str) -> bool:
    return bool(site.pages[path].xpath("//meta[@http-equiv='refresh']"))


def test_a_page_has_one_h1_and_skips_no_heading(site: BuiltSite) -> None:
    for path, page in site.pages.items():
        if _is_redirect(site, path):
            continue
        levels = [int(node.tag[1]) for node in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1, path
        body = levels[levels.index(1) :]
        jumps = [(a, b) for a, b in pairwise(body) if b > a + 1]
        assert jumps == [], path


def test_titles_are_unique_and_ids_too(site: BuiltSite) -> None:
    titles = Counter(page.findtext(".//title") for page in site.pages.values())
    assert [title for title, count in titles.items() if count > 1 or not title] == []
    for path, page in site.pages.items():
        ids = Counter(page.xpath("//@id"))
        assert [name for name, count in ids.items() if count > 1] == [], path


def test_no_page_has_an_inline_style_or_script(site: BuiltSite) -> None:
    for path, page in site.pages.items():
        assert page.xpath("//@style | //style") == [], path
        scripts = page.xpath("//script[not(@src)]/@type")
        assert set(scripts) <= {"application/ld+json"}, path
        assert page.xpath("//@*[starts-with(name(), 'on')]") == [], path


@pytest.mark.slow
def test_every_page_is_valid_html5(site: BuiltSite) -> None:
    faults = {}
    for path in site.pages:
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(site.files[path].read_bytes())
        if parser.errors:
            faults[path] = parser.errors[:3]
    assert faults == {}


def test_every_xml_file_is_well_formed(site: BuiltSite) -> None:
    for file in site.files.values():
        if file.suffix in (".xml", ".svg", ".opml"):
            etree.fromstring(file.read_bytes())


def test_lists_without_bullets_stay_lists(site: BuiltSite) -> None:
    """Safari takes a list without bullets for a group, but in a menu."""
    lists = "//body//*[self::ul or self::ol][not(ancestor::nav) and not(@role='list')]"
    written = "[not(ancestor::*[contains(concat(' ', @class, ' '), ' prose ')])]"
    lost = {
        name: [item.get("class") for item in found]
        for name, page in site.pages.items()
        if (found := page.xpath(lists + written))
    }
    assert lost == {}


def test_feeds_of_one_thing_are_told_apart_by_their_links(site: BuiltSite) -> None:
    page = site.pages["abonnement/index.html"]
    groups = page.xpath("//ul[contains(@class, 'feeds')]/li/ul")
    assert groups
    for group in groups:
        names = [link.text_content() for link in group.iter("a")]
        assert len(names) == len(set(names)), names
