"""The sheet of a POC: where it stands, what is known, what is not."""

from __future__ import annotations

import pytest

from tests.content_builder import ContentBuilder
from tests.pages.magazine import Magazine

FACTS = "//dl[@class='facts']"


def _sheet(content: ContentBuilder, front_matter: str) -> Magazine:
    content.poc("essai", front_matter)
    return Magazine(content.library())


def test_what_nobody_knows_is_said_to_be_unknown(content: ContentBuilder) -> None:
    magazine = _sheet(content, "")
    facts = magazine.text("/poc/essai/", FACTS)
    assert "Porté par Non renseigné" in facts
    assert "Étape non renseignée" in magazine.text("/poc/essai/", "//*[@class='label step-words']")
    classes = magazine.page("/poc/essai/").xpath("//ol[@class='steps']/li/@class")
    assert classes == ["to-come"] * 4


def test_a_doubtful_value_carries_its_reserve(content: ContentBuilder) -> None:
    magazine = _sheet(content, "porteur: Une école\nincertain: {porteur: selon une seule source}")
    assert "Une école Selon une seule source" in magazine.text("/poc/essai/", FACTS)


def test_a_key_figure_is_set_as_in_a_text(content: ContentBuilder) -> None:
    magazine = _sheet(
        content,
        """
        chiffres:
          - {valeur: "12500", unite: visites, libelle: en un an, source: Un bilan, date: 2020-05}
          - {valeur: "3", unite: mois, source: Un bilan}
        """,
    )
    figures = "//dl[@class='chiffres']/div[@class='chiffre']"
    assert magazine.text("/poc/essai/", f"{figures}/dt") == "en un an mois"
    assert magazine.text("/poc/essai/", f"{figures}/dd[@class='valeur']") == "12 500 visites 3"
    assert "Source : Un bilan, mai 2020" in magazine.text("/poc/essai/", figures)


@pytest.mark.parametrize(
    ("outcome", "words", "states"),
    [
        ("en-cours", "Étape 2 sur 4 : imaginer", ["done", "current", "to-come", "to-come"]),
        ("arrete", "Étape 2 sur 4 : imaginer, arrêté", ["done", "done", "to-come", "to-come"]),
    ],
)
def test_steps_say_where_the_trial_stands(
    content: ContentBuilder, outcome: str, words: str, states: list[str]
) -> None:
    magazine = _sheet(content, f"etape: imaginer\nissue: {outcome}")
    assert words in magazine.text("/poc/essai/", "//*[@class='label step-words']")
    page = magazine.page("/poc/essai/")
    assert page.xpath("//ol[@class='steps']/li/@class")[:4] == states
    assert bool(page.xpath("//li[contains(@class, 'ending')]")) == (outcome == "arrete")


def test_the_current_step_is_told_once(content: ContentBuilder) -> None:
    magazine = _sheet(content, "etape: imaginer\nissue: en-cours")
    current = "//ol[@class='steps']/li[@class='current']"
    assert magazine.text("/poc/essai/", current).endswith("(étape actuelle)")
    assert magazine.page("/poc/essai/").xpath(f"{current}/@aria-current") == []


def test_a_sheet_leads_to_what_speaks_of_it_and_back(content: ContentBuilder) -> None:
    content.entry("organisations/ecole.md", "nom: L'école")
    content.article("recit", "poc: [essai]")
    content.entry(
        "agenda/fete.md", "titre: Fête\ndate: 2020-01-01\ndebut: 2020-05-01\npoc: [essai]"
    )
    magazine = _sheet(content, "porteur: ecole\ncommunes: [Lille]\ndomaine: logement")
    links = magazine.links("/poc/essai/")
    for address in (
        "/organisations/ecole/",
        "/articles/recit/",
        "/agenda/fete/",
        "/poc/communes/lille/",
        "/poc/domaines/logement/",
    ):
        assert address in links, address
    for address in ("/organisations/ecole/", "/articles/recit/", "/agenda/fete/"):
        assert "/poc/essai/" in magazine.links(address), address


def test_the_map_is_told_once(content: ContentBuilder) -> None:
    page = _sheet(content, "communes: [Lille]").page("/poc/essai/")
    (drawing,) = page.xpath("//svg[@role='img']")
    assert "Lille" in drawing.get("aria-label")
    assert drawing.xpath(".//text[not(ancestor::*[@aria-hidden='true'])]") == []


def test_neighbours_share_something(content: ContentBuilder) -> None:
    content.poc("voisin", "domaine: logement")
    content.poc("lointain", "domaine: dechets")
    magazine = _sheet(content, "domaine: logement")
    section = "//section[@aria-labelledby='voisins']"
    assert magazine.links("/poc/essai/", section) == ["/poc/voisin/"]
