"""What each page was made from, written down while it is made."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from enum import Enum, auto
from itertools import islice
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from msgspec import Struct, field

from inspiration.model.entry import Entry
from inspiration.pages.watch import TEXT
from inspiration.press.observed import Observed
from inspiration.press.survey import Survey, survey

if TYPE_CHECKING:
    from inspiration.press.answers import Answers

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


class Reference(NamedTuple):
    """An entry among the words of a question: its key."""

    key: str


Question = tuple[str, str, tuple[Any, ...]]
"""A service, what it was asked, the arguments (entries as `Reference`)."""
Cell = tuple[str, str]
"""A work done once for all who ask: its name and its key."""
BODY = "#"
"""After the key of an entry: its Markdown, apart from its front matter."""


class Journal(Struct):
    """All that one piece of work asked for.

    Attributes:
        entries: Keys of the entries it read; with `BODY` after it, of the texts.
        questions: What it asked of the services.
        cells: The works of others that it took.
        files: The files that it shows, by address, with what each is made of.
    """

    entries: set[str] = field(default_factory=set)
    questions: set[Question] = field(default_factory=set)
    cells: set[Cell] = field(default_factory=set)
    files: dict[str, Any] = field(default_factory=dict)

    def add(self, other: Journal) -> None:
        """Ask for all that another work asked for."""
        self.entries |= other.entries
        self.questions |= other.questions
        self.cells |= other.cells
        self.files.update(other.files)

    def __setstate__(self, state: tuple[None, dict[str, Any]]) -> None:
        """Read what another process wrote: a key is one text in memory, whoever names it."""
        _, told = state
        self.entries = set(map(intern, told["entries"]))
        self.questions = told["questions"]
        self.cells = {(intern(name), intern(key)) for name, key in told["cells"]}
        self.files = {intern(address): made_of for address, made_of in told["files"].items()}


class Elsewhere(Enum):
    """Stands for the value of a work that another process did, and kept to itself."""

    MADE = auto()


class Work(Struct):
    """A work done once: its value, what it rests on, its version."""

    value: Any
    journal: Journal
    version: bytes


class _Repeated(NamedTuple):
    """A small work that pages repeat: its value, what it asked for, the works that it took."""

    value: Any
    journal: Journal
    works: list[Work | None]


class Recorder:
    """A `Watch` that writes into the journal of whatever is being made.

    Questions are answered once: a build sees one Library. `recall` gives the value of a work that
    an earlier build did and that would be the same today, or None; `keep` is told of each that was
    done; `answers` are those kept.
    """

    def __init__(self) -> None:
        self.journal: Journal | None = None
        self.works: dict[Cell, Work] = {}
        self.recall: Callable[[Cell], Any] = lambda _: None
        self.keep: Callable[[Cell, Work], None] = lambda *_: None
        self.answers: Answers | None = None
        self._answers: dict[Question, Any] = {}
        self._surveys: dict[Question, Survey] = {}
        self._services: dict[str, Any] = {}
        self._repeated: dict[Hashable, _Repeated] = {}
        self._works_told = 0
        self._answers_told = 0

    @contextmanager
    def listening(self) -> Iterator[Journal]:
        """Write what happens inside into a journal of its own."""
        before, journal = self.journal, Journal()
        self.journal = journal
        try:
            yield journal
        finally:
            self.journal = before

    def know(self, name: str, service: Any) -> None:
        """Answer the questions asked of a service whose stand-in is made elsewhere."""
        self._services[name] = service

    # As a Watch

    def service(self, name: str, service: T) -> T:
        """Stand between pages and a service."""
        self._services[name] = service
        stand_in: Any = Observed(service, name, self)
        found: T = stand_in
        return found

    def once(self, name: str, key: str, make: Callable[[], T]) -> T:
        """Do a work once, with a journal of its own; whoever asks rests on its version."""
        cell = (name, key)
        work = self.works.get(cell)
        if work is None or work.value is Elsewhere.MADE:
            known: T | None = self.recall(cell)
            if known is not None:
                if self.journal is not None:
                    self.journal.cells.add(cell)
                return known
            with self.listening() as journal:
                if name == TEXT:
                    journal.entries |= {key, key + BODY}
                value = make()
            work = Work(value, journal, survey(value).version)
            self.works[cell] = work
            self.keep(cell, work)
        if self.journal is not None:
            self.journal.cells.add(cell)
            self.journal.files.update(work.journal.files)
        found: T = work.value
        return found

    def alike(self, key: Hashable, make: Callable[[], T]) -> T:
        """Do a small work once; whoever repeats it rests on all that it asked."""
        done = self._repeated.get(key)
        # In a preview, a text may have been rendered again since.
        if done is None or done.works != self._works_of(done.journal):
            with self.listening() as journal:
                value = make()
            done = self._repeated[key] = _Repeated(value, journal, self._works_of(journal))
        if self.journal is not None:
            self.journal.add(done.journal)
        found: T = done.value
        return found

    def forget_repeated(self, is_touched: Callable[[Journal], bool]) -> None:
        """Do again the small works of which this holds: an entry says something else now."""
        self._repeated = {
            key: done for key, done in self._repeated.items() if not is_touched(done.journal)
        }

    def _works_of(self, journal: Journal) -> list[Work | None]:
        return [self.works.get(cell) for cell in journal.cells]

    def file(self, address: str, made_of: Any) -> None:
        """Note a file that what is being made shows."""
        if self.journal is not None:
            self.journal.files[address] = made_of

    # As the one whom stand-ins ask

    def read(self, key: str) -> None:
        """Note that an entry is read."""
        if self.journal is not None:
            self.journal.entries.add(key)

    def ask(self, name: str, attribute: str, arguments: tuple[Any, ...]) -> Any:
        """Answer a question, and note it: the entries of the answer are known by it."""
        question = (name, attribute, tuple(_plain(value) for value in arguments))
        if question not in self._answers:
            self._answers[question] = self._found(question, arguments)
        if self.journal is not None:
            self.journal.questions.add(question)
        return self._answers[question]

    def news(self) -> tuple[dict[Cell, Work], dict[Question, Survey]]:
        """The works done since this was last asked, and the versions of the answers found."""
        works = newest(self.works, self._works_told)
        answers = newest(self._answers, self._answers_told)
        self._works_told, self._answers_told = len(self.works), len(self._answers)
        return works, {question: survey(answer) for question, answer in answers.items()}

    def know_surveys(self, surveys: dict[Question, Survey]) -> None:
        """Know the versions of answers that another process was given."""
        self._surveys.update(surveys)

    def survey_of(self, question: Question) -> Survey:
        """The version of the answer to a question that was asked."""
        if question not in self._surveys:
            self._surveys[question] = survey(self._answers[question])
        return self._surveys[question]

    def version_of(self, question: Question, entries: Mapping[str, Entry]) -> bytes | None:
        """The version of the answer today; None when what it is about is no more."""
        name, attribute, words = question
        if question not in self._answers:
            try:
                arguments = tuple(
                    entries[word.key] if isinstance(word, Reference) else word for word in words
                )
                self._answers[question] = self._answer(name, attribute, arguments)
            except (KeyError, ValueError):
                return None
        return self.survey_of(question).version

    def _found(self, question: Question, arguments: tuple[Any, ...]) -> Any:
        """The answer that an earlier build was given, else a new one."""
        kept = self.answers.get(question) if self.answers else None
        if kept is not None:
            return kept[0]
        answer = self._answer(*question[:2], arguments)
        if self.answers:
            self.answers.put(question, answer)
        return answer

    def _answer(self, name: str, attribute: str, arguments: tuple[Any, ...]) -> Any:
        before, self.journal = self.journal, None
        try:
            found = getattr(self._services[name], attribute)
            value = found(*arguments) if callable(found) else found
            return tuple(value) if isinstance(value, Iterator) else value
        finally:
            self.journal = before


def newest(things: dict[K, V], known: int) -> dict[K, V]:
    """What came in a mapping after the first `known`."""
    return dict(islice(reversed(things.items()), len(things) - known))


def _plain(value: Any) -> Any:
    return Reference(value.key) if isinstance(value, Entry) else value
