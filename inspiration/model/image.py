"""The record of a picture: alternative, caption, credit, rights (LEG-08, LEG-10, RGAA 1.1-1.3)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from inspiration.model.dates import Day
from inspiration.model.fields import Flag, Text, fault

Nature = Literal["photo", "dessin", "texte"]


def _focus(value: Any) -> tuple[float, float, float, float]:
    hint = "par exemple [20, 10, 50, 60] : x, y, largeur, hauteur en % de l'image"
    numbers = isinstance(value, list) and all(
        isinstance(part, int | float) and not isinstance(part, bool) for part in value
    )
    if not numbers or len(value) != 4:
        raise fault("cadre", "attend quatre nombres", hint)
    x, y, width, height = (float(part) for part in value)
    if min(x, y) < 0 or min(width, height) <= 0 or x + width > 100 or y + height > 100:
        raise fault("cadre", "sort de l'image", hint)
    return (x, y, width, height)


def _nature(value: Any) -> Any:
    if value not in ("photo", "dessin", "texte"):
        raise fault("choix", "attend photo, dessin ou texte")
    return value


Focus = Annotated[tuple[float, float, float, float], BeforeValidator(_focus)]


class ImageRecord(BaseModel):
    """A picture: its file, named relative to the entry's folder, and what is said of it."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        json_schema_extra={
            "anyOf": [
                {"required": ["alt"]},
                {"required": ["decorative"], "properties": {"decorative": {"const": True}}},
            ]
        },
    )

    file: Text = Field(
        ...,
        alias="fichier",
        title="Fichier",
        description="Le nom du fichier, à côté du texte.",
        examples=["atelier.jpg"],
    )
    alt: Text | None = Field(
        None,
        title="Texte de remplacement",
        description="Ce que l'image montre, en une phrase.",
        examples=["Quatre personnes déplacent des notes de papier."],
    )
    decorative: Flag = Field(
        False, title="Décorative", description="true si l'image n'apprend rien au lecteur."
    )
    caption: Text | None = Field(
        None,
        alias="legende",
        title="Légende",
        description="La phrase sous l'image.",
        examples=["L'atelier du matin."],
    )
    credit: Text = Field(
        ...,
        title="Crédit",
        description="Qui a fait l'image : « Photo : Nom / MEL ».",
        examples=["Photo : Prénom Nom"],
    )
    licence: Text | None = Field(
        None,
        title="Licence",
        description="La licence de l'image, si elle en a une.",
        examples=["CC BY-SA 4.0"],
    )
    focus: Focus | None = Field(
        None,
        alias="cadre",
        title="Cadre à garder",
        description="[x, y, largeur, hauteur] en % : ce qui n'est jamais coupé.",
        json_schema_extra={"minItems": 4, "maxItems": 4},
        examples=[[20, 10, 50, 60]],
    )
    description: Text | None = Field(
        None, title="Description longue", description="Pour une carte ou un graphique."
    )
    nature: Annotated[Nature, BeforeValidator(_nature)] = Field(
        "photo",
        title="Nature",
        description="photo, dessin, ou texte pour une image de texte.",
        examples=["dessin"],
    )
    animated: Flag = Field(
        False, alias="anime", title="Image animée", description="true si l'image bouge."
    )
    recognisable: Flag | None = Field(
        None,
        alias="personnes_reconnaissables",
        title="Personnes reconnaissables",
        description="true si l'on peut reconnaître quelqu'un.",
    )
    authorisation: Text | None = Field(
        None,
        alias="autorisation",
        title="Autorisation",
        description="Référence de l'accord, jamais publiée.",
    )
    authorised_until: Day | None = Field(
        None,
        alias="fin_autorisation",
        title="Fin de l'autorisation",
        description="Le dernier jour où l'image peut être montrée.",
        examples=["2021-12-31"],
    )

    @model_validator(mode="after")
    def _one_alternative(self) -> Self:
        if self.alt is None and not self.decorative:
            raise fault(
                "image-alt",
                "n'a ni `alt` ni `decorative: true`",
                "décrivez l'image dans `alt`, ou écrivez decorative: true si elle n'apprend rien",
            )
        if self.alt is not None and self.decorative:
            raise fault("image-alt", "a un `alt` et `decorative: true`", "gardez l'un des deux")
        return self

    def is_authorised(self, day: date) -> bool:
        """Whether the picture may still be shown on `day` (LEG-08)."""
        return self.authorised_until is None or day <= self.authorised_until
