"""Articles and interviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct

from inspiration.model.article import NEWSROOM, Article
from inspiration.model.named import Person
from inspiration.pages import addresses, words
from inspiration.pages.composer import Naming
from inspiration.pages.foot import foot_of
from inspiration.pages.head import json_ld
from inspiration.pages.output import PageOutput
from inspiration.pages.texts import interviewee_of
from inspiration.pages.views import Link, Neighbour
from inspiration.text import typeset_inline, typeset_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspiration.model.article import Issue
    from inspiration.pages.composer import Composer
    from inspiration.pages.foot import Foot
    from inspiration.pages.output import ComposedPage
    from inspiration.pages.views import Card, Picture
    from inspiration.text import Heading

_RELATED = 3
_PLAN_FROM = 4
"""Questions an interview needs before it gets a plan."""


class Day(Struct, frozen=True):
    """A day in ISO 8601 and in words."""

    iso: str
    day: Markup


class ArticlePage(Struct, frozen=True):
    """The variable `page` of `article.html`."""

    teinte: str
    title: Markup
    size: str
    section: Link
    issue: Link | None
    part: str | None
    mark: str | None
    language: str | None
    standfirst: Markup | None
    signature: str
    authors: tuple[Link, ...]
    iso: str
    day: Markup
    updated: Day | None
    reading_time: str
    initials: str | None
    picture: Picture | None
    plan_title: str
    plan: tuple[Link, ...]
    body: Markup
    foot: Foot
    parts_title: str
    parts: tuple[Card, ...]
    pocs: tuple[Card, ...]
    related: tuple[Card, ...]
    previous: Neighbour | None
    next: Neighbour | None
    back: Link
    vif: bool = False


def article_pages(composer: Composer) -> Iterator[PageOutput]:
    """One page for each public article."""
    for article in composer.library.articles:
        yield PageOutput(article.address, article_page, composer, article)


def article_page(composer: Composer, article: Article) -> ComposedPage:
    """The page of an article, or of an interview."""
    library, site, cards = composer.library, composer.site, composer.cards
    rendered = composer.texts.of(article)
    issue = library.issue_of(article)
    interviewee = interviewee_of(composer.library, article)
    parts = _dossier(composer, article)
    before, after = _neighbours(composer, article, issue)
    section = _section_link(composer, article)
    page = ArticlePage(
        teinte=issue.hue if issue else composer.illustrator.drawings.style(article)[1],
        title=cards.title(article),
        size=title_size(article.title),
        section=section,
        issue=_issue_link(composer, issue),
        part=_part(parts, article),
        mark=cards.mark(article),
        language=article.language if article.language != site.language else None,
        standfirst=cards.deck(article) if article.standfirst else None,
        signature="Propos recueillis par" if interviewee and _is_signed(article) else "Par",
        authors=author_links(composer, article.authors),
        iso=library.published(article).date().isoformat(),
        day=typeset_inline(words.long_day(library.published(article).date())),
        updated=_updated(composer, article),
        reading_time=typeset_plain(f"{cards.minutes(article)} min de lecture"),
        initials=interviewee.initials if interviewee and article.image is None else None,
        picture=composer.illustrator.head(article),
        plan_title="Dans cet entretien",
        plan=_plan(rendered.headings) if interviewee else (),
        body=Markup(rendered.html),
        foot=foot_of(composer, article, site.reconstructed if issue else "", _licence(composer)),
        parts_title="Dans ce dossier",
        parts=cards.parts(parts, article),
        pocs=cards.wall(composer.pocs_of(article)),
        related=cards.wall(_related(composer, article, parts)),
        previous=before,
        next=after,
        back=_back(composer, issue),
    )
    return composer.page(
        article.address,
        "article",
        page,
        Naming(
            article.title,
            str(section.label),
            article.description or article.standfirst,
            addresses.ISSUES if issue else None,
            article.language,
        ),
        kind="entretien" if interviewee else "article",
        entry=article,
        type="article",
        json_ld=(_json_ld(composer, article, issue),),
    )


def title_size(title: str) -> str:
    """The class of a title by its length: up to 24 signs, up to 70, longer."""
    if len(title) <= 24:
        return "short"
    return "" if len(title) <= 70 else "long"


def author_links(composer: Composer, authors: tuple[str, ...]) -> tuple[Link, ...]:
    """Who signs: people by their page, the newsroom by its name."""
    links = []
    for slug in authors:
        person = composer.library.get(Person, slug)
        if person:
            address = composer.site.path(person.address)
            links.append(Link(typeset_inline(person.title), address))
        elif slug == NEWSROOM:
            links.append(Link(Markup("<b>la rédaction</b>")))
    return tuple(links)


def _is_signed(article: Article) -> bool:
    return any(slug != NEWSROOM for slug in article.authors)


def _section_link(composer: Composer, article: Article) -> Link:
    label = composer.cards.kicker(article)
    if article.section in composer.library.vocabularies["rubriques"].terms and article.section:
        return Link(label, composer.site.path(addresses.section(article.section)))
    return Link(label, composer.site.path(addresses.ARTICLES))


def _issue_link(composer: Composer, issue: Issue | None) -> Link | None:
    if issue is None:
        return None
    month = words.month_and_year(composer.library.published(issue).date())
    label = Markup("n<sup>o</sup>\u00a0{}, {}").format(issue.number, typeset_inline(month))
    return Link(label, composer.site.path(issue.address))


def _updated(composer: Composer, article: Article) -> Day | None:
    changed = composer.library.modified(article).date()
    if changed <= composer.library.published(article).date():
        return None
    return Day(changed.isoformat(), typeset_inline(words.long_day(changed)))


def _plan(headings: tuple[Heading, ...]) -> tuple[Link, ...]:
    found = tuple(
        Link(Markup.escape(h.short or h.text), f"#{h.id}") for h in headings if h.level == 2
    )
    return found if len(found) >= _PLAN_FROM else ()


def _dossier(composer: Composer, article: Article) -> tuple[Article, ...]:
    lead = composer.library.get(Article, article.dossier) if article.dossier else article
    parts = composer.library.dossier_parts(lead) if lead else ()
    return (lead, *parts) if lead and parts else ()


def _part(parts: tuple[Article, ...], article: Article) -> str | None:
    slugs = [part.slug for part in parts]
    return f"({slugs.index(article.slug) + 1}/{len(parts)})" if article.slug in slugs else None


def _related(
    composer: Composer, article: Article, parts: tuple[Article, ...]
) -> tuple[Article, ...]:
    """Three articles to read next, but for the parts of the dossier, shown already."""
    found = composer.library.related(article, _RELATED + len(parts))
    shown = {part.key for part in parts}
    return tuple(other for other in found if other.key not in shown)[:_RELATED]


def _neighbours(
    composer: Composer, article: Article, issue: Issue | None
) -> tuple[Neighbour | None, Neighbour | None]:
    if issue is None:
        return None, None
    before, after = composer.library.neighbours(article)
    return (
        _neighbour(composer, before) if before else None,
        _neighbour(composer, after) if after else None,
    )


def _neighbour(composer: Composer, article: Article) -> Neighbour:
    return Neighbour(composer.cards.title(article), composer.site.path(article.address))


def _back(composer: Composer, issue: Issue | None) -> Link:
    if issue is None:
        return Link("Tous les articles", composer.site.path(addresses.ARTICLES))
    label = Markup("Retour au n<sup>o</sup>\u00a0{}").format(issue.number)
    return Link(label, composer.site.path(issue.address))


def _licence(composer: Composer) -> str:
    publisher = composer.site.publisher
    owner = f"{composer.site.name}, {publisher}" if publisher else composer.site.name
    return f"Texte sous Licence Ouverte 2.0 : {owner}."


def _json_ld(composer: Composer, article: Article, issue: Issue | None) -> Markup:
    library, site = composer.library, composer.site
    people = (library.get(Person, slug) for slug in article.authors)
    authors = [{"@type": "Person", "name": person.title} for person in people if person]
    publisher = {"@type": "Organization", "name": site.publisher or site.name}
    return json_ld(
        {
            "@type": "Article",
            "headline": typeset_plain(article.title, article.language),
            "description": article.description or article.standfirst,
            "datePublished": library.published(article).isoformat(),
            "dateModified": library.modified(article).isoformat(),
            "inLanguage": article.language,
            "author": authors or [{"@type": "Organization", "name": site.name}],
            "publisher": publisher,
            "mainEntityOfPage": site.absolute(article.address),
            "isPartOf": {
                "@type": "PublicationIssue",
                "issueNumber": issue.number,
                "url": site.absolute(issue.address),
            }
            if issue
            else None,
            "license": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
        }
    )
