"""Which feeds there are, and which ones a page announces (FEED-06, FEED-07)."""

from __future__ import annotations

import pytest
from lxml import etree

from inspiration.feeds import FeedCatalogue
from inspiration.library import Library
from tests.content_builder import ContentBuilder
from tests.feeds.magazine import SITE, small_magazine, written


@pytest.fixture
def library(content: ContentBuilder) -> Library:
    small_magazine(content)
    return content.library()


@pytest.fixture
def catalogue(library: Library) -> FeedCatalogue:
    return FeedCatalogue(library, SITE.name)


def addresses(catalogue: FeedCatalogue) -> list[str]:
    return [feed.address for feed in catalogue.feeds]


def links(raw: bytes) -> list[str]:
    root = etree.fromstring(raw)
    return [link.removeprefix(SITE.url) for link in root.xpath("//item/link/text()")]


def test_the_addresses_are_those_of_the_contract(catalogue: FeedCatalogue) -> None:
    assert addresses(catalogue) == [
        "/flux/rss.xml",
        "/flux/atom.xml",
        "/flux/feed.json",
        "/flux/resume/rss.xml",
        "/flux/numeros/rss.xml",
        "/flux/numeros/atom.xml",
        "/flux/numeros/feed.json",
        "/flux/poc/rss.xml",
        "/flux/poc/atom.xml",
        "/flux/poc/feed.json",
        "/flux/poc/mises-a-jour/rss.xml",
        "/flux/poc/mises-a-jour/atom.xml",
        "/flux/poc/mises-a-jour/feed.json",
        "/flux/rubriques/methode/rss.xml",
        "/flux/rubriques/metier/rss.xml",
        "/flux/genres/entretien/rss.xml",
        "/flux/genres/methode/rss.xml",
        "/flux/domaines/logement/rss.xml",
        "/flux/domaines/dechets/rss.xml",
        "/flux/maisons/habiter/rss.xml",
        "/flux/maisons/action-publique/rss.xml",
        "/flux/communes/hellemmes/rss.xml",
        "/flux/communes/lille/rss.xml",
        "/flux/personnes/jeanne/rss.xml",
        "/flux/personnes/paul/rss.xml",
        "/agenda/agenda.ics",
    ]


def test_every_feed_of_the_catalogue_is_written(library: Library, catalogue: FeedCatalogue) -> None:
    others = {"/flux/inspirations.opml", "/agenda/atelier.ics"}
    assert set(written(library)) == {*addresses(catalogue), *others}


def test_every_feed_has_a_title_of_its_own(catalogue: FeedCatalogue) -> None:
    titles = {feed.title for feed in catalogue.feeds}
    assert len(titles) == len({feed.address.rsplit("/", 1)[0] for feed in catalogue.feeds})
    assert "Inspiration(s)\u00a0: rubrique Métier" in titles


@pytest.mark.parametrize(
    ("address", "items"),
    [
        ("/flux/rubriques/methode/rss.xml", ["articles/le-banc/"]),
        ("/flux/genres/methode/rss.xml", ["articles/le-banc/", "articles/la-rue/"]),
        ("/flux/domaines/dechets/rss.xml", ["articles/le-banc/", "poc/le-tri/"]),
        ("/flux/domaines/logement/rss.xml", []),
        ("/flux/maisons/habiter/rss.xml", ["articles/le-banc/", "poc/le-tri/"]),
        ("/flux/communes/hellemmes/rss.xml", ["articles/le-banc/", "poc/le-tri/"]),
        ("/flux/communes/lille/rss.xml", ["articles/le-banc/", "agenda/atelier/", "poc/le-tri/"]),
        ("/flux/personnes/paul/rss.xml", ["articles/le-banc/"]),
        ("/flux/numeros/rss.xml", ["numeros/numero-1/"]),
        ("/flux/poc/rss.xml", ["poc/le-tri/"]),
    ],
)
def test_a_feed_carries_what_its_subject_says(
    library: Library, address: str, items: list[str]
) -> None:
    assert links(written(library)[address]) == items


def test_a_keyword_has_a_feed_from_three_entries(content: ContentBuilder) -> None:
    small_magazine(content)
    assert "/flux/mots-cles/espace-public/rss.xml" not in written(content.library())
    content.article("la-cour", "date: 2020-03-05\nmots_cles: Espace public")
    files = written(content.library())
    assert len(links(files["/flux/mots-cles/espace-public/rss.xml"])) == 3


def test_the_feed_of_a_term_is_there_before_and_after_its_entries(
    content: ContentBuilder,
) -> None:
    assert links(written(content.library())["/flux/rubriques/metier/rss.xml"]) == []


@pytest.mark.parametrize(
    ("page", "announced"),
    [
        ("/", []),
        ("/articles/", []),
        ("/a-propos/", []),
        ("/numeros/", ["/flux/numeros/rss.xml"]),
        ("/poc/", ["/flux/poc/rss.xml", "/flux/poc/mises-a-jour/rss.xml"]),
        ("/rubriques/metier/", ["/flux/rubriques/metier/rss.xml"]),
        ("/rubriques/metier/page/2/", ["/flux/rubriques/metier/rss.xml"]),
        ("/personnes/paul/", ["/flux/personnes/paul/rss.xml"]),
        ("/agenda/", ["/agenda/agenda.ics"]),
        (
            "/poc/domaines/dechets/etapes/experimenter/",
            [
                "/flux/domaines/dechets/rss.xml",
                "/flux/poc/rss.xml",
                "/flux/poc/mises-a-jour/rss.xml",
            ],
        ),
        (
            "/poc/communes/lille/",
            [
                "/flux/communes/lille/rss.xml",
                "/flux/poc/rss.xml",
                "/flux/poc/mises-a-jour/rss.xml",
            ],
        ),
    ],
)
def test_a_page_announces_the_most_specific_feed_first(
    catalogue: FeedCatalogue, page: str, announced: list[str]
) -> None:
    main = ["/flux/rss.xml", "/flux/atom.xml", "/flux/feed.json"]
    assert [feed.address for feed in catalogue.for_page(page)] == [*announced, *main]


@pytest.mark.parametrize(
    ("key", "announced"),
    [
        ("articles/le-banc", ["rubriques/methode", "domaines/dechets", "maisons/habiter"]),
        ("articles/la-rue", ["rubriques/metier"]),
        ("poc/le-tri", ["domaines/dechets", "maisons/habiter", "poc", "poc/mises-a-jour"]),
        ("numeros/numero-1", ["numeros"]),
    ],
)
def test_the_page_of_an_entry_announces_what_it_is_about(
    library: Library, catalogue: FeedCatalogue, key: str, announced: list[str]
) -> None:
    entry = library.find(key)
    assert entry
    found = [feed.address for feed in catalogue.for_page(entry.address, entry)]
    assert found[:-3] == [f"/flux/{name}/rss.xml" for name in announced]


def test_a_numero_comes_before_what_it_holds_in_its_own_order(content: ContentBuilder) -> None:
    for slug in ("z", "a", "m"):
        content.article(slug, "date: 2020-03-02\nnumero: 1")
    content.article("b", "date: 2020-03-02")
    content.entry("numeros/numero-1.md", "numero: 1\ntitre: N\ndate: 2020-03-02\nsommaire: [m, z]")
    assert links(written(content.library())["/flux/rss.xml"]) == [
        "articles/b/",
        "numeros/numero-1/",
        "articles/m/",
        "articles/z/",
        "articles/a/",
    ]


def test_a_feed_leads_to_a_page_that_there_is(catalogue: FeedCatalogue) -> None:
    pages = {feed.address: feed.page for feed in catalogue.feeds}
    assert pages["/flux/domaines/dechets/rss.xml"] == "/poc/domaines/dechets/"
    assert pages["/flux/domaines/logement/rss.xml"] == "/poc/"
    assert pages["/flux/genres/methode/rss.xml"] == "/articles/"
    assert pages["/flux/communes/hellemmes/rss.xml"] == "/poc/communes/lille/"


def test_opml_lists_every_rss_feed_under_its_group(
    library: Library, catalogue: FeedCatalogue
) -> None:
    root = etree.fromstring(written(library)["/flux/inspirations.opml"])
    assert root.get("version") == "2.0" and root.findtext("head/title") == "Inspiration(s)"
    feeds = [feed for feed in catalogue.feeds if feed.format == "RSS"]
    assert root.xpath("//outline/@xmlUrl") == [SITE.absolute(feed.address) for feed in feeds]
    assert set(root.xpath("//outline[@xmlUrl]/@type")) == {"rss"}
    groups = root.xpath("body/outline/@text")
    assert groups[:2] == ["Le magazine", "Par rubrique"] and len(groups) == len(set(groups))
    metier = root.xpath("//outline[@text='Métier']")[0]
    assert metier.get("htmlUrl") == f"{SITE.url}rubriques/metier/"
