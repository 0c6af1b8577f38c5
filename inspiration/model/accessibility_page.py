"""The accessibility declaration, in the model the State imposes (A11Y-01 to A11Y-06)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, field_validator, model_validator

from inspiration.model.dates import Day
from inspiration.model.fields import OneOrMany, Text, fault, one_of
from inspiration.model.free_page import FreePage
from inspiration.model.legal import TO_PUBLISH, Contact, LinkOrToPublish, PageLink, Rate
from inspiration.model.parts import Part

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


class Audit(Part):
    """A conformity audit: who made it, when, and the share of criteria met (A11Y-01)."""

    date: Day = Field(..., title="Date")
    auditor: Text = Field(..., alias="auditeur", title="Auditeur")
    rate: Rate = Field(..., alias="taux", title="Taux", description="En %, de 0 à 100.")


class Exemption(Part):
    """A content left out for a disproportionate burden, with the reason the law asks for."""

    content: Text = Field(..., alias="contenu", title="Contenu")
    reason: Text = Field(..., alias="raison", title="Raison")


class InaccessibleContents(Part):
    """The three families of contents that a declaration lists apart (A11Y-03)."""

    nonconformities: Annotated[tuple[Text, ...], OneOrMany] = Field(
        (), alias="non_conformites", title="Non-conformités"
    )
    exemptions: Annotated[tuple[Exemption, ...], OneOrMany] = Field(
        (), alias="derogations", title="Dérogations pour charge disproportionnée"
    )
    out_of_scope: Annotated[tuple[Text, ...], OneOrMany] = Field(
        (), alias="hors_champ", title="Contenus hors du champ de la loi"
    )


class Environment(Part):
    """A browser and an assistive technology with which the pages were tried."""

    browser: Text = Field(..., alias="navigateur", title="Navigateur")
    assistive_technology: Text | None = Field(None, alias="aide_technique", title="Aide technique")


class Tool(Part):
    """A tool of the audit or of the checks."""

    name: Text = Field(..., alias="nom", title="Nom")
    use: Text | None = Field(None, alias="usage", title="Usage")


class AccessibilityPage(FreePage):
    """The declaration: state, contents left out, method, contact.

    Without a word the state is « non conforme »: no generator may claim an audit (A11Y-06).
    """

    state: Text = Field(
        "non-conforme", alias="etat", title="État", description=", ".join(CONFORMITY)
    )
    rgaa_version: Text = Field("4.1.2", alias="version_rgaa", title="Version du RGAA")
    scope: Text = Field("ce site", alias="perimetre", title="Périmètre")
    audit: Audit | None = Field(None, title="Audit")
    inaccessible: InaccessibleContents = Field(
        default_factory=InaccessibleContents,
        alias="contenus_non_accessibles",
        title="Contenus non accessibles",
    )
    established_on: Day = Field(..., alias="date_etablissement", title="Date d'établissement")
    revised_on: Day | None = Field(None, alias="date_maj", title="Date de mise à jour")
    technologies: Annotated[tuple[Text, ...], OneOrMany] = Field(..., title="Technologies")
    environments: Annotated[tuple[Environment, ...], OneOrMany] = Field(
        (), alias="environnement", title="Environnement de test"
    )
    tools: Annotated[tuple[Tool, ...], OneOrMany] = Field((), alias="outils", title="Outils")
    tested_pages: Annotated[tuple[PageLink, ...], OneOrMany] = Field(
        (), alias="pages_testees", title="Pages testées"
    )
    contact: Contact = Field(default_factory=Contact, title="Contact")
    multiyear_scheme: LinkOrToPublish = Field(
        TO_PUBLISH,
        alias="schema_pluriannuel",
        title="Schéma pluriannuel",
        description=f"Une adresse, ou {TO_PUBLISH}.",
    )
    action_plan: LinkOrToPublish = Field(
        TO_PUBLISH,
        alias="plan_action",
        title="Plan d'action",
        description=f"Une adresse, ou {TO_PUBLISH}.",
    )

    @field_validator("state")
    @classmethod
    def _known_state(cls, value: str) -> str:
        known: str = one_of(value, tuple(CONFORMITY))
        return known

    @model_validator(mode="after")
    def _state_follows_audit(self) -> Self:
        """A state other than « non conforme » stands on an audit of enough criteria.

        Decree no. 2019-768: all of them for « totalement », half for « partiellement ».
        """
        if self.state == "non-conforme":
            return self
        if self.audit is None:
            raise fault(
                "accessibilite-audit",
                f"`etat: {self.state}` demande un audit",
                "ajoutez `audit` avec date, auditeur et taux, ou écrivez non-conforme",
                key="etat",
            )
        least = 100 if self.state == "totalement-conforme" else 50
        if self.audit.rate < least:
            raise fault(
                "accessibilite-audit",
                f"`etat: {self.state}` demande un taux d'au moins {least} %",
                "corrigez l'état : il suit le taux de l'audit",
                key="etat",
            )
        return self

    @property
    def statement(self) -> str:
        """The mention that the home page must show, word for word (A11Y-01)."""
        return f"Accessibilité : {CONFORMITY[self.state]}"
