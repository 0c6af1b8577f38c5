"""The photographs of the entries: planned when a page asks for one, made later by the press."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.images import (
    DerivativeJob,
    Frame,
    ImageFault,
    ImageRequest,
    Nature,
    Output,
    PicturePlan,
    Place,
    SourceFacts,
    inspect_source,
    plan_picture,
)
from inspiration.library.attachments import attachment_path
from inspiration.library.notices import place_of
from inspiration.model.problem import Problem, Severity
from inspiration.pages.watch import NoWatch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from inspiration.images.source import Remark
    from inspiration.library import Library
    from inspiration.model.entry import Entry
    from inspiration.model.image import ImageRecord
    from inspiration.pages.watch import Watch


_RIGHTS = "vérifiez ses droits, ou déposez-le de nouveau"


class _PlannedFile(Struct, frozen=True):
    """A file of a picture, how to make it, and who asked for it."""

    entry: Entry
    record: ImageRecord
    job: DerivativeJob
    output: Output


class PlannedPicture(Struct, frozen=True):
    """A photograph that may be shown: its record and its files."""

    record: ImageRecord
    plan: PicturePlan


class Pictures:
    """Plans the photographs that pages ask for, and remembers what there is to make.

    `inspect` gives the facts of a file; the press passes one that remembers them between
    builds, so that a photograph that did not change is not opened again. A `draft` is what a
    preview shows: one file for each view, quickly made, in pages that are laid out alike.
    """

    def __init__(
        self,
        library: Library,
        inspect: Callable[[Path], SourceFacts] = inspect_source,
        watch: Watch | None = None,
        *,
        draft: bool = False,
    ) -> None:
        self._watch = watch or NoWatch()
        self._library = library
        self._inspect = inspect
        self._draft = draft
        self._files: dict[str, _PlannedFile] = {}
        self._planned: dict[tuple[str, Path, Place, ImageRecord], PicturePlan | None] = {}
        self.jobs: dict[str, DerivativeJob] = {}
        self.uses: dict[tuple[str, ...], tuple[str, PicturePlan]] = {}
        self.problems: list[Problem] = []

    def main(self, entry: Entry, place: Place) -> PlannedPicture | None:
        """The main picture of an entry, or None: the drawn cover then takes its place."""
        return self.plan(entry, entry.image, place) if entry.image else None

    def plan(self, entry: Entry, record: ImageRecord, place: Place) -> PlannedPicture | None:
        """Plan a picture; None when it may no longer be shown, or when its file is faulty."""
        if not record.is_authorised(self._library.today):
            return None
        file = attachment_path(self._library.content.root, entry, record.file)
        if file is None:
            return None
        # Each entry is told of its pictures, those that it shares with another too.
        key = (entry.key, file, place, record)
        if key not in self._planned:
            self._planned[key] = self._new_plan(entry, record, file, place)
        plan = self._planned[key]
        if plan:
            self.uses[plan.markup] = (entry.key, plan)
            for job in plan.jobs:
                for output in job.outputs:
                    self._watch.file(f"/{output.address.lstrip('/')}", job)
        return PlannedPicture(record, plan) if plan else None

    def outputs(self) -> tuple[Output, ...]:
        """Every file asked for so far, once, by address."""
        found = {output.address: output for job in self.jobs.values() for output in job.outputs}
        return tuple(found[address] for address in sorted(found))

    def file_at(self, address: str) -> tuple[DerivativeJob, Output] | None:
        """What to make at an address (without its first `/`), if a page asked for it so far."""
        found = self._files.get(address)
        return (found.job, found.output) if found else None

    def problem_at(self, address: str, fault: ImageFault) -> Problem:
        """What the editor of a picture is told when its file cannot be made."""
        found = self._files[address]
        return _problem(found.entry, found.record, fault)

    def _new_plan(
        self, entry: Entry, record: ImageRecord, file: Path, place: Place
    ) -> PicturePlan | None:
        frame = Frame(*record.focus) if record.focus else None
        request = ImageRequest(
            file, place, Nature(record.nature), frame, record.animated, self._draft
        )
        try:
            facts = self._inspect(file)
            plan = plan_picture(request, facts)
        except OSError as error:
            reason = error.strerror or "il ne répond pas"
            fault = ImageFault("illisible", f"le fichier ne s'ouvre pas ({reason})", _RIGHTS)
            self._report(entry, record, fault)
            return None
        except ImageFault as fault:
            self._report(entry, record, fault)
            return None
        self.add_jobs(plan.jobs)
        for remark in facts.remarks:
            if not entry.tolerates(remark.rule):
                self._report(entry, record, remark, Severity.WARNING)
        for job in plan.jobs:
            for output in job.outputs:
                self._files[output.address] = _PlannedFile(entry, record, job, output)
        return plan

    def add_jobs(self, jobs: Iterable[DerivativeJob]) -> None:
        """Remember what there is to make; two places may want other files of one crop."""
        for job in jobs:
            known = self.jobs.get(job.key)
            self.jobs[job.key] = _merged(known, job) if known else job

    def _report(
        self,
        entry: Entry,
        record: ImageRecord,
        fault: ImageFault | Remark,
        severity: Severity = Severity.ERROR,
    ) -> None:
        problem = _problem(entry, record, fault, severity)
        if problem not in self.problems:
            self.problems.append(problem)


def _problem(
    entry: Entry,
    record: ImageRecord,
    fault: ImageFault | Remark,
    severity: Severity = Severity.ERROR,
) -> Problem:
    loc = (*entry.picture_place(record.file), "fichier")
    line, column = place_of(entry, loc)
    message = f"« {record.file} » : {fault.message}"
    return Problem(
        entry.source.path,
        line,
        column,
        str(loc[0]),
        fault.rule,
        severity,
        message,
        fault.hint,
    )


def _merged(one: DerivativeJob, other: DerivativeJob) -> DerivativeJob:
    """Two places may want other widths of one crop: both are made from one decoding."""
    outputs = {output.key: output for output in (*one.outputs, *other.outputs)}
    ordered = tuple(sorted(outputs.values(), key=lambda output: (output.width, output.format)))
    return DerivativeJob(one.source, one.facts, one.recipe, ordered)
