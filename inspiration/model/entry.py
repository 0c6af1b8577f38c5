"""What every entry has, whatever its kind."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, Field, PrivateAttr, field_validator

from inspiration.model.dates import Day, Moment, Planned
from inspiration.model.drawing import FIGURES, TEINTES
from inspiration.model.fields import Flag, Keyword, OneOrMany, SitePath, Text, fault, one_of
from inspiration.model.image import ImageRecord
from inspiration.model.parts import CONFIGURATION, Correction, Download, SourceLink, Tolerance
from inspiration.model.source import Source


class Entry(BaseModel):
    """One Markdown file of the content: front matter as typed fields, text as `source.body`."""

    model_config = CONFIGURATION

    kind: ClassVar[str]
    """The content folder of this kind: `articles`, `poc`…"""
    kind_label: ClassVar[str]
    """The French name of this kind."""

    title: Text = Field(
        ...,
        alias="titre",
        title="Titre",
        description="90 signes au plus.",
        examples=["Un banc pour deux"],
    )
    kicker: Text | None = Field(
        None,
        alias="surtitre",
        title="Surtitre",
        description="Quelques mots au-dessus du titre.",
        examples=["La méthode, pas à pas"],
    )
    standfirst: Text | None = Field(
        None,
        alias="chapo",
        title="Chapô",
        description="De 140 à 350 signes.",
        examples=["Qui essaie quoi, où, et pour qui : deux ou trois phrases."],
    )
    description: Text | None = Field(
        None,
        title="Description",
        description="Pour les moteurs de recherche, 200 signes au plus.",
        examples=["Ce que le lecteur trouvera dans cet article."],
    )
    date: Moment | None = Field(
        None,
        title="Date de publication",
        description="AAAA-MM-JJ, ou AAAA-MM-JJ HH:MM.",
        examples=["2020-01-15", "2020-01-15 18:30"],
    )
    updated: Day | None = Field(
        None,
        alias="maj",
        title="Mise à jour",
        description="Dernier changement important.",
        examples=["2020-09-09"],
    )
    withdrawn_on: Moment | None = Field(
        None,
        alias="retrait",
        title="Retrait",
        description="À partir de là, la page est retirée.",
        examples=["2020-11-30"],
    )
    draft: Flag = Field(
        False,
        alias="brouillon",
        title="Brouillon",
        description="true : l'entrée ne paraît pas.",
        examples=[True],
    )
    planned: Planned | None = Field(
        None,
        alias="prevu",
        title="Prévu pour",
        description="Pour un brouillon : mois, date ou saison. Ne publie rien.",
        examples=["2020-06", "2020-06-15", "ete"],
    )
    image: ImageRecord | None = Field(
        None,
        title="Image principale",
        description="Sa fiche. Sans image, la couverture est dessinée.",
        examples=[
            {
                "fichier": "atelier.jpg",
                "alt": "Quatre personnes déplacent des notes de papier.",
                "credit": "Photo : Prénom Nom",
            }
        ],
    )
    images: Annotated[tuple[ImageRecord, ...], OneOrMany] = Field(
        (),
        title="Images du texte",
        description="La fiche de chaque image que le texte montre.",
        examples=[
            [
                {
                    "fichier": "plan.jpg",
                    "alt": "Le plan du quartier.",
                    "credit": "Dessin : Prénom Nom",
                }
            ]
        ],
    )
    keywords: Annotated[tuple[Keyword, ...], OneOrMany] = Field(
        (),
        alias="mots_cles",
        title="Mots-clés",
        description="Une liste de mots libres.",
        examples=[["logement", "jardin"]],
    )
    former_addresses: Annotated[tuple[SitePath, ...], OneOrMany] = Field(
        (),
        alias="anciennes_adresses",
        title="Anciennes adresses",
        description="La première est l'identité de l'entrée dans les flux.",
        examples=[["/articles/un-vieux-nom/"]],
    )
    downloads: Annotated[tuple[Download, ...], OneOrMany] = Field(
        (),
        alias="telechargements",
        title="Téléchargements",
        description="Les fichiers offerts ; leur poids et leur format sont ajoutés.",
        examples=[[{"fichier": "bilan.pdf", "titre": "Le bilan", "accessible": True}]],
    )
    figure: Text | None = Field(
        None,
        title="Figure du dessin",
        description="Le dessin de la couverture, si celui d'office ne convient pas.",
        examples=["ondes"],
        json_schema_extra={"enum": list(FIGURES)},
    )
    teinte: Text | None = Field(
        None,
        title="Teinte du dessin",
        description="La couleur de la couverture, si celle d'office ne convient pas.",
        examples=["ciel"],
        json_schema_extra={"enum": list(TEINTES)},
    )
    tolerated: Annotated[tuple[Tolerance, ...], OneOrMany] = Field(
        (),
        alias="tolerer",
        title="Règles tolérées",
        description="Fait taire un avertissement, avec sa raison.",
        examples=[[{"regle": "titre-long", "raison": "Titre exact d'une œuvre."}]],
    )
    corrections: Annotated[tuple[Correction, ...], OneOrMany] = Field(
        (),
        title="Corrections",
        description="Ce qui était faux et ce qui est juste, avec la date.",
        examples=[[{"date": "2020-02-03", "texte": "Le nombre juste est 30."}]],
    )
    language: Text = Field(
        "fr",
        alias="langue",
        title="Langue",
        description="La langue de l'entrée, si ce n'est pas le français.",
        examples=["en"],
    )
    sources: Annotated[tuple[SourceLink, ...], OneOrMany] = Field(
        (),
        title="Sources",
        description="D'où viennent les faits.",
        examples=[[{"titre": "Nom de la source", "url": "https://example.org/"}]],
    )

    _source: Source = PrivateAttr()

    @field_validator("images", mode="before")
    @classmethod
    def _listed(cls, value: Any) -> Any:
        """The names of files are no keys: a form could not offer them."""
        if isinstance(value, dict) and value and all(isinstance(v, dict) for v in value.values()):
            hint = f"écrivez « - fichier: {next(iter(value))} », puis sa fiche en retrait"
            raise fault("type", "attend une liste de fiches", hint)
        return value

    @field_validator("images")
    @classmethod
    def _described_once(cls, value: tuple[ImageRecord, ...]) -> tuple[ImageRecord, ...]:
        files = [record.file for record in value]
        twice = next((file for file in files if files.count(file) > 1), None)
        if twice:
            raise fault("cle-double", f"décrit deux fois « {twice} »", "gardez une seule fiche")
        return value

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
        # As pydantic would look it up, ten times faster: it is asked all the time.
        private: Any = self.__pydantic_private__
        found: Source = private["_source"]
        return found

    def become(self, other: Entry) -> None:
        """Say what another reading of the same file says: whoever lists this entry sees it."""
        self.__dict__.update(other.__dict__)
        self._source = other.source

    @cached_property
    def slug(self) -> str:
        """The name of the folder or file: the last part of the address."""
        return self.source.slug

    @cached_property
    def key(self) -> str:
        """The unique name of the entry in the whole library: `poc/brico-concierge`."""
        return f"{self.kind}/{self.slug}"

    @cached_property
    def address(self) -> str:
        """The entry's page, from the site's root: `/articles/<slug>/`."""
        return f"/{self.kind}/{self.slug}/"

    @property
    def is_amended(self) -> bool:
        """Whether a change or a correction is dated in the front matter, of today or to come."""
        return bool(self.updated or self.corrections)

    @property
    def names_files(self) -> bool:
        """Whether pictures or downloads are named in the front matter."""
        return bool(self.image or self.images or self.downloads)

    @cached_property
    def pictures(self) -> dict[str, ImageRecord]:
        """Every picture record of the entry by file name, the main one first."""
        records = {self.image.file: self.image} if self.image else {}
        for record in self.images:
            records.setdefault(record.file, record)
        return records

    def picture_place(self, file: str) -> tuple[str | int, ...]:
        """Where the record of a picture stands in the front matter: its keys and ranks."""
        if self.image and self.image.file == file:
            return ("image",)
        return ("images", next(n for n, record in enumerate(self.images) if record.file == file))

    def tolerates(self, rule: str) -> bool:
        """Whether a warning of this rule is silenced for this entry."""
        return any(tolerance.rule == rule for tolerance in self.tolerated)


class DatedEntry(Entry):
    """An entry that appears at an instant."""

    date: Moment = Field(
        ...,
        title="Date de publication",
        description="AAAA-MM-JJ, ou AAAA-MM-JJ HH:MM.",
        examples=["2020-01-15", "2020-01-15 18:30"],
    )
