"""The record of a picture: alternative, caption, credit, rights (LEG-08, LEG-10, RGAA 1.1-1.3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Literal

from inspiration.model.dates import Day
from inspiration.model.fields import Flag, Text
from inspiration.model.marks import Fault, Written
from inspiration.model.record import Key, Record

Nature = Literal["photo", "dessin", "texte"]


def _focus(value: Any) -> tuple[float, float, float, float]:
    hint = "par exemple [20, 10, 50, 60] : x, y, largeur, hauteur en % de l'image"
    numbers = isinstance(value, list) and all(
        isinstance(part, int | float) and not isinstance(part, bool) for part in value
    )
    if not numbers or len(value) != 4:
        raise Fault("cadre", "attend quatre nombres", hint)
    x, y, width, height = (float(part) for part in value)
    if min(x, y) < 0 or min(width, height) <= 0 or x + width > 100 or y + height > 100:
        raise Fault("cadre", "sort de l'image", hint)
    return (x, y, width, height)


def _nature(value: Any) -> Any:
    if value not in ("photo", "dessin", "texte"):
        raise Fault("choix", "attend photo, dessin ou texte")
    return value


Focus = Annotated[tuple[float, float, float, float], Written(_focus)]


class ImageRecord(Record, frozen=True, kw_only=True):
    """A picture: its file, named relative to the entry's folder, and what is said of it."""

    schema: ClassVar[Mapping[str, Any]] = MappingProxyType(
        {
            "anyOf": [
                {"required": ["alt"]},
                {"required": ["decorative"], "properties": {"decorative": {"const": True}}},
            ]
        }
    )

    file: Annotated[
        Text,
        Key("fichier", "Fichier", "Le nom du fichier, à côté du texte.", examples=["atelier.jpg"]),
    ]
    alt: Annotated[
        Text | None,
        Key(
            "alt",
            "Texte de remplacement",
            "Ce que l'image montre, en une phrase.",
            examples=["Quatre personnes déplacent des notes de papier."],
        ),
    ] = None
    decorative: Annotated[
        Flag, Key("decorative", "Décorative", "true si l'image n'apprend rien au lecteur.")
    ] = False
    caption: Annotated[
        Text | None,
        Key("legende", "Légende", "La phrase sous l'image.", examples=["L'atelier du matin."]),
    ] = None
    credit: Annotated[
        Text,
        Key(
            "credit",
            "Crédit",
            "Qui a fait l'image : « Photo : Nom / MEL ».",
            examples=["Photo : Prénom Nom"],
        ),
    ]
    licence: Annotated[
        Text | None,
        Key(
            "licence",
            "Licence",
            "La licence de l'image, si elle en a une.",
            examples=["CC BY-SA 4.0"],
        ),
    ] = None
    focus: Annotated[
        Focus | None,
        Key(
            "cadre",
            "Cadre à garder",
            "[x, y, largeur, hauteur] en % : ce qui n'est jamais coupé.",
            schema={"minItems": 4, "maxItems": 4},
            examples=[[20, 10, 50, 60]],
        ),
    ] = None
    description: Annotated[
        Text | None, Key("description", "Description longue", "Pour une carte ou un graphique.")
    ] = None
    nature: Annotated[
        Nature,
        Written(_nature),
        Key(
            "nature",
            "Nature",
            "photo, dessin, ou texte pour une image de texte.",
            examples=["dessin"],
        ),
    ] = "photo"
    animated: Annotated[Flag, Key("anime", "Image animée", "true si l'image bouge.")] = False
    recognisable: Annotated[
        Flag | None,
        Key(
            "personnes_reconnaissables",
            "Personnes reconnaissables",
            "true si l'on peut reconnaître quelqu'un.",
        ),
    ] = None
    authorisation: Annotated[
        Text | None, Key("autorisation", "Autorisation", "Référence de l'accord, jamais publiée.")
    ] = None
    authorised_until: Annotated[
        Day | None,
        Key(
            "fin_autorisation",
            "Fin de l'autorisation",
            "Le dernier jour où l'image peut être montrée.",
            examples=["2021-12-31"],
        ),
    ] = None

    def check(self) -> None:
        """A picture is described, or said to teach nothing (RGAA 1.1, 1.2)."""
        if self.alt is None and not self.decorative:
            raise Fault(
                "image-alt",
                "n'a ni `alt` ni `decorative: true`",
                "décrivez l'image dans `alt`, ou écrivez decorative: true si elle n'apprend rien",
                "alt",
            )
        if self.alt is not None and self.decorative:
            raise Fault("image-alt", "a un `alt` et `decorative: true`", "gardez l'un des deux")

    def is_authorised(self, day: date) -> bool:
        """Whether the picture may still be shown on `day` (LEG-08)."""
        return self.authorised_until is None or day <= self.authorised_until
