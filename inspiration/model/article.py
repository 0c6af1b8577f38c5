"""Articles and numéros."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, field_validator

from inspiration.model.drawing import TEINTES
from inspiration.model.entry import DatedEntry
from inspiration.model.fields import (
    Flag,
    IssueSlug,
    Number,
    OneOrMany,
    Reference,
    Slug,
    Text,
    Vocabulary,
    one_of,
)

NEWSROOM = "redaction"
"""The author of what nobody signs in person."""

Author = Annotated[Slug, Reference(("personnes",))]


class Article(DatedEntry):
    """A text of the magazine, in a numéro or out of any."""

    kind: ClassVar[str] = "articles"
    kind_label: ClassVar[str] = "article"

    genre: Annotated[Slug, Vocabulary("genres")] | None = Field(
        None, title="Genre", description="La forme de l'article."
    )
    section: Annotated[Slug, Vocabulary("rubriques")] | None = Field(
        None,
        alias="rubrique",
        title="Rubrique",
        description="La famille de l'article : elle choisit la couverture dessinée.",
    )
    issue: Annotated[IssueSlug, Reference(("numeros",))] | None = Field(
        None,
        alias="numero",
        title="Numéro",
        description="Le numéro qui accueille l'article.",
        examples=[3],
    )
    authors: Annotated[tuple[Author, ...], OneOrMany] = Field(
        (),
        alias="auteurs",
        title="Auteurs",
        description="Personnes, ou redaction.",
        examples=["redaction"],
    )
    people: Annotated[tuple[Annotated[Slug, Reference(("personnes",))], ...], OneOrMany] = Field(
        (),
        alias="personnes",
        title="Personnes",
        description="Interrogées ou présentées.",
        examples=[["prenom-nom"]],
    )
    pocs: Annotated[tuple[Annotated[Slug, Reference(("poc",))], ...], OneOrMany] = Field(
        (),
        alias="poc",
        title="POC",
        description="Les POC dont il est question.",
        examples=[["nom-de-la-fiche"]],
    )
    dossier: Annotated[Slug, Reference(("articles",))] | None = Field(
        None,
        title="Dossier",
        description="L'article de tête du dossier.",
        examples=["nom-d-un-article"],
    )
    out_of_issue: Flag = Field(
        False,
        alias="hors_numero",
        title="Hors numéro",
        description="true quand l'article n'appartient à aucun numéro.",
        examples=[True],
    )


class Issue(DatedEntry):
    """A numéro of the magazine; its body is the édito."""

    kind: ClassVar[str] = "numeros"
    kind_label: ClassVar[str] = "numéro"

    number: Number = Field(
        ...,
        alias="numero",
        title="Numéro",
        ge=0,
        description="Un entier, que nul autre numéro ne porte.",
        examples=[3],
        json_schema_extra={"minimum": 0},
    )
    lead: Annotated[Slug, Reference(("articles", "poc", "agenda"))] | None = Field(
        None,
        alias="une",
        title="À la une",
        description="Par défaut, le premier du sommaire.",
        examples=["nom-d-un-article"],
    )
    season: Annotated[Slug, Vocabulary("saisons")] | None = Field(
        None, alias="saison", title="Saison", description="La saison du numéro."
    )
    accent: Text | None = Field(
        None,
        title="Teinte du numéro",
        description="La couleur du numéro. Sans elle, l'ordre des numéros décide.",
        examples=["lilas"],
        json_schema_extra={"enum": list(TEINTES)},
    )
    theme: Text | None = Field(
        None,
        title="Thème",
        description="Le thème, en une ligne.",
        examples=["Essayer avant de décider"],
    )
    contents: Annotated[
        tuple[Annotated[Slug, Reference(("articles", "poc", "agenda"))], ...], OneOrMany
    ] = Field(
        (),
        alias="sommaire",
        title="Sommaire",
        description="L'ordre du numéro : articles, POC, rendez-vous.",
        examples=[["nom-d-un-article", "nom-de-la-fiche"]],
    )
    authors: Annotated[tuple[Author, ...], OneOrMany] = Field(
        (),
        alias="auteurs",
        title="Auteurs de l'édito",
        description="Qui signe l'édito.",
        examples=["redaction"],
    )

    @field_validator("accent")
    @classmethod
    def _known_accent(cls, value: str | None) -> str | None:
        return one_of(value, TEINTES)

    @property
    def hue(self) -> str:
        """The numéro's teinte: its accent, or the one of its rank (1 vermillon … 6 rose)."""
        return self.accent or TEINTES[(self.number - 1) % len(TEINTES)]
