"""Making many derivatives: one source per process, bounded by cores and by memory.

Nothing that is finished can be lost: each file is stored whole by the process that made it and
written down as soon as its source is done; a process that dies takes one photograph with it,
not the build.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import groupby
from multiprocessing import get_context
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from inspiration.images.encode import derivatives
from inspiration.images.faults import ImageFault
from inspiration.images.objects import CachedFile, store_file
from inspiration.images.recipe import reduction
from inspiration.images.signatures import SourceKind
from inspiration.images.source import source_digest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from inspiration.images.cache import ImageCache
    from inspiration.images.recipe import DerivativeJob

MEGAPIXELS_IN_FLIGHT = 80.0
"""Decoded pixels allowed at once, in millions: about 600 MB at the worst moment."""


class EncodingProgress(Struct, frozen=True):
    """How far a run has gone.

    Attributes:
        done: Sources finished, well or not.
        total: Sources to do.
        source: The one just finished.
        read: Bytes of the sources read so far.
        written: Bytes of the derivatives made so far.
    """

    done: int
    total: int
    source: Path
    read: int
    written: int


class EncodingReport(Struct, frozen=True):
    """What a run made, and what it could not make."""

    made: tuple[CachedFile, ...] = ()
    faults: tuple[tuple[Path, ImageFault], ...] = ()


class SourceTask(Struct, frozen=True):
    """All there is to make from one source."""

    jobs: tuple[DerivativeJob, ...]
    folder: Path

    @property
    def source(self) -> Path:
        """The source of every job."""
        return self.jobs[0].source

    @property
    def megapixels(self) -> float:
        """Millions of pixels in memory while it is decoded."""
        facts = self.jobs[0].facts
        divisor = reduction(facts) if facts.kind is SourceKind.JPEG else 1
        return facts.megapixels / divisor**2


Outcome = tuple[tuple[CachedFile, ...], ImageFault | None]
"""What was stored from a source, and the fault that stopped the work if there was one."""

Work = Callable[[SourceTask], Outcome]


def encode_all(
    jobs: Iterable[DerivativeJob],
    cache: ImageCache,
    workers: int = 1,
    megapixels: float = MEGAPIXELS_IN_FLIGHT,
    progress: Callable[[EncodingProgress], None] | None = None,
    work: Work | None = None,
) -> EncodingReport:
    """Make what is missing from the cache.

    An interruption (Ctrl-C) waits for the photographs under way, writes them down, and is
    raised again.

    Args:
        jobs: All the jobs of the site; those already done cost nothing.
        cache: Where derivatives are kept.
        workers: How many processes; 0 works in this one.
        megapixels: Millions of decoded pixels allowed at once, over all processes.
        progress: Called after each source.
        work: What a process does with a source; `make` unless an encoder is being tried.
    """
    tasks = _tasks(cache.missing(_unique(jobs)), cache)
    run = _Run(cache, len(tasks), progress)
    if workers < 1 or not tasks:
        for task in tasks:
            run.finish(task, (work or make)(task))
    else:
        _Pool(run, workers, megapixels, work or make).work_through(tasks)
    return EncodingReport(tuple(run.made), tuple(run.faults))


def make(task: SourceTask) -> Outcome:
    """Make the derivatives of one source and store them; runs in a worker."""
    stored: list[CachedFile] = []
    try:
        content = task.source.read_bytes()
        if source_digest(content) != task.jobs[0].facts.digest:
            raise ImageFault(
                "image-changee", "la photo a changé pendant la fabrication", "relancez la commande"
            )
        for made in derivatives(content, task.jobs):
            key, spent = made.output.key, made.seconds
            stored.append(store_file(task.folder, key, made.content, made.quality, spent))
    except ImageFault as fault:
        return tuple(stored), fault
    except MemoryError:
        return tuple(stored), _too_much()
    except OSError as error:
        reason = error.strerror or str(error)
        return tuple(stored), ImageFault("image-abimee", f"la photo n'a pas pu être lue ({reason})")
    return tuple(stored), None


class _Run(Struct):
    """The account of one run."""

    cache: ImageCache
    total: int
    progress: Callable[[EncodingProgress], None] | None
    made: list[CachedFile] = field(default_factory=list)
    faults: list[tuple[Path, ImageFault]] = field(default_factory=list)
    done: int = 0
    read: int = 0

    def finish(self, task: SourceTask, outcome: Outcome) -> None:
        """Write a finished source down and tell."""
        files, fault = outcome
        self.cache.add(files)
        self.made += files
        if fault is not None:
            self.faults.append((task.source, fault))
        self.done += 1
        self.read += task.jobs[0].facts.size
        if self.progress is not None:
            written = sum(file.size for file in self.made)
            self.progress(EncodingProgress(self.done, self.total, task.source, self.read, written))


class _Pool:
    """Processes, the sources they are busy with, and those that once killed a process."""

    def __init__(self, run: _Run, workers: int, megapixels: float, work: Work) -> None:
        self._run = run
        self._work = work
        self._workers = workers
        self._megapixels = megapixels
        self._flights: dict[Future[Outcome], SourceTask] = {}
        self._suspects: deque[SourceTask] = deque()
        self._executor = self._start()

    def work_through(self, tasks: list[SourceTask]) -> None:
        """Do every task; suspects are tried again one at a time, when nothing else runs."""
        waiting = deque(tasks)
        try:
            while waiting or self._suspects or self._flights:
                self._fill(waiting)
                alone = len(self._flights) == 1
                finished, _ = wait(self._flights, return_when=FIRST_COMPLETED)
                if any(isinstance(future.exception(), BrokenProcessPool) for future in finished):
                    self._recover(alone)
                else:
                    self._collect()
        finally:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._collect()

    def _fill(self, waiting: deque[SourceTask]) -> None:
        if self._suspects and not self._flights:
            self._submit_first(self._suspects)
            return
        while not self._suspects and waiting and len(self._flights) < self._workers:
            busy = sum(task.megapixels for task in self._flights.values())
            if self._flights and busy + waiting[0].megapixels > self._megapixels:
                return
            if not self._submit_first(waiting):
                return

    def _submit_first(self, tasks: deque[SourceTask]) -> bool:
        """Send the first task to a process; leave it in place when the pool has just died."""
        try:
            future = self._executor.submit(self._work, tasks[0])
        except BrokenProcessPool:
            if not self._flights:
                self._executor.shutdown(wait=True)
                self._executor = self._start()
            return False
        self._flights[future] = tasks.popleft()
        return True

    def _collect(self) -> None:
        """Write down the flights that have landed; forget those that were cancelled."""
        for future in [future for future in self._flights if future.done()]:
            task = self._flights.pop(future)
            if not future.cancelled() and future.exception() is None:
                self._run.finish(task, future.result())
            elif not future.cancelled() and not isinstance(future.exception(), BrokenProcessPool):
                future.result()

    def _recover(self, alone: bool) -> None:
        """Start again after a process has died; a source that dies alone is the culprit."""
        self._executor.shutdown(wait=True, cancel_futures=True)
        survivors: list[SourceTask] = []
        for future, task in list(self._flights.items()):
            if not future.cancelled() and future.done() and future.exception() is None:
                self._run.finish(task, future.result())
            else:
                survivors.append(task)
        self._flights.clear()
        self._executor = self._start()
        for task in survivors:
            remaining = self._run.cache.missing(task.jobs)
            if alone:
                self._run.finish(task, ((), _too_much()))
            elif remaining:
                self._suspects.append(SourceTask(remaining, task.folder))

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._workers, mp_context=get_context("spawn"), initializer=_ignore_interrupts
        )


def _ignore_interrupts() -> None:
    """Leave Ctrl-C to the parent, which lets the photographs under way finish."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _too_much() -> ImageFault:
    return ImageFault(
        "image-trop-grande",
        "la photo a épuisé la mémoire ou arrêté l'encodeur",
        "réduisez sa taille, ou exportez-la de nouveau en JPEG",
    )


def _unique(jobs: Iterable[DerivativeJob]) -> list[DerivativeJob]:
    """Return the jobs with each output once: pages share pictures."""
    seen: set[str] = set()
    unique: list[DerivativeJob] = []
    for job in jobs:
        outputs = tuple(out for out in job.outputs if out.key not in seen)
        seen.update(out.key for out in outputs)
        if outputs:
            unique.append(replace(job, outputs=outputs))
    return unique


def _tasks(jobs: tuple[DerivativeJob, ...], cache: ImageCache) -> list[SourceTask]:
    """Group jobs by source, in the order of their paths."""
    ordered = sorted(jobs, key=lambda job: (job.facts.digest, str(job.source), job.key))
    tasks = [
        SourceTask(tuple(group), cache.folder)
        for _, group in groupby(ordered, lambda job: job.facts.digest)
    ]
    return sorted(tasks, key=lambda task: str(task.source))
