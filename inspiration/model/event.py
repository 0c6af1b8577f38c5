"""The agenda."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from inspiration.model.dates import Moment
from inspiration.model.entry import DatedEntry
from inspiration.model.fields import Commune, OneOrMany, Reference, Slug, Text, Url, fault
from inspiration.model.nearest import nearest_hint

Status = Literal["confirme", "reporte", "annule"]


def _status(value: Any) -> Any:
    if value not in ("confirme", "reporte", "annule"):
        raise fault(
            "choix",
            "attend confirme, reporte ou annule",
            nearest_hint(str(value), ("confirme", "reporte", "annule")),
        )
    return value


class Event(DatedEntry):
    """A date one can go to. `start` and `end` are Europe/Paris; a bare date is a whole day."""

    kind: ClassVar[str] = "agenda"
    kind_label: ClassVar[str] = "événement"

    start: Moment = Field(
        ...,
        alias="debut",
        title="Début",
        description="Un jour, ou un jour et une heure.",
        examples=["2020-03-12", "2020-03-12 14:00"],
    )
    end: Moment | None = Field(
        None, alias="fin", title="Fin", description="Dernier jour compris.", examples=["2020-03-14"]
    )
    place: Annotated[Slug, Reference(("lieux",), or_text=True)] | None = Field(
        None,
        alias="lieu",
        title="Lieu",
        description="Une fiche de lieu, ou un nom en clair.",
        examples=["nom-de-la-fiche"],
    )
    commune: Commune | None = Field(
        None,
        title="Commune",
        description="Nom officiel ou code INSEE.",
        examples=["Nom de la commune"],
    )
    access: Text | None = Field(
        None,
        alias="acces",
        title="Accessibilité du lieu",
        description="Comment on entre, pour une personne en fauteuil, aveugle ou sourde.",
        examples=["Entrée de plain-pied."],
    )
    status: Annotated[Status, BeforeValidator(_status)] = Field(
        "confirme",
        alias="statut",
        title="Statut",
        description="confirme, reporte ou annule.",
        examples=["confirme"],
    )
    postponed_to: Moment | None = Field(
        None,
        alias="reporte_au",
        title="Reporté au",
        description="La nouvelle date d'un rendez-vous reporté.",
        examples=["2020-09-09"],
    )
    booking: Url | None = Field(
        None,
        alias="inscription",
        title="Inscription",
        description="L'adresse où l'on s'inscrit.",
        examples=["https://example.org/inscription"],
    )
    pocs: Annotated[tuple[Annotated[Slug, Reference(("poc",))], ...], OneOrMany] = Field(
        (),
        alias="poc",
        title="POC",
        description="Les POC dont il est question.",
        examples=[["nom-de-la-fiche"]],
    )
