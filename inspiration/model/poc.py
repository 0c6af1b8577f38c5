"""A POC: a small real-life trial of a public service, told from question to ending."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from inspiration.model.dates import MonthOrDay, PartialDate
from inspiration.model.entry import DatedEntry
from inspiration.model.fields import Commune, OneOrMany, Reference, Slug, Text, Vocabulary, fault
from inspiration.model.nearest import nearest_hint
from inspiration.model.parts import Part, SourceLink

Perimeter = Literal["communes", "metropole", "hors-mel"]
Body = Annotated[Slug, Reference(("organisations", "personnes"), or_text=True)]


def _perimeter(value: Any) -> Any:
    if value not in ("communes", "metropole", "hors-mel"):
        raise fault(
            "choix",
            "attend communes, metropole ou hors-mel",
            nearest_hint(str(value), ("communes", "metropole", "hors-mel")),
        )
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

    date: PartialDate = Field(..., title="Date", description="Une année, un mois ou un jour.")
    title: Text = Field(
        ..., alias="titre", title="Titre", description="Le moment, en quelques mots."
    )
    text: Text | None = Field(None, alias="texte", title="Texte", description="Ce qui s'est passé.")


class Objective(Part):
    """What the trial wanted, and whether it got there: true, false, or not known."""

    text: Text = Field(..., alias="texte", title="Texte", description="Ce que l'essai cherchait.")
    reached: Annotated[bool | None, BeforeValidator(_reached)] = Field(
        None,
        alias="atteint",
        title="Atteint",
        description="true : atteint ; false : manqué ; null : on ne sait pas.",
    )


class KeyFigure(Part):
    """A figure, its unit, and where it comes from: a figure without source is not published."""

    value: Annotated[
        str, BeforeValidator(_figure_value), WithJsonSchema({"type": ["string", "number"]})
    ] = Field(..., alias="valeur", title="Valeur", description="Un nombre, ou un texte court.")
    unit: Text | None = Field(None, alias="unite", title="Unité", description="Ce que l'on compte.")
    label: Text | None = Field(
        None, alias="libelle", title="Libellé", description="Ce que le nombre veut dire."
    )
    date: PartialDate | None = Field(
        None, title="Date", description="Une année, un mois ou un jour."
    )
    source: Text = Field(..., title="Source", description="Sans source, un chiffre ne paraît pas.")


class Poc(DatedEntry):
    """A sheet of the showcase. A key nobody knows stays absent: the site says so."""

    kind: ClassVar[str] = "poc"
    kind_label: ClassVar[str] = "POC"

    question: Text = Field(
        ...,
        title="Question",
        description="« Comment … ? »",
        examples=["Comment partager un jardin entre voisins ?"],
    )
    domain: Annotated[Slug, Vocabulary("domaines")] | None = Field(
        None, alias="domaine", title="Domaine", description="Choisi par la rédaction."
    )
    house: Annotated[Slug, Vocabulary("maisons")] | None = Field(
        None, alias="maison", title="Maison POC", description="La maison qui accueille l'essai."
    )
    holder: Body | None = Field(
        None,
        alias="porteur",
        title="Porteur",
        description="Qui mène l'essai : une fiche, ou un nom en clair.",
        examples=["nom-de-la-fiche"],
    )
    holder_type: Annotated[Slug, Vocabulary("types-porteur")] | None = Field(
        None,
        alias="type_porteur",
        title="Type de porteur",
        description="La sorte d'organisme qui mène l'essai.",
    )
    communes: Annotated[tuple[Commune, ...], OneOrMany] = Field(
        (),
        title="Communes",
        description="Noms officiels ou codes INSEE.",
        examples=[["Nom de la commune"]],
    )
    perimeter: Annotated[Perimeter, BeforeValidator(_perimeter)] | None = Field(
        None,
        alias="perimetre",
        title="Périmètre",
        description="communes, metropole ou hors-mel.",
        examples=["communes"],
    )
    territory: Text | None = Field(
        None,
        alias="territoire",
        title="Territoire",
        description="Hors des communes : où ?",
        examples=["Une commune voisine"],
    )
    designers: Annotated[tuple[Body, ...], OneOrMany] = Field(
        (),
        title="Designers",
        description="Des fiches, ou des noms en clair.",
        examples=[["nom-de-la-fiche"]],
    )
    partners: Annotated[tuple[Body, ...], OneOrMany] = Field(
        (),
        alias="partenaires",
        title="Partenaires",
        description="Des fiches, ou des noms en clair.",
        examples=[["nom-de-la-fiche", "Un nom sans fiche"]],
    )
    step: Annotated[Slug, Vocabulary("etapes")] | None = Field(
        None, alias="etape", title="Étape", description="Où en est l'essai."
    )
    outcome: Annotated[Slug, Vocabulary("issues")] | None = Field(
        None, alias="issue", title="Issue", description="Comment l'essai a fini."
    )
    start: MonthOrDay | None = Field(
        None,
        alias="debut",
        title="Début",
        description="Un mois ou un jour.",
        examples=["2019-03", "2019-03-12"],
    )
    end: MonthOrDay | None = Field(
        None, alias="fin", title="Fin", description="Un mois ou un jour.", examples=["2019-11"]
    )
    milestones: Annotated[tuple[Milestone, ...], OneOrMany] = Field(
        (),
        alias="jalons",
        title="Jalons",
        description="Les moments de l'essai.",
        examples=[[{"date": "2019-04", "titre": "Premier atelier"}]],
    )
    objectives: Annotated[tuple[Objective, ...], OneOrMany] = Field(
        (),
        alias="objectifs",
        title="Objectifs",
        description="Ce que l'essai voulait, et s'il y est arrivé.",
        examples=[[{"texte": "Réduire l'attente.", "atteint": None}]],
    )
    figures: Annotated[tuple[KeyFigure, ...], OneOrMany] = Field(
        (),
        alias="chiffres",
        title="Chiffres",
        description="Chaque chiffre a sa source.",
        examples=[[{"valeur": 120, "unite": "personnes", "source": "Nom de la source"}]],
    )
    lessons: Annotated[tuple[Text, ...], OneOrMany] = Field(
        (),
        alias="enseignements",
        title="Enseignements",
        description="Ce que l'on a appris, une phrase par ligne.",
        examples=[["Une chose apprise, en une phrase."]],
    )
    sources: Annotated[tuple[SourceLink, ...], OneOrMany] = Field(
        ...,
        title="Sources",
        min_length=1,
        description="Au moins une.",
        examples=[[{"titre": "Nom de la source", "url": "https://example.org/"}]],
    )
    doubtful: dict[str, Text] = Field(
        default_factory=dict,
        alias="incertain",
        title="Incertain",
        description="Clé → réserve (« selon … »), montrée à côté de la valeur.",
        examples=[{"fin": "selon un seul des trois témoins"}],
    )
