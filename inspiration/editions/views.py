"""What an edition is made of: frozen, plain pieces that both formats read.

Everything that can change the bytes of an edition is in an `Edition`, in the templates, or in the
versions of the tools, so that a fingerprint of the three says whether it must be made again.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct

if TYPE_CHECKING:
    from datetime import datetime

    from inspiration.editions.pictures import Drawing, Photograph, PictureCredit
    from inspiration.pages.sheets import Milestone, Objective
    from inspiration.pages.views import Fact, Figure, Link

MARGIN_LINES, FACT_SIGNS = 30, 17
"""Lines of facts that leave room for sources under them, and signs on such a line."""


class Note(Struct, frozen=True):
    """A dated correction."""

    day: Markup
    text: Markup


class Article(Struct, frozen=True):
    """An article of the numéro.

    Attributes:
        anchor: Its name within the edition.
        url: Its page on the site.
        title: Typeset.
        plain: The same, characters only.
        size: `short`, empty or `long`: how large the title may be.
        kicker: Rubrique.
        standfirst: Typeset.
        deck: Its first sentence.
        signature: « Par », « Propos recueillis par ».
        authors: Who signs.
        day: Publication, in words.
        minutes: Reading time, in words.
        language: Language of the text.
        teinte: Colour of its drawing.
        drawing: What opens it when there is no photograph.
        photograph: What opens it.
        initials: Of the person interviewed, shown when there is no photograph.
        interview: Whether its headings are questions.
        body: Its text as on the site.
        corrections: Those that have taken effect, oldest first.
        sources: Where its facts come from.
    """

    anchor: str
    url: str
    title: Markup
    plain: str
    size: str
    kicker: str
    standfirst: Markup | None
    deck: Markup | None
    signature: str
    authors: tuple[Markup, ...]
    day: Markup
    minutes: str
    language: str
    teinte: str
    drawing: Drawing
    photograph: Photograph | None
    initials: str | None
    interview: bool
    body: str
    corrections: tuple[Note, ...]
    sources: tuple[Link, ...]


class Sheet(Struct, frozen=True):
    """The sheet of a POC that the numéro cites.

    Attributes:
        anchor: Its name within the edition.
        url: Its page on the site.
        title: Typeset.
        plain: The same, characters only.
        domain: Its domain, or « POC ».
        where: Its communes, in a few words.
        question: The question it asks.
        standfirst: Typeset.
        language: Language of the text.
        teinte: Colour of its domain.
        drawing: Its cover, square.
        photograph: Its photograph.
        done: How many of the four steps it has reached.
        ending: `arrete`, `transfere` or nothing.
        steps: Where it stands, in words.
        reserve: What is not sure about it.
        facts: The lines of its sheet.
        body: Its text as on the site.
        objectives: What it wanted.
        figures: Its key figures.
        lessons: What is kept of it.
        milestones: Its dated steps.
        sources: Where its facts come from.
    """

    anchor: str
    url: str
    title: Markup
    plain: str
    domain: str
    where: Markup
    question: Markup
    standfirst: Markup | None
    language: str
    teinte: str
    drawing: Drawing
    photograph: Photograph | None
    done: int
    ending: str | None
    steps: str
    reserve: Markup | None
    facts: tuple[Fact, ...]
    body: str
    objectives: tuple[Objective, ...]
    figures: tuple[Figure, ...]
    lessons: tuple[Markup, ...]
    milestones: tuple[Milestone, ...]
    sources: tuple[Link, ...]

    @property
    def is_long(self) -> bool:
        """Whether its facts alone fill the margin of a printed page."""
        return sum(_lines(fact) for fact in self.facts) > MARGIN_LINES


def _lines(fact: Fact) -> int:
    values = ", ".join(Markup(value.label).striptags() for value in fact.values)
    reserve = fact.reserve.striptags() if fact.reserve else ""
    return 1 + ceil(len(values) / FACT_SIGNS) + ceil(len(reserve) / FACT_SIGNS)


class Meeting(Struct, frozen=True):
    """A date that the sommaire lists.

    Attributes:
        anchor: Its name within the edition.
        url: Its page on the site.
        title: Typeset.
        plain: The same, characters only.
        when: Its day or days.
        where: Place and commune.
        note: « annulé », « reporté au… »; never « passée », which depends on the reader's day.
        language: Language of the text.
        standfirst: Typeset.
    """

    anchor: str
    url: str
    title: Markup
    plain: str
    when: Markup
    where: Markup | None
    note: str | None
    language: str
    standfirst: Markup | None


class Masthead(Struct, frozen=True):
    """The ours: who publishes, and under which terms.

    Attributes:
        publisher: The body that publishes.
        director: Director of the publication, once the legal page names one (LEG-01).
        licence: Terms of the texts and drawings.
        reconstructed: « Numéro reconstitué en 2026 », or empty.
        changed: Day of the last change of the content, in words.
    """

    publisher: str
    director: str | None
    licence: Markup
    reconstructed: Markup | None
    changed: Markup


class Edition(Struct, frozen=True):
    """A numéro as something one downloads, prints and keeps.

    Attributes:
        identifier: Permanent URI of the edition, whatever its format (RFC 4151).
        slug: `numero-3`.
        number: « 3 ».
        magazine: Name of the magazine.
        motto: What the magazine is.
        language: Language of the magazine.
        site_url: Absolute address of the site.
        url: Absolute address of the numéro's page.
        title: Typeset.
        plain: The same, characters only.
        full_title: « Inspiration(s), nº 3 : Pas à pas ».
        season: « Hiver, janvier 2020 ».
        standfirst: Typeset.
        description: The same, characters only.
        keywords: Of the numéro.
        teinte: Its colour.
        cover: What its cover shows: its `file` stands for the drawing alone.
        editorial: Text of the édito as on the site, or empty.
        signatures: Who signs the édito.
        articles: In the order of the sommaire.
        sheets: POC that the sommaire or the articles cite, in the order of their first mention.
        meetings: Dates that the sommaire lists.
        credits: Of the photographs shown.
        masthead: The ours.
        published: When the numéro appeared.
        modified: Last change of anything the edition holds, in UTC.
        pixels: Width of its photographs.
    """

    identifier: str
    slug: str
    number: str
    magazine: str
    motto: Markup
    language: str
    site_url: str
    url: str
    title: Markup
    plain: str
    full_title: str
    season: str
    standfirst: Markup | None
    description: str
    keywords: tuple[str, ...]
    teinte: str
    cover: Drawing
    editorial: str
    signatures: tuple[Markup, ...]
    articles: tuple[Article, ...]
    sheets: tuple[Sheet, ...]
    meetings: tuple[Meeting, ...]
    credits: tuple[PictureCredit, ...]
    masthead: Masthead
    published: datetime
    modified: datetime
    pixels: int

    @property
    def texts(self) -> tuple[Article | Sheet, ...]:
        """Everything that has a text, in reading order."""
        return (*self.articles, *self.sheets)

    @property
    def pieces(self) -> tuple[Article | Sheet | Meeting, ...]:
        """Everything that a link may lead to, in reading order."""
        return (*self.texts, *self.meetings)
