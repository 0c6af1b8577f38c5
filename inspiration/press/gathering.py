"""What forked workers find, brought back to the process that started them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from inspiration.pages.watch import ITEM, TEXT, WRITTEN
from inspiration.press.recorder import Elsewhere, newest

if TYPE_CHECKING:
    from inspiration.model.problem import Problem
    from inspiration.press.assembly import Assembly
    from inspiration.press.recorder import Cell, Question, Work
    from inspiration.press.store import Store
    from inspiration.press.survey import Survey

_HEAVY = (ITEM, WRITTEN)
"""Works whose values stay where they were made."""


class Findings(Struct, frozen=True):
    """All that a worker knows and its parent does not.

    Attributes:
        works: The works it did; items of feeds come without their values.
        surveys: The versions of the answers it found.
        kept: What it put in its store, for the parent's to write.
        text_problems: What is wrong in the texts it rendered, by key of entry.
        picture_problems: What is wrong in the pictures that they show.
        jobs: The pictures to make for them, by key.
    """

    works: dict[Cell, Work]
    surveys: dict[Question, Survey]
    kept: dict[str, bytes]
    text_problems: dict[str, tuple[Problem, ...]]
    picture_problems: list[Problem]
    jobs: dict[str, Any]


class Gathering:
    """Takes note of what is known before a work is shared, and of what each part of it adds."""

    def __init__(self, assembly: Assembly, store: Store) -> None:
        self._assembly = assembly
        self._store = store
        self._parent = self._process = os.getpid()
        self._texts_told = 0
        self._problems_told = 0
        self._jobs_told: dict[str, Any] = {}

    def start(self) -> None:
        """Begin a part: a process of its own needs its own way to the store."""
        if os.getpid() == self._process:
            return
        self._process = os.getpid()
        self._store.reopen()
        self._assembly.recorder.news()
        pictures = self._assembly.pictures
        self._texts_told = len(self._assembly.catalogue.composer.texts.found)
        if pictures:
            self._problems_told, self._jobs_told = len(pictures.problems), dict(pictures.jobs)

    def bring(self) -> Findings | None:
        """What this process found since the last time; None in the parent, which knows it."""
        if os.getpid() == self._parent:
            return None
        recorder = self._assembly.recorder
        works, surveys = recorder.news()
        # They take most of the memory, and nobody asks for them here any more.
        large = (cell for cell in works if cell[0] in (TEXT, *_HEAVY))
        lean = {cell: replace(works[cell], value=Elsewhere.MADE) for cell in large}
        recorder.works.update(lean)
        return Findings(
            {cell: lean[cell] if cell[0] in _HEAVY else work for cell, work in works.items()},
            surveys,
            self._store.hand_over(),
            self._new_texts(),
            *self._new_pictures(),
        )

    def _new_texts(self) -> dict[str, tuple[Problem, ...]]:
        found = self._assembly.catalogue.composer.texts.found
        known, self._texts_told = self._texts_told, len(found)
        return newest(found, known)

    def _new_pictures(self) -> tuple[list[Problem], dict[str, Any]]:
        pictures = self._assembly.pictures
        if pictures is None:
            return [], {}
        problems = pictures.problems[self._problems_told :]
        told = self._jobs_told
        jobs = {key: job for key, job in pictures.jobs.items() if told.get(key) is not job}
        self._problems_told, self._jobs_told = len(pictures.problems), told | jobs
        return problems, jobs

    def take(self, findings: Findings | None) -> None:
        """Know what a worker found."""
        if findings is None:
            return
        recorder, pictures = self._assembly.recorder, self._assembly.pictures
        recorder.works.update(findings.works)
        recorder.know_surveys(findings.surveys)
        for key, value in findings.kept.items():
            self._store.put(key, value)
        self._store.save_if_large()
        self._assembly.catalogue.composer.texts.found.update(findings.text_problems)
        if pictures:
            new = [p for p in findings.picture_problems if p not in pictures.problems]
            pictures.problems.extend(new)
            pictures.add_jobs(findings.jobs.values())
