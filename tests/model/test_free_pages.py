"""Free pages: what each template asks of its page, and what it refuses."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from inspiration.model.accessibility_page import AccessibilityPage
from inspiration.model.free_page import FreePage
from inspiration.model.free_pages import (
    TEMPLATES,
    EcodesignPage,
    GlossaryPage,
    LegalNoticePage,
    PersonalDataPage,
    SearchPage,
)
from inspiration.model.pydantic_models import read_record
from inspiration.model.reserves import reserves

DECLARATION = {
    "titre": "Accessibilité",
    "gabarit": "accessibilite",
    "date_etablissement": date(2026, 11, 23),
    "technologies": ["HTML"],
}
AUDIT = {"date": date(2026, 6, 1), "auditeur": "Un cabinet", "taux": 74.5}
TODAY = date(2026, 11, 23)


def message(error: pytest.ExceptionInfo[ValidationError]) -> str:
    return str(error.value.errors()[0]["ctx"]["error"])


def test_a_declaration_claims_no_conformity_unless_told() -> None:
    page = read_record(AccessibilityPage, DECLARATION)
    assert page.state == "non-conforme"
    assert page.statement == "Accessibilité : non conforme"


@pytest.mark.parametrize("state", ["partiellement-conforme", "totalement-conforme"])
def test_a_claimed_conformity_needs_an_audit(state: str) -> None:
    with pytest.raises(ValidationError) as error:
        read_record(AccessibilityPage, {**DECLARATION, "etat": state})
    assert message(error) == f"`etat: {state}` demande un audit"


@pytest.mark.parametrize("missing", ["date", "auditeur", "taux"])
def test_an_audit_has_a_date_an_auditor_and_a_rate(missing: str) -> None:
    audit = {key: value for key, value in AUDIT.items() if key != missing}
    with pytest.raises(ValidationError):
        read_record(
            AccessibilityPage, {**DECLARATION, "etat": "partiellement-conforme", "audit": audit}
        )


@pytest.mark.parametrize(
    ("state", "rate", "accepted"),
    [
        ("partiellement-conforme", 49.9, False),
        ("partiellement-conforme", 50, True),
        ("totalement-conforme", 99, False),
        ("totalement-conforme", 100, True),
    ],
)
def test_the_state_follows_the_rate_of_the_audit(state: str, rate: float, accepted: bool) -> None:
    fields = {**DECLARATION, "etat": state, "audit": {**AUDIT, "taux": rate}}
    if accepted:
        assert read_record(AccessibilityPage, fields).state == state
    else:
        with pytest.raises(ValidationError, match="demande un taux d'au moins"):
            read_record(AccessibilityPage, fields)


def test_a_declaration_of_more_than_three_years_is_told() -> None:
    page = read_record(AccessibilityPage, {**DECLARATION, "date_maj": date(2027, 1, 10)})
    assert "declaration-ancienne" not in {r.rule for r in reserves(page, date(2030, 1, 10))}
    late = [r for r in reserves(page, date(2030, 1, 11)) if r.rule == "declaration-ancienne"]
    assert [reserve.path for reserve in late] == [("date_maj",)]


def test_documents_due_and_contact_unknown_are_told_with_their_keys() -> None:
    page = read_record(AccessibilityPage, DECLARATION)
    assert [(reserve.path, reserve.rule) for reserve in reserves(page, TODAY)] == [
        (("contact", "courriel"), "a-completer"),
        (("schema_pluriannuel",), "a-publier"),
        (("plan_action",), "a-publier"),
    ]


def test_a_legal_notice_invents_nothing() -> None:
    page = read_record(LegalNoticePage, {"titre": "Mentions", "gabarit": "mentions-legales"})
    lacking = [".".join(map(str, reserve.path)) for reserve in reserves(page, TODAY)]
    assert lacking == [
        "editeur.nom",
        "editeur.adresse",
        "editeur.telephone",
        "directeur_publication.nom",
        "hebergeur.nom",
        "hebergeur.adresse",
        "hebergeur.telephone",
    ]


def test_a_complete_legal_notice_lacks_nothing() -> None:
    body = {"nom": "Métropole", "adresse": "1 rue de l'Essai", "telephone": "03 00 00 00 00"}
    page = read_record(
        LegalNoticePage,
        {
            "titre": "Mentions",
            "editeur": {**body, "siren": "200 093 201"},
            "directeur_publication": {"nom": "Une élue"},
            "hebergeur": body,
        },
    )
    assert page.publisher.siren == "200093201"
    assert list(reserves(page, TODAY)) == []


@pytest.mark.parametrize("siren", ["12345", "20009320A", 20009320])
def test_a_siren_has_nine_digits(siren: object) -> None:
    with pytest.raises(ValidationError, match="neuf chiffres"):
        read_record(LegalNoticePage, {"titre": "Mentions", "editeur": {"siren": siren}})


def test_the_reserves_ignore_what_an_editor_writes_in_shared_keys() -> None:
    page = read_record(FreePage, {"titre": "à compléter"})
    assert list(reserves(page, TODAY)) == []


def test_a_wrong_email_is_refused_and_an_unknown_one_is_allowed() -> None:
    fields = {"titre": "Données", "delegue": {"courriel": "à compléter"}}
    assert read_record(PersonalDataPage, fields).officer.email == "à compléter"
    with pytest.raises(ValidationError, match="adresse électronique"):
        read_record(PersonalDataPage, {"titre": "Données", "delegue": {"courriel": "dpo"}})


def test_a_frequent_search_leads_to_a_page_of_the_site() -> None:
    link = {"libelle": "logement", "adresse": "https://example.org/"}
    with pytest.raises(ValidationError, match="adresse du site"):
        read_record(SearchPage, {"titre": "Recherche", "recherches_frequentes": link})


def test_a_glossary_defines_a_word_once() -> None:
    terms = [{"terme": "POC", "definition": "Un essai."}, {"terme": "poc", "definition": "Bis."}]
    with pytest.raises(ValidationError, match="définit deux fois « poc »"):
        read_record(GlossaryPage, {"titre": "Glossaire", "termes": terms})


def test_an_ecodesign_criterion_has_a_known_state() -> None:
    criterion = {"numero": "4.1", "titre": "Son", "etat": "parfait", "reponse": "Aucun."}
    with pytest.raises(ValidationError, match="attend une de ces valeurs"):
        read_record(
            EcodesignPage,
            {"titre": "Écoconception", "date_etablissement": TODAY, "criteres": criterion},
        )


def test_each_template_reads_its_own_keys_and_no_others() -> None:
    for name, model in TEMPLATES.items():
        fields = {"titre": "Page", "gabarit": name}
        if name in ("accessibilite", "ecoconception"):
            fields |= {"date_etablissement": TODAY}
        if name == "accessibilite":
            fields |= {"technologies": "HTML"}
        assert read_record(model, fields).template == name
        with pytest.raises(ValidationError):
            read_record(model, {**fields, "cle_inconnue": "x"})


def test_an_unknown_template_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(ValidationError) as error:
        read_record(FreePage, {"titre": "Page", "gabarit": "accessibilité-web"})
    assert "attend une de ces valeurs" in message(error)
