"""Articles and numéros."""

from __future__ import annotations

from typing import Annotated, ClassVar

from inspiration.model.drawing import TEINTES
from inspiration.model.entry import DatedEntry
from inspiration.model.fields import (
    Flag,
    IssueSlug,
    Number,
    Slug,
    Text,
)
from inspiration.model.marks import OneOrMany, Reference, Vocabulary, one_of
from inspiration.model.record import Key

NEWSROOM = "redaction"
"""The author of what nobody signs in person."""

Author = Annotated[Slug, Reference(("personnes",))]


class Article(DatedEntry, frozen=True, kw_only=True):
    """A text of the magazine, in a numéro or out of any."""

    kind: ClassVar[str] = "articles"
    kind_label: ClassVar[str] = "article"

    genre: Annotated[
        Annotated[Slug, Vocabulary("genres")] | None,
        Key("genre", "Genre", "La forme de l'article."),
    ] = None
    section: Annotated[
        Annotated[Slug, Vocabulary("rubriques")] | None,
        Key(
            "rubrique", "Rubrique", "La famille de l'article : elle choisit la couverture dessinée."
        ),
    ] = None
    issue: Annotated[
        Annotated[IssueSlug, Reference(("numeros",))] | None,
        Key("numero", "Numéro", "Le numéro qui accueille l'article.", examples=[3]),
    ] = None
    authors: Annotated[
        tuple[Author, ...],
        OneOrMany,
        Key("auteurs", "Auteurs", "Personnes, ou redaction.", examples=["redaction"]),
    ] = ()
    people: Annotated[
        tuple[Annotated[Slug, Reference(("personnes",))], ...],
        OneOrMany,
        Key("personnes", "Personnes", "Interrogées ou présentées.", examples=[["prenom-nom"]]),
    ] = ()
    pocs: Annotated[
        tuple[Annotated[Slug, Reference(("poc",))], ...],
        OneOrMany,
        Key("poc", "POC", "Les POC dont il est question.", examples=[["nom-de-la-fiche"]]),
    ] = ()
    dossier: Annotated[
        Annotated[Slug, Reference(("articles",))] | None,
        Key("dossier", "Dossier", "L'article de tête du dossier.", examples=["nom-d-un-article"]),
    ] = None
    out_of_issue: Annotated[
        Flag,
        Key(
            "hors_numero",
            "Hors numéro",
            "true quand l'article n'appartient à aucun numéro.",
            examples=[True],
        ),
    ] = False


class Issue(DatedEntry, frozen=True, kw_only=True):
    """A numéro of the magazine; its body is the édito."""

    kind: ClassVar[str] = "numeros"
    kind_label: ClassVar[str] = "numéro"

    number: Annotated[
        Number,
        Key(
            "numero",
            "Numéro",
            "Un entier, que nul autre numéro ne porte.",
            ge=0,
            examples=[3],
            schema={"minimum": 0},
        ),
    ]
    lead: Annotated[
        Annotated[Slug, Reference(("articles", "poc", "agenda"))] | None,
        Key(
            "une", "À la une", "Par défaut, le premier du sommaire.", examples=["nom-d-un-article"]
        ),
    ] = None
    season: Annotated[
        Annotated[Slug, Vocabulary("saisons")] | None,
        Key("saison", "Saison", "La saison du numéro."),
    ] = None
    accent: Annotated[
        Annotated[Text, one_of(TEINTES)] | None,
        Key(
            "accent",
            "Teinte du numéro",
            "La couleur du numéro. Sans elle, l'ordre des numéros décide.",
            examples=["lilas"],
            schema={"enum": list(TEINTES)},
        ),
    ] = None
    theme: Annotated[
        Text | None,
        Key("theme", "Thème", "Le thème, en une ligne.", examples=["Essayer avant de décider"]),
    ] = None
    contents: Annotated[
        tuple[Annotated[Slug, Reference(("articles", "poc", "agenda"))], ...],
        OneOrMany,
        Key(
            "sommaire",
            "Sommaire",
            "L'ordre du numéro : articles, POC, rendez-vous.",
            examples=[["nom-d-un-article", "nom-de-la-fiche"]],
        ),
    ] = ()
    authors: Annotated[
        tuple[Author, ...],
        OneOrMany,
        Key("auteurs", "Auteurs de l'édito", "Qui signe l'édito.", examples=["redaction"]),
    ] = ()

    @property
    def hue(self) -> str:
        """The numéro's teinte: its accent, or the one of its rank (1 vermillon … 6 rose)."""
        return self.accent or TEINTES[(self.number - 1) % len(TEINTES)]
