"""Stand-ins for what pages ask: they answer as the original does, and the question is noted."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from inspiration.library import Clock, Library, State

if TYPE_CHECKING:
    from inspiration.library import Content, Territory, Vocabularies
    from inspiration.model.article import Article, Issue
    from inspiration.model.entry import Entry

E = TypeVar("E", bound="Entry")

_TRANSPARENT = {
    "links": ("content_path", "guide_address"),
    "feeds": ("calendar_file", "calendar", "of"),
}
"""What answers from its arguments, or asks the Library by itself: no question of its own."""


class Listener(Protocol):
    """Who writes down what is asked."""

    def read(self, key: str) -> None:
        """An entry is read."""
        ...

    def ask(self, name: str, attribute: str, arguments: tuple[Any, ...]) -> Any:
        """Something is asked of a service."""
        ...


class Observed:
    """Stands for any service: each of its methods and properties is a question."""

    def __init__(self, service: Any, name: str, listener: Listener) -> None:
        self._service = service
        self._name = name
        self._listener = listener

    def __reduce__(self) -> str:
        """Refuse to be written: all that the service knows would follow.

        Raises:
            TypeError: always; whoever writes what holds a stand-in knows it by its name.
        """
        raise TypeError(f"{self._name} stands for a service")

    def __getattr__(self, attribute: str) -> Any:
        if attribute[:1] == "_" or attribute in _TRANSPARENT.get(self._name, ()):
            return getattr(self._service, attribute)
        if not callable(getattr(type(self._service), attribute, None)):
            return self._listener.ask(self._name, attribute, ())
        name, listener = self._name, self._listener

        def method(*arguments: Any) -> Any:
            return listener.ask(name, attribute, arguments)

        self.__dict__[attribute] = method
        return method


class ObservedClock:
    """Stands for the clock: what depends on the instant is noted, its settings are not."""

    def __init__(self, clock: Clock, listener: Listener) -> None:
        self._clock = clock
        self._listener = listener
        self.zone = clock.zone
        self.hour = clock.hour
        self.instant_of = clock.instant_of

    @property
    def instant(self) -> datetime:
        """The instant itself: whatever reads it is made anew each time."""
        found: datetime = self._listener.ask("clock", "instant", ())
        return found

    @property
    def today(self) -> date:
        """The day of the instant."""
        found: date = self._listener.ask("clock", "today", ())
        return found

    def has_come(self, moment: date) -> bool:
        """Whether a moment has come."""
        found: bool = self._listener.ask("clock", "has_come", (moment,))
        return found

    def state(self, entry: Entry) -> State:
        """The state of an entry: the version of an entry holds it."""
        self._listener.read(entry.key)
        return self._clock.state(entry)


class ObservedLibrary(Observed):
    """Stands for a Library.

    The version of an entry holds its state and its dates: asking for those only reads the entry.
    """

    def __init__(self, library: Library, listener: Listener) -> None:
        super().__init__(library, "library", listener)
        self.content: Content = library.content
        self.vocabularies: Vocabularies = library.vocabularies
        self.territory: Territory = library.territory
        self.preview = library.preview
        self.clock = ObservedClock(library.clock, listener)

    @property
    def today(self) -> date:
        """The day of the instant."""
        return self.clock.today

    def state(self, entry: Entry) -> State:
        """The state of an entry."""
        self._listener.read(entry.key)
        found: State = self._service.state(entry)
        return found

    def published(self, entry: Entry) -> datetime:
        """When an entry was published."""
        self._listener.read(entry.key)
        found: datetime = self._service.published(entry)
        return found

    def modified(self, entry: Entry) -> datetime:
        """When an entry last changed."""
        self._listener.read(entry.key)
        found: datetime = self._service.modified(entry)
        return found

    def find(self, key: str) -> Entry | None:
        """The public entry of this key."""
        self._listener.read(key)
        found: Entry | None = self._service.find(key)
        return found

    def exists(self, key: str) -> bool:
        """Whether an entry of this key was written."""
        self._listener.read(key)
        found: bool = self._service.exists(key)
        return found

    def get(self, model: type[E], slug: str | None) -> E | None:
        """The public entry of this kind and slug."""
        if slug:
            self._listener.read(f"{model.kind}/{slug}")
        found: E | None = self._service.get(model, slug)
        return found

    def issue_of(self, article: Article) -> Issue | None:
        """The public numéro of an article."""
        if article.issue:
            self._listener.read(f"numeros/{article.issue}")
        found: Issue | None = self._service.issue_of(article)
        return found

    def communes_of(self, entry: Entry) -> tuple[str, ...]:
        """The communes of an entry, through what it tells of."""
        whole: Any = self
        return Library.communes_of(whole, entry)
