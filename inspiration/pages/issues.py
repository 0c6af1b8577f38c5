"""Numéros: the list of them, and each one with its sommaire and its édito."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct

from inspiration.pages import addresses, words
from inspiration.pages.articles import author_links
from inspiration.pages.composer import Naming
from inspiration.pages.foot import foot_of
from inspiration.pages.head import json_ld
from inspiration.pages.offers import offer_links
from inspiration.pages.output import PageOutput
from inspiration.text import typeset_inline, typeset_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspiration.model.article import Issue
    from inspiration.pages.composer import Composer
    from inspiration.pages.foot import Foot
    from inspiration.pages.output import ComposedPage
    from inspiration.pages.views import Card, Link, Poster

_LONG_TITLE = 34
"""Signs above which the title of a numéro, beside its cover, takes a smaller size."""


class IssuePage(Struct, frozen=True):
    """The variable `page` of `numero.html`."""

    teinte: str
    poster: Poster
    long: bool
    opening: Markup | None
    subtitle: Markup
    standfirst: Markup | None
    contents: tuple[Card, ...]
    editorial: Markup | None
    signatures: tuple[Link, ...]
    issues: tuple[Poster, ...]
    downloads: tuple[Link, ...]
    foot: Foot
    mark: str | None
    vif: bool = True


class IssuesPage(Struct, frozen=True):
    """The variable `page` of `numeros.html`."""

    teinte: str
    deck: Markup | None
    issues: tuple[Poster, ...]
    reconstructed: str
    vif: bool = False


def issue_pages(composer: Composer) -> Iterator[PageOutput]:
    """The list of numéros, then each of them."""
    yield PageOutput(addresses.ISSUES, _issues_page, composer)
    for issue in composer.library.issues:
        yield PageOutput(issue.address, _issue_page, composer, issue)


def _posters(composer: Composer) -> tuple[Poster, ...]:
    return tuple(composer.cards.poster(issue) for issue in composer.library.issues)


def _issues_page(composer: Composer) -> ComposedPage:
    library, site = composer.library, composer.site
    posters = _posters(composer)
    return composer.page(
        addresses.ISSUES,
        "numeros",
        IssuesPage(
            teinte=composer.teinte,
            deck=typeset_inline(f"Chaque numéro suit un thème. {_how_many(len(posters))}"),
            issues=posters,
            reconstructed=typeset_plain(site.reconstructed),
        ),
        Naming(
            "Tous les numéros",
            description=f"Tous les numéros du magazine {site.name}.",
            section=addresses.ISSUES,
        ),
        kind="numeros",
        modified=composer.newest(library.issues),
    )


def _how_many(count: int) -> str:
    return f"{words.counted(count, 'numéro', 'numéros')} à lire, du plus récent au plus ancien."


def _subtitle(composer: Composer, issue: Issue, month: str | None) -> Markup:
    """« n° 1 · Hiver », and the month when the opening does not say it already."""
    seasons = composer.library.vocabularies["saisons"].terms
    season = seasons[issue.season].label if issue.season in seasons else None
    said = words.sentence((season, words.capitalised(month) if month else None))
    number = Markup("n<sup>o</sup>\u00a0{}").format(issue.number)
    return number + (" · " + typeset_inline(said) if said else "")


def _issue_page(composer: Composer, issue: Issue) -> ComposedPage:
    library, site = composer.library, composer.site
    published = library.published(issue).date()
    month = words.month_and_year(published)
    is_past = (published.year, published.month) != (library.today.year, library.today.month)
    rendered = composer.texts.of(issue)
    page = IssuePage(
        teinte=issue.hue,
        poster=composer.cards.poster(issue),
        long=len(issue.title) > _LONG_TITLE,
        opening=typeset_inline(f"En {month}, on lisait…") if is_past else None,
        subtitle=_subtitle(composer, issue, None if is_past else month),
        standfirst=composer.cards.deck(issue),
        contents=composer.cards.contents(library.contents(issue)),
        editorial=Markup(rendered.html) if rendered.html else None,
        signatures=author_links(composer, issue.authors),
        issues=_posters(composer),
        downloads=offer_links(site, composer.editions(issue)) if composer.editions else (),
        foot=foot_of(composer, issue, site.reconstructed),
        mark=composer.cards.mark(issue),
    )
    return composer.page(
        issue.address,
        "numero",
        page,
        Naming(
            issue.title,
            f"Numéro {issue.number}",
            issue.description or issue.standfirst,
            addresses.ISSUES,
        ),
        kind="numero",
        entry=issue,
        json_ld=(
            json_ld(
                {
                    "@type": "PublicationIssue",
                    "issueNumber": issue.number,
                    "name": typeset_plain(issue.title),
                    "datePublished": library.published(issue).isoformat(),
                    "url": site.absolute(issue.address),
                    "isPartOf": {
                        "@type": "Periodical",
                        "name": site.name,
                        "url": site.url,
                        "publisher": {"@type": "Organization", "name": site.publisher},
                    },
                }
            ),
        ),
    )
