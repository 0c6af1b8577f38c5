"""Who and where: people, organisations, places."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from inspiration.model.entry import Entry, Part
from inspiration.model.fields import Commune, OneOrMany, Reference, Slug, Text, Url, Vocabulary


class WebLink(Part):
    """A page elsewhere."""

    title: Text = Field(..., alias="titre", title="Titre")
    url: Url = Field(..., title="Adresse")


class NamedEntry(Entry):
    """An entry that has a name instead of a title."""

    title: Text = Field(..., alias="nom", title="Nom")


class Person(NamedEntry):
    """Somebody named in a professional capacity."""

    kind: ClassVar[str] = "personnes"
    kind_label: ClassVar[str] = "personne"

    role: Text | None = Field(None, alias="fonction", title="Fonction")
    organisation: Annotated[Slug, Reference(("organisations",))] | None = Field(
        None, title="Organisation"
    )
    own_initials: Text | None = Field(None, alias="initiales", title="Initiales")
    links: Annotated[tuple[WebLink, ...], OneOrMany] = Field((), alias="liens", title="Liens")

    @property
    def initials(self) -> str:
        """Their initials: those given, else the first letter of each word of the name."""
        words = self.title.replace("-", " ").split()
        return self.own_initials or "".join(word[0] for word in words if word[0].isupper())


class Organisation(NamedEntry):
    """A body: administration, studio, association, company."""

    kind: ClassVar[str] = "organisations"
    kind_label: ClassVar[str] = "organisation"

    type: Annotated[Slug, Vocabulary("types-organisation")] | None = Field(None, title="Type")
    site: Url | None = Field(None, title="Site")


class Place(NamedEntry):
    """Somewhere one can go."""

    kind: ClassVar[str] = "lieux"
    kind_label: ClassVar[str] = "lieu"

    postal_address: Text | None = Field(None, alias="adresse", title="Adresse")
    commune: Commune | None = Field(None, title="Commune")
    access: Text | None = Field(None, alias="acces", title="Accessibilité")
