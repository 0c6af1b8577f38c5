"""Addresses that hold nothing any more: not found, withdrawn, moved."""

from __future__ import annotations

from tests.content_builder import ContentBuilder
from tests.pages.magazine import Magazine


def test_a_withdrawn_entry_leaves_a_tombstone_that_says_nothing(content: ContentBuilder) -> None:
    content.article(
        "secret",
        "titre: Zanzibar\nretrait: 2020-05-01\nanciennes_adresses: [/vieux/secret/]\n"
        "mots_cles: [zanzibar]",
        "Zanzibar.\n",
    )
    magazine = Magazine(content.library("2020-06-01T12:00"))
    for address in ("/articles/secret/", "/vieux/secret/"):
        page = magazine.output(address)
        assert not page.indexed and page.modified is None
        assert "La parenthèse est refermée" in magazine.text(address)
    assert not [a for a in magazine.outputs if "zanzibar" in magazine.source(a).lower()]
    assert "/articles/secret/ /410.html 410" in magazine.source("/_redirects")


def test_former_addresses_lead_to_the_new_one(content: ContentBuilder) -> None:
    content.article("neuf", "anciennes_adresses: [/actu/vieux/, /2020/vieux.html]")
    magazine = Magazine(content.library())
    page = magazine.page("/actu/vieux/")
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=/articles/neuf/"]
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://essai.example/articles/neuf/"]
    assert "/2020/vieux.html" in magazine.outputs
    assert magazine.source("/_redirects").splitlines() == [
        "/2020/vieux.html /articles/neuf/ 301",
        "/actu/vieux/ /articles/neuf/ 301",
    ]


def test_servers_find_a_list_of_moves_before_anything_moved(content: ContentBuilder) -> None:
    content.article("neuf")
    assert Magazine(content.library()).source("/_redirects") == ""


def test_a_page_that_lives_is_never_hidden_by_a_former_address(content: ContentBuilder) -> None:
    content.article("neuf", "anciennes_adresses: [/articles/autre/]")
    content.article("autre")
    magazine = Magazine(content.library())
    assert magazine.output("/articles/autre/").kind == "article"


def test_not_found_leads_somewhere(content: ContentBuilder) -> None:
    content.entry("pages/recherche.md", "titre: Recherche\ngabarit: recherche")
    magazine = Magazine(content.library())
    assert magazine.links("/404.html") == ["/", "/recherche/"]
    assert magazine.page("/404.html").xpath("//meta[@name='robots']/@content") == ["noindex"]
