"""A POC: a small real-life trial of a public service, told from question to ending."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from msgspec import field

from inspiration.model.dates import MonthOrDay, PartialDate
from inspiration.model.entry import DatedEntry
from inspiration.model.fields import Commune, Slug, Text
from inspiration.model.marks import Fault, OneOrMany, Reference, Vocabulary, Written
from inspiration.model.nearest import nearest_hint
from inspiration.model.parts import Part, SourceLink
from inspiration.model.record import Key

Perimeter = Literal["communes", "metropole", "hors-mel"]
Body = Annotated[Slug, Reference(("organisations", "personnes"), or_text=True)]


def _perimeter(value: Any) -> Any:
    if value not in ("communes", "metropole", "hors-mel"):
        raise Fault(
            "choix",
            "attend communes, metropole ou hors-mel",
            nearest_hint(str(value), ("communes", "metropole", "hors-mel")),
        )
    return value


def _reached(value: Any) -> Any:
    if value is not None and not isinstance(value, bool):
        raise Fault("type", "attend true, false ou null", "null : on ne sait pas encore")
    return value


def _figure_value(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float | str) or value == "":
        raise Fault("type", "attend un nombre ou un texte court")
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


class Milestone(Part, frozen=True, kw_only=True):
    """A dated step of a trial."""

    date: Annotated[PartialDate, Key("date", "Date", "Une année, un mois ou un jour.")]
    title: Annotated[Text, Key("titre", "Titre", "Le moment, en quelques mots.")]
    text: Annotated[Text | None, Key("texte", "Texte", "Ce qui s'est passé.")] = None


class Objective(Part, frozen=True, kw_only=True):
    """What the trial wanted, and whether it got there: true, false, or not known."""

    text: Annotated[Text, Key("texte", "Texte", "Ce que l'essai cherchait.")]
    reached: Annotated[
        bool | None,
        Written(_reached),
        Key("atteint", "Atteint", "true : atteint ; false : manqué ; null : on ne sait pas."),
    ] = None


class KeyFigure(Part, frozen=True, kw_only=True):
    """A figure, its unit, and where it comes from: a figure without source is not published."""

    value: Annotated[
        str,
        Written(_figure_value, {"type": ["string", "number"]}),
        Key("valeur", "Valeur", "Un nombre, ou un texte court."),
    ]
    unit: Annotated[Text | None, Key("unite", "Unité", "Ce que l'on compte.")] = None
    label: Annotated[Text | None, Key("libelle", "Libellé", "Ce que le nombre veut dire.")] = None
    date: Annotated[PartialDate | None, Key("date", "Date", "Une année, un mois ou un jour.")] = (
        None
    )
    source: Annotated[Text, Key("source", "Source", "Sans source, un chiffre ne paraît pas.")]


class Poc(DatedEntry, frozen=True, kw_only=True):
    """A sheet of the showcase. A key nobody knows stays absent: the site says so."""

    kind: ClassVar[str] = "poc"
    kind_label: ClassVar[str] = "POC"

    question: Annotated[
        Text,
        Key(
            "question",
            "Question",
            "« Comment … ? »",
            examples=["Comment partager un jardin entre voisins ?"],
        ),
    ]
    domain: Annotated[
        Annotated[Slug, Vocabulary("domaines")] | None,
        Key("domaine", "Domaine", "Choisi par la rédaction."),
    ] = None
    house: Annotated[
        Annotated[Slug, Vocabulary("maisons")] | None,
        Key("maison", "Maison POC", "La maison qui accueille l'essai."),
    ] = None
    holder: Annotated[
        Body | None,
        Key(
            "porteur",
            "Porteur",
            "Qui mène l'essai : une fiche, ou un nom en clair.",
            examples=["nom-de-la-fiche"],
        ),
    ] = None
    holder_type: Annotated[
        Annotated[Slug, Vocabulary("types-porteur")] | None,
        Key("type_porteur", "Type de porteur", "La sorte d'organisme qui mène l'essai."),
    ] = None
    communes: Annotated[
        tuple[Commune, ...],
        OneOrMany,
        Key(
            "communes",
            "Communes",
            "Noms officiels ou codes INSEE.",
            examples=[["Nom de la commune"]],
        ),
    ] = ()
    perimeter: Annotated[
        Annotated[Perimeter, Written(_perimeter)] | None,
        Key("perimetre", "Périmètre", "communes, metropole ou hors-mel.", examples=["communes"]),
    ] = None
    territory: Annotated[
        Text | None,
        Key(
            "territoire", "Territoire", "Hors des communes : où ?", examples=["Une commune voisine"]
        ),
    ] = None
    designers: Annotated[
        tuple[Body, ...],
        OneOrMany,
        Key(
            "designers",
            "Designers",
            "Des fiches, ou des noms en clair.",
            examples=[["nom-de-la-fiche"]],
        ),
    ] = ()
    partners: Annotated[
        tuple[Body, ...],
        OneOrMany,
        Key(
            "partenaires",
            "Partenaires",
            "Des fiches, ou des noms en clair.",
            examples=[["nom-de-la-fiche", "Un nom sans fiche"]],
        ),
    ] = ()
    step: Annotated[
        Annotated[Slug, Vocabulary("etapes")] | None, Key("etape", "Étape", "Où en est l'essai.")
    ] = None
    outcome: Annotated[
        Annotated[Slug, Vocabulary("issues")] | None,
        Key("issue", "Issue", "Comment l'essai a fini."),
    ] = None
    start: Annotated[
        MonthOrDay | None,
        Key("debut", "Début", "Un mois ou un jour.", examples=["2019-03", "2019-03-12"]),
    ] = None
    end: Annotated[
        MonthOrDay | None, Key("fin", "Fin", "Un mois ou un jour.", examples=["2019-11"])
    ] = None
    milestones: Annotated[
        tuple[Milestone, ...],
        OneOrMany,
        Key(
            "jalons",
            "Jalons",
            "Les moments de l'essai.",
            examples=[[{"date": "2019-04", "titre": "Premier atelier"}]],
        ),
    ] = ()
    objectives: Annotated[
        tuple[Objective, ...],
        OneOrMany,
        Key(
            "objectifs",
            "Objectifs",
            "Ce que l'essai voulait, et s'il y est arrivé.",
            examples=[[{"texte": "Réduire l'attente.", "atteint": None}]],
        ),
    ] = ()
    figures: Annotated[
        tuple[KeyFigure, ...],
        OneOrMany,
        Key(
            "chiffres",
            "Chiffres",
            "Chaque chiffre a sa source.",
            examples=[[{"valeur": 120, "unite": "personnes", "source": "Nom de la source"}]],
        ),
    ] = ()
    lessons: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Key(
            "enseignements",
            "Enseignements",
            "Ce que l'on a appris, une phrase par ligne.",
            examples=[["Une chose apprise, en une phrase."]],
        ),
    ] = ()
    sources: Annotated[
        tuple[SourceLink, ...],
        OneOrMany,
        Key(
            "sources",
            "Sources",
            "Au moins une.",
            min_length=1,
            examples=[[{"titre": "Nom de la source", "url": "https://example.org/"}]],
        ),
    ]
    doubtful: Annotated[
        dict[str, Text],
        Key(
            "incertain",
            "Incertain",
            "Clé → réserve (« selon … »), montrée à côté de la valeur.",
            examples=[{"fin": "selon un seul des trois témoins"}],
        ),
    ] = field(default_factory=dict)
