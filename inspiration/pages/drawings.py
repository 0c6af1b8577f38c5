"""Drawn covers: which figure and teinte an entry gets, and the files that pages ask for."""

from __future__ import annotations

import hashlib
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from inspiration.images.covers import COVER_FORMATS, draw_cover
from inspiration.model.article import Article, Issue
from inspiration.model.event import Event
from inspiration.model.poc import Poc
from inspiration.pages import addresses
from inspiration.pages.output import FileOutput
from inspiration.pages.views import Picture
from inspiration.pages.watch import NoWatch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspiration.library import Library
    from inspiration.library.vocabularies import Term
    from inspiration.model.entry import Entry
    from inspiration.pages.site import Site
    from inspiration.pages.text_memory import Memory
    from inspiration.pages.watch import Watch

DEFAULT_FIGURE, DEFAULT_TEINTE = "ondes", "ciel"


class Drawings:
    """Draws what pages ask for, and remembers it: each drawing asked for is a file to publish.

    The address says everything the drawing depends on, so that it may be cached for ever.
    """

    def __init__(
        self,
        library: Library,
        site: Site,
        memory: Memory | None = None,
        watch: Watch | None = None,
    ) -> None:
        self._watch = watch or NoWatch()
        self._library = library
        self._site = site
        self._memory = memory
        self._asked: dict[str, tuple[str, str, str, str]] = {}

    def of(self, entry: Entry, shape: str, lead: bool = False) -> Picture:
        """The drawn cover of an entry, in one of `COVER_FORMATS`; `lead` when it is seen first."""
        figure, teinte = self.style(entry)
        return self.draw(entry.slug, figure, teinte, shape, lead)

    def draw(self, slug: str, figure: str, teinte: str, shape: str, lead: bool = False) -> Picture:
        """A drawing by its own words, for what is no entry."""
        return Picture(_img(self._ask(slug, figure, teinte, shape), shape, lead))

    def head(self, entry: Entry) -> Picture:
        """The cover at the head of a page: redrawn, not cropped, on a phone."""
        figure, teinte = self.style(entry)
        wide = self._ask(entry.slug, figure, teinte, "21x10")
        narrow = self._ask(entry.slug, figure, teinte, "1x1")
        return Picture(
            Markup('<picture><source media="(max-width: 43.99em)" srcset="{}">{}</picture>').format(
                narrow, _img(wide, "21x10", lead=True)
            )
        )

    def _ask(self, slug: str, figure: str, teinte: str, shape: str) -> str:
        address = f"{addresses.DRAWINGS}{slug}.{figure}.{teinte}.{shape}.svg"
        cover = (slug, figure, teinte, shape)
        self._asked[address] = cover
        self._watch.file(address, cover)
        return self._site.path(address)

    def style(self, entry: Entry) -> tuple[str, str]:
        """The figure and the teinte of an entry: its own, else those of its vocabulary's term."""
        term = self._term(entry)
        figure = entry.figure or (term.figure if term else None) or DEFAULT_FIGURE
        teinte = entry.teinte or self._own_teinte(entry) or (term.teinte if term else None)
        return figure, teinte or DEFAULT_TEINTE

    def outputs(self) -> Iterator[FileOutput]:
        """The files asked for so far, in the order of their addresses."""
        for address in sorted(self._asked):
            yield FileOutput(address, partial(self.drawn, address, self._asked[address]))

    def drawn(self, address: str, cover: tuple[str, str, str, str]) -> bytes:
        """A drawing, from an earlier build when the program that draws is the same.

        `cover` holds its slug, figure, teinte and shape.
        """
        if self._memory is None:
            return _svg(*cover)
        key = f"drawing-{drawing_program()}-{address}"
        kept = self._memory.get(key)
        if kept is None:
            kept = _svg(*cover)
            self._memory.put(key, kept)
        return kept

    def _own_teinte(self, entry: Entry) -> str | None:
        return entry.hue if isinstance(entry, Issue) else None

    def _term(self, entry: Entry) -> Term | None:
        vocabularies = self._library.vocabularies
        if isinstance(entry, Poc):
            return vocabularies["domaines"].terms.get(entry.domain or "")
        if isinstance(entry, Article):
            return vocabularies["rubriques"].terms.get(entry.section or "")
        if isinstance(entry, Event):
            poc = next((self._library.get(Poc, slug) for slug in entry.pocs), None)
            return self._term(poc) if poc else None
        if isinstance(entry, Issue):
            lead = self._library.lead(entry)
            return self._term(lead) if lead and not isinstance(lead, Issue) else None
        return None


def _img(address: str, shape: str, lead: bool) -> Markup:
    size = COVER_FORMATS[shape]
    haste = 'fetchpriority="high"' if lead else 'loading="lazy"'
    # Written at once: a magazine shows ten thousand of these.
    return Markup(
        f'<img src="{escape(address)}" width="{size.width}" height="{size.height}" alt="" {haste}>'
    )


@cache
def drawing_program() -> str:
    """The hash of what draws covers."""
    digest = hashlib.blake2b(digest_size=8)
    room = Path(__file__).resolve().parents[1] / "images"
    for name in ("covers", "figures", "geometry", "palette", "prng"):
        digest.update((room / f"{name}.py").read_bytes())
    return digest.hexdigest()


def _svg(slug: str, figure: str, teinte: str, shape: str) -> bytes:
    size = COVER_FORMATS[shape]
    return draw_cover(slug, figure, teinte, size.width, size.height).encode()
