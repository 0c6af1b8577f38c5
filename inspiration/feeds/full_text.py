"""The whole text of an entry for a subscriber who never opens the site.

What the front matter holds and a page shows around the text (question, dates, picture, contents,
corrections, sources) comes with it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from markupsafe import Markup

from inspiration.feeds.sanitise import sanitise
from inspiration.model.article import Issue
from inspiration.model.event import Event
from inspiration.model.named import Place
from inspiration.model.poc import Poc
from inspiration.pages import words
from inspiration.text.typography import typeset_inline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspiration.feeds.item import FeedPicture
    from inspiration.library import Library
    from inspiration.model.entry import Entry
    from inspiration.pages.site import Site


def full_text(
    library: Library, site: Site, entry: Entry, body: str, picture: FeedPicture | None
) -> str:
    """Give the HTML of an item, with absolute addresses; `body` is the entry's own text."""
    parts = (
        *_opening(library, entry),
        *(_figure(picture, entry.language) if picture else ()),
        Markup(body),
        *_sheet(library, site, entry),
        *_corrections(library, entry),
        *_sources(entry),
    )
    html = Markup("\n").join(parts)
    if entry.language != "fr":
        html = Markup('<div lang="{}">{}</div>').format(entry.language, html)
    return sanitise(html, site.absolute(entry.address))


def _opening(library: Library, entry: Entry) -> Iterator[Markup]:
    if isinstance(entry, Poc):
        yield _paragraph(Markup("<strong>{}</strong>").format(_set(entry.question, entry)))
    if isinstance(entry, Event):
        for line in event_lines(library, entry):
            yield _paragraph(typeset_inline(line))
    if entry.standfirst:
        yield _paragraph(_set(entry.standfirst, entry))


def event_lines(library: Library, event: Event) -> Iterator[str]:
    """When and where, and what became of it, still to be typeset."""
    when = _when(library, event.start, event.end)
    if event.status == "annule":
        yield f"Annulé. Prévu : {when}."
    elif event.status == "reporte" and event.postponed_to:
        yield f"Reporté : {_when(library, event.postponed_to)}. Prévu d'abord : {when}."
    elif event.status == "reporte":
        yield f"Reporté à une date encore inconnue. Prévu d'abord : {when}."
    else:
        yield f"{words.capitalised(when)}."
    where = [place_of(library, event)[1], *library.communes_of(event)]
    if any(where):
        yield f"Lieu : {words.sentence(where, ', ')}."


def _when(library: Library, start: date, end: date | None = None) -> str:
    """« 7 décembre 2019, 14 h », « du 7 au 8 décembre 2019 », « 7 mars 2020, de 9 h à 16 h »."""
    days = words.span(start, end)
    one_day = words.as_day(start) == words.as_day(end or start)
    if not one_day or not isinstance(start, datetime):
        return days
    until = library.clock.instant_of(end) if isinstance(end, datetime) else None
    return f"{days}, {words.hours(library.clock.instant_of(start), until)}"


def place_of(library: Library, event: Event) -> tuple[Place | None, str | None]:
    """The place of an event and its name; a place that is not public has neither."""
    place = library.get(Place, event.place)
    if place:
        return place, place.title
    hidden = library.exists(f"{Place.kind}/{event.place}")
    return None, None if hidden else event.place


def _sheet(library: Library, site: Site, entry: Entry) -> Iterator[Markup]:
    if isinstance(entry, Issue):
        links = [_link(site, found) for found in library.contents(entry)]
        if links:
            yield _heading("Au sommaire")
            yield _list(links)
    if isinstance(entry, Poc):
        yield _heading("La fiche")
        yield _list([_fact(label, value, entry) for label, value in poc_facts(library, entry)])


def poc_facts(library: Library, poc: Poc) -> Iterator[tuple[str, str]]:
    """The lines of a POC's sheet that its editors filled in: label and value, not typeset."""
    for label, vocabulary, term in (
        ("Étape", "etapes", poc.step),
        ("Issue", "issues", poc.outcome),
        ("Domaine", "domaines", poc.domain),
        ("Maison POC", "maisons", poc.house),
    ):
        if term:
            yield label, library.vocabularies[vocabulary].label(term)
    if poc.communes:
        yield "Communes" if len(poc.communes) > 1 else "Commune", ", ".join(poc.communes)


_DOUBTS = {
    "Étape": "etape",
    "Issue": "issue",
    "Domaine": "domaine",
    "Maison POC": "maison",
    "Commune": "communes",
    "Communes": "communes",
}


def _fact(label: str, value: str, poc: Poc) -> Markup:
    doubt = poc.doubtful.get(_DOUBTS[label])
    reserve = f" ({doubt})" if doubt else ""
    return typeset_inline(f"{label} : {value}{reserve}")


def _corrections(library: Library, entry: Entry) -> Iterator[Markup]:
    found = library.corrections_of(entry)
    if found:
        yield _heading("Corrections")
        yield _list(
            [
                Markup("<strong>{}</strong> {}").format(
                    typeset_inline(f"{words.capitalised(words.long_day(correction.date))} :"),
                    _set(correction.text, entry),
                )
                for correction in found
            ]
        )


def _sources(entry: Entry) -> Iterator[Markup]:
    if entry.sources:
        yield _heading("Sources")
        yield _list(
            [
                Markup('<a href="{}">{}</a>').format(source.url, typeset_inline(source.title))
                if source.url
                else typeset_inline(source.title)
                for source in entry.sources
            ]
        )


def _figure(picture: FeedPicture, language: str) -> Iterator[Markup]:
    image = Markup('<img src="{}" alt="{}" width="{}" height="{}">').format(
        picture.url, picture.alt, picture.width, picture.height
    )
    legend = typeset_inline(picture.caption, language)
    credit = Markup("<small>{}</small>").format(typeset_inline(picture.credit))
    said = [part for part, text in ((legend, picture.caption), (credit, picture.credit)) if text]
    caption = Markup("<figcaption>{}</figcaption>").format(Markup(" ").join(said)) if said else ""
    yield Markup("<figure>{}{}</figure>").format(image, caption)


def _set(text: str, entry: Entry) -> Markup:
    return typeset_inline(text, entry.language)


def _link(site: Site, entry: Entry) -> Markup:
    return Markup('<a href="{}">{}</a>').format(
        site.absolute(entry.address), typeset_inline(entry.title, entry.language)
    )


def _paragraph(content: Markup) -> Markup:
    return Markup("<p>{}</p>").format(content)


def _heading(text: str) -> Markup:
    return Markup("<h2>{}</h2>").format(typeset_inline(text))


def _list(lines: list[Markup]) -> Markup:
    return Markup("<ul>{}</ul>").format(
        Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
    )
