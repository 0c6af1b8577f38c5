"""What an entry is made of: groups of keys that several kinds share."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from inspiration.model.dates import Day
from inspiration.model.fields import Flag, Text, Url

CONFIGURATION = ConfigDict(
    frozen=True,
    extra="forbid",
    populate_by_name=True,
    # Most runs validate one entry or none: a validator is built when it is first used.
    defer_build=True,
)
"""How models read front matter: no unknown key, and nothing changes once read."""


class Part(BaseModel):
    """A group of keys inside an entry."""

    model_config = CONFIGURATION


class SourceLink(Part):
    """Where a fact comes from."""

    title: Text = Field(..., alias="titre", title="Titre", description="Le nom de la source.")
    url: Url | None = Field(None, title="Adresse", description="Elle commence par https://.")
    date: Day | None = Field(None, title="Date", description="Sa date, si elle en a une.")


class Correction(Part):
    """A dated erratum, shown at the foot of the entry and in feeds (FEED-10, LEG-13)."""

    date: Day = Field(..., title="Date", description="Le jour de la correction.")
    text: Text = Field(
        ..., alias="texte", title="Texte", description="Ce qui était faux et ce qui est juste."
    )


class Download(Part):
    """A file offered beside the text (RGAA 13.3, ECO-07)."""

    file: Text = Field(
        ..., alias="fichier", title="Fichier", description="Le nom du fichier, à côté du texte."
    )
    title: Text = Field(
        ..., alias="titre", title="Titre", description="Ce que le lecteur télécharge."
    )
    accessible: Flag = Field(
        ..., title="Accessible", description="true si le document est lisible par tous."
    )


class Tolerance(Part):
    """One warning rule that this entry may break, and why."""

    rule: Text = Field(
        ..., alias="regle", title="Règle", description="Le nom de la règle, dit par le message."
    )
    reason: Text = Field(
        ..., alias="raison", title="Raison", description="Pourquoi elle se trompe ici."
    )
