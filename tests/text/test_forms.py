from __future__ import annotations

import pytest

EXERGUE = """Il dit que toute démarche commence par le doute.

/// exergue | Bruno Cassette, 15 janvier 2020
Toute démarche commence par le doute
///
"""


def test_a_pull_quote_is_quoted_and_signed(page) -> None:
    shown = page(EXERGUE)
    assert shown.text("//figure[@class='exergue']/blockquote/p") == (
        "« Toute démarche commence par le doute »"
    )
    assert shown.text("//figure/figcaption") == "Bruno Cassette, 15 janvier 2020"


def test_a_pull_quote_is_not_heard_twice(page) -> None:
    assert page(EXERGUE).one("//figure").get("aria-hidden") == "true"


def test_a_pull_quote_found_nowhere_is_told_and_heard(page) -> None:
    shown = page(EXERGUE.replace("le doute.", "la joie."))
    assert shown.rules == ["texte-exergue"]
    assert shown.rendered.problems[0].line == 3
    assert shown.one("//figure").get("aria-hidden") is None


def test_a_pull_quote_keeps_the_guillemets_of_its_editor(page) -> None:
    shown = page("Le « oui » du doute.\n\n/// exergue\n« Le doute »\n///\n\nLe doute.")
    assert shown.text("//blockquote").count("«") == 1


def test_a_quotation_has_its_author(page) -> None:
    shown = page("/// citation | Damien Castelain\nNous avons gagné.\n///")
    assert shown.text("//figure[@class='citation']/blockquote/p") == "Nous avons gagné."
    assert shown.text("//figcaption") == "Damien Castelain"


def test_key_figures_are_a_list_of_terms(page) -> None:
    shown = page(
        """/// chiffres
- valeur: 12500
  unite: habitants
  libelle: dans l'opération
  date: 2020-01-01
  source: MEL
- valeur: "3.5"
  unite: "%"
  libelle: des déchets
  source: MEL, 2019
///"""
    )
    assert shown.rendered.problems == ()
    assert [dt.text for dt in shown.all("//dl[@class='chiffres']/div/dt")] == [
        "dans l’opération",
        "des déchets",
    ]
    assert [dd.text_content() for dd in shown.all("//dd[@class='valeur']")] == [
        "12\u202f500 habitants",
        "3,5\u00a0%",
    ]
    first, second = (dd.text_content() for dd in shown.all("//dd[@class='source']"))
    assert first == "Source\u00a0: MEL (1er\u00a0janvier 2020)"
    assert second == "Source\u00a0: MEL, 2019"
    assert shown.one("//time").get("datetime") == "2020-01-01"


def test_one_figure_stands_alone(page) -> None:
    shown = page("/// chiffres\n- {valeur: 30, libelle: essais, source: MEL}\n///")
    assert shown.one("//dl").get("class") == "chiffres seul"


@pytest.mark.parametrize(
    ("body", "rule", "line"),
    [
        ("- valeur: 30\n  libelle: essais", "texte-chiffre-source", 4),
        ("- valeur: 30\n  source: MEL", "texte-chiffres", 4),
        ("- valeur: 1\n  libelle: a\n  source: b\n- libelle: a\n  source: b", "texte-chiffres", 7),
        ("- valeur: 1\n  libelle: a\n  source: b\n  couleur: c", "texte-chiffres", 7),
        ("- valeur: 1\n  libelle: [a]\n  source: b", "texte-chiffres", 5),
        ("- valeur: 1\n  libelle: a\n  source: b\n  date: hier", "texte-chiffres", 4),
        ("valeur: 30", "texte-chiffres", 4),
        ("- a: [", "texte-chiffres", 4),
        ("- 30", "texte-chiffres", 4),
        ("", "texte-chiffres", 4),
    ],
)
def test_key_figures_that_cannot_be_read_are_told(page, body: str, rule: str, line: int) -> None:
    problems = page(f"Avant.\n\n/// chiffres\n{body}\n///").rendered.problems
    assert (problems[0].rule, problems[0].severity) == (rule, "error")
    assert problems[0].line == line


def test_a_box_takes_the_level_of_its_place(page) -> None:
    shown = page(
        "/// encadre | Avant *tout*\nUn.\n///\n\n## Titre\n\n/// a-savoir\nDeux.\n///\n\n"
        "### Sous\n\n/// a-savoir | Où ?\n- Trois\n///"
    )
    boxes = shown.all("//aside")
    assert [box[0].tag for box in boxes] == ["h2", "h3", "h4"]
    assert [box[0].text_content() for box in boxes] == ["Avant tout", "À savoir", "Où\u202f?"]
    assert [box.get("aria-labelledby") for box in boxes] == [box[0].get("id") for box in boxes]
    assert [heading.id for heading in shown.rendered.headings] == ["titre", "sous"]


def test_a_definition_is_a_term_and_its_words(page) -> None:
    shown = page("/// repere | POC\nUn *essai*.\n///")
    assert shown.text("//dl[@class='repere']/dt") == "POC"
    assert shown.text("//dl/dd/p") == "Un essai."


def test_a_picture_alone_is_a_figure_named_by_its_caption(page) -> None:
    shown = page("Avant.\n\n![](atelier.jpg)\n\nAprès.")
    figure = shown.one("//figure[@class='image'][@role='figure']")
    caption = figure.find("figcaption")
    assert figure.get("aria-label") == caption.text_content()
    assert caption[0].get("class") == "legende"
    assert caption[0].text_content() == "L’atelier no\u00a03 du 1er\u00a0mars…"
    assert caption[1].get("class") == "credit"
    assert figure.find("picture/img").get("alt") == "Une table"
    assert shown.rendered.pictures == ("atelier.jpg",)
    assert shown.all("//p/figure") == []


def test_a_long_description_follows_its_picture(page) -> None:
    details = page("![](carte.svg)").one("//figure/details[@class='description-image']")
    assert [p.text for p in details.findall("p")] == ["Au nord, Lille.", "Au sud, Seclin."]


def test_a_picture_without_caption_has_no_empty_one(page) -> None:
    shown = page("![](nue.jpg)")
    assert shown.one("//figure").get("role") is None
    assert shown.all("//figcaption") == []


def test_a_withdrawn_picture_leaves_no_trace(page) -> None:
    shown = page("Avant.\n\n![](retiree.jpg)\n\nAprès.")
    assert shown.all("//figure") == []
    assert shown.rendered.problems == ()


def test_an_unknown_picture_is_an_error(page) -> None:
    shown = page("Avant.\n\n![](inconnue.jpg)")
    problem = shown.rendered.problems[0]
    assert (problem.rule, problem.line, problem.severity) == ("texte-image", 3, "error")
    assert shown.all("//img") == []


def test_a_picture_in_a_sentence_is_told_and_set_after_it(page) -> None:
    shown = page("Voir ![](atelier.jpg) cette table.")
    assert shown.rules == ["texte-image-phrase"]
    assert [element.tag for element in shown.tree] == ["p", "figure"]
    assert shown.text("//main/p") == "Voir cette table."


def test_a_gallery_holds_one_picture_a_line(page) -> None:
    shown = page("/// galerie | L'atelier\n![](atelier.jpg)\n![](carte.svg)\nnue.jpg\n///")
    gallery = shown.one("//div[@class='galerie'][@role='group']")
    assert gallery.get("aria-label") == "L’atelier"
    assert len(gallery.xpath("ul/li/figure")) == 3
    assert shown.rendered.problems == ()


def test_a_gallery_holds_nothing_else(page) -> None:
    shown = page("/// galerie\n![](atelier.jpg)\nUne phrase.\n///")
    assert shown.rules == ["texte-galerie"]
    assert shown.rendered.problems[0].line == 3
    assert shown.one("//div").get("aria-label") == "Galerie de 1 images"


TABLE = "| Domaine | POC |\n|:---|---:|\n| Logement | 12 |\n"


def test_a_table_has_scoped_headers_and_its_caption(page) -> None:
    shown = page(f"{TABLE}\n/// caption\nLes POC par *domaine*\n///\n\nAprès.")
    assert [th.get("scope") for th in shown.all("//thead//th")] == ["col", "col"]
    assert shown.text("//table/caption") == "Les POC par domaine"
    region = shown.one("//div[@class='tableau'][@role='region'][@tabindex='0']")
    assert region.get("aria-labelledby") == shown.one("//caption").get("id")
    assert shown.one("//table")[0].tag == "caption"
    assert [td.get("class") for td in shown.all("//td")] == ["gauche", "droite"]
    assert "style=" not in shown.html
    assert "align=" not in shown.html


def test_a_table_read_both_ways_names_its_rows(page) -> None:
    shown = page("| | 2019 | 2020 |\n|---|---|---|\n| POC | 12 | 30 |")
    assert shown.one("//tbody//th").get("scope") == "row"
    assert shown.one("//thead//td").get("scope") is None
    assert shown.one("//div[@role='region']").get("aria-label") == "Tableau"


def test_a_caption_follows_a_table(page) -> None:
    shown = page("Un texte.\n\n/// caption\nUne légende\n///")
    assert shown.rules == ["texte-legende"]
    assert shown.rendered.problems[0].line == 4
    assert shown.all("//figcaption | //caption") == []


def test_notes_lead_there_and_back_in_words(page) -> None:
    shown = page("Un fait[^a] et le même[^a].\n\n[^a]: La *source* !")
    calls = shown.all("//sup[@class='appel']/a")
    assert [call.get("aria-label") for call in calls] == ["Note 1", "Note 1"]
    section = shown.one("//section[@class='notes']")
    assert section.get("aria-labelledby") == section.find("h2").get("id")
    assert section.find("h2").text == "Notes"
    back = shown.all("//a[@class='retour']")
    assert [link.text for link in back] == ["Retour au texte", "Retour au texte (2)"]
    ids = {element.get("id") for element in shown.all("//*[@id]")}
    for link in (*calls, *back):
        assert link.get("href")[1:] in ids
        assert link.text in link.get("aria-label")
    assert len(ids) == len(shown.all("//*[@id]"))


def test_a_call_without_its_note_is_an_error(page) -> None:
    shown = page("Un.\n\nUn fait[^b] et `[^c]`.")
    assert [(p.rule, p.line) for p in shown.rendered.problems] == [("texte-note", 3)]


def test_foreign_words_say_their_language(page) -> None:
    shown = page('Un [proof of "concept"]{lang=en} !')
    assert shown.one("//span[@lang='en']").text == 'proof of "concept"'


def test_abbreviations_are_explained_once(page) -> None:
    shown = page("## La MEL\n\nLa `MEL`, la MEL et l'AMEL, la MEL. Un POC et la R&D.")
    found = [(abbr.text, abbr.get("title"), abbr.get("lang")) for abbr in shown.all("//abbr")]
    assert found == [
        ("MEL", "Métropole Européenne de Lille", None),
        ("POC", "proof of concept", "en"),
        ("R&D", "recherche et développement", None),
    ]
    assert shown.text("//p").startswith("La MEL, la MEL et l’AMEL, la MEL.")
    assert shown.rendered.abbreviations == ("MEL", "POC", "R&D")


def test_headings_are_named_before_typography(page) -> None:
    shown = page("## L'œuvre : « où ? »\n\n## L'œuvre : « où ? »\n\n### Été {#ete court=\"L'été\"}")
    assert [(h.id, h.level, h.text, h.short) for h in shown.rendered.headings] == [
        ("l-oeuvre-ou", 2, "L’œuvre\u00a0: «\u00a0où\u202f?\u00a0»", ""),
        ("l-oeuvre-ou-2", 2, "L’œuvre\u00a0: «\u00a0où\u202f?\u00a0»", ""),
        ("ete", 3, "Été", "L’été"),
    ]
    assert [h.get("id") for h in shown.all("//h2 | //h3")] == [
        "l-oeuvre-ou",
        "l-oeuvre-ou-2",
        "ete",
    ]
    assert "court" not in shown.html


def test_a_first_level_heading_is_an_error(page) -> None:
    shown = page("Un.\n\n# Titre")
    assert [(p.rule, p.line) for p in shown.rendered.problems] == [("texte-titre-un", 3)]
    assert shown.one("//h2").text == "Titre"


def test_an_unknown_form_is_told_and_shown(page) -> None:
    shown = page("Un.\n\n/// encart | Titre\nTexte.\n///")
    assert [(p.rule, p.line) for p in shown.rendered.problems] == [("texte-forme", 3)]
    assert "encadre" in shown.rendered.problems[0].hint


def test_a_form_left_open_is_told(page) -> None:
    shown = page("Un.\n\n/// encadre | Titre\nTexte.\n\nFin.")
    assert [(p.rule, p.line) for p in shown.rendered.problems] == [("texte-forme-ouverte", 3)]


def test_forms_shown_in_a_fence_are_not_forms(page) -> None:
    shown = page("```\n/// inconnue\n///\n```\n\n/// citation | A\nB\n///")
    assert shown.rendered.problems == ()


def test_words_are_counted(page) -> None:
    assert page("Un deux, trois ! « Quatre » – cinq.\n\n- six\n\n## Sept").rendered.words == 7


def test_a_note_that_nothing_calls_has_no_way_back(page) -> None:
    shown = page("Un fait[^1].\n\n[^1]: La source.\n\n[^2]: Une autre.")
    assert [link.get("href") for link in shown.all("//section//a")] == ["#fnref-1"]
    assert "texte-ancre" not in shown.rules
