"""The templates of free pages (`gabarit`), and the model that reads the keys of each."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, field_validator, model_validator

from inspiration.model.accessibility_page import AccessibilityPage
from inspiration.model.dates import Day
from inspiration.model.fields import OneOrMany, SitePath, Text, Url, fault, one_of
from inspiration.model.free_page import TEMPLATE_NAMES, FreePage
from inspiration.model.legal import TO_COMPLETE, Contact, LegalBody, Officer, PageLink
from inspiration.model.parts import Part

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["TEMPLATES", "FreePage"]

CRITERION_STATES: Mapping[str, str] = MappingProxyType(
    {
        "pris-en-compte": "pris en compte",
        "en-partie": "en partie",
        "hebergeur": "dépend de l'hébergeur",
        "a-faire": "à faire",
        "sans-objet": "sans objet",
    }
)
"""How far an eco-design criterion is answered, and the words that say it."""


class LegalNoticePage(FreePage):
    """Publisher, director of publication and host, as the law of 21 June 2004 asks (LEG-01)."""

    publisher: LegalBody = Field(default_factory=LegalBody, alias="editeur", title="Éditeur")
    director: Officer = Field(
        default_factory=Officer,
        alias="directeur_publication",
        title="Direction de la publication",
    )
    editor_in_chief: Officer | None = Field(
        None, alias="responsable_redaction", title="Responsable de la rédaction"
    )
    host: LegalBody = Field(default_factory=LegalBody, alias="hebergeur", title="Hébergeur")


class Processing(Part):
    """One use of personal data, with what RGPD article 13 makes public (LEG-05)."""

    purpose: Text = Field(..., alias="finalite", title="Finalité")
    data: Text = Field(..., alias="donnees", title="Données")
    legal_basis: Text = Field(..., alias="base_legale", title="Base légale")
    recipients: Text = Field(..., alias="destinataires", title="Destinataires")
    retention: Text = Field(TO_COMPLETE, alias="duree", title="Durée de conservation")


class PersonalDataPage(FreePage):
    """Who answers for personal data, what is done with them, and whom to write to (LEG-05)."""

    controller: Contact = Field(
        default_factory=Contact, alias="responsable", title="Responsable du traitement"
    )
    officer: Contact = Field(
        default_factory=Contact, alias="delegue", title="Délégué à la protection des données"
    )
    processings: Annotated[tuple[Processing, ...], OneOrMany] = Field(
        (), alias="traitements", title="Traitements"
    )


class SubscriptionPage(FreePage):
    """What a feed is, in plain words, before the list of every feed of the build (FEED-07)."""


class Font(Part):
    """A typeface of the site and the licence it ships under."""

    name: Text = Field(..., alias="nom", title="Nom")
    authors: Text = Field(..., alias="auteurs", title="Auteurs")
    use: Text | None = Field(None, alias="usage", title="Usage")
    licence: Text = Field(..., title="Licence")


class Dataset(Part):
    """Data of others that the site shows (LEG-11)."""

    title: Text = Field(..., alias="titre", title="Titre")
    source: Text = Field(..., title="Source")
    licence: Text = Field(..., title="Licence")
    address: Url | None = Field(None, alias="adresse", title="Adresse")


class Software(Part):
    """A program that makes the site."""

    name: Text = Field(..., alias="nom", title="Nom")
    use: Text | None = Field(None, alias="usage", title="Usage")
    licence: Text = Field(..., title="Licence")
    address: Url | None = Field(None, alias="adresse", title="Adresse")


class CreditsPage(FreePage):
    """Authors and licences; the credits of pictures come from their records (LEG-10)."""

    fonts: Annotated[tuple[Font, ...], OneOrMany] = Field((), alias="fontes", title="Polices")
    datasets: Annotated[tuple[Dataset, ...], OneOrMany] = Field(
        (), alias="donnees", title="Données"
    )
    software: Annotated[tuple[Software, ...], OneOrMany] = Field(
        (), alias="logiciels", title="Logiciels"
    )


class Term(Part):
    """A word and its meaning in one or two sentences."""

    word: Text = Field(..., alias="terme", title="Terme")
    definition: Text = Field(..., title="Définition")
    language: Text = Field("fr", alias="langue", title="Langue du terme")
    see: SitePath | None = Field(None, alias="voir", title="Voir aussi")


class GlossaryPage(FreePage):
    """The glossary: these terms and the abbreviations, in one A to Z (TYP-12)."""

    terms: Annotated[tuple[Term, ...], OneOrMany] = Field((), alias="termes", title="Termes")

    @model_validator(mode="after")
    def _each_term_once(self) -> Self:
        seen: set[str] = set()
        for term in self.terms:
            word = term.word.casefold()
            if word in seen:
                message = f"définit deux fois « {term.word} »"
                raise fault("doublon", message, "gardez une seule définition", key="termes")
            seen.add(word)
        return self


class SitemapPage(FreePage):
    """Every public page of the site in one list (RGAA 12.3)."""


class SearchPage(FreePage):
    """Search, and the ready-made searches an editor chose: nothing is logged (LEG-04)."""

    frequent: Annotated[tuple[PageLink, ...], OneOrMany] = Field(
        (), alias="recherches_frequentes", title="Recherches fréquentes"
    )


class Criterion(Part):
    """One criterion of the eco-design reference (RGESN) and how the site answers it."""

    number: Text = Field(..., alias="numero", title="Numéro", description="Entre guillemets.")
    title: Text = Field(..., alias="titre", title="Titre")
    state: Text = Field(..., alias="etat", title="État", description=", ".join(CRITERION_STATES))
    answer: Text = Field(..., alias="reponse", title="Réponse")

    @field_validator("state")
    @classmethod
    def _known_state(cls, value: str) -> str:
        known: str = one_of(value, tuple(CRITERION_STATES))
        return known

    @property
    def state_label(self) -> str:
        """The state in words for readers."""
        return CRITERION_STATES[self.state]


class EcodesignPage(FreePage):
    """The eco-design declaration; the build adds the figures it measured (ECO-16)."""

    rgesn_version: Text = Field("2024", alias="version_rgesn", title="Version du RGESN")
    established_on: Day = Field(..., alias="date_etablissement", title="Date d'établissement")
    criteria: Annotated[tuple[Criterion, ...], OneOrMany] = Field(
        (), alias="criteres", title="Critères"
    )


TEMPLATES: Mapping[str, type[FreePage]] = MappingProxyType(
    dict(
        zip(
            TEMPLATE_NAMES,
            (
                FreePage,
                AccessibilityPage,
                LegalNoticePage,
                PersonalDataPage,
                SubscriptionPage,
                CreditsPage,
                GlossaryPage,
                SitemapPage,
                SearchPage,
                EcodesignPage,
            ),
            strict=True,
        )
    )
)
"""The model of a page, by the template an editor names in `gabarit`."""
