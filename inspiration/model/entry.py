"""What every entry has, whatever its kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, field_validator

from inspiration.model.fields import (
    Day,
    Flag,
    Moment,
    OneOrMany,
    Planned,
    SitePath,
    Text,
    Url,
    fault,
)
from inspiration.model.image import ImageDetails, ImageRecord
from inspiration.model.nearest import nearest_hint

W = TypeVar("W", str, str | None)

TEINTES = ("vermillon", "lilas", "ciel", "mimosa", "chlorophylle", "rose")
"""The six colours, in the order of the numéros."""
FIGURES = (
    "ondes",
    "feuilles",
    "gradins",
    "plan",
    "arches",
    "rebonds",
    "files",
    "pales",
    "spirale",
    "regards",
    "houle",
)
"""The figures a drawn cover may show, all made of parentheses."""


@dataclass(frozen=True)
class Source:
    """Where an entry was read: its file, its Markdown, and the line where the Markdown starts.

    `path` is relative to the content folder, with `/`; `folder` is where its pictures are, or
    None for an entry that is a lone file; `positions` maps a path of front-matter keys to its
    (line, column), both from 1; `digest` is the hash of the file's bytes.
    """

    path: str
    slug: str
    folder: str | None
    body: str
    body_line: int
    digest: str
    positions: dict[tuple[str | int, ...], tuple[int, int]]


class Part(BaseModel):
    """A group of keys inside an entry."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class SourceLink(Part):
    """Where a fact comes from."""

    title: Text = Field(..., alias="titre", title="Titre")
    url: Url | None = Field(None, title="Adresse")
    date: Day | None = Field(None, title="Date")


class Correction(Part):
    """A dated erratum, shown at the foot of the entry and in feeds (FEED-10, LEG-13)."""

    date: Day = Field(..., title="Date")
    text: Text = Field(..., alias="texte", title="Texte")


class Download(Part):
    """A file offered beside the text (RGAA 13.3, ECO-07)."""

    file: Text = Field(..., alias="fichier", title="Fichier")
    title: Text = Field(..., alias="titre", title="Titre")
    accessible: Flag = Field(..., title="Accessible")


class Tolerance(Part):
    """One warning rule that this entry may break, and why."""

    rule: Text = Field(..., alias="regle", title="Règle")
    reason: Text = Field(..., alias="raison", title="Raison")


class Entry(BaseModel):
    """One Markdown file of the content: front matter as typed fields, text as `source.body`."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    kind: ClassVar[str]
    """The content folder of this kind: `articles`, `poc`…"""
    kind_label: ClassVar[str]
    """The French name of this kind."""

    title: Text = Field(..., alias="titre", title="Titre", description="90 signes au plus.")
    kicker: Text | None = Field(None, alias="surtitre", title="Surtitre")
    standfirst: Text | None = Field(
        None, alias="chapo", title="Chapô", description="De 140 à 350 signes."
    )
    description: Text | None = Field(
        None,
        title="Description",
        description="Pour les moteurs de recherche, 200 signes au plus.",
    )
    date: Moment | None = Field(
        None, title="Date de publication", description="AAAA-MM-JJ, ou AAAA-MM-JJ HH:MM."
    )
    updated: Day | None = Field(
        None, alias="maj", title="Mise à jour", description="Dernier changement important."
    )
    withdrawn_on: Moment | None = Field(
        None, alias="retrait", title="Retrait", description="À partir de là, la page est retirée."
    )
    draft: Flag = Field(False, alias="brouillon", title="Brouillon")
    planned: Planned | None = Field(
        None,
        alias="prevu",
        title="Prévu pour",
        description="Pour un brouillon : mois, date ou saison. Ne publie rien.",
    )
    image: ImageRecord | None = Field(None, title="Image principale")
    images: dict[str, ImageDetails] = Field(
        default_factory=dict, title="Images du texte", description="Fichier → fiche de l'image."
    )
    keywords: Annotated[tuple[Text, ...], OneOrMany] = Field(
        (), alias="mots_cles", title="Mots-clés"
    )
    former_addresses: Annotated[tuple[SitePath, ...], OneOrMany] = Field(
        (),
        alias="anciennes_adresses",
        title="Anciennes adresses",
        description="La première est l'identité de l'entrée dans les flux.",
    )
    downloads: Annotated[tuple[Download, ...], OneOrMany] = Field(
        (), alias="telechargements", title="Téléchargements"
    )
    figure: Text | None = Field(None, title="Figure du dessin")
    teinte: Text | None = Field(None, title="Teinte du dessin")
    tolerated: Annotated[tuple[Tolerance, ...], OneOrMany] = Field(
        (), alias="tolerer", title="Règles tolérées"
    )
    corrections: Annotated[tuple[Correction, ...], OneOrMany] = Field((), title="Corrections")
    language: Text = Field("fr", alias="langue", title="Langue")
    sources: Annotated[tuple[SourceLink, ...], OneOrMany] = Field((), title="Sources")

    _source: Source = PrivateAttr()

    @field_validator("teinte")
    @classmethod
    def _known_teinte(cls, value: str | None) -> str | None:
        return one_of(value, TEINTES)

    @field_validator("figure")
    @classmethod
    def _known_figure(cls, value: str | None) -> str | None:
        return one_of(value, FIGURES)

    @property
    def source(self) -> Source:
        """Where the entry was read; set by the library for every entry it returns."""
        return self._source

    @cached_property
    def slug(self) -> str:
        """The name of the folder or file: the last part of the address."""
        return self._source.slug

    @cached_property
    def key(self) -> str:
        """The unique name of the entry in the whole library: `poc/brico-concierge`."""
        return f"{self.kind}/{self.slug}"

    @cached_property
    def address(self) -> str:
        """The entry's page, from the site's root: `/articles/<slug>/`."""
        return f"/{self.kind}/{self.slug}/"

    @cached_property
    def pictures(self) -> dict[str, ImageRecord]:
        """Every picture record of the entry by file name, the main one first."""
        records = {self.image.file: self.image} if self.image else {}
        for file, details in self.images.items():
            record = ImageRecord.model_construct(file=file, **dict(details))
            records.setdefault(file, record)
        return records

    @property
    def last_change(self) -> Day | None:
        """The newest of update and corrections; None when nothing changed since publication."""
        days = [correction.date for correction in self.corrections]
        return max([*days, self.updated] if self.updated else days, default=None)

    def tolerates(self, rule: str) -> bool:
        """Whether a warning of this rule is silenced for this entry."""
        return any(tolerance.rule == rule for tolerance in self.tolerated)


class DatedEntry(Entry):
    """An entry that appears at an instant."""

    date: Moment = Field(
        ..., title="Date de publication", description="AAAA-MM-JJ, ou AAAA-MM-JJ HH:MM."
    )


def one_of(value: W, allowed: tuple[str, ...]) -> W:
    """Let a value of a closed list through, or raise the fault that names the list."""
    if value is not None and value not in allowed:
        message = f"attend une de ces valeurs : {', '.join(allowed)}"
        raise fault("choix", message, nearest_hint(value, allowed))
    return value
