"""The page of an article or of an interview."""

from __future__ import annotations

import json

from tests.content_builder import ContentBuilder
from tests.pages.magazine import Magazine

HEAD, FOOT = "//article/header", "//*[contains(@class, 'colophon')]"


def _issue(content: ContentBuilder, *slugs: str, number: int = 1) -> None:
    content.entry(
        f"numeros/numero-{number}.md",
        f"numero: {number}\ntitre: Essayer\ndate: 2020-01-10\nsaison: hiver\n"
        f"sommaire: [{', '.join(slugs)}]",
    )


def test_the_head_says_rubrique_numero_signature_and_time(content: ContentBuilder) -> None:
    _issue(content, "essai")
    content.article("essai", "numero: 1", "mot " * 900)
    head = Magazine(content.library()).text("/articles/essai/", HEAD)
    assert head.startswith("Méthode · n o 1, janvier 2020 Article essai")
    assert "Par la rédaction 15 janvier 2020 · 4 min de lecture" in head


def test_a_title_is_escaped_and_typeset(content: ContentBuilder) -> None:
    content.article("essai", """titre: "L'essai <script>alert(1)</script> & co : 1er"\n""")
    magazine = Magazine(content.library())
    title = magazine.page("/articles/essai/").xpath("//h1")[0]
    assert title.text_content() == "L’essai <script>alert(1)</script> & co\u00a0: 1er"
    assert title.xpath("sup")[0].text == "er"
    assert "<script>alert" not in magazine.source("/articles/essai/")


def test_json_ld_cannot_close_its_script(content: ContentBuilder) -> None:
    content.article("essai", """titre: "</script><b>x"\n""")
    page = Magazine(content.library()).page("/articles/essai/")
    (script,) = page.xpath("//script[@type='application/ld+json']")
    data = json.loads(script.text)
    assert data["headline"] == "</script><b>x"
    assert data["@type"] == "Article"


def test_neighbours_are_those_of_the_numero(content: ContentBuilder) -> None:
    _issue(content, "un", "deux", "trois")
    for slug in ("un", "deux", "trois"):
        content.article(slug, "numero: 1")
    page = Magazine(content.library()).page("/articles/deux/")
    assert page.xpath("//a[@rel='prev']/@href") == ["/articles/un/"]
    assert page.xpath("//a[@rel='next']/@href") == ["/articles/trois/"]
    assert Magazine(content.library()).page("/articles/un/").xpath("//a[@rel='prev']") == []


def test_the_foot_tells_sources_corrections_keywords_and_the_reconstruction(
    content: ContentBuilder,
) -> None:
    _issue(content, "essai")
    content.article(
        "essai",
        """
        numero: 1
        mots_cles: [vélo]
        sources: [{titre: "L'enquête", url: https://exemple.example/, date: 2020-01-02}]
        corrections: [{date: 2020-02-03, texte: "Le nombre était faux."}]
        """,
    )
    magazine = Magazine(content.library())
    foot = magazine.text("/articles/essai/", FOOT)
    assert "L’enquête (2 janvier 2020)" in foot
    assert "3 février 2020 : Le nombre était faux." in foot
    assert "Numéro reconstitué en 2026" in foot
    assert "/mots-cles/velo/" in magazine.links("/articles/essai/", FOOT)


def test_a_correction_dated_from_the_future_waits_for_its_day(content: ContentBuilder) -> None:
    content.article(
        "essai",
        """
        corrections:
          - {date: 2020-02-03, texte: "Le nombre était faux."}
          - {date: 2020-06-01, texte: "Le lieu aussi."}
        """,
    )
    before = Magazine(content.library(at="2020-03-01T12:00")).text("/articles/essai/", FOOT)
    assert "Le nombre était faux." in before
    assert "Le lieu aussi." not in before
    after = Magazine(content.library(at="2020-06-02T12:00")).text("/articles/essai/", FOOT)
    assert "Le lieu aussi." in after


def test_an_article_whose_numero_is_not_public_stands_alone(content: ContentBuilder) -> None:
    content.entry("numeros/numero-2.md", "numero: 2\ntitre: Plus tard\ndate: 2021-01-01")
    content.article("essai", "numero: 2")
    page = Magazine(content.library()).page("/articles/essai/")
    assert page.get("data-teinte") == "rose"
    assert not any("/numeros/numero-2/" in link for link in page.xpath("//@href"))
    assert "Plus tard" not in page.text_content()


def test_an_interview_without_a_portrait_shows_initials(content: ContentBuilder) -> None:
    content.entry("personnes/ada-byron.md", "nom: Ada Byron\nfonction: Mathématicienne")
    content.article(
        "essai",
        "genre: entretien\npersonnes: [ada-byron]",
        "## Pourquoi ?\n\nAB : Parce que.\n",
    )
    magazine = Magazine(content.library())
    assert magazine.output("/articles/essai/").kind == "entretien"
    assert magazine.text("/articles/essai/", "//*[@class='initials']") == "AB"
    assert "/articles/essai/" in magazine.links("/personnes/ada-byron/")


def test_the_parts_of_a_dossier_are_numbered_and_not_said_twice(content: ContentBuilder) -> None:
    content.article("tete", "genre: methode\nmots_cles: [eau]\ndate: 2020-01-01")
    content.article("suite", "dossier: tete\nmots_cles: [eau]\ndate: 2020-01-02")
    magazine = Magazine(content.library())
    assert "(2/2)" in magazine.text("/articles/suite/", HEAD)
    parts = magazine.links("/articles/suite/", "//section[@aria-labelledby='dossier']")
    assert parts == ["/articles/tete/", "/articles/suite/"]
    assert magazine.links("/articles/suite/", "//section[@aria-labelledby='lire']") == []


def test_a_photograph_that_is_no_longer_authorised_gives_way_to_the_drawing(
    content: ContentBuilder,
) -> None:
    from io import BytesIO

    from PIL import Image

    buffer = BytesIO()
    Image.new("RGB", (900, 600), "#345").save(buffer, "JPEG")
    content.entry(
        "articles/essai/index.md",
        """
        titre: Essai
        date: 2020-01-01
        genre: methode
        rubrique: methode
        auteurs: redaction
        hors_numero: true
        image:
          fichier: rue.jpg
          alt: Une rue vide.
          credit: "Photo : Ada Byron"
          fin_autorisation: 2020-03-01
        """,
    )
    content.write("articles/essai/rue.jpg", buffer.getvalue())
    shown = Magazine(content.library("2020-02-01T12:00")).page("/articles/essai/")
    assert shown.xpath("//figure//img/@alt") == ["Une rue vide."]
    assert "Photo\u00a0: Ada Byron" in shown.xpath("//figure/@aria-label")[0]
    later = Magazine(content.library("2020-04-01T12:00")).page("/articles/essai/")
    assert later.xpath("//img/@alt")[0] == ""
    assert "Ada Byron" not in later.text_content()
