from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspiration.text.checks import (
    Vocabulary,
    acronyms_in,
    check_alternative,
    check_body,
    check_field,
    check_title,
)
from inspiration.text.rules import RULES

VOCABULARY = Vocabulary(acronyms=frozenset({"MEL", "POC"}))
LONG = "un essai " * 21

BREACHES = [
    ("texte-lien-vague", "Le guide est [ici](guide.md)."),
    ("texte-lien-vague", "[En savoir plus…](guide.md)"),
    ("texte-lien-vague", "[Cliquez **ici**](guide.md)"),
    ("texte-liens-jumeaux", "[Le guide](a.md) puis [le guide](b.md)."),
    ("texte-adresse-nue", "Voir https://www.lillemetropole.fr aussi."),
    ("texte-adresse-nue", "[https://a.fr](https://a.fr)"),
    ("texte-niveau", "## Un\n\n#### Deux"),
    ("texte-niveau", "### Un"),
    ("texte-gras", "Avant.\n\n**Tout en gras**\n\nAprès."),
    ("texte-gras", "__Tout en gras__"),
    ("texte-sauts", "un<br><br>deux"),
    ("texte-liste-manuelle", "– un\n– deux"),
    ("texte-liste-manuelle", "• un"),
    ("texte-liste-manuelle", "Il faut :\n- un banc"),
    ("texte-liste-manuelle", "## Matériel\nIl faut\ndu bois\n* un banc\n* deux bancs"),
    ("texte-liste-manuelle", "Avant.\n\nIl faut :\n1. un banc\n2. deux bancs\n\nAprès."),
    ("texte-liste-manuelle", "-un banc\n-deux bancs"),
    ("texte-tableau-sans-entete", "| a | b |\n| 1 | 2 |"),
    ("texte-intertitre-vide", "## \n\nUn texte."),
    ("texte-marque", "Voir [le banc] (https://example.org/)."),
    ("texte-marque", "Voir (le banc)[https://example.org/]."),
    ("texte-marque", "// encadre | Titre\nUn texte.\n//"),
    ("texte-marque", "```\nUn code\n\n## Suite"),
    ("texte-tableau-sans-legende", "| a | b |\n|---|---|\n| 1 | 2 |"),
    ("texte-tableau-sans-legende", "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 60 + "\nFin."),
    ("texte-note-perdue", "Texte.\n\n[^1]: La note."),
    ("texte-mot-double", "İstanbul : de la de la gare"),
    ("texte-mot-double", "au service de la de la collectivité"),
    ("texte-mot-double", "le le service"),
    ("texte-mot-double", "Un essai\nessai"),
    ("texte-capitale", "L’Etat et la ville"),
    ("texte-capitale", "Ecole ouverte"),
    ("texte-capitale", "A Lille, tout change."),
    ("texte-capitale", "Fin. A partir de là."),
    ("texte-ligature", "au coeur de la ville"),
    ("texte-langue", "Le design thinking fait école."),
    ("texte-langue", "Un *proof of\nconcept*."),
    ("texte-sigle", "Le CTRU décide."),
    ("texte-sigle", "L'URBB décide."),
    ("texte-phrase-longue", f"{LONG}."),
    ("texte-phrase-longue", f"- {LONG}."),
    ("texte-inclusif", "les agent·e·s"),
    ("texte-inclusif", "les agent(e)s"),
    ("texte-inclusif", "un(e) habitant"),
    ("texte-inclusif", "directeur/trice"),
    ("texte-espace-insecable", "Bravo\u00a0!"),
    ("texte-espace-insecable", "Bravo&nbsp;!"),
    ("texte-signe-invisible", "Y a\u2011t\u2011on pensé ?"),
    ("texte-signe-invisible", "La métro&shy;pole."),
    ("texte-guillemet", "Il dit « oui."),
    ("texte-guillemet", 'Il dit "oui.'),
    ("texte-premier", "le 1 janvier 2020"),
    ("texte-a-completer", "Adresse : à compléter"),
    ("texte-a-completer", "TODO relire"),
    ("image-alt-image", "![Photo de l'atelier](a.jpg)"),
    ("image-alt-fichier", "![IMG_0042.jpg](a.jpg)"),
]

ACCEPTED = [
    "Le [guide des éditeurs](guide.md) et le [plan](plan.md), puis le [plan](plan.md).",
    "<https://a.fr> ou [la métropole](https://a.fr/x_(y)).",
    "[la métropole][m]\n\n[m]: https://a.fr",
    "## Un\n\n### Deux\n\n## Trois",
    "Un mot **en gras**, et c'est tout.",
    "- un\n- deux",
    "| a | b |\n|---|---|\n| un | un |\n\n/// caption\nLégende\n///",
    "Texte[^1].\n\n[^1]: La note.",
    "| a | b |\n|---|---|\n| un | un |\n/// caption | 1\nLégende\n///",
    "Nous nous voyons ; vous vous taisez. Très très bien.",
    "un\n\nun",
    "L’État, l’école, À Lille. La vitamine A soigne.",
    "Le cœur et la moelle, un poème, la coexistence.",
    '[design thinking]{lang=en} et <span lang="en">design thinking</span>, `workshop`',
    "La MEL et les POC au XXIe siècle, Louis XIV, la TV.",
    "L’agence d’urbanisme (ADULM) agit ; l’ADULM décide.",
    "L’ADULM (agence d’urbanisme) agit.",
    "BC : Oui.",
    "Inspiration(s) est un magazine ; l'exposition « Designer(s) du design ».",
    "Le 1er janvier, puis le 11 janvier.",
    "« Oui », dit-il. « Non “jamais” ».",
    'un écran de 13" ici',
    "- un\nqui continue\n- deux\n- trois",
    "Un banc\n- le seul de la rue - attend.",
    "/// a-savoir\n- un\n- deux\n///",
    "## Titre\n- un\n- deux",
    "Il faut :\n\n- un banc ;\n- deux bancs.",
    "En\n2020. Puis vint l’été.",
    "1. un\n\n   suite\n\n2. deux",
    "[Le banc](a.md) (ouvert), puis [un autre] (fermé).",
    "Un code :\n\n```\n| a | b |\n| c | d |\n```",
    "Un `//` et un `##`.",
    "```\nle le TODO https://a.fr ## x **b**\n```",
    "`le le` et <!-- le le à compléter --> fin",
    "/// chiffres\n- valeur: 30\n  libelle: essais\n  source: World Design Organization, CTRU\n///",
    "/// a-savoir | Où\nTexte.\n///",
]


@pytest.mark.parametrize(("rule", "source"), BREACHES)
def test_tells_what_is_wrong(rule: str, source: str) -> None:
    assert rule in {problem.rule for problem in check_body(source, "fr", VOCABULARY)}


@pytest.mark.parametrize("source", ACCEPTED)
def test_says_nothing_of_what_is_right(source: str) -> None:
    assert check_body(source, "fr", VOCABULARY) == ()


def test_every_rule_of_the_body_is_tried_here() -> None:
    elsewhere = {"texte-point-final", "image-alt-legende", "image-alt-longue"}
    warned = {rule.id for rule in RULES.values() if rule.severity == "warning"}
    of_the_forms = {"texte-reponse", "texte-question", "texte-exergue"}
    assert {rule for rule, _ in BREACHES} == warned - elsewhere - of_the_forms


def test_says_where() -> None:
    source = "Un.\n\nDeux, au coeur de tout.\n"
    problem = check_body(source)[0]
    assert (problem.line, problem.column, problem.severity) == (3, 10, "warning")
    assert "cœur" in problem.message


def test_half_a_link_is_told_once() -> None:
    for text in ("Voir [le banc] (https://example.org/).", "Voir (le banc)[https://a.fr]."):
        assert [p.rule for p in check_body(text, "fr", VOCABULARY)] == ["texte-marque"]


def test_a_text_in_english_is_only_checked_for_its_shape() -> None:
    source = "The the workshop, see [ici](a.md)."
    assert {problem.rule for problem in check_body(source, "en")} == {"texte-lien-vague"}


def test_another_magazine_has_its_own_words() -> None:
    source = "Habitant(s), le magazine. Un hackathon."
    own = Vocabulary(foreign_words=frozenset(), spellings=frozenset({"Habitant(s)"}))
    assert check_body(source, "fr", own) == ()
    assert len(check_body(source)) == 2


def test_the_names_of_organisations_explain_themselves() -> None:
    names = Vocabulary(acronyms=acronyms_in(["WAAO", "Groupe POP", "La 27e Région"]))
    assert names.acronyms == {"WAAO", "POP"}
    assert check_body("WAAO et le POP ouvrent.", "fr", names) == ()


def test_plain_fields_are_checked_too() -> None:
    rules = {problem.rule for problem in check_field("L’Etat au coeur de la de la ville")}
    assert rules == {"texte-capitale", "texte-ligature", "texte-mot-double"}
    assert check_field("Inspiration(s), une revue.") == ()
    assert check_field("The the", "en") == ()


@pytest.mark.parametrize(
    ("title", "is_wrong"),
    [("Un titre.", True), ("Un titre", False), ("Un titre ?", False), ("Et puis...", False)],
)
def test_a_title_has_no_full_stop(title: str, is_wrong: bool) -> None:
    found = {problem.rule for problem in check_title(title)}
    assert ("texte-point-final" in found) is is_wrong


@pytest.mark.parametrize(
    ("alt", "caption", "file", "expected"),
    [
        ("Une table ronde", "L’atelier du 3 mars", "a.jpg", set()),
        ("L'atelier du 3 mars", "L’atelier du 3 mars.", "a.jpg", {"image-alt-legende"}),
        ("Photo d'une table", "", "a.jpg", {"image-alt-image"}),
        ("Une image de la ville", "", "a.jpg", {"image-alt-image"}),
        ("Imagerie médicale", "", "a.jpg", set()),
        ("table-ronde", "", "table-ronde.jpg", {"image-alt-fichier"}),
        ("DSC_1234", "", "a.jpg", {"image-alt-fichier"}),
        ("Une table " * 13, "", "a.jpg", {"image-alt-longue"}),
        ("", "Légende", "a.jpg", set()),
    ],
)
def test_an_alternative_completes_its_caption(
    alt: str, caption: str, file: str, expected: set[str]
) -> None:
    assert {problem.rule for problem in check_alternative(alt, caption, file)} == expected


def test_rules_are_said_in_french() -> None:
    for rule in RULES.values():
        assert rule.id == rule.id.lower()
        assert rule.explanation.endswith(".")
        assert rule.title[0].isupper()


@given(st.text(alphabet='a b\n`*_[]()<>!|-#/{}:.«»"^0é·ELC', max_size=80) | st.text())
def test_no_text_makes_the_checks_fail(source: str) -> None:
    lines = source.count("\n") + 1
    for problem in check_body(source):
        assert 1 <= problem.line <= lines
        assert problem.column >= 1
    check_title(source)
