"""One build: remake what changed since the last, keep the rest."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import astuple

from inspiration.crew import cut, spread
from inspiration.pages.output import PageOutput, first_twin
from inspiration.pages.watch import MINUTES, TEXT
from inspiration.press.answers import Answers
from inspiration.press.assembly import EDITION, TYPED
from inspiration.press.bundles import NAMES as BUNDLES
from inspiration.press.bundles import Bundles
from inspiration.press.changes import Changes, inputs_of, keep_work
from inspiration.press.errors import PressError
from inspiration.press.finding import Finding
from inspiration.press.frame import frame_of
from inspiration.press.gathering import Findings, Gathering
from inspiration.press.kept_works import KeptWorks
from inspiration.press.recipes import MOST_ENTRIES
from inspiration.press.showing import Showing
from inspiration.press.traces import Trace
from inspiration.press.versions import Versions, versions_of
from inspiration.press.whole_site import MEASURED, WholeSite
from inspiration.press.workshop import Workshop

if TYPE_CHECKING:
    from inspiration.footprint.weighing import Footprint
    from inspiration.model.entry import Entry
    from inspiration.pages.output import ComposedPage, Output
    from inspiration.press.assembly import Assembly
    from inspiration.press.publication import Publication
    from inspiration.press.recorder import Journal
    from inspiration.press.site_folder import Published
    from inspiration.press.store import Store
    from inspiration.press.traces import Memory

_WORTH_A_PROCESS = 40
"""Texts or pages from which one more process is faster."""
_AT_A_TIME = 20
"""Texts or pages that a process makes before it brings them."""


class _Made(Struct, frozen=True):
    """A page or a file in the publication, and what it was made from."""

    path: str
    published: Published
    trace: Trace
    journal: Journal
    footprint: Footprint | None


class Making:
    """Remakes a site in a publication, from an assembly and the memory of the last build."""

    def __init__(
        self,
        assembly: Assembly,
        memory: Memory,
        publication: Publication,
        store: Store,
        equipment: bytes,
    ) -> None:
        self._assembly = assembly
        self._memory = memory
        self._publication = publication
        self._store = store
        self._equipment = equipment
        self._workshop = Workshop(assembly)
        self._finding = Finding(assembly, memory)
        self._whole = WholeSite(assembly, memory, publication)
        self._kept_works = KeptWorks(memory, store)
        self._cores = os.cpu_count() or 1
        self._made_of: dict[str, Any] = {}
        self._unshown: set[str] = set()

    def run(self) -> None:
        """Put every page and file of the magazine in the publication.

        Raises:
            PressError: something public is wrong, or over budget.
        """
        memory, publication = self._memory, self._publication
        frame = frame_of(self._assembly, self._equipment)
        # A build cut short, or one by MkDocs, left another site than the one we remember.
        is_known = bool(publication.last) and publication.mark == memory.mark
        # Every page is made, and every file put: nothing of the last site can be kept.
        anew = frame != memory.frame or not is_known
        if anew:
            memory.forget()
        else:
            publication.keep_all()
        before = Versions() if anew else memory.versions
        versions = versions_of(self._assembly.library, before, memory.ties)
        changes = Changes(self._assembly, memory, before, versions)
        entries = self._assembly.library.content.entries
        recorder = self._assembly.recorder
        recorder.answers = Answers(self._store, frame + versions.ties, entries)
        # What there is to publish may be something else: all of it is listed. With the same ties,
        # there are the same pages, made of the same entries.
        is_listed = versions.ties != before.ties
        if is_listed:
            self._read_new_texts()
        changes.redo_works()
        recorder.recall, recorder.keep = self._kept_works.recall, self._kept_works.keep
        self._assembly.stop_on_errors()
        self._make_editions(changes)
        if is_listed:
            self._make_listed(changes)
        else:
            self._make_touched(changes)
        self._whole.hold_budget()
        self._assembly.stop_on_errors()
        Bundles(self._assembly, memory, publication).make(changes)
        self._show(anew)
        self._whole.finish()
        self._keep_works(is_listed)
        memory.frame, memory.versions = frame, versions

    # Texts

    def _read_new_texts(self) -> None:
        """Know the texts that were never read, and their errors."""
        works, entries = self._memory.works, self._assembly.library.entries
        new = [entry for entry in entries if (TEXT, entry.key) not in works]
        gathering = Gathering(self._assembly, self._store)
        render = partial(self._render, gathering)
        spread(cut(new, _AT_A_TIME), render, gathering.take, self._workers(new))
        if TYPED not in works:
            self._assembly.look_at_addresses()

    def _render(self, gathering: Gathering, entries: Sequence[Entry]) -> Findings | None:
        gathering.start()
        texts = self._assembly.catalogue.composer.texts
        for entry in entries:
            texts.of(entry)
            texts.minutes(entry)
        return gathering.bring()

    # Pages and files

    def _make_listed(self, changes: Changes) -> None:
        """List every page and file there is to be, and make those that are new or stale."""
        outputs = list(self._assembly.outputs())
        _refuse_twins(outputs)
        pages, listed = self._memory.pages, {output.path for output in outputs}
        for path in [path for path in pages if path not in listed and path not in BUNDLES]:
            self._unshown |= self._memory.files_of(path)
            self._memory.drop(path)
            self._publication.drop(path)
            self._whole.is_listed_otherwise = True
        groups = _grouped(output for output in outputs if output.path != MEASURED)
        stale = [
            group for group in groups if any(self._is_stale(output, changes) for output in group)
        ]
        self._make(stale)
        self._measure([output for output in outputs if output.path == MEASURED])

    def _make_touched(self, changes: Changes) -> None:
        """Make what rests on something that changed, where ties are those of last time."""
        stale = (changes.touched_paths | self._memory.untold) - {*BUNDLES, MEASURED}
        self._make(_grouped(self._finding.outputs_at(stale)))
        if changes.is_touched(MEASURED) or self._whole.weighs_otherwise():
            measured = {MEASURED} & set(self._memory.pages)
            self._measure(list(self._finding.outputs_at(measured)))

    def _make(self, stale: Sequence[list[Output]]) -> None:
        gathering = Gathering(self._assembly, self._store)
        make = partial(self._make_share, gathering)

        def take(share: tuple[list[_Made], Findings | None]) -> None:
            made, findings = share
            gathering.take(findings)
            for one in made:
                self._remember(one)

        spread(_batches(stale), make, take, self._workers(stale))

    def _workers(self, tasks: Sequence[Any]) -> int:
        return min(self._cores, len(tasks) // _WORTH_A_PROCESS)

    def _is_stale(self, output: Output, changes: Changes) -> bool:
        inputs = inputs_of(output)
        return inputs is None or changes.is_stale(output.path, inputs[0])

    def _make_share(
        self, gathering: Gathering, groups: Sequence[list[Output]]
    ) -> tuple[list[_Made], Findings | None]:
        gathering.start()
        made = []
        for group in groups:
            for output, one in zip(group, self._workshop.make(group), strict=True):
                published = self._publication.put(one.path, one.content)
                trace = self._trace(output, one.journal, one.page)
                made.append(_Made(one.path, published, trace, one.journal, one.footprint))
                if isinstance(output, PageOutput):
                    output.forget()
        return made, gathering.bring()

    def _trace(self, output: Output, journal: Journal, page: ComposedPage | None) -> Trace:
        inputs = inputs_of(output)
        if inputs is None:
            return Trace(b"", output.group, page)
        version, entries = inputs
        journal.entries |= entries
        is_alone = not output.group and len(entries) <= MOST_ENTRIES
        recipe = self._finding.recipes.write(output) if is_alone else b""
        return Trace(version, output.group, page, recipe)

    def _remember(self, made: _Made) -> None:
        memory, path = self._memory, made.path
        before = memory.pages.get(path)
        self._whole.is_listed_otherwise |= before is None or before.page != made.trace.page
        self._unshown |= memory.files_of(path) - made.journal.files.keys()
        rest = memory.rest_of(made.journal, self._assembly.recorder)
        memory.remember(path, made.trace, rest, made.journal.files.keys())
        if made.footprint:
            memory.weights.put(path, astuple(made.footprint))
        else:
            # A page may have become one that nobody reads: the former address of another.
            memory.weights.drop(path)
        self._made_of.update(made.journal.files)
        self._publication.take(path, made.published)
        self._whole.remade.add(path)

    def _measure(self, measured: Sequence[Output]) -> None:
        """Weigh all pages, and write the one that tells what the others weigh."""
        measures = self._whole.measures()
        for made in self._workshop.make(measured, measures=measures):
            published = self._publication.put(made.path, made.content)
            trace = self._trace(measured[0], made.journal, made.page)
            self._remember(_Made(made.path, published, trace, made.journal, made.footprint))

    # What pages show, and what they take

    def _show(self, anew: bool) -> None:
        """Put the files that pages show, and take away those that none shows any more."""
        gone = self._unshown - self._made_of.keys()
        for address in gone - self._memory.shows(gone):
            self._publication.drop(address[1:])
        Showing(self._assembly, self._publication, self._store).put(self._made_of, anew)
        if anew:
            for asset in self._workshop.assets.values():
                self._publication.put(asset.path, asset.content())

    def _keep_works(self, is_listed: bool) -> None:
        """Remember the works that pages took, and forget those that none takes any more."""
        for cell in self._assembly.recorder.works:
            keep_work(cell, self._assembly, self._memory)
        if is_listed:
            works = self._memory.works
            self._memory.forget_unused(
                [cell for cell in works if cell == TYPED or cell[0] in (TEXT, MINUTES)]
            )

    def _make_editions(self, changes: Changes) -> None:
        """Make the editions whose numéro changed, all together: each keeps a core busy."""
        if self._assembly.settings.editions is None or self._assembly.settings.preview:
            return
        works = self._memory.works
        stale = [
            issue
            for issue in self._assembly.library.issues
            if (EDITION, issue.key) not in works or changes.is_touched((EDITION, issue.key))
        ]
        if stale:
            self._assembly.make_editions(stale)
        for issue in stale:
            changes.redo_edition((EDITION, issue.key))
        # The items of feeds rest on editions.
        changes.redo_works()


def _grouped(outputs: Iterable[Output]) -> list[list[Output]]:
    """Outputs by the work they come from; most are alone."""
    groups: dict[str, list[Output]] = {}
    for output in outputs:
        groups.setdefault(output.group or output.path, []).append(output)
    return list(groups.values())


def _batches(groups: Sequence[list[Output]]) -> list[Sequence[list[Output]]]:
    """Outputs to make together: a page of each place first, which load what the others need.

    Then the files of a folder, since feeds share their items.
    """
    folders: dict[str, list[list[Output]]] = {}
    samples: dict[tuple[str, int], list[Output]] = {}
    pages: list[list[Output]] = []
    for group in groups:
        folder, depth = group[0].path.partition("/")[0], group[0].path.count("/")
        if not isinstance(group[0], PageOutput):
            folders.setdefault(folder, []).append(group)
        elif samples.setdefault((folder, depth), group) is not group:
            pages.append(group)
    return [list(samples.values()), *folders.values(), *cut(pages, _AT_A_TIME)]


def _refuse_twins(outputs: Iterable[Output]) -> None:
    """Let no two pages have one address.

    Raises:
        PressError: two of them would.
    """
    twin = first_twin(outputs)
    if twin:
        raise PressError(
            f"Deux pages auraient la même adresse : {twin}. Vérifiez `anciennes_adresses` et les "
            "noms de fichiers."
        )
