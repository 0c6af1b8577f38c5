"""The accessibility declaration, in the model the State imposes (A11Y-01 to A11Y-06)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

from msgspec import field

from inspiration.model.dates import Day
from inspiration.model.fields import Text
from inspiration.model.free_page import FreePage
from inspiration.model.legal import TO_PUBLISH, Contact, LinkOrToPublish, PageLink, Rate
from inspiration.model.marks import Fault, OneOrMany, one_of
from inspiration.model.parts import Part
from inspiration.model.record import Key

if TYPE_CHECKING:
    from collections.abc import Mapping

CONFORMITY: Mapping[str, str] = MappingProxyType(
    {
        "non-conforme": "non conforme",
        "partiellement-conforme": "partiellement conforme",
        "totalement-conforme": "totalement conforme",
    }
)
"""The three states the law knows, and the words a home page must show (A11Y-01)."""


class Audit(Part, frozen=True, kw_only=True):
    """A conformity audit: who made it, when, and the share of criteria met (A11Y-01)."""

    date: Annotated[Day, Key("date", "Date")]
    auditor: Annotated[Text, Key("auditeur", "Auditeur")]
    rate: Annotated[Rate, Key("taux", "Taux", "En %, de 0 à 100.")]


class Exemption(Part, frozen=True, kw_only=True):
    """A content left out for a disproportionate burden, with the reason the law asks for."""

    content: Annotated[Text, Key("contenu", "Contenu")]
    reason: Annotated[Text, Key("raison", "Raison")]


class InaccessibleContents(Part, frozen=True, kw_only=True):
    """The three families of contents that a declaration lists apart (A11Y-03)."""

    nonconformities: Annotated[
        tuple[Text, ...], OneOrMany, Key("non_conformites", "Non-conformités")
    ] = ()
    exemptions: Annotated[
        tuple[Exemption, ...],
        OneOrMany,
        Key("derogations", "Dérogations pour charge disproportionnée"),
    ] = ()
    out_of_scope: Annotated[
        tuple[Text, ...], OneOrMany, Key("hors_champ", "Contenus hors du champ de la loi")
    ] = ()


class Environment(Part, frozen=True, kw_only=True):
    """A browser and an assistive technology with which the pages were tried."""

    browser: Annotated[Text, Key("navigateur", "Navigateur")]
    assistive_technology: Annotated[Text | None, Key("aide_technique", "Aide technique")] = None


class Tool(Part, frozen=True, kw_only=True):
    """A tool of the audit or of the checks."""

    name: Annotated[Text, Key("nom", "Nom")]
    use: Annotated[Text | None, Key("usage", "Usage")] = None


class AccessibilityPage(FreePage, frozen=True, kw_only=True):
    """The declaration: state, contents left out, method, contact.

    Without a word the state is « non conforme »: no generator may claim an audit (A11Y-06).
    """

    state: Annotated[
        Text, one_of(tuple(CONFORMITY)), Key("etat", "État", ", ".join(CONFORMITY))
    ] = "non-conforme"
    rgaa_version: Annotated[Text, Key("version_rgaa", "Version du RGAA")] = "4.1.2"
    scope: Annotated[Text, Key("perimetre", "Périmètre")] = "ce site"
    audit: Annotated[Audit | None, Key("audit", "Audit")] = None
    inaccessible: Annotated[
        InaccessibleContents, Key("contenus_non_accessibles", "Contenus non accessibles")
    ] = field(default_factory=InaccessibleContents)
    established_on: Annotated[Day, Key("date_etablissement", "Date d'établissement")]
    revised_on: Annotated[Day | None, Key("date_maj", "Date de mise à jour")] = None
    technologies: Annotated[tuple[Text, ...], OneOrMany, Key("technologies", "Technologies")]
    environments: Annotated[
        tuple[Environment, ...], OneOrMany, Key("environnement", "Environnement de test")
    ] = ()
    tools: Annotated[tuple[Tool, ...], OneOrMany, Key("outils", "Outils")] = ()
    tested_pages: Annotated[
        tuple[PageLink, ...], OneOrMany, Key("pages_testees", "Pages testées")
    ] = ()
    contact: Annotated[Contact, Key("contact", "Contact")] = field(default_factory=Contact)
    multiyear_scheme: Annotated[
        LinkOrToPublish,
        Key("schema_pluriannuel", "Schéma pluriannuel", f"Une adresse, ou {TO_PUBLISH}."),
    ] = TO_PUBLISH
    action_plan: Annotated[
        LinkOrToPublish, Key("plan_action", "Plan d'action", f"Une adresse, ou {TO_PUBLISH}.")
    ] = TO_PUBLISH

    def check(self) -> None:
        """A state other than « non conforme » stands on an audit of enough criteria.

        Decree no. 2019-768: all of them for « totalement », half for « partiellement ».
        """
        if self.state == "non-conforme":
            return
        if self.audit is None:
            raise Fault(
                "accessibilite-audit",
                f"`etat: {self.state}` demande un audit",
                "ajoutez `audit` avec date, auditeur et taux, ou écrivez non-conforme",
                key="etat",
            )
        least = 100 if self.state == "totalement-conforme" else 50
        if self.audit.rate < least:
            raise Fault(
                "accessibilite-audit",
                f"`etat: {self.state}` demande un taux d'au moins {least} %",
                "corrigez l'état : il suit le taux de l'audit",
                key="etat",
            )

    @property
    def statement(self) -> str:
        """The mention that the home page must show, word for word (A11Y-01)."""
        return f"Accessibilité : {CONFORMITY[self.state]}"
