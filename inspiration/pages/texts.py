"""The text of an entry as HTML: rendered once, whoever asks (pages, feeds, editions)."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from inspiration.images import Picture as ImageMarkup
from inspiration.images import Place
from inspiration.model.article import Article
from inspiration.model.named import Person
from inspiration.model.problem import Problem, Severity
from inspiration.pages import addresses
from inspiration.pages.entry_links import LinkTable
from inspiration.pages.text_memory import Listener, manner, packed, still_holds, text_key, unpacked
from inspiration.pages.watch import MINUTES, TEXT, NoWatch
from inspiration.pages.words import reading_minutes
from inspiration.text import typeset_plain
from inspiration.text.resolver import Abbreviation, EntryLink, Nowhere, Picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inspiration.library import Library
    from inspiration.model.entry import Entry
    from inspiration.pages.address_book import AddressBook
    from inspiration.pages.pictures import Pictures
    from inspiration.pages.site import Site
    from inspiration.pages.text_memory import Memory
    from inspiration.pages.watch import Watch
    from inspiration.text.notebook import Form
    from inspiration.text.rendered import Rendered, TextProblem
    from inspiration.text.renderer import Renderer
    from inspiration.text.resolver import Place as TextPlace

INTERVIEW = "entretien"


class LibraryResolver:
    """Answers a text's questions from the Library; `entry_read` is whose text is being read."""

    def __init__(
        self,
        library: Library,
        site: Site,
        pictures: Pictures | None,
        book: AddressBook | None,
        watch: Watch,
    ) -> None:
        self._library = library
        self._site = site
        self._pictures = pictures
        self._book = book
        self._links = watch.service("links", LinkTable(library))
        self._abbreviations = {
            short: Abbreviation(full.title, full.language)
            for short, full in library.vocabularies.abbreviations.items()
        }
        self.entry_read: Entry

    @property
    def abbreviations(self) -> Mapping[str, Abbreviation]:
        """The city's abbreviations."""
        return self._abbreviations

    def entry(self, target: str) -> EntryLink | Nowhere | None:
        """Resolve a link; what exists but is not public has no address."""
        key = self._links.key(target, self.entry_read)
        if key:
            found = self._library.find(key)
            if found and (self._book is None or self._book.has_page(found)):
                url = self._site.path(found.address) + _anchor(target)
                return EntryLink(url, found.title, found.language)
            return EntryLink(None, "") if self._library.exists(key) else self._nowhere(target)
        if target[:1] == "/":
            return self._address(target)
        return self._file(target) or self._nowhere(target)

    def _address(self, target: str) -> EntryLink | Nowhere | None:
        """An address of the site; what stands there at another instant only has no link."""
        parts = urlsplit(target)
        if self._book is None or self._book.answers(target):
            return EntryLink(self._site.path(target), parts.path)
        if self._book.may_answer(target):
            return EntryLink(None, "")
        meant = self._book.nearest(target)
        return Nowhere(meant) if meant else None

    def _nowhere(self, target: str) -> Nowhere | None:
        meant = self._links.nearest(target, self.entry_read)
        return Nowhere(meant) if meant else None

    def _file(self, target: str) -> EntryLink | None:
        """A page of the guide, or a file that the entry declares as a download."""
        entry, path = self.entry_read, urlsplit(target).path
        guide = self._links.guide_address(self._links.content_path(path, entry))
        if guide:
            return EntryLink(self._site.path(guide) + _anchor(target), guide)
        for download in entry.downloads:
            if download.file == path:
                address = addresses.download(entry.kind, entry.slug, path)
                return EntryLink(self._site.path(address), download.title)
        return None

    def picture(self, source: str, alt: str | None, place: TextPlace) -> Picture | None:
        """Resolve a picture of the text by its record; withdrawn ones leave no trace."""
        record = self.entry_read.pictures.get(source)
        if record is None:
            return None
        shown = Place.GALLERY if place == "gallery" else self._text_place()
        planned = self._pictures.plan(self.entry_read, record, shown) if self._pictures else None
        if planned is None:
            return Picture("", "")
        language = self.entry_read.language
        words = typeset_plain(alt or record.alt or "", language)
        return Picture(
            html=ImageMarkup(planned.plan, words).html(self._site.base),
            alt=words,
            caption=record.caption or "",
            credit=record.credit,
            description=record.description or "",
        )

    def _text_place(self) -> Place:
        return Place.ANSWER if _is_interview(self.entry_read) else Place.TEXT

    def speaker(self, initials: str) -> str | None:
        """The person of the interview who has these initials."""
        entry = self.entry_read
        wanted = _letters(initials)
        for slug in (*entry.people, *entry.authors) if isinstance(entry, Article) else ():
            person = self._library.get(Person, slug)
            if person and _letters(person.initials) == wanted:
                return person.title
        return None


class Texts:
    """Renders the text of entries, and gathers what their editors should put right.

    With a `memory`, a text that an earlier build rendered is taken from there. Without a `book`,
    links to addresses of the site are taken as they stand.
    """

    def __init__(
        self,
        library: Library,
        site: Site,
        pictures: Pictures | None = None,
        memory: Memory | None = None,
        book: AddressBook | None = None,
        watch: Watch | None = None,
    ) -> None:
        self._watch = watch or NoWatch()
        self._resolver = LibraryResolver(library, site, pictures, book, self._watch)
        self._listener = Listener(self._resolver)
        self._tags = site.html_tags
        self._memory = memory
        self.found: dict[str, tuple[Problem, ...]] = {}

    @cached_property
    def _manner(self) -> str:
        return manner(self._resolver.abbreviations, self._tags)

    @cached_property
    def _renderer(self) -> Renderer:
        # Only now: Python-Markdown is long to load, and most texts are remembered.
        from inspiration.text.renderer import Renderer

        return Renderer(self._listener, self._tags)

    def of(self, entry: Entry) -> Rendered:
        """The text of an entry, typeset, with what is known of it."""
        return self._watch.once(TEXT, entry.key, partial(self._made, entry))

    def minutes(self, entry: Entry) -> int:
        """Minutes to read the text of an entry."""
        return self._watch.once(MINUTES, entry.key, lambda: reading_minutes(self.of(entry).words))

    def look_at(self, entry: Entry) -> None:
        """Know the problems of a text, and leave what it gives to the memory alone."""
        if entry.key not in self.found:
            self._made(entry)

    def _made(self, entry: Entry) -> Rendered:
        self._resolver.entry_read = entry
        body, memory = entry.source.body, self._memory
        if memory is None:
            rendered = self._render(entry, body)
        else:
            rendered = self._recalled(entry, body, memory)
        self.found[entry.key] = tuple(text_problems(entry, rendered.problems))
        return rendered

    def _recalled(self, entry: Entry, body: str, memory: Memory) -> Rendered:
        """The text that an earlier build rendered, if nothing it asked has changed since."""
        key = text_key(body, form_of(entry), entry.language, self._manner)
        # Two entries may have the same words and ask the same questions from other folders.
        key = f"{key}-{entry.key}"
        kept = memory.get(key)
        if kept is not None:
            rendered, log = unpacked(kept)
            if still_holds(log, self._resolver):
                return rendered
        rendered = self._render(entry, body)
        memory.put(key, packed(rendered, self._listener.log))
        return rendered

    def _render(self, entry: Entry, body: str) -> Rendered:
        self._listener.log = []
        return self._renderer.render(body, form_of(entry), entry.language)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found in the texts rendered so far."""
        return tuple(problem for found in self.found.values() for problem in found)


def text_problems(entry: Entry, problems: Iterable[TextProblem]) -> Iterator[Problem]:
    """What is wrong in the text of an entry, at its place in the file.

    A warning that the entry tolerates is passed over.
    """
    for found in problems:
        if found.severity == "error" or not entry.tolerates(found.rule):
            yield Problem(
                entry.source.path,
                entry.source.body_line + found.line - 1,
                found.column,
                "",
                found.rule,
                Severity(found.severity),
                found.message,
                found.hint,
            )


def _anchor(target: str) -> str:
    fragment = urlsplit(target).fragment if "#" in target else ""
    return f"#{fragment}" if fragment else ""


def form_of(entry: Entry) -> Form:
    """How the text of an entry is read: the headings of an interview are questions."""
    return "entretien" if _is_interview(entry) else "texte"


def interviewee_of(library: Library, article: Article) -> Person | None:
    """The first of the people of an interview who has a public sheet."""
    if not _is_interview(article):
        return None
    return next((person for slug in article.people if (person := library.get(Person, slug))), None)


def _is_interview(entry: Entry) -> bool:
    return isinstance(entry, Article) and entry.genre == INTERVIEW


def _letters(initials: str) -> str:
    return "".join(letter for letter in initials.upper() if letter.isalpha())
