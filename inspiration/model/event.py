"""The agenda."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from inspiration.model.entry import DatedEntry
from inspiration.model.fields import (
    Commune,
    Moment,
    OneOrMany,
    Reference,
    Slug,
    Text,
    Url,
    fault,
)

Status = Literal["confirme", "reporte", "annule"]


def _status(value: Any) -> Any:
    if value not in ("confirme", "reporte", "annule"):
        raise fault("choix", "attend confirme, reporte ou annule")
    return value


class Event(DatedEntry):
    """A date one can go to. `start` and `end` are Europe/Paris; a bare date is a whole day."""

    kind: ClassVar[str] = "agenda"
    kind_label: ClassVar[str] = "événement"

    start: Moment = Field(..., alias="debut", title="Début")
    end: Moment | None = Field(None, alias="fin", title="Fin", description="Dernier jour compris.")
    place: Annotated[Slug, Reference(("lieux",), or_text=True)] | None = Field(
        None, alias="lieu", title="Lieu"
    )
    commune: Commune | None = Field(None, title="Commune")
    access: Text | None = Field(None, alias="acces", title="Accessibilité du lieu")
    status: Annotated[Status, BeforeValidator(_status)] = Field(
        "confirme", alias="statut", title="Statut"
    )
    postponed_to: Moment | None = Field(None, alias="reporte_au", title="Reporté au")
    booking: Url | None = Field(None, alias="inscription", title="Inscription")
    pocs: Annotated[tuple[Annotated[Slug, Reference(("poc",))], ...], OneOrMany] = Field(
        (), alias="poc", title="POC"
    )
