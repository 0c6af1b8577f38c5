"""A page outside the magazine's kinds: about, legal notice, subscription and the like."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from inspiration.model.entry import Entry
from inspiration.model.fields import Text, one_of

TEMPLATE_NAMES = (
    "libre",
    "accessibilite",
    "mentions-legales",
    "donnees-personnelles",
    "abonnement",
    "credits",
    "glossaire",
    "plan-du-site",
    "recherche",
    "ecoconception",
)
"""What an editor may write in `gabarit`."""


def _known_template(value: str) -> str:
    known: str = one_of(value, TEMPLATE_NAMES)
    return known


TemplateName = Annotated[Text, AfterValidator(_known_template)]


class FreePage(Entry):
    """A page at `/<slug>/`, outside the magazine's lists; template `libre`: its text alone."""

    kind: ClassVar[str] = "pages"
    kind_label: ClassVar[str] = "page"

    template: TemplateName = Field(
        "libre",
        alias="gabarit",
        title="Gabarit",
        description="Le modèle de la page : il décide des clés qu'elle accepte.",
        json_schema_extra={"enum": list(TEMPLATE_NAMES)},
    )

    @cached_property
    def address(self) -> str:
        """Free pages stand at the root."""
        return f"/{self.slug}/"
