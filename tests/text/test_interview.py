from __future__ import annotations

SOURCE = """Le chapô de l'entretien.

## Pourquoi ce titre ? {#titre court="Le titre"}

BC : Tout part de 2015 : la métropole naît.

Suite de la réponse.

/// exergue | Bruno Cassette
Tout part de 2015
///

- Un
- Deux

## Et demain ?

B. C. : Nous verrons !

DM : Moi aussi[^1].

[^1]: Note.
"""


def test_each_question_holds_its_answer(page) -> None:
    shown = page(SOURCE, "entretien")
    sections = shown.all("//div[@class='questions']/section[@class='q']")
    assert [section.find("h2").get("id") for section in sections] == ["titre", "et-demain"]
    assert [[child.tag for child in section] for section in sections] == [["h2", "div"]] * 2
    assert [child.tag for child in sections[0].find("div[@class='rep']")] == ["p", "p", "ul"]
    assert shown.rendered.problems == ()


def test_a_question_is_no_landmark(page) -> None:
    named = "//section[@class='q'][@aria-labelledby or @aria-label]"
    assert page(SOURCE, "entretien").all(named) == []


def test_speakers_are_named_then_abridged(page) -> None:
    shown = page(SOURCE, "entretien")
    first, second, third = shown.all("//p/span[@class='locuteur']")
    assert first.text_content() == "Bruno Cassette\u00a0:"
    assert first.find("abbr") is None
    assert second.find("abbr").get("title") == "Bruno Cassette"
    assert second.text_content() == "BC\u00a0:"
    assert third.text_content() == "Domethilde Majek\u00a0:"
    assert first.tail == " Tout part de 2015\u00a0: la métropole naît."
    assert shown.rendered.speakers == ("BC", "DM")


def test_a_text_browser_reads_who_speaks(page) -> None:
    words = " ".join(page(SOURCE, "entretien").tree.text_content().split())
    assert "Bruno Cassette : Tout part de 2015" in words
    assert "BC : Nous verrons" in words


def test_a_pull_quote_leaves_its_answer(page) -> None:
    shown = page(SOURCE, "entretien")
    assert [(child.tag, child.get("class")) for child in shown.tree] == [
        ("div", "ouverture"),
        ("div", "questions"),
        ("figure", "exergue"),
        ("div", "questions"),
        ("section", "notes"),
    ]


def test_headings_are_in_the_table_of_contents(page) -> None:
    headings = page(SOURCE, "entretien").rendered.headings
    assert [(h.id, h.short) for h in headings] == [("titre", "Le titre"), ("et-demain", "")]


def test_unknown_initials_are_an_error(page) -> None:
    shown = page("## Question ?\n\nBC : Oui.\n\nXY : Non.\n", "entretien")
    assert [(p.rule, p.line, p.severity) for p in shown.rendered.problems] == [
        ("texte-initiales", 5, "error")
    ]


def test_unknown_initials_are_told_once(page) -> None:
    shown = page("## Une ?\n\nXY : Oui.\n\n## Deux ?\n\nXY : Non.\n\nZT : Si.", "entretien")
    assert [(p.rule, p.line) for p in shown.rendered.problems] == [
        ("texte-initiales", 3),
        ("texte-initiales", 9),
    ]


def test_an_abbreviation_and_a_colon_are_not_a_speaker(page) -> None:
    shown = page("## Question ?\n\nBC : Oui.\n\nPOC : un essai.\n", "entretien")
    assert shown.rendered.problems == ()


def test_an_answer_says_who_speaks(page) -> None:
    shown = page("## Question ?\n\nOui.\n", "entretien")
    assert [(p.rule, p.line) for p in shown.rendered.problems] == [("texte-reponse", 3)]


def test_a_question_has_an_answer(page) -> None:
    shown = page("## Une ?\n\n## Deux ?\n\nBC : Oui.\n", "entretien")
    assert [(p.rule, p.line) for p in shown.rendered.problems] == [("texte-question", 1)]


def test_an_ordinary_article_is_not_regrouped(page) -> None:
    shown = page("Un.\n\n## Deux\n\nBC : Trois.")
    assert [child.tag for child in shown.tree] == ["p", "h2", "p"]
    assert shown.rendered.problems == ()
