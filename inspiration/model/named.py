"""Who and where: people, organisations, places."""

from __future__ import annotations

from typing import Annotated, ClassVar

from inspiration.model.entry import Entry
from inspiration.model.fields import Commune, Slug, Text, Url
from inspiration.model.marks import OneOrMany, Reference, Vocabulary
from inspiration.model.parts import Part
from inspiration.model.record import Key


class WebLink(Part, frozen=True, kw_only=True):
    """A page elsewhere."""

    title: Annotated[Text, Key("titre", "Titre", "Ce que l'on y trouve.")]
    url: Annotated[Url, Key("url", "Adresse", "Elle commence par https://.")]


class NamedEntry(Entry, frozen=True, kw_only=True):
    """An entry that has a name instead of a title."""

    title: Annotated[Text, Key("nom", "Nom", "Le nom, tel qu'il s'écrit.", examples=["Prénom Nom"])]


class Person(NamedEntry, frozen=True, kw_only=True):
    """Somebody named in a professional capacity."""

    kind: ClassVar[str] = "personnes"
    kind_label: ClassVar[str] = "personne"

    role: Annotated[
        Text | None,
        Key(
            "fonction",
            "Fonction",
            "Sa fonction au moment des faits.",
            examples=["Fonction à l'époque de l'article"],
        ),
    ] = None
    organisation: Annotated[
        Annotated[Slug, Reference(("organisations",))] | None,
        Key(
            "organisation",
            "Organisation",
            "Une fiche d'organisation.",
            examples=["nom-de-la-fiche"],
        ),
    ] = None
    own_initials: Annotated[
        Text | None,
        Key(
            "initiales",
            "Initiales",
            "Pour les entretiens, si celles du nom ne conviennent pas.",
            examples=["PN"],
        ),
    ] = None
    links: Annotated[
        tuple[WebLink, ...],
        OneOrMany,
        Key(
            "liens",
            "Liens",
            "Ses pages professionnelles.",
            examples=[[{"titre": "Page professionnelle", "url": "https://example.org/"}]],
        ),
    ] = ()

    @property
    def initials(self) -> str:
        """Their initials: those given, else the first letter of each word of the name."""
        words = self.title.replace("-", " ").split()
        return self.own_initials or "".join(word[0] for word in words if word[0].isupper())


class Organisation(NamedEntry, frozen=True, kw_only=True):
    """A body: administration, studio, association, company."""

    kind: ClassVar[str] = "organisations"
    kind_label: ClassVar[str] = "organisation"

    type: Annotated[
        Annotated[Slug, Vocabulary("types-organisation")] | None,
        Key("type", "Type", "La sorte d'organisation."),
    ] = None
    site: Annotated[
        Url | None,
        Key("site", "Site", "Son adresse, avec https://.", examples=["https://example.org/"]),
    ] = None


class Place(NamedEntry, frozen=True, kw_only=True):
    """Somewhere one can go."""

    kind: ClassVar[str] = "lieux"
    kind_label: ClassVar[str] = "lieu"

    postal_address: Annotated[
        Text | None, Key("adresse", "Adresse", "Rue et numéro.", examples=["1 rue de l'Exemple"])
    ] = None
    commune: Annotated[
        Commune | None,
        Key("commune", "Commune", "Nom officiel ou code INSEE.", examples=["Nom de la commune"]),
    ] = None
    access: Annotated[
        Text | None,
        Key(
            "acces",
            "Accessibilité",
            "Comment on entre, pour une personne en fauteuil, aveugle ou sourde.",
            examples=["Entrée de plain-pied."],
        ),
    ] = None
