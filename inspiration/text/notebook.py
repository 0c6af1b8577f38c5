"""What the extensions note while one text is rendered, and what they may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

from inspiration.model.problem import line_and_column
from inspiration.text.block_marks import BlockMark, block_marks
from inspiration.text.rendered import TextProblem
from inspiration.text.rules import RULES

if TYPE_CHECKING:
    from inspiration.text.rendered import Heading
    from inspiration.text.resolver import Resolver

Form = Literal["texte", "entretien"]
MAX_PROBLEMS = 200
"""Problems told of one text."""


class Notebook(Struct):
    """The state of one rendering. `begin` opens a new page for the next text."""

    resolver: Resolver
    source: str = ""
    form: Form = "texte"
    lang: str = "fr"
    headings: list[Heading] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    _ranks: dict[str, int] = field(default_factory=dict)
    words: int = 0
    problems: list[TextProblem] = field(default_factory=list)
    pictures: dict[str, None] = field(default_factory=dict)
    links: dict[str, None] = field(default_factory=dict)
    abbreviations: dict[str, None] = field(default_factory=dict)
    speakers: dict[str, None] = field(default_factory=dict)
    _found: dict[str, int] = field(default_factory=dict)
    _block_marks: list[BlockMark] | None = None

    def begin(self, source: str, form: Form, lang: str) -> None:
        """Forget the last text and open the next."""
        self.source, self.form, self.lang = source, form, lang
        self.words = 0
        self._block_marks = None
        for notes in (self.headings, self.problems):
            notes.clear()
        self.ids.clear()
        self._ranks.clear()
        for record in (self.pictures, self.links, self.abbreviations, self.speakers, self._found):
            record.clear()

    def report(self, rule: str, message: str, hint: str = "", *, near: str = "") -> None:
        """Note a problem, at the next place of the source where the words `near` stand.

        Past `MAX_PROBLEMS`, one more would help nobody.
        """
        if len(self.problems) < MAX_PROBLEMS:
            self.report_at(self._position(near), rule, message, hint)

    def report_at(self, position: tuple[int, int], rule: str, message: str, hint: str = "") -> None:
        """Note a problem at a line and a column."""
        line = min(position[0], self.source.count("\n") + 1)
        self.problems.append(
            TextProblem(line, position[1], rule, RULES[rule].severity, message, hint)
        )

    def block_line(self, name: str, rank: int) -> int:
        """Return the line where the block of that name and rank (from 0) opens."""
        lines = [mark.line for mark in self.block_marks if mark.name == name]
        return lines[rank] if rank < len(lines) else 1

    @property
    def block_marks(self) -> list[BlockMark]:
        """The lines of the source that open and close blocks, looked for once."""
        if self._block_marks is None:
            self._block_marks = block_marks(self.source) if "///" in self.source else []
        return self._block_marks

    def unique_id(self, wanted: str) -> str:
        """Reserve an id of the page, numbered when it is taken."""
        chosen, rank = wanted, self._ranks.get(wanted, 1)
        while chosen in self.ids:
            rank += 1
            chosen = f"{wanted}-{rank}"
        self._ranks[wanted] = rank
        self.ids.add(chosen)
        return chosen

    def _position(self, near: str) -> tuple[int, int]:
        place = self.source.find(near, self._found.get(near, 0)) if near else -1
        if place < 0:
            place = self.source.find(near) if near else -1
        if place < 0:
            return 1, 1
        self._found[near] = place + len(near)
        return line_and_column(self.source, place)
