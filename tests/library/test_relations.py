"""Entries know each other in both directions, and only the public ones."""

from __future__ import annotations

from inspiration.model.article import Issue
from inspiration.model.named import Organisation
from inspiration.model.poc import Poc
from tests.content_builder import ContentBuilder


def test_a_poc_knows_the_articles_that_tell_of_it(content: ContentBuilder) -> None:
    content.poc("jardin")
    content.article("un", "poc: jardin")
    content.article("demain", "poc: [jardin]\ndate: 2030-01-01")
    library = content.library()
    poc = library.get(Poc, "jardin")
    assert poc
    assert [article.slug for article in library.articles_citing(poc)] == ["un"]


def test_a_numero_keeps_its_order_and_adds_what_it_forgot(content: ContentBuilder) -> None:
    for slug in ("a", "b", "c"):
        content.article(slug, "numero: 1")
    content.poc("jardin")
    content.entry(
        "numeros/numero-1.md",
        "titre: N\nnumero: 1\ndate: 2020-01-01\nsommaire: [c, jardin, a]\nune: a",
    )
    library = content.library()
    issue = library.get(Issue, "numero-1")
    assert issue
    assert [entry.slug for entry in library.contents(issue)] == ["c", "jardin", "a", "b"]
    lead = library.lead(issue)
    assert lead and lead.slug == "a"
    assert library.issue_of(library.articles[0]) is issue
    assert [p.rule for p in library.problems] == ["sommaire-incomplet"]


def test_associated_communes_count_for_their_parent(content: ContentBuilder) -> None:
    content.poc("hotel", "communes: [Hellemmes]")
    library = content.library()
    lille, hellemmes = library.territory.find("Lille"), library.territory.find("59298")
    assert lille and hellemmes
    assert [poc.slug for poc in library.pocs_in(lille)] == ["hotel"]
    assert [poc.slug for poc in library.pocs_in(hellemmes)] == ["hotel"]


def test_the_territory_grows_on_the_day_it_did(content: ContentBuilder) -> None:
    assert len(content.library("2020-03-13T23:59").communes) == 2
    assert len(content.library("2020-03-14T00:00").communes) == 3


def test_an_insee_code_stands_for_the_official_name(content: ContentBuilder) -> None:
    content.poc("jardin", "communes: [59009, 59011]")
    assert content.library().pocs[0].communes == ("Villeneuve-d'Ascq", "Annœullin")


def test_a_body_knows_the_pocs_it_takes_part_in(content: ContentBuilder) -> None:
    content.entry("organisations/maalai.md", "nom: Maalai")
    content.poc("a", "porteur: maalai")
    content.poc("b", "designers: [maalai, Une autre équipe]")
    library = content.library()
    body = library.get(Organisation, "maalai")
    assert body
    assert {poc.slug for poc in library.pocs_of(body)} == {"a", "b"}


def test_keywords_are_compared_without_accents_and_case(content: ContentBuilder) -> None:
    content.article("a", "mots_cles: [Écologie]")
    content.article("b", "mots_cles: [écologie]\ndate: 2020-02-01")
    content.article("c", "mots_cles: [écologie]")
    library = content.library()
    assert [(k.slug, k.label) for k in library.keywords] == [("ecologie", "écologie")]
    assert [e.slug for e in library.entries_about(library.keywords[0])] == ["b", "c", "a"]


def test_reading_on_follows_what_is_shared_and_never_chance(content: ContentBuilder) -> None:
    content.poc("jardin")
    content.article("un", "poc: jardin\nmots_cles: [jardin]\nrubrique: metier")
    content.article("deux", "poc: jardin\nrubrique: methode")
    content.article("trois", "mots_cles: [jardin]\nrubrique: methode")
    content.article("rien", "rubrique: methode")
    library = content.library()
    one = next(article for article in library.articles if article.slug == "un")
    assert [article.slug for article in library.related(one)] == ["deux", "trois"]
