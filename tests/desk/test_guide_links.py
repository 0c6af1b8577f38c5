"""Links of the editors' guide lead somewhere, or its editor is told what was meant."""

from __future__ import annotations

from inspiration.desk.guide_links import guide_link_problems
from inspiration.feeds import FeedCatalogue
from inspiration.pages.address_book import AddressBook
from tests.content_builder import ContentBuilder
from tests.trust.press_room import SITE


def told(content: ContentBuilder, text: str) -> list[tuple[int, int, str]]:
    content.article("un")
    content.write("guide/index.md", text)
    content.write("guide/fiches/article.md", "# Article\n\nVoir [le guide](../index.md#debut).\n")
    content.write("guide/une fiche.md", "# Une fiche\n")
    library = content.library()
    book = AddressBook(library, SITE, FeedCatalogue(library, SITE.name))
    problems = guide_link_problems(library.content, book)
    return [(problem.line, problem.column, problem.hint) for problem in problems]


def test_a_link_to_a_page_of_the_guide_or_of_the_magazine_is_right(
    content: ContentBuilder,
) -> None:
    text = (
        "# Guide\n\n[a](fiches/article.md) [b](fiches/article.md#titre) [c](#guide) "
        "[d](https://example.org/a.md) [e](mailto:a@example.org) [f](/articles/un/) "
        "[g](une%20fiche.md)\n"
    )
    assert told(content, text) == []


def test_a_link_to_a_file_that_is_not_in_the_guide_is_told_with_the_nearest(
    content: ContentBuilder,
) -> None:
    found = told(content, "# Guide\n\nVoir [ceci](fiches/articles.md#titre).\n")
    assert found == [(3, 13, "Vouliez-vous dire « fiches/article.md » ?")]


def test_a_picture_that_is_not_there_is_told(content: ContentBuilder) -> None:
    assert told(content, "![](ecran.png)\n") == [(1, 5, "Vérifiez l’adresse visée.")]


def test_a_link_to_an_address_that_never_is_is_told_with_the_nearest(
    content: ContentBuilder,
) -> None:
    found = told(content, "[ceci](/articles/une/)\n")
    assert found == [(1, 8, "Vouliez-vous dire « /articles/un/ » ?")]


def test_what_is_shown_as_code_is_no_link(content: ContentBuilder) -> None:
    assert told(content, "`[a](nulle-part.md)`\n\n```\n[b](nulle-part.md)\n```\n") == []
