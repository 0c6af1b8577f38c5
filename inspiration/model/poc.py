"""A POC: a small real-life trial of a public service, told from question to ending."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from inspiration.model.entry import DatedEntry, Part, SourceLink
from inspiration.model.fields import (
    Commune,
    MonthOrDay,
    OneOrMany,
    PartialDate,
    Reference,
    Slug,
    Text,
    Vocabulary,
    fault,
)

Perimeter = Literal["communes", "metropole", "hors-mel"]
Body = Annotated[Slug, Reference(("organisations", "personnes"), or_text=True)]


def _perimeter(value: Any) -> Any:
    if value not in ("communes", "metropole", "hors-mel"):
        raise fault("choix", "attend communes, metropole ou hors-mel")
    return value


def _reached(value: Any) -> Any:
    if value is not None and not isinstance(value, bool):
        raise fault("type", "attend true, false ou null", "null : on ne sait pas encore")
    return value


def _figure_value(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float | str) or value == "":
        raise fault("type", "attend un nombre ou un texte court")
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


class Milestone(Part):
    """A dated step of a trial."""

    date: PartialDate = Field(..., title="Date")
    title: Text = Field(..., alias="titre", title="Titre")
    text: Text | None = Field(None, alias="texte", title="Texte")


class Objective(Part):
    """What the trial wanted, and whether it got there: true, false, or not known."""

    text: Text = Field(..., alias="texte", title="Texte")
    reached: Annotated[bool | None, BeforeValidator(_reached)] = Field(
        None, alias="atteint", title="Atteint"
    )


class KeyFigure(Part):
    """A figure, its unit, and where it comes from: a figure without source is not published."""

    value: Annotated[str, BeforeValidator(_figure_value)] = Field(
        ..., alias="valeur", title="Valeur"
    )
    unit: Text | None = Field(None, alias="unite", title="Unité")
    label: Text | None = Field(None, alias="libelle", title="Libellé")
    date: PartialDate | None = Field(None, title="Date")
    source: Text = Field(..., title="Source")


class Poc(DatedEntry):
    """A sheet of the showcase. A key nobody knows stays absent: the site says so."""

    kind: ClassVar[str] = "poc"
    kind_label: ClassVar[str] = "POC"

    question: Text = Field(..., title="Question", description="« Comment … ? »")
    domain: Annotated[Slug, Vocabulary("domaines")] | None = Field(
        None, alias="domaine", title="Domaine"
    )
    house: Annotated[Slug, Vocabulary("maisons")] | None = Field(
        None, alias="maison", title="Maison POC"
    )
    holder: Body | None = Field(None, alias="porteur", title="Porteur")
    holder_type: Annotated[Slug, Vocabulary("types-porteur")] | None = Field(
        None, alias="type_porteur", title="Type de porteur"
    )
    communes: Annotated[tuple[Commune, ...], OneOrMany] = Field(
        (), title="Communes", description="Noms officiels ou codes INSEE."
    )
    perimeter: Annotated[Perimeter, BeforeValidator(_perimeter)] | None = Field(
        None, alias="perimetre", title="Périmètre"
    )
    territory: Text | None = Field(
        None, alias="territoire", title="Territoire", description="Hors des communes : où ?"
    )
    designers: Annotated[tuple[Body, ...], OneOrMany] = Field((), title="Designers")
    partners: Annotated[tuple[Body, ...], OneOrMany] = Field(
        (), alias="partenaires", title="Partenaires"
    )
    step: Annotated[Slug, Vocabulary("etapes")] | None = Field(None, alias="etape", title="Étape")
    outcome: Annotated[Slug, Vocabulary("issues")] | None = Field(
        None, alias="issue", title="Issue", description="Comment l'essai a fini."
    )
    start: MonthOrDay | None = Field(None, alias="debut", title="Début")
    end: MonthOrDay | None = Field(None, alias="fin", title="Fin")
    milestones: Annotated[tuple[Milestone, ...], OneOrMany] = Field(
        (), alias="jalons", title="Jalons"
    )
    objectives: Annotated[tuple[Objective, ...], OneOrMany] = Field(
        (), alias="objectifs", title="Objectifs"
    )
    figures: Annotated[tuple[KeyFigure, ...], OneOrMany] = Field(
        (), alias="chiffres", title="Chiffres"
    )
    lessons: Annotated[tuple[Text, ...], OneOrMany] = Field(
        (), alias="enseignements", title="Enseignements"
    )
    sources: Annotated[tuple[SourceLink, ...], OneOrMany] = Field(
        ..., title="Sources", min_length=1
    )
    doubtful: dict[str, Text] = Field(
        default_factory=dict,
        alias="incertain",
        title="Incertain",
        description="Clé → réserve (« selon … »), montrée à côté de la valeur.",
    )
