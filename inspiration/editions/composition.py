"""From a Library to an `Edition`: what a numéro holds, as public as it is at the instant."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from markupsafe import Markup
from msgspec.structs import replace

from inspiration.editions.pictures import credits_of, drawing_of, photograph_of, pixels_of
from inspiration.editions.views import Article, Edition, Masthead, Meeting, Note, Sheet
from inspiration.images import Place
from inspiration.model.article import NEWSROOM
from inspiration.model.article import Article as ArticleEntry
from inspiration.model.event import Event
from inspiration.model.free_pages import LegalNoticePage
from inspiration.model.legal import TO_COMPLETE
from inspiration.model.poc import Poc
from inspiration.pages import words
from inspiration.pages.articles import author_links, title_size
from inspiration.pages.foot import foot_of
from inspiration.pages.sheets import sheet_page
from inspiration.pages.texts import interviewee_of
from inspiration.text import typeset_inline, typeset_plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from inspiration.model.article import Issue
    from inspiration.model.entry import Entry
    from inspiration.pages.composer import Composer
    from inspiration.pages.sheets import SheetPage
    from inspiration.pages.views import Fact, Link

UTC = ZoneInfo("UTC")

COVER_SIZE = (2100, 1550)
HEAD_SIZE = (2100, 1000)
SQUARE_SIZE = (1000, 1000)
"""Sizes at which covers are redrawn, in tenths of a millimetre of the printed page."""


def compose(composer: Composer, issue: Issue) -> Edition:
    """Gather what the edition of a public numéro holds."""
    library, site, cards = composer.library, composer.site, composer.cards
    held = library.contents(issue)
    pocs = cited_pocs(composer, issue)
    pixels = pixels_of(composer, (*held, *pocs))
    articles = tuple(_article(composer, e, pixels) for e in held if isinstance(e, ArticleEntry))
    sheets = tuple(_sheet(composer, poc, pixels) for poc in pocs)
    meetings = tuple(_meeting(composer, e) for e in held if isinstance(e, Event))
    modified = max(library.modified(entry) for entry in (issue, *held, *pocs)).astimezone(UTC)
    return Edition(
        identifier=_identifier(composer, issue),
        slug=issue.slug,
        number=str(issue.number),
        magazine=site.name,
        motto=typeset_inline(site.description, site.language),
        language=site.language,
        site_url=site.url,
        url=site.absolute(issue.address),
        title=cards.title(issue),
        plain=typeset_plain(issue.title, issue.language),
        full_title=typeset_plain(f"{site.name}, nº {issue.number} : {issue.title}"),
        season=typeset_plain(_season(composer, issue)),
        standfirst=cards.deck(issue),
        description=typeset_plain(issue.description or issue.standfirst or issue.title),
        keywords=tuple(typeset_plain(word) for word in issue.keywords),
        teinte=issue.hue,
        cover=drawing_of(composer, issue, "couverture", COVER_SIZE),
        editorial=composer.texts.of(issue).html,
        signatures=_opening(_signatures(composer, issue.authors)),
        articles=articles,
        sheets=sheets,
        meetings=meetings,
        credits=tuple(dict.fromkeys(credits_of(composer, (*held, *pocs)))),
        masthead=_masthead(composer, modified),
        published=library.published(issue),
        modified=modified,
        pixels=pixels,
    )


def cited_pocs(composer: Composer, issue: Issue) -> tuple[Poc, ...]:
    """The public POC that the sommaire lists or that its articles tell of, once each."""
    library = composer.library
    if not composer.site.has("showcase"):
        return ()
    found: dict[str, Poc] = {}
    for entry in library.contents(issue):
        cited = (library.get(Poc, s) for s in entry.pocs) if isinstance(entry, ArticleEntry) else ()
        for poc in (entry if isinstance(entry, Poc) else None, *cited):
            if poc is not None:
                found.setdefault(poc.slug, poc)
    return tuple(found.values())


def _season(composer: Composer, issue: Issue) -> str:
    """« Hiver, janvier 2020 »."""
    seasons = composer.library.vocabularies["saisons"].terms
    season = seasons[issue.season].label if issue.season in seasons else None
    month = words.month_and_year(composer.library.published(issue).date())
    return words.sentence((season, month if season else words.capitalised(month)), ", ")


def _identifier(composer: Composer, issue: Issue) -> str:
    authority, _, since = composer.site.tag_authority.partition(",")
    return f"tag:{authority},{since}:/editions/{issue.slug}"


def _article(composer: Composer, article: ArticleEntry, pixels: int) -> Article:
    cards, library = composer.cards, composer.library
    interviewee = interviewee_of(composer.library, article)
    signed = any(slug != NEWSROOM for slug in article.authors)
    anchor = f"article-{article.slug}"
    return Article(
        anchor=anchor,
        url=composer.site.absolute(article.address),
        title=cards.title(article),
        plain=typeset_plain(article.title, article.language),
        size=title_size(article.title),
        kicker=cards.kicker(article),
        standfirst=cards.deck(article) if article.standfirst else None,
        deck=cards.short_deck(article) if article.standfirst else None,
        signature="Propos recueillis par" if interviewee and signed else "Par",
        authors=_signatures(composer, article.authors),
        day=typeset_inline(words.long_day(library.published(article).date())),
        minutes=typeset_plain(f"{cards.minutes(article)} min de lecture"),
        language=article.language,
        teinte=composer.illustrator.drawings.style(article)[1],
        drawing=drawing_of(composer, article, anchor, HEAD_SIZE),
        photograph=photograph_of(composer, article, Place.HERO, pixels),
        initials=interviewee.initials if interviewee and article.image is None else None,
        interview=interviewee is not None,
        body=composer.texts.of(article).html,
        corrections=tuple(_corrections(composer, article)),
        sources=foot_of(composer, article).sources,
    )


def _signatures(composer: Composer, authors: tuple[str, ...]) -> tuple[Markup, ...]:
    return tuple(
        typeset_inline(Markup(link.label).striptags()) for link in author_links(composer, authors)
    )


def _opening(names: tuple[Markup, ...]) -> tuple[Markup, ...]:
    """The same names where they begin a line: « La rédaction »."""
    return (Markup(words.capitalised(names[0])), *names[1:]) if names else ()


def _corrections(composer: Composer, entry: Entry) -> Iterator[Note]:
    for correction in composer.library.corrections_of(entry):
        yield Note(
            typeset_inline(words.long_day(correction.date)),
            typeset_inline(correction.text, entry.language),
        )


def _sheet(composer: Composer, poc: Poc, pixels: int) -> Sheet:
    """The sheet of a POC, as its page on the site has it."""
    page: SheetPage = sheet_page(composer, poc).context["page"]
    cards = composer.cards
    line = cards.step_line(poc)
    anchor = f"poc-{poc.slug}"
    return Sheet(
        anchor=anchor,
        url=composer.site.absolute(poc.address),
        title=page.title,
        plain=typeset_plain(poc.title, poc.language),
        domain=cards.kicker(poc),
        where=typeset_inline(cards.where(poc)),
        question=page.question,
        standfirst=page.standfirst,
        language=poc.language,
        teinte=page.teinte,
        drawing=drawing_of(composer, poc, anchor, SQUARE_SIZE),
        photograph=photograph_of(composer, poc, Place.SHEET, pixels),
        done=line.done,
        ending=line.ending,
        steps=line.words,
        reserve=page.step_reserve,
        facts=tuple(_with_absolute_links(composer, fact) for fact in page.facts),
        body=composer.texts.of(poc).html,
        objectives=page.objectives,
        figures=page.figures,
        lessons=page.lessons,
        milestones=page.milestones,
        sources=page.foot.sources,
    )


def _with_absolute_links(composer: Composer, fact: Fact) -> Fact:
    return replace(fact, values=tuple(_absolute(composer, link) for link in fact.values))


def _absolute(composer: Composer, link: Link) -> Link:
    address = urljoin(composer.site.url, link.address) if link.address else None
    return replace(link, address=address)


def _meeting(composer: Composer, event: Event) -> Meeting:
    cards = composer.cards
    where = cards.event_place(event)
    return Meeting(
        anchor=f"agenda-{event.slug}",
        url=composer.site.absolute(event.address),
        title=cards.title(event),
        plain=typeset_plain(event.title, event.language),
        when=typeset_inline(words.capitalised(words.span(event.start, event.end))),
        where=typeset_inline(where) if where else None,
        note=cards.event_note(event) if event.status != "confirme" else None,
        language=event.language,
        standfirst=cards.deck(event),
    )


def _masthead(composer: Composer, modified: datetime) -> Masthead:
    library, site = composer.library, composer.site
    legal = next((page for page in library.pages if isinstance(page, LegalNoticePage)), None)
    director = legal.director.name if legal else TO_COMPLETE
    owner = f"{site.name}, {site.publisher}" if site.publisher else site.name
    changed = modified.astimezone(library.clock.zone).date()
    return Masthead(
        publisher=typeset_plain(site.publisher),
        director=typeset_plain(director) if director != TO_COMPLETE else None,
        licence=typeset_inline(f"Textes et dessins sous Licence Ouverte 2.0 : {owner}."),
        reconstructed=typeset_inline(f"{site.reconstructed}.") if site.reconstructed else None,
        changed=typeset_inline(words.long_day(changed)),
    )
