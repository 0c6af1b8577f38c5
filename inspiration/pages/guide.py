"""The editors' guide shows each form of a text as it is typed and, beside it, as readers see it.

What is shown comes from the program that renders articles, so that the guide cannot say anything
else than what the magazine does. A shadow root keeps the magazine's style and the guide's apart.
"""

from __future__ import annotations

import base64
from html import escape
from typing import TYPE_CHECKING

from inspiration.images.covers import COVER_FORMATS, draw_cover
from inspiration.images.figures import FIGURES
from inspiration.images.palette import TEINTES
from inspiration.images.prng import SlugRandom
from inspiration.pages.entry_links import named_key
from inspiration.text import Abbreviation, EntryLink, Picture, Renderer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspiration.library import Library
    from inspiration.pages.site import Site
    from inspiration.text import Rendered
    from inspiration.text.notebook import Form
    from inspiration.text.resolver import Place

_TEINTE = "ciel"
_SPEAKER = "Prénom Nom"


class Examples:
    """Renders the examples of the guide, with what the Library holds at this instant.

    Args:
        library: Who may speak, which entries and abbreviations there are.
        site: Where links lead.
        stylesheet: The address of the style sheet of what is rendered.
    """

    def __init__(self, library: Library, site: Site, stylesheet: str) -> None:
        self._renderer = Renderer(_ExampleResolver(library, site), site.html_tags)
        self._stylesheet = site.path(stylesheet)

    def render(self, source: str, form: Form) -> Rendered:
        """Render an example as the text of an entry."""
        return self._renderer.render(source, form)

    def show(self, source: str, rendered: Rendered) -> str:
        """The HTML of an example: its source, and beside it what readers see."""
        return (
            '<div class="exemple"><div class="exemple-source"><p>Vous tapez</p>'
            f"<pre><code>{escape(source, quote=False)}</code></pre></div>"
            '<div class="exemple-rendu"><p>Le lecteur voit</p><div>'
            '<template shadowrootmode="open">'
            f'<link rel="stylesheet" href="{escape(self._stylesheet)}">'
            f'<div class="feuille band" data-teinte="{_TEINTE}">'
            f'<div class="grid prose article-body">{rendered.html}</div></div>'
            "</template></div></div></div>"
        )


class _ExampleResolver:
    """Answers from the Library, and draws a picture wherever an example asks for one."""

    def __init__(self, library: Library, site: Site) -> None:
        self._library = library
        self._site = site
        self._abbreviations = {
            short: Abbreviation(full.title, full.language)
            for short, full in library.vocabularies.abbreviations.items()
        }

    @property
    def abbreviations(self) -> Mapping[str, Abbreviation]:
        """The city's abbreviations."""
        return self._abbreviations

    def entry(self, target: str) -> EntryLink | None:
        """Resolve a link to an entry by its kind, or to an address of the site."""
        key = named_key(target)
        if key is None:
            return EntryLink(self._site.path(target), target) if target[:1] == "/" else None
        found = self._library.find(key)
        if found:
            return EntryLink(self._site.path(found.address), found.title, found.language)
        return EntryLink(None, "") if self._library.exists(key) else None

    def nearest(self, target: str) -> str | None:
        """Guess nothing: an example that leads nowhere is told as it stands."""
        return None

    def picture(self, source: str, alt: str | None, place: Place) -> Picture:
        """A drawing that stands for the picture, with the words that a record would give."""
        random = SlugRandom(source)
        shape = COVER_FORMATS["4x3"]
        drawing = draw_cover(
            source,
            random.choice(sorted(FIGURES)),
            random.choice(sorted(TEINTES)),
            shape.width,
            shape.height,
        )
        address = "data:image/svg+xml;base64," + base64.b64encode(drawing.encode()).decode()
        words = alt or "La description de la fiche."
        return Picture(
            f'<img src="{address}" width="{shape.width}" height="{shape.height}"'
            f' alt="{escape(words)}">',
            alt=words,
            caption="La légende de la fiche.",
            credit="Photo : Nom / Organisme",
        )

    def speaker(self, initials: str) -> str | None:
        """The person of the magazine who has these initials; a city may have none who does."""
        people = self._library.people
        return next((person.title for person in people if person.initials == initials), _SPEAKER)
