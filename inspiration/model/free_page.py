"""A page outside the magazine's kinds: about, legal notice, subscription and the like."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, ClassVar

from inspiration.model.entry import Entry
from inspiration.model.fields import Text
from inspiration.model.marks import one_of
from inspiration.model.record import Key

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


TemplateName = Annotated[Text, one_of(TEMPLATE_NAMES)]


class FreePage(Entry, frozen=True, kw_only=True):
    """A page at `/<slug>/`, outside the magazine's lists; template `libre`: its text alone."""

    kind: ClassVar[str] = "pages"
    kind_label: ClassVar[str] = "page"

    template: Annotated[
        TemplateName,
        Key(
            "gabarit",
            "Gabarit",
            "Le modèle de la page : il décide des clés qu'elle accepte.",
            schema={"enum": list(TEMPLATE_NAMES)},
        ),
    ] = "libre"

    @cached_property
    def address(self) -> str:
        """Free pages stand at the root."""
        return f"/{self.slug}/"
