"""What legal pages and declarations share: facts to complete, bodies, officers, contacts."""

from __future__ import annotations

import re
from typing import Annotated, Any

from inspiration.model.fields import SitePath, Text, Url, url
from inspiration.model.marks import Fault, Written
from inspiration.model.parts import Part
from inspiration.model.record import Key

TO_COMPLETE = "à compléter"
"""What an editor writes for a legal fact that is not known yet (LEG-02)."""
TO_PUBLISH = "a-publier"
"""What an editor writes for a document that is due and not published yet (A11Y-04)."""


def _email(value: Any) -> str:
    if value == TO_COMPLETE:
        return TO_COMPLETE
    if isinstance(value, str) and re.fullmatch(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+", value):
        return value
    raise Fault("adresse", "attend une adresse électronique", f"ou « {TO_COMPLETE} »")


def _siren(value: Any) -> str:
    """A YAML number is welcome here, and so are the spaces editors type between groups."""
    digits = str(value).replace(" ", "")
    if isinstance(value, str | int) and re.fullmatch(r"\d{9}", digits):
        return digits
    raise Fault("siren", "attend les neuf chiffres d'un numéro SIREN", "par exemple 200093201")


def _rate(value: Any) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 100:
        return float(value)
    raise Fault("taux", "attend un nombre de 0 à 100", "le pourcentage de critères respectés")


def _link_or_to_publish(value: Any) -> str:
    return TO_PUBLISH if value == TO_PUBLISH else url(value)


Email = Annotated[str, Written(_email, {"type": "string"})]
Siren = Annotated[str, Written(_siren, {"type": ["string", "integer"]})]
Rate = Annotated[
    float,
    Written(_rate, {"type": "number", "minimum": 0, "maximum": 100}),
]
LinkOrToPublish = Annotated[str, Written(_link_or_to_publish, {"type": "string"})]


class LegalBody(Part, frozen=True, kw_only=True):
    """A body with the address and telephone that a legal notice must give (LEG-01)."""

    name: Annotated[Text, Key("nom", "Nom")] = TO_COMPLETE
    form: Annotated[Text | None, Key("forme", "Forme juridique")] = None
    siren: Annotated[Siren | None, Key("siren", "SIREN", "Neuf chiffres.")] = None
    postal_address: Annotated[Text, Key("adresse", "Adresse")] = TO_COMPLETE
    telephone: Annotated[Text, Key("telephone", "Téléphone")] = TO_COMPLETE
    email: Annotated[Email | None, Key("courriel", "Courriel")] = None
    site: Annotated[Url | None, Key("site", "Site")] = None


class Officer(Part, frozen=True, kw_only=True):
    """A person named for a legal duty."""

    name: Annotated[Text, Key("nom", "Nom")] = TO_COMPLETE
    role: Annotated[Text | None, Key("fonction", "Fonction")] = None


class Contact(Part, frozen=True, kw_only=True):
    """How to write, for a reader who cannot read a page or who claims a right (A11Y-05)."""

    name: Annotated[Text | None, Key("nom", "Nom ou service")] = None
    email: Annotated[Email, Key("courriel", "Courriel")] = TO_COMPLETE
    form: Annotated[Url | None, Key("formulaire", "Formulaire")] = None
    telephone: Annotated[Text | None, Key("telephone", "Téléphone")] = None
    postal_address: Annotated[Text | None, Key("adresse", "Adresse")] = None


class PageLink(Part, frozen=True, kw_only=True):
    """A page of the site and the words that lead to it."""

    label: Annotated[Text, Key("libelle", "Libellé")]
    address: Annotated[SitePath, Key("adresse", "Adresse")]
