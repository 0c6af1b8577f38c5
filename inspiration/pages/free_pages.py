"""Free pages: about, legal pages, subscription, credits, glossary, search, eco-design."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from msgspec import Struct

from inspiration.pages.articles import title_size
from inspiration.pages.composer import Naming
from inspiration.pages.credits import credits_page
from inspiration.pages.ecodesign import ecodesign_page
from inspiration.pages.foot import Foot, foot_of
from inspiration.pages.glossary import glossary_page
from inspiration.pages.legal import declaration, legal_notice, personal_data
from inspiration.pages.output import PageOutput
from inspiration.pages.search import search_page
from inspiration.pages.site_map import site_map_page
from inspiration.pages.subscription import subscription_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from inspiration.model.free_page import FreePage
    from inspiration.pages.composer import Composer
    from inspiration.pages.output import ComposedPage

_TEINTES: Mapping[str, str] = {"recherche": "mimosa", "abonnement": "mimosa"}
"""The templates that keep a teinte of their own; the others take the current numéro's."""
_EXTRAS: Mapping[str, Callable[[Composer, Any], object]] = {
    "accessibilite": declaration,
    "mentions-legales": legal_notice,
    "donnees-personnelles": personal_data,
    "abonnement": subscription_page,
    "credits": credits_page,
    "glossaire": glossary_page,
    "plan-du-site": site_map_page,
    "recherche": search_page,
    "ecoconception": ecodesign_page,
}
"""What the template of a free page needs beyond its text."""


class FreePageView(Struct, frozen=True):
    """The variable `page` of `page.html` and of the templates that extend it.

    `extra` holds what one template needs beyond the text.
    """

    teinte: str
    title: Markup
    size: str
    language: str | None
    standfirst: Markup | None
    body: Markup
    foot: Foot
    extra: Any
    vif: bool


def free_pages(composer: Composer) -> Iterator[PageOutput]:
    """One page for each free page of the city."""
    for page in composer.library.pages:
        yield PageOutput(page.address, free_page_output, composer, page)


def free_page_output(composer: Composer, page: FreePage) -> ComposedPage:
    """A free page, with what its template needs."""
    make = _EXTRAS.get(page.template)
    view = FreePageView(
        teinte=page.teinte or _TEINTES.get(page.template) or composer.teinte,
        title=composer.cards.title(page),
        size=title_size(page.title) if len(page.title) > 40 else "",
        language=page.language if page.language != composer.site.language else None,
        standfirst=composer.cards.deck(page) if page.standfirst else None,
        body=Markup(composer.texts.of(page).html),
        foot=foot_of(composer, page),
        extra=make(composer, page) if make else None,
        vif=page.template == "recherche",
    )
    return composer.page(
        page.address,
        page.template if make else "page",
        view,
        Naming(
            page.title,
            description=page.description or page.standfirst,
            section=page.address,
            language=page.language,
        ),
        kind=page.template,
        entry=page,
    )
