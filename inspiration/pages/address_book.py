"""Which addresses answer, told from the Library alone: a link to any other leads nowhere."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from inspiration.library import Clock, Library
from inspiration.model.kinds import GUIDE
from inspiration.model.nearest import nearest_path
from inspiration.model.poc import Poc
from inspiration.pages import addresses
from inspiration.pages.event_days import is_past

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspiration.model.entry import Entry
    from inspiration.pages.facets import Facets
    from inspiration.pages.feed_directory import FeedDirectory
    from inspiration.pages.site import Site

_ALWAYS = (
    addresses.HOME,
    addresses.ISSUES,
    addresses.SUBJECTS,
    addresses.NOT_FOUND,
    addresses.WITHDRAWN,
    addresses.SITE_MAP,
    addresses.ROBOTS,
    addresses.FAVICON,
    addresses.LICENCES,
)
_INDEX = "index.html"
_LONG_AGO = 1900
"""Before any withdrawal: whatever was ever written then stands, or is to come."""


class AddressBook:
    """The addresses of a Library: pages, and the files that an editor may name.

    Files whose name changes with their content (pictures, style sheets, drawings) are not in it:
    a link to one of them would not last.
    """

    def __init__(self, library: Library, site: Site, feeds: FeedDirectory | None = None) -> None:
        self._library = library
        self._site = site
        self._feeds = feeds

    def answers(self, address: str) -> bool:
        """Whether something stands at this address at the Library's instant."""
        return bool(_forms(address) & self.known)

    def has_page(self, entry: Entry) -> bool:
        """Whether a public entry has a page in this site: its address then answers."""
        return not isinstance(entry, Poc) or self._site.has("showcase")

    def may_answer(self, address: str) -> bool:
        """Whether something stands there at some instant: an editor did not mistype it."""
        return bool(_forms(address) & self._ever) or self._library.is_hidden(address)

    def nearest(self, address: str) -> str | None:
        """The known address that looks most like this one."""
        first_pages = (known for known in sorted(self.known) if "/page/" not in known)
        return nearest_path(urlsplit(address).path, first_pages)

    @cached_property
    def known(self) -> frozenset[str]:
        """Every address, without the site's base path."""
        found = {*_ALWAYS, *self._entries(), *self._guide(), *self._lists()}
        if self._site.has("showcase"):
            found.update(self._showcase())
        if self._feeds:
            found.update(feed.address for feed in self._feeds.feeds)
            found.update((self._feeds.calendar.address, addresses.OPML))
            found.update(f"{event.address.rstrip('/')}.ics" for event in self._library.events)
        return frozenset(found)

    @cached_property
    def _ever(self) -> frozenset[str]:
        """The addresses of a Library where nothing is hidden nor withdrawn."""
        library, clock = self._library, self._library.clock
        long_ago = Clock(datetime(_LONG_AGO, 1, 1, tzinfo=clock.zone), clock.zone, clock.hour)
        everything = Library(library.content, long_ago, preview=True)
        feeds = self._feeds.of(everything) if self._feeds else None
        communes = (addresses.commune(commune.slug) for commune in library.territory.communes)
        shown = communes if self._site.has("showcase") else ()
        return AddressBook(everything, self._site, feeds).known.union(shown)

    def _entries(self) -> Iterator[str]:
        """Entries, their former addresses and the files they offer; tombstones."""
        library, site = self._library, self._site
        for entry in library.entries:
            if not self.has_page(entry):
                continue
            yield entry.address
            yield from entry.former_addresses
            for download in entry.downloads:
                yield addresses.download(entry.kind, entry.slug, download.file)
        for entry in library.withdrawn:
            yield from (entry.address, *entry.former_addresses)
        if site.has("editions"):
            for issue in library.issues:
                yield from (f"{addresses.EDITIONS}{issue.slug}.{ext}" for ext in ("pdf", "epub"))

    def _guide(self) -> Iterator[str]:
        for path in self._library.content.guide:
            page = path.removesuffix(".md")
            yield f"/{path}" if page == path else f"/{page.removesuffix('index').rstrip('/')}/"
        if self._library.content.guide:
            yield f"/{GUIDE}/"

    def _lists(self) -> Iterator[str]:
        # Only now: most builds look for the address of no list.
        from inspiration.pages.agenda import PAST_A_PAGE

        library, per_page = self._library, self._site.per_page
        yield from _pages(addresses.ARTICLES, len(library.articles), per_page)
        sections = Counter(article.section for article in library.articles)
        for term in library.vocabularies["rubriques"].terms:
            if sections[term]:
                yield from _pages(addresses.section(term), sections[term], per_page)
        for keyword in library.keywords:
            count = len(library.entries_about(keyword))
            yield from _pages(addresses.keyword(keyword.slug), count, per_page)
        past = sum(is_past(event, library.today) for event in library.events)
        yield from _pages(addresses.AGENDA, past, PAST_A_PAGE)
        for address, entries in (
            (addresses.PEOPLE, library.people),
            (addresses.ORGANISATIONS, library.organisations),
            (addresses.PLACES, library.places),
        ):
            if entries:
                yield address

    def _showcase(self) -> Iterator[str]:
        from inspiration.pages.facets import Facets
        from inspiration.pages.timeline import STEPS_A_PAGE, moments

        library, per_page, facets = self._library, self._site.per_page, Facets(self._library)
        yield from (addresses.SHOWCASE_INDEX, addresses.DATA)
        yield from (f"{addresses.DATA}{name}" for name in addresses.DATA_FILES)
        yield from _pages(addresses.SHOWCASE, len(library.pocs), per_page)
        taught = sum(bool(poc.lessons) for poc in library.pocs)
        yield from _pages(addresses.LESSONS, taught, per_page)
        yield from _pages(addresses.TIMELINE, len(moments(library)), STEPS_A_PAGE)
        if facets.communes:
            yield addresses.SHOWCASE_COMMUNES
        counts = Counter({addresses.commune(commune.slug): 0 for commune in facets.communes})
        counts.update(_chosen(facets))
        for address, count in counts.items():
            yield from _pages(address, count, per_page)


def _chosen(facets: Facets) -> Iterator[str]:
    """The lists that each POC is in, once for each."""
    terms = {
        facet: {term.id for term in facets.terms(facet)}
        for facet in ("domain", "step", "house", "outcome")
    }
    for traits in facets.traits.values():
        domain = traits.domain if traits.domain in terms["domain"] else None
        step = traits.step if traits.step in terms["step"] else None
        if domain:
            yield addresses.domain(domain)
        if step:
            yield addresses.step(step)
        if domain and step:
            yield addresses.domain_at_step(domain, step)
        if traits.house in terms["house"]:
            yield addresses.house(traits.house or "")
        if traits.outcome in terms["outcome"]:
            yield addresses.outcome(traits.outcome)
        yield from map(addresses.commune, traits.communes)


def _pages(address: str, count: int, per_page: int) -> Iterator[str]:
    """The pages of a list, cut as `lists.paginate` cuts it."""
    for number in range(1, max(1, -(-count // per_page)) + 1):
        yield addresses.page_of(address, number)


def _forms(address: str) -> set[str]:
    """An address as typed, and as servers understand it: with its final `/`, without its index."""
    parts = urlsplit(address)
    if parts.netloc:
        return set()
    path = unquote(parts.path).removesuffix(_INDEX)
    return {path, path if path.endswith("/") else f"{path}/"}
