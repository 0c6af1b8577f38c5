"""One build: remake what changed since the last, keep the rest."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from inspiration.crew import spread
from inspiration.footprint.account import Account
from inspiration.pages import addresses
from inspiration.pages.headers import headers_output
from inspiration.pages.machines import machine_outputs
from inspiration.pages.output import PageOutput, first_twin
from inspiration.pages.watch import MINUTES, TEXT
from inspiration.press.answers import Answers
from inspiration.press.assembly import TYPED
from inspiration.press.changes import Changes, inputs_of, keep_work
from inspiration.press.errors import PressError
from inspiration.press.frame import frame_of
from inspiration.press.gathering import Findings, Gathering
from inspiration.press.guide import guide_version
from inspiration.press.showing import Showing
from inspiration.press.traces import Trace
from inspiration.press.versions import Versions, versions_of
from inspiration.press.workshop import Workshop

if TYPE_CHECKING:
    from inspiration.footprint.weighing import Footprint
    from inspiration.model.entry import Entry
    from inspiration.pages.output import ComposedPage, Output
    from inspiration.press.assembly import Assembly
    from inspiration.press.publication import Publication, Published
    from inspiration.press.recorder import Journal
    from inspiration.press.store import Store
    from inspiration.press.traces import Memory

log = logging.getLogger(__name__)

SEARCH, GUIDE = "pagefind/", "guide/"
_BUNDLES = {SEARCH, GUIDE}
"""Traces that stand for many files."""
_OF_ALL_PAGES = tuple(
    address.lstrip("/") for address in (addresses.SITE_MAP, addresses.ROBOTS, addresses.HEADERS)
)
MEASURED = "ecoconception/index.html"
"""The page that publishes the figures of the build (ECO-16)."""
_WORTH_A_PROCESS = 40
"""Texts or pages from which one more process is faster."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A page or a file in the publication, and what it was made from."""

    path: str
    published: Published
    group: str
    inputs: tuple[bytes, frozenset[str]] | None
    journal: Journal
    page: ComposedPage | None
    footprint: Footprint | None


class Making:
    """Remakes a site in a publication, from an assembly and the memory of the last build."""

    def __init__(
        self, assembly: Assembly, memory: Memory, publication: Publication, store: Store
    ) -> None:
        self._assembly = assembly
        self._memory = memory
        self._publication = publication
        self._store = store
        self._workshop = Workshop(assembly)
        self._cores = os.cpu_count() or 1
        self._made_of: dict[str, Any] = {}
        self._remade: set[str] = set()
        self._is_listed_otherwise = False

    def run(self) -> None:
        """Put every page and file of the magazine in the publication.

        Raises:
            PressError: something public is wrong, or over budget.
        """
        memory = self._memory
        frame = frame_of(self._assembly)
        # A build cut short, or one by MkDocs, left another site than the one we remember.
        known = self._publication.last and self._publication.mark == memory.mark
        anew = frame != memory.frame or not known
        if anew:
            memory.forget()
        before = Versions() if anew else memory.versions
        versions = versions_of(self._assembly.library, before)
        changes = Changes(self._assembly, memory, before, versions)
        entries = self._assembly.library.content.entries
        self._assembly.recorder.answers = Answers(self._store, frame + versions.ties, entries)
        self._read_texts(changes)
        self._assembly.recorder.recall = memory.recall
        self._assembly.stop_on_errors()
        self._make_editions(changes)
        if versions.ties == before.ties:
            self._make_touched(changes)
        else:
            self._make_listed(changes)
        self._assembly.stop_on_errors()
        self._make_bundles(changes)
        wanted = {
            address
            for path, trace in memory.traces.items()
            if path not in _BUNDLES
            for address in trace.files
        }
        Showing(self._assembly, self._publication, self._store).put(wanted, self._made_of, anew)
        for asset in self._workshop.assets.values():
            self._publication.put(asset.path, asset.content())
        self._finish()
        self._keep_works()
        memory.frame, memory.versions = frame, versions

    # Texts

    def _read_texts(self, changes: Changes) -> None:
        """Know every text whose words may have changed, and its errors."""
        works = self._memory.works
        entries = self._assembly.library.entries
        new = [entry for entry in entries if (TEXT, entry.key) not in works]
        gathering = Gathering(self._assembly, self._store)
        render = partial(self._render, gathering)
        for findings in spread(new, render, self._cores, _WORTH_A_PROCESS):
            gathering.take(findings)
        for entry in entries:
            changes.work_changed((TEXT, entry.key))
            changes.work_changed((MINUTES, entry.key))
        changes.work_changed(TYPED)
        shown = {entry.key for entry in entries}
        for cell in [c for c in works if c[0] in (TEXT, MINUTES) and c[1] not in shown]:
            del works[cell]

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
        gone = self._memory.traces.keys() - {output.path for output in outputs} - _BUNDLES
        for path in gone:
            del self._memory.traces[path]
        self._is_listed_otherwise = bool(gone)
        groups = _grouped(output for output in outputs if output.path != MEASURED)
        stale = [
            group for group in groups if any(self._is_stale(output, changes) for output in group)
        ]
        self._make(stale)
        self._measure([output for output in outputs if output.path == MEASURED])

    def _make_touched(self, changes: Changes) -> None:
        """Make what rests on something that changed.

        Who stands where has not changed: there are the same pages and files as last time, made
        of the same entries.
        """
        traces, last = self._memory.traces, self._publication.last
        stale = {
            path
            for path, trace in traces.items()
            if path not in _BUNDLES
            and (not trace.inputs or path not in last or changes.touch(trace.rest))
        } - {MEASURED}
        is_measured = MEASURED in traces
        if not stale and (not is_measured or not changes.touch(traces[MEASURED].rest)):
            self._keep_the_rest()
            return
        wanted = stale | ({MEASURED} if is_measured else set())
        found = {output.path: output for output in self._outputs_at(wanted)}
        self._make(_grouped(output for path, output in found.items() if path != MEASURED))
        self._measure([found[MEASURED]] if is_measured else [])

    def _outputs_at(self, paths: set[str]) -> Iterator[Output]:
        """The outputs at these paths, with those that come from the same work."""
        groups = {self._memory.traces[path].group for path in paths} - {""}
        missing = set(paths)
        for output in self._assembly.outputs():
            if output.path in missing or output.group in groups:
                missing.discard(output.path)
                yield output
            if not missing and not groups:
                return

    def _make(self, stale: Sequence[list[Output]]) -> None:
        gathering = Gathering(self._assembly, self._store)
        make = partial(self._make_share, gathering)
        for made, findings in spread(stale, make, self._cores, _WORTH_A_PROCESS):
            gathering.take(findings)
            for one in made:
                self._remember(one)
        self._keep_the_rest()

    def _keep_the_rest(self) -> None:
        """Leave what was not made again as it was."""
        made = self._publication.next
        kept = self._memory.traces.keys() - made.keys() - _BUNDLES
        self._publication.keep(path for path in kept if path in self._publication.last)

    def _is_stale(self, output: Output, changes: Changes) -> bool:
        inputs = inputs_of(output)
        return (
            inputs is None
            or output.path not in self._publication.last
            or changes.is_stale(output.path, inputs[0])
        )

    def _make_share(
        self, gathering: Gathering, groups: Sequence[list[Output]]
    ) -> tuple[list[_Made], Findings | None]:
        gathering.start()
        made = []
        for group in groups:
            for output, one in zip(group, self._workshop.make(group), strict=True):
                published = self._publication.put(one.path, one.content)
                inputs = inputs_of(output)
                made.append(
                    _Made(
                        one.path,
                        published,
                        output.group,
                        inputs,
                        one.journal,
                        one.page,
                        one.footprint,
                    )
                )
        return made, gathering.bring()

    def _remember(self, made: _Made) -> None:
        version, entries = made.inputs or (b"", frozenset())
        made.journal.entries |= entries
        rest = self._memory.rest_of(made.journal, self._assembly.recorder)
        files = tuple(sorted(made.journal.files))
        before = self._memory.traces.get(made.path)
        trace = Trace(version, rest, files, made.group, made.page, made.footprint)
        self._is_listed_otherwise |= before is None or before.page != made.page
        self._memory.traces[made.path] = trace
        self._made_of.update(made.journal.files)
        self._publication.next[made.path] = made.published
        self._remade.add(made.path)

    def _keep_works(self) -> None:
        """Remember the works that pages took, and forget those that none takes any more."""
        memory = self._memory
        for cell in self._assembly.recorder.works:
            keep_work(cell, self._assembly, memory)
        used = {cell for cell in memory.works if cell == TYPED or cell[0] in (TEXT, MINUTES)}
        more = {cell for trace in memory.traces.values() for cell in trace.rest.cells} - used
        while more:
            used |= more
            rests = [memory.works[cell].rest for cell in more if cell in memory.works]
            more = {cell for rest in rests for cell in rest.cells} - used
        for cell in memory.works.keys() - used:
            del memory.works[cell]
        memory.forget_unused()

    # What is made whole, by others

    def _make_editions(self, changes: Changes) -> None:
        """Make the editions whose numéro changed, all together: each keeps a core busy."""
        if self._assembly.settings.editions is None or self._assembly.settings.preview:
            return
        works = self._memory.works
        stale = [
            issue
            for issue in self._assembly.library.issues
            if (kept := works.get(("edition", issue.key))) is None or changes.touch(kept.rest)
        ]
        if stale:
            self._assembly.make_editions(stale)
        for issue in stale:
            changes.work_changed(("edition", issue.key))

    def _make_bundles(self, changes: Changes) -> None:
        """Make the guide and the index of the search, whose files only their makers know."""
        settings, content = self._assembly.settings, self._assembly.library.content
        if settings.site.has("search"):
            self._bundle(SEARCH, b"", self._search_files, changes)
        if content.guide and settings.config_file.is_file():
            self._bundle(GUIDE, guide_version(self._assembly), self._guide_files, changes)

    def _bundle(
        self, name: str, inputs: bytes, make: Callable[[], dict[str, bytes]], changes: Changes
    ) -> None:
        traces, last = self._memory.traces, self._publication.last
        trace = traces.get(name)
        is_there = trace is not None and all(path in last for path in trace.files)
        if trace and is_there and not changes.is_stale(name, inputs):
            self._publication.keep(trace.files)
            return
        with self._assembly.recorder.listening() as journal:
            files = make()
        for path, content in files.items():
            self._publication.put(path, content)
        rest = self._memory.rest_of(journal, self._assembly.recorder)
        traces[name] = Trace(inputs, rest, tuple(files))

    def _search_files(self) -> dict[str, bytes]:
        return search_files(self._assembly)

    def _guide_files(self) -> dict[str, bytes]:
        from inspiration.press.guide import make_guide

        return make_guide(self._assembly)

    # What tells of all the others

    def _measure(self, measured: Sequence[Output]) -> None:
        """Weigh all pages, and write the one that tells what the others weigh.

        Raises:
            PressError: what surrounds the content is over budget, so every page is.
        """
        account = Account(self._assembly.settings.site.budget)
        for path, trace in self._memory.traces.items():
            if trace.footprint and path != MEASURED:
                account.add(trace.footprint)
        for made in self._workshop.make(measured, measures=account.measures()):
            published = self._publication.put(made.path, made.content)
            self._remember(
                _Made(made.path, published, "", None, made.journal, made.page, made.footprint)
            )
            if made.footprint:
                account.add(made.footprint)
        _hold(account, self._remade)

    def _finish(self) -> None:
        """Write what is made of the list of pages: the site map, rules for servers and robots."""
        last = self._publication.last
        if not self._is_listed_otherwise and all(path in last for path in _OF_ALL_PAGES):
            self._publication.keep(_OF_ALL_PAGES)
            return
        kept = [trace.page for trace in self._memory.traces.values() if trace.page]
        pages = [PageOutput(page.address, partial(_same, page)) for page in kept]
        site = self._assembly.settings.site
        for output in (*machine_outputs(site, pages), headers_output(site, pages)):
            self._publication.put(output.path, output.content())


def search_files(assembly: Assembly) -> dict[str, bytes]:
    """The index of the search, by path.

    Raises:
        PressError: Pagefind is missing or failed.
    """
    from inspiration.search.index import ADDRESS, SearchUnavailable, index_files

    records = tuple(assembly.search_records())
    try:
        found = index_files(records, assembly.settings.cache / "search")
    except SearchUnavailable as error:
        raise PressError(str(error)) from None
    return {f"{ADDRESS}{path}".lstrip("/"): file.read_bytes() for path, file in found.items()}


def _same(page: ComposedPage) -> ComposedPage:
    return page


def _grouped(outputs: Iterable[Output]) -> list[list[Output]]:
    """Outputs by the work they come from; most are alone."""
    groups: dict[str, list[Output]] = {}
    for output in outputs:
        groups.setdefault(output.group or output.path, []).append(output)
    return list(groups.values())


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


def _hold(account: Account, remade: Container[str]) -> None:
    """Hold the account against the budget (ECO-10); warn of the pages that were just made.

    Raises:
        PressError: what surrounds the content is over budget, so every page is.
    """
    excesses = tuple(account.excesses())
    chrome = [excess for excess in excesses if excess.is_chrome]
    if chrome:
        raise PressError(
            f"Budget dépassé sur {len(chrome)} pages ({chrome[0].path}) : {chrome[0].message}"
        )
    for excess in excesses:
        if excess.path in remade:
            log.warning("Budget : /%s : %s", excess.path, excess.message)
