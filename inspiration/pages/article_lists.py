"""Lists of articles: all of them, by rubrique, by keyword."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.pages import addresses, words
from inspiration.pages.articles import title_size
from inspiration.pages.composer import Naming
from inspiration.pages.lists import by_letter, paginate
from inspiration.pages.output import PageOutput
from inspiration.pages.views import Link
from inspiration.text import typeset_inline, typeset_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup

    from inspiration.model.entry import Entry
    from inspiration.pages.composer import Composer
    from inspiration.pages.lists import Slice
    from inspiration.pages.output import ComposedPage
    from inspiration.pages.views import Card, Group, Pagination


class ListPage(Struct, frozen=True):
    """The variable `page` of `liste.html`."""

    teinte: str
    kicker: Link
    title: Markup
    size: str
    deck: Markup | None
    ways_title: str
    ways: tuple[Link, ...]
    list_title: str
    count: str
    items: tuple[Card, ...]
    rhythm: bool
    nothing: str
    pages: Pagination
    feed: Link | None = None
    vif: bool = False


class IndexPage(Struct, frozen=True):
    """The variable `page` of `index.html`: names from A to Z."""

    teinte: str
    title: Markup
    size: str
    deck: Markup | None
    groups: tuple[Group, ...]
    vif: bool = False


class _List(Struct, frozen=True):
    """What the pages of one list have in common."""

    address: str
    kind: str
    title: str
    group: str | None
    deck: str | None
    description: str
    list_title: str
    teinte: str
    kicker: Link
    ways: tuple[Link, ...] = ()


def article_list_pages(composer: Composer) -> Iterator[PageOutput]:
    """Every article, then one list a rubrique."""
    library, site = composer.library, composer.site
    teinte = composer.teinte
    sections = library.vocabularies["rubriques"].terms.values()
    filled = [
        (term, tuple(a for a in library.articles if a.section == term.id)) for term in sections
    ]
    ways = tuple(
        Link(typeset_plain(term.label), site.path(addresses.section(term.id)))
        for term, articles in filled
        if articles
    )
    yield from _pages(
        composer,
        _List(
            addresses.ARTICLES,
            "articles",
            "Articles",
            None,
            "Tous les articles du magazine, du plus récent au plus ancien.",
            f"Tous les articles {words.belonging(site.name)}, du plus récent au plus ancien.",
            "Tous les articles",
            teinte,
            Link("Tous les numéros", site.path(addresses.ISSUES)),
            ways,
        ),
        library.articles,
    )
    for term, articles in filled:
        if articles:
            yield from _pages(
                composer,
                _List(
                    addresses.section(term.id),
                    "rubrique",
                    term.label,
                    "Rubrique",
                    term.description,
                    f"{term.label} : {term.description}",
                    "Dans cette rubrique",
                    term.teinte or teinte,
                    Link("Rubrique", site.path(addresses.ARTICLES)),
                    tuple(link for link in ways if link.label != typeset_plain(term.label)),
                ),
                articles,
            )


def keyword_pages(composer: Composer) -> Iterator[PageOutput]:
    """All subjects from A to Z, then one list a keyword."""
    library, site = composer.library, composer.site
    teinte = composer.teinte
    yield PageOutput(addresses.SUBJECTS, _subjects_page, composer)
    for keyword in library.keywords:
        title = words.capitalised(keyword.label)
        yield from _pages(
            composer,
            _List(
                addresses.keyword(keyword.slug),
                "sujet",
                title,
                "Sujet",
                None,
                f"Articles, essais et rendez-vous : {keyword.label}.",
                "À ce sujet",
                teinte,
                Link("Tous les sujets", site.path(addresses.SUBJECTS)),
            ),
            library.entries_about(keyword),
        )


def _subjects_page(composer: Composer) -> ComposedPage:
    library, site = composer.library, composer.site
    links = [
        (
            keyword.label,
            Link(
                typeset_inline(words.capitalised(keyword.label)),
                site.path(addresses.keyword(keyword.slug)),
                note=f"({len(library.entries_about(keyword))})",
            ),
        )
        for keyword in library.keywords
    ]
    return composer.page(
        addresses.SUBJECTS,
        "index",
        IndexPage(
            composer.teinte,
            typeset_inline("Tous les sujets"),
            "",
            typeset_inline("De A à Z, les mots qui réunissent articles, essais et rendez-vous."),
            by_letter(links),
        ),
        Naming(
            "Tous les sujets, de A à Z",
            description=f"Les sujets {words.belonging(site.name)}, de A à Z.",
        ),
        kind="sujets",
    )


def _pages(composer: Composer, it: _List, entries: Sequence[Entry]) -> Iterator[PageOutput]:
    for part in paginate(entries, it.address, composer.site.per_page, composer.site):
        yield PageOutput(part.address, _page, composer, it, part, len(entries))


def _page(composer: Composer, it: _List, part: Slice[Entry], count: int) -> ComposedPage:
    rhythm = part.number == 1 and len(part.items) >= 5
    page = ListPage(
        teinte=it.teinte,
        kicker=it.kicker,
        title=typeset_inline(it.title),
        size=title_size(it.title),
        deck=typeset_inline(it.deck) if it.deck and part.number == 1 else None,
        ways_title="Rubriques\u00a0:" if it.ways else "",
        ways=it.ways if part.number == 1 else (),
        list_title=it.list_title,
        count=words.number(count),
        items=composer.cards.wall(part.items, rhythm=rhythm),
        rhythm=rhythm,
        nothing="Rien pour l’instant",
        pages=part.pagination,
    )
    name = it.title if part.number == 1 else f"{it.title}, page {part.number}"
    return composer.page(
        part.address,
        "liste",
        page,
        Naming(name, it.group, it.description, addresses.ISSUES),
        kind=it.kind,
        modified=composer.newest(part.items),
    )
