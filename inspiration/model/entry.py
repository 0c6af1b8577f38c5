"""What every entry has, whatever its kind."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any, ClassVar

from msgspec.structs import force_setattr

from inspiration.model.dates import Day, Moment, Planned
from inspiration.model.drawing import FIGURES, TEINTES
from inspiration.model.fields import Flag, Keyword, Language, SitePath, Text
from inspiration.model.image import ImageRecord
from inspiration.model.marks import Checked, Fault, OneOrMany, Written, one_of
from inspiration.model.parts import Correction, Download, SourceLink, Tolerance
from inspiration.model.record import Key, Record
from inspiration.model.source import UNREAD, Source


def _listed(value: Any) -> Any:
    """The names of files are no keys: a form could not offer them."""
    if isinstance(value, dict) and value and all(isinstance(v, dict) for v in value.values()):
        hint = f"écrivez « - fichier: {next(iter(value))} », puis sa fiche en retrait"
        raise Fault("type", "attend une liste de fiches", hint)
    return value


def _described_once(records: tuple[ImageRecord, ...]) -> None:
    files = [record.file for record in records]
    twice = next((file for file in files if files.count(file) > 1), None)
    if twice:
        raise Fault("cle-double", f"décrit deux fois « {twice} »", "gardez une seule fiche")


class Entry(Record, frozen=True, kw_only=True, dict=True):
    """One Markdown file of the content: front matter as typed fields, text as `source.body`."""

    kind: ClassVar[str]
    """The content folder of this kind: `articles`, `poc`…"""
    kind_label: ClassVar[str]
    """The French name of this kind."""

    title: Annotated[
        Text, Key("titre", "Titre", "90 signes au plus.", examples=["Un banc pour deux"])
    ]
    kicker: Annotated[
        Text | None,
        Key(
            "surtitre",
            "Surtitre",
            "Quelques mots au-dessus du titre.",
            examples=["La méthode, pas à pas"],
        ),
    ] = None
    standfirst: Annotated[
        Text | None,
        Key(
            "chapo",
            "Chapô",
            "De 140 à 350 signes.",
            examples=["Qui essaie quoi, où, et pour qui : deux ou trois phrases."],
        ),
    ] = None
    description: Annotated[
        Text | None,
        Key(
            "description",
            "Description",
            "Pour les moteurs de recherche, 200 signes au plus.",
            examples=["Ce que le lecteur trouvera dans cet article."],
        ),
    ] = None
    date: Annotated[
        Moment | None,
        Key(
            "date",
            "Date de publication",
            "AAAA-MM-JJ, ou AAAA-MM-JJ HH:MM.",
            examples=["2020-01-15", "2020-01-15 18:30"],
        ),
    ] = None
    updated: Annotated[
        Day | None,
        Key("maj", "Mise à jour", "Dernier changement important.", examples=["2020-09-09"]),
    ] = None
    withdrawn_on: Annotated[
        Moment | None,
        Key("retrait", "Retrait", "À partir de là, la page est retirée.", examples=["2020-11-30"]),
    ] = None
    draft: Annotated[
        Flag, Key("brouillon", "Brouillon", "true : l'entrée ne paraît pas.", examples=[True])
    ] = False
    planned: Annotated[
        Planned | None,
        Key(
            "prevu",
            "Prévu pour",
            "Pour un brouillon : mois, date ou saison. Ne publie rien.",
            examples=["2020-06", "2020-06-15", "ete"],
        ),
    ] = None
    image: Annotated[
        ImageRecord | None,
        Key(
            "image",
            "Image principale",
            "Sa fiche. Sans image, la couverture est dessinée.",
            examples=[
                {
                    "fichier": "atelier.jpg",
                    "alt": "Quatre personnes déplacent des notes de papier.",
                    "credit": "Photo : Prénom Nom",
                }
            ],
        ),
    ] = None
    images: Annotated[
        tuple[ImageRecord, ...],
        OneOrMany,
        Written(_listed),
        Checked(_described_once),
        Key(
            "images",
            "Images du texte",
            "La fiche de chaque image que le texte montre.",
            examples=[
                [
                    {
                        "fichier": "plan.jpg",
                        "alt": "Le plan du quartier.",
                        "credit": "Dessin : Prénom Nom",
                    }
                ]
            ],
        ),
    ] = ()
    keywords: Annotated[
        tuple[Keyword, ...],
        OneOrMany,
        Key(
            "mots_cles", "Mots-clés", "Une liste de mots libres.", examples=[["logement", "jardin"]]
        ),
    ] = ()
    former_addresses: Annotated[
        tuple[SitePath, ...],
        OneOrMany,
        Key(
            "anciennes_adresses",
            "Anciennes adresses",
            "La première est l'identité de l'entrée dans les flux.",
            examples=[["/articles/un-vieux-nom/"]],
        ),
    ] = ()
    downloads: Annotated[
        tuple[Download, ...],
        OneOrMany,
        Key(
            "telechargements",
            "Téléchargements",
            "Les fichiers offerts ; leur poids et leur format sont ajoutés.",
            examples=[[{"fichier": "bilan.pdf", "titre": "Le bilan", "accessible": True}]],
        ),
    ] = ()
    figure: Annotated[
        Annotated[Text, one_of(FIGURES)] | None,
        Key(
            "figure",
            "Figure du dessin",
            "Le dessin de la couverture, si celui d'office ne convient pas.",
            examples=["ondes"],
            schema={"enum": list(FIGURES)},
        ),
    ] = None
    teinte: Annotated[
        Annotated[Text, one_of(TEINTES)] | None,
        Key(
            "teinte",
            "Teinte du dessin",
            "La couleur de la couverture, si celle d'office ne convient pas.",
            examples=["ciel"],
            schema={"enum": list(TEINTES)},
        ),
    ] = None
    tolerated: Annotated[
        tuple[Tolerance, ...],
        OneOrMany,
        Key(
            "tolerer",
            "Règles tolérées",
            "Fait taire un avertissement, avec sa raison.",
            examples=[[{"regle": "titre-long", "raison": "Titre exact d'une œuvre."}]],
        ),
    ] = ()
    corrections: Annotated[
        tuple[Correction, ...],
        OneOrMany,
        Key(
            "corrections",
            "Corrections",
            "Ce qui était faux et ce qui est juste, avec la date.",
            examples=[[{"date": "2020-02-03", "texte": "Le nombre juste est 30."}]],
        ),
    ] = ()
    language: Annotated[
        Language,
        Key(
            "langue",
            "Langue",
            "La langue de l'entrée, si ce n'est pas le français.",
            examples=["en"],
        ),
    ] = "fr"
    sources: Annotated[
        tuple[SourceLink, ...],
        OneOrMany,
        Key(
            "sources",
            "Sources",
            "D'où viennent les faits.",
            examples=[[{"titre": "Nom de la source", "url": "https://example.org/"}]],
        ),
    ] = ()

    source: Source = UNREAD
    """Where the entry was read; set by the library for every entry it returns."""

    def become(self, other: Entry) -> None:
        """Say what another reading of the same file says: whoever lists this entry sees it."""
        for name in self.__struct_fields__:
            force_setattr(self, name, getattr(other, name))
        # What was worked out of what it said.
        self.__dict__.clear()

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


class DatedEntry(Entry, frozen=True, kw_only=True):
    """An entry that appears at an instant."""

    date: Annotated[
        Moment,
        Key(
            "date",
            "Date de publication",
            "AAAA-MM-JJ, ou AAAA-MM-JJ HH:MM.",
            examples=["2020-01-15", "2020-01-15 18:30"],
        ),
    ]
