"""Who and where: people, organisations, places."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from inspiration.model.entry import Entry
from inspiration.model.fields import Commune, OneOrMany, Reference, Slug, Text, Url, Vocabulary
from inspiration.model.parts import Part


class WebLink(Part):
    """A page elsewhere."""

    title: Text = Field(..., alias="titre", title="Titre", description="Ce que l'on y trouve.")
    url: Url = Field(..., title="Adresse", description="Elle commence par https://.")


class NamedEntry(Entry):
    """An entry that has a name instead of a title."""

    title: Text = Field(
        ...,
        alias="nom",
        title="Nom",
        description="Le nom, tel qu'il s'écrit.",
        examples=["Prénom Nom"],
    )


class Person(NamedEntry):
    """Somebody named in a professional capacity."""

    kind: ClassVar[str] = "personnes"
    kind_label: ClassVar[str] = "personne"

    role: Text | None = Field(
        None,
        alias="fonction",
        title="Fonction",
        description="Sa fonction au moment des faits.",
        examples=["Fonction à l'époque de l'article"],
    )
    organisation: Annotated[Slug, Reference(("organisations",))] | None = Field(
        None,
        title="Organisation",
        description="Une fiche d'organisation.",
        examples=["nom-de-la-fiche"],
    )
    own_initials: Text | None = Field(
        None,
        alias="initiales",
        title="Initiales",
        description="Pour les entretiens, si celles du nom ne conviennent pas.",
        examples=["PN"],
    )
    links: Annotated[tuple[WebLink, ...], OneOrMany] = Field(
        (),
        alias="liens",
        title="Liens",
        description="Ses pages professionnelles.",
        examples=[[{"titre": "Page professionnelle", "url": "https://example.org/"}]],
    )

    @property
    def initials(self) -> str:
        """Their initials: those given, else the first letter of each word of the name."""
        words = self.title.replace("-", " ").split()
        return self.own_initials or "".join(word[0] for word in words if word[0].isupper())


class Organisation(NamedEntry):
    """A body: administration, studio, association, company."""

    kind: ClassVar[str] = "organisations"
    kind_label: ClassVar[str] = "organisation"

    type: Annotated[Slug, Vocabulary("types-organisation")] | None = Field(
        None, title="Type", description="La sorte d'organisation."
    )
    site: Url | None = Field(
        None,
        title="Site",
        description="Son adresse, avec https://.",
        examples=["https://example.org/"],
    )


class Place(NamedEntry):
    """Somewhere one can go."""

    kind: ClassVar[str] = "lieux"
    kind_label: ClassVar[str] = "lieu"

    postal_address: Text | None = Field(
        None,
        alias="adresse",
        title="Adresse",
        description="Rue et numéro.",
        examples=["1 rue de l'Exemple"],
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
        title="Accessibilité",
        description="Comment on entre, pour une personne en fauteuil, aveugle ou sourde.",
        examples=["Entrée de plain-pied."],
    )
