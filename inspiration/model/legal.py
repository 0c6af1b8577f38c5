"""What legal pages and declarations share: facts to complete, bodies, officers, contacts."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, TypeAdapter, WithJsonSchema

from inspiration.model.fields import SitePath, Text, Url, fault
from inspiration.model.parts import Part

TO_COMPLETE = "à compléter"
"""What an editor writes for a legal fact that is not known yet (LEG-02)."""
TO_PUBLISH = "a-publier"
"""What an editor writes for a document that is due and not published yet (A11Y-04)."""
_URL = TypeAdapter(Url)


def _email(value: Any) -> str:
    if value == TO_COMPLETE:
        return TO_COMPLETE
    if isinstance(value, str) and re.fullmatch(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+", value):
        return value
    raise fault("adresse", "attend une adresse électronique", f"ou « {TO_COMPLETE} »")


def _siren(value: Any) -> str:
    """A YAML number is welcome here, and so are the spaces editors type between groups."""
    digits = str(value).replace(" ", "")
    if isinstance(value, str | int) and re.fullmatch(r"\d{9}", digits):
        return digits
    raise fault("siren", "attend les neuf chiffres d'un numéro SIREN", "par exemple 200093201")


def _rate(value: Any) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 100:
        return float(value)
    raise fault("taux", "attend un nombre de 0 à 100", "le pourcentage de critères respectés")


def _link_or_to_publish(value: Any) -> str:
    return TO_PUBLISH if value == TO_PUBLISH else _URL.validate_python(value)


Email = Annotated[str, BeforeValidator(_email), WithJsonSchema({"type": "string"})]
Siren = Annotated[str, BeforeValidator(_siren), WithJsonSchema({"type": ["string", "integer"]})]
Rate = Annotated[
    float,
    BeforeValidator(_rate),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100}),
]
LinkOrToPublish = Annotated[
    str, BeforeValidator(_link_or_to_publish), WithJsonSchema({"type": "string"})
]


class LegalBody(Part):
    """A body with the address and telephone that a legal notice must give (LEG-01)."""

    name: Text = Field(TO_COMPLETE, alias="nom", title="Nom")
    form: Text | None = Field(None, alias="forme", title="Forme juridique")
    siren: Siren | None = Field(None, title="SIREN", description="Neuf chiffres.")
    postal_address: Text = Field(TO_COMPLETE, alias="adresse", title="Adresse")
    telephone: Text = Field(TO_COMPLETE, title="Téléphone")
    email: Email | None = Field(None, alias="courriel", title="Courriel")
    site: Url | None = Field(None, title="Site")


class Officer(Part):
    """A person named for a legal duty."""

    name: Text = Field(TO_COMPLETE, alias="nom", title="Nom")
    role: Text | None = Field(None, alias="fonction", title="Fonction")


class Contact(Part):
    """How to write, for a reader who cannot read a page or who claims a right (A11Y-05)."""

    name: Text | None = Field(None, alias="nom", title="Nom ou service")
    email: Email = Field(TO_COMPLETE, alias="courriel", title="Courriel")
    form: Url | None = Field(None, alias="formulaire", title="Formulaire")
    telephone: Text | None = Field(None, title="Téléphone")
    postal_address: Text | None = Field(None, alias="adresse", title="Adresse")


class PageLink(Part):
    """A page of the site and the words that lead to it."""

    label: Text = Field(..., alias="libelle", title="Libellé")
    address: SitePath = Field(..., alias="adresse", title="Adresse")
