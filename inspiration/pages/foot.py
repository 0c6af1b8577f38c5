"""What stands at the foot of a text: corrections, files, sources, keywords, rights."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from msgspec import Struct

from inspiration.library.attachments import attachment_path
from inspiration.pages import addresses, words
from inspiration.pages.views import Link
from inspiration.text import typeset_inline, typeset_plain

if TYPE_CHECKING:
    from markupsafe import Markup

    from inspiration.model.entry import Entry
    from inspiration.pages.composer import Composer


class DatedNote(Struct, frozen=True):
    """A correction: its day in ISO 8601 and in words, what was wrong."""

    iso: str
    day: Markup
    text: Markup


class Foot(Struct, frozen=True):
    """The foot of an entry."""

    corrections: tuple[DatedNote, ...] = ()
    downloads: tuple[Link, ...] = ()
    sources: tuple[Link, ...] = ()
    keywords: tuple[Link, ...] = ()
    lines: tuple[Markup, ...] = ()
    actions: tuple[Link, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return self == Foot()


def foot_of(composer: Composer, entry: Entry, *lines: str) -> Foot:
    """The foot of an entry; `lines` are sentences of its kind, such as how it was made."""
    site = composer.site
    return Foot(
        corrections=tuple(
            DatedNote(
                correction.date.isoformat(),
                typeset_inline(words.long_day(correction.date)),
                typeset_inline(correction.text, entry.language),
            )
            for correction in composer.library.corrections_of(entry)
        ),
        downloads=downloads_of(composer, entry),
        sources=tuple(
            Link(
                typeset_inline(source.title),
                source.url,
                note=f"({typeset_plain(words.partial_date(source.date))})" if source.date else None,
            )
            for source in entry.sources
        ),
        keywords=tuple(
            Link(
                typeset_inline(keyword.label),
                site.path(addresses.keyword(keyword.slug)),
            )
            for word in entry.keywords
            if (keyword := composer.library.keyword(word)) is not None
        ),
        lines=tuple(typeset_inline(line) for line in lines if line),
        actions=tuple(_actions(composer, entry)),
    )


def downloads_of(composer: Composer, entry: Entry) -> tuple[Link, ...]:
    """The files offered with an entry, their format and weight said beforehand (ECO-07)."""
    found = []
    for download in entry.downloads:
        file = attachment_path(composer.library.content.root, entry, download.file)
        if file is None:
            continue
        form = file.suffix[1:].upper()
        note = f"({form}, {words.weight(file.stat().st_size)}"
        note += ")" if download.accessible else ", non accessible)"
        address = addresses.download(entry.kind, entry.slug, download.file)
        found.append(
            Link(
                typeset_inline(download.title),
                composer.site.path(address),
                note=typeset_plain(note),
            )
        )
    return tuple(found)


def _actions(composer: Composer, entry: Entry) -> list[Link]:
    site = composer.site
    found = []
    if site.email:
        subject = quote(f"Erreur : {entry.title}")
        found.append(Link("Signaler une erreur", f"mailto:{site.email}?subject={subject}"))
    if site.repository:
        found.append(Link("Modifier cette page", site.repository + entry.source.path))
    return found
