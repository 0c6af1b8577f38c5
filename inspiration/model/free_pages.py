"""The templates of free pages (`gabarit`), and the model that reads the keys of each."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

from msgspec import field

from inspiration.model.accessibility_page import AccessibilityPage
from inspiration.model.dates import Day
from inspiration.model.fields import Language, SitePath, Text, Url
from inspiration.model.free_page import TEMPLATE_NAMES, FreePage
from inspiration.model.legal import TO_COMPLETE, Contact, LegalBody, Officer, PageLink
from inspiration.model.marks import Fault, OneOrMany, one_of
from inspiration.model.parts import Part
from inspiration.model.record import Key

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


class LegalNoticePage(FreePage, frozen=True, kw_only=True):
    """Publisher, director of publication and host, as the law of 21 June 2004 asks (LEG-01)."""

    publisher: Annotated[LegalBody, Key("editeur", "Éditeur")] = field(default_factory=LegalBody)
    director: Annotated[Officer, Key("directeur_publication", "Direction de la publication")] = (
        field(default_factory=Officer)
    )
    editor_in_chief: Annotated[
        Officer | None, Key("responsable_redaction", "Responsable de la rédaction")
    ] = None
    host: Annotated[LegalBody, Key("hebergeur", "Hébergeur")] = field(default_factory=LegalBody)


class Processing(Part, frozen=True, kw_only=True):
    """One use of personal data, with what RGPD article 13 makes public (LEG-05)."""

    purpose: Annotated[Text, Key("finalite", "Finalité")]
    data: Annotated[Text, Key("donnees", "Données")]
    legal_basis: Annotated[Text, Key("base_legale", "Base légale")]
    recipients: Annotated[Text, Key("destinataires", "Destinataires")]
    retention: Annotated[Text, Key("duree", "Durée de conservation")] = TO_COMPLETE


class PersonalDataPage(FreePage, frozen=True, kw_only=True):
    """Who answers for personal data, what is done with them, and whom to write to (LEG-05)."""

    controller: Annotated[Contact, Key("responsable", "Responsable du traitement")] = field(
        default_factory=Contact
    )
    officer: Annotated[Contact, Key("delegue", "Délégué à la protection des données")] = field(
        default_factory=Contact
    )
    processings: Annotated[
        tuple[Processing, ...], OneOrMany, Key("traitements", "Traitements")
    ] = ()


class SubscriptionPage(FreePage, frozen=True, kw_only=True):
    """What a feed is, in plain words, before the list of every feed of the build (FEED-07)."""


class Font(Part, frozen=True, kw_only=True):
    """A typeface of the site and the licence it ships under."""

    name: Annotated[Text, Key("nom", "Nom")]
    authors: Annotated[Text, Key("auteurs", "Auteurs")]
    use: Annotated[Text | None, Key("usage", "Usage")] = None
    licence: Annotated[Text, Key("licence", "Licence")]


class Dataset(Part, frozen=True, kw_only=True):
    """Data of others that the site shows (LEG-11)."""

    title: Annotated[Text, Key("titre", "Titre")]
    source: Annotated[Text, Key("source", "Source")]
    licence: Annotated[Text, Key("licence", "Licence")]
    address: Annotated[Url | None, Key("adresse", "Adresse")] = None


class Software(Part, frozen=True, kw_only=True):
    """A program that makes the site."""

    name: Annotated[Text, Key("nom", "Nom")]
    use: Annotated[Text | None, Key("usage", "Usage")] = None
    licence: Annotated[Text, Key("licence", "Licence")]
    address: Annotated[Url | None, Key("adresse", "Adresse")] = None


class CreditsPage(FreePage, frozen=True, kw_only=True):
    """Authors and licences; the credits of pictures come from their records (LEG-10)."""

    fonts: Annotated[tuple[Font, ...], OneOrMany, Key("fontes", "Polices")] = ()
    datasets: Annotated[tuple[Dataset, ...], OneOrMany, Key("donnees", "Données")] = ()
    software: Annotated[tuple[Software, ...], OneOrMany, Key("logiciels", "Logiciels")] = ()


class Term(Part, frozen=True, kw_only=True):
    """A word and its meaning in one or two sentences."""

    word: Annotated[Text, Key("terme", "Terme")]
    definition: Annotated[Text, Key("definition", "Définition")]
    language: Annotated[Language, Key("langue", "Langue du terme")] = "fr"
    see: Annotated[SitePath | None, Key("voir", "Voir aussi")] = None


class GlossaryPage(FreePage, frozen=True, kw_only=True):
    """The glossary: these terms and the abbreviations, in one A to Z (TYP-12)."""

    terms: Annotated[tuple[Term, ...], OneOrMany, Key("termes", "Termes")] = ()

    def check(self) -> None:
        """A word is defined once."""
        seen: set[str] = set()
        for term in self.terms:
            word = term.word.casefold()
            if word in seen:
                message = f"définit deux fois « {term.word} »"
                raise Fault("doublon", message, "gardez une seule définition", key="termes")
            seen.add(word)


class SitemapPage(FreePage, frozen=True, kw_only=True):
    """Every public page of the site in one list (RGAA 12.3)."""


class SearchPage(FreePage, frozen=True, kw_only=True):
    """Search, and the ready-made searches an editor chose: nothing is logged (LEG-04)."""

    frequent: Annotated[
        tuple[PageLink, ...], OneOrMany, Key("recherches_frequentes", "Recherches fréquentes")
    ] = ()


class Criterion(Part, frozen=True, kw_only=True):
    """One criterion of the eco-design reference (RGESN) and how the site answers it."""

    number: Annotated[Text, Key("numero", "Numéro", "Entre guillemets.")]
    title: Annotated[Text, Key("titre", "Titre")]
    state: Annotated[
        Text, one_of(tuple(CRITERION_STATES)), Key("etat", "État", ", ".join(CRITERION_STATES))
    ]
    answer: Annotated[Text, Key("reponse", "Réponse")]


class EcodesignPage(FreePage, frozen=True, kw_only=True):
    """The eco-design declaration; the build adds the figures it measured (ECO-16)."""

    rgesn_version: Annotated[Text, Key("version_rgesn", "Version du RGESN")] = "2024"
    established_on: Annotated[Day, Key("date_etablissement", "Date d'établissement")]
    criteria: Annotated[tuple[Criterion, ...], OneOrMany, Key("criteres", "Critères")] = ()


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
