"""What every page shows around its content: menu, footer, style sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.model.accessibility_page import AccessibilityPage
from inspiration.pages import addresses
from inspiration.pages.views import Link
from inspiration.text import typeset_inline, typeset_plain

if TYPE_CHECKING:
    from markupsafe import Markup

    from inspiration.library import Library
    from inspiration.model.free_page import FreePage
    from inspiration.pages.site import Site
    from inspiration.pages.stylesheet import Wardrobe

_FOOTER_LEFT = ("abonnement", "glossaire", "plan-du-site")
_FOOTER_RIGHT = (
    "accessibilite",
    "mentions-legales",
    "donnees-personnelles",
    "credits",
    "ecoconception",
)


class Chrome(Struct, frozen=True):
    """The variable `site` of templates."""

    name: str
    motto: Markup
    about: Markup
    language: str
    home: str
    menu: tuple[Link, ...]
    footer: tuple[tuple[Link, ...], ...]
    stylesheet: str
    preloaded: tuple[str, ...]
    icon: str


def make_chrome(library: Library, site: Site, wardrobe: Wardrobe) -> Chrome:
    """Compose the chrome once for the whole site."""
    about = typeset_inline(site.description, site.language)
    return Chrome(
        name=site.name,
        motto=about,
        about=about,
        language=site.language,
        home=site.path(addresses.HOME),
        menu=_menu(library, site),
        footer=_footer(library, site),
        stylesheet=site.path(addresses.asset(wardrobe.stylesheet.name)),
        preloaded=tuple(site.path(addresses.asset(name)) for name in wardrobe.preloaded),
        icon=site.path(addresses.FAVICON),
    )


def free_page(library: Library, template: str) -> FreePage | None:
    """The page that has this template, if the city wrote one."""
    return next((page for page in library.pages if page.template == template), None)


def _menu(library: Library, site: Site) -> tuple[Link, ...]:
    search = free_page(library, "recherche")
    shown = [("Numéros", addresses.ISSUES)]
    if site.has("showcase"):
        shown.append(("POC", addresses.SHOWCASE))
    shown.append(("Agenda", addresses.AGENDA))
    if search:
        shown.append(("Recherche", search.address))
    return tuple(Link(label, site.path(address)) for label, address in shown)


def _footer(library: Library, site: Site) -> tuple[tuple[Link, ...], ...]:
    lists = (
        Link("Tous les articles", site.path(addresses.ARTICLES)),
        Link("Tous les sujets", site.path(addresses.SUBJECTS)),
    )
    about = tuple(page for page in library.pages if page.template == "libre")
    return (
        (*lists, *_page_links(library, site, _FOOTER_LEFT), *(_link(p, site) for p in about)),
        _page_links(library, site, _FOOTER_RIGHT),
    )


def _page_links(library: Library, site: Site, templates: tuple[str, ...]) -> tuple[Link, ...]:
    pages = (free_page(library, name) for name in templates)
    return tuple(_link(page, site) for page in pages if page)


def _link(page: FreePage, site: Site) -> Link:
    """A page by its title; the accessibility page by its state (A11Y-01)."""
    words = page.statement if isinstance(page, AccessibilityPage) else page.title
    return Link(typeset_plain(words), site.path(page.address))
