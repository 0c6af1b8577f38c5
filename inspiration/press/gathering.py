"""What forked workers find, brought back to the process that started them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inspiration.model.problem import Problem
    from inspiration.press.assembly import Assembly
    from inspiration.press.recorder import Cell, Question, Work
    from inspiration.press.store import Store
    from inspiration.press.survey import Survey


@dataclass(frozen=True, slots=True)
class Findings:
    """All that a worker knows and its parent does not."""

    works: dict[Cell, Work]
    surveys: dict[Question, Survey]
    kept: dict[str, bytes]
    text_problems: dict[str, tuple[Problem, ...]]
    picture_problems: list[Problem]
    jobs: dict[str, Any]


class Gathering:
    """Takes note of what is known before a work is shared, and of what each share adds."""

    def __init__(self, assembly: Assembly, store: Store) -> None:
        self._assembly = assembly
        self._store = store
        self._home = os.getpid()
        self._works = set(assembly.recorder.works)
        self._questions = assembly.recorder.questions

    def start(self) -> None:
        """Begin a share: a process of its own needs its own way to the store."""
        if os.getpid() != self._home:
            self._store.reopen()

    def bring(self) -> Findings | None:
        """What this process found; None at home, where it is known already."""
        if os.getpid() == self._home:
            return None
        recorder, pictures = self._assembly.recorder, self._assembly.pictures
        new = recorder.questions - self._questions
        return Findings(
            {cell: work for cell, work in recorder.works.items() if cell not in self._works},
            {question: recorder.survey_of(question) for question in new},
            self._store.new,
            self._assembly.catalogue.composer.texts.found,
            pictures.problems if pictures else [],
            pictures.jobs if pictures else {},
        )

    def take(self, findings: Findings | None) -> None:
        """Know what a worker found."""
        if findings is None:
            return
        recorder, pictures = self._assembly.recorder, self._assembly.pictures
        recorder.works.update(findings.works)
        recorder.know_surveys(findings.surveys)
        for key, value in findings.kept.items():
            self._store.put(key, value)
        self._assembly.catalogue.composer.texts.found.update(findings.text_problems)
        if pictures:
            new = [p for p in findings.picture_problems if p not in pictures.problems]
            pictures.problems.extend(new)
            pictures.add_jobs(findings.jobs.values())
