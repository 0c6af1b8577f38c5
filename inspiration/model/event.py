"""The agenda."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from inspiration.model.dates import Moment
from inspiration.model.entry import DatedEntry
from inspiration.model.fields import Commune, Slug, Text, Url
from inspiration.model.marks import Fault, OneOrMany, Reference, Written
from inspiration.model.nearest import nearest_hint
from inspiration.model.record import Key

Status = Literal["confirme", "reporte", "annule"]


def _status(value: Any) -> Any:
    if value not in ("confirme", "reporte", "annule"):
        raise Fault(
            "choix",
            "attend confirme, reporte ou annule",
            nearest_hint(str(value), ("confirme", "reporte", "annule")),
        )
    return value


class Event(DatedEntry, frozen=True, kw_only=True):
    """A date one can go to. `start` and `end` are Europe/Paris; a bare date is a whole day."""

    kind: ClassVar[str] = "agenda"
    kind_label: ClassVar[str] = "événement"

    start: Annotated[
        Moment,
        Key(
            "debut",
            "Début",
            "Un jour, ou un jour et une heure.",
            examples=["2020-03-12", "2020-03-12 14:00"],
        ),
    ]
    end: Annotated[
        Moment | None, Key("fin", "Fin", "Dernier jour compris.", examples=["2020-03-14"])
    ] = None
    place: Annotated[
        Annotated[Slug, Reference(("lieux",), or_text=True)] | None,
        Key("lieu", "Lieu", "Une fiche de lieu, ou un nom en clair.", examples=["nom-de-la-fiche"]),
    ] = None
    commune: Annotated[
        Commune | None,
        Key("commune", "Commune", "Nom officiel ou code INSEE.", examples=["Nom de la commune"]),
    ] = None
    access: Annotated[
        Text | None,
        Key(
            "acces",
            "Accessibilité du lieu",
            "Comment on entre, pour une personne en fauteuil, aveugle ou sourde.",
            examples=["Entrée de plain-pied."],
        ),
    ] = None
    status: Annotated[
        Status,
        Written(_status),
        Key("statut", "Statut", "confirme, reporte ou annule.", examples=["confirme"]),
    ] = "confirme"
    postponed_to: Annotated[
        Moment | None,
        Key(
            "reporte_au",
            "Reporté au",
            "La nouvelle date d'un rendez-vous reporté.",
            examples=["2020-09-09"],
        ),
    ] = None
    booking: Annotated[
        Url | None,
        Key(
            "inscription",
            "Inscription",
            "L'adresse où l'on s'inscrit.",
            examples=["https://example.org/inscription"],
        ),
    ] = None
    pocs: Annotated[
        tuple[Annotated[Slug, Reference(("poc",))], ...],
        OneOrMany,
        Key("poc", "POC", "Les POC dont il est question.", examples=[["nom-de-la-fiche"]]),
    ] = ()
