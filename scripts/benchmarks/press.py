"""Builds, checks and previews of synthetic magazines, beside other generators on the same texts.

    scripts/bench press [--articles 1000,5000] [--peers hugo,pelican:5000] [--out FOLDER]

Results are kept by size: measuring one again replaces it and leaves the others. They are written
after every step, and a step that fails is told and passed over.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.benchmarks.commands import StepFailed
from scripts.benchmarks.live import measure_live
from scripts.benchmarks.machine import machine, program
from scripts.benchmarks.magazine import ROOT, Magazine
from scripts.benchmarks.measures import CHECKS, STEPS, measure_builds, measure_checks
from scripts.benchmarks.peers import PEERS, PeerSite, peers_of
from scripts.benchmarks.report import as_markdown, as_plot
from scripts.benchmarks.translation import read_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

RESULTS = ROOT / "scripts" / "bench-results"
WORK = ROOT / ".cache" / "bench"
DEFAULT_PEERS = "hugo,eleventy:5000,pelican:5000,material:1000"
TWICE_COLD_UP_TO = 1_000
"""Short cold builds are measured twice."""
SETTLED = 3
"""Seconds."""


@dataclass(frozen=True)
class Plan:
    """What to measure at each size, and where."""

    peers: tuple[str, ...]
    rounds: int
    live: int
    soak: int
    timeout: float
    out: Path
    work: Path
    clone: Path
    keep: bool = False


def main(arguments: Sequence[str]) -> int:
    """Measure every size that is asked for; 1 when a step failed."""
    parser = argparse.ArgumentParser("scripts/bench press", description=__doc__.splitlines()[0])
    parser.add_argument("--articles", default="1000,5000", help="sizes, in order")
    parser.add_argument("--peers", default=DEFAULT_PEERS, help="name or name:largest size; none")
    parser.add_argument("--rounds", type=int, default=3, help="rebuilds of each kind")
    parser.add_argument("--live", type=int, default=11, help="edits in the preview; 0: no preview")
    parser.add_argument("--soak", type=int, default=200, help="edits between readings of memory")
    parser.add_argument("--timeout", type=float, default=900, help="seconds a step may take")
    parser.add_argument("--out", type=Path, default=RESULTS, help="where results are written")
    parser.add_argument("--work", type=Path, default=WORK, help="where magazines are made")
    parser.add_argument("--program", type=Path, default=ROOT, help="the clone to measure")
    parser.add_argument("--keep", action="store_true", help="leave the magazines in --work")
    asked = parser.parse_args(arguments)
    wanted = tuple(word for word in asked.peers.split(",") if word not in ("", "none"))
    plan = Plan(
        peers=wanted,
        rounds=asked.rounds,
        live=asked.live,
        soak=asked.soak,
        timeout=asked.timeout,
        out=asked.out.resolve(),
        work=asked.work.resolve(),
        clone=asked.program.resolve(),
        keep=asked.keep,
    )
    try:
        sizes = [int(size) for size in asked.articles.split(",")]
        for size in sizes:
            peers_of(wanted, size)
    except ValueError as error:
        parser.error(str(error))
    try:
        return max([measure_size(size, plan) for size in sizes])
    finally:
        for size in () if plan.keep else sizes:
            shutil.rmtree(plan.work / str(size), ignore_errors=True)


def measure_size(articles: int, plan: Plan) -> int:
    """Measure one size and keep its results; 1 when a step failed."""
    run = Run(articles, plan)
    place = plan.work / str(articles)
    magazine = Magazine(place / "magazine", articles, plan.clone)
    run.tell(f"writing {articles:,} articles and {max(1, articles // 4):,} sheets")
    try:
        _measure_all(run, magazine)
    except (StepFailed, OSError) as failure:
        run.fail("The rest", failure)
    return 1 if run.results["failures"] else 0


def _measure_all(run: Run, magazine: Magazine) -> None:
    plan, articles = run.plan, run.articles
    magazine.write()
    # A magazine is not built the very second it was typed: let the dates of its files settle.
    time.sleep(SETTLED)
    texts = read_texts(magazine.content)
    cold_rounds = 2 if articles <= TWICE_COLD_UP_TO else 1
    for key, measure in measure_builds(magazine, plan.rounds, cold_rounds, plan.timeout):
        run.step(STEPS[key], ("builds", key), measure)
    for key, measure in measure_checks(magazine, plan.rounds, plan.timeout):
        run.step(f"Check: {CHECKS[key]}", ("checks", key), measure)
    for key in peers_of(plan.peers, articles):
        _measure_peer(run, key, texts, cold_rounds)
    run.name_the_rest()
    if plan.live:
        run.step("Preview", ("live",), lambda: _live(run, magazine))


def _measure_peer(run: Run, key: str, texts: list[Any], cold_rounds: int) -> None:
    peer, plan = PEERS[key], run.plan
    try:
        tool = peer.install(plan.work / "tools")
    except (StepFailed, OSError) as error:
        why = getattr(error, "strerror", None) or str(error)
        run.miss(peer.name, f"cannot be installed here: {why}")
        return
    run.results["versions"][peer.name] = tool.version
    site = PeerSite(key, tool, plan.work / str(run.articles) / key)
    site.write(texts)
    where = ("peers", key)
    cold = run.step(
        f"{peer.name}, cold", (*where, "cold"), lambda: site.cold(cold_rounds, plan.timeout)
    )
    if not cold:
        return
    if peer.edited:
        name = f"{peer.name}, one body edited"
        run.step(name, (*where, "edited"), lambda: site.edited(plan.rounds, plan.timeout))
    if peer.serve and plan.live:
        name = f"{peer.name}, preview"
        run.step(name, (*where, "live"), lambda: site.live(plan.live, plan.timeout))


def _live(run: Run, magazine: Magazine) -> dict[str, Any]:
    plan = run.plan
    found = measure_live(magazine, plan.live, plan.soak, plan.timeout, run.tell)
    for part, why in found.pop("failures").items():
        run.results["failures"][f"Preview, {part}"] = why
    return found


class Run:
    """The results of one size as they come; they are on disk after each step."""

    def __init__(self, articles: int, plan: Plan) -> None:
        self.articles = articles
        self.plan = plan
        self.results: dict[str, Any] = {
            "articles": articles,
            "sheets": max(1, articles // 4),
            "date": datetime.now(UTC).date().isoformat(),
            "machine": machine(),
            "versions": {"Inspiration": program(plan.clone)},
            "builds": {},
            "checks": {},
            "peers": {},
            "live": {},
            "missing": {},
            "failures": {},
        }

    def step(self, name: str, where: Sequence[str], measure: Callable[[], dict[str, Any]]) -> bool:
        """Measure one step and keep it; tell whether it went well."""
        try:
            found = measure()
        except StepFailed as failure:
            self.fail(name, failure)
            return False
        place = self.results
        for key in where[:-1]:
            place = place.setdefault(key, {})
        place[where[-1]] = found
        if "cpu" in found:
            costs = "{wall:.2f} s wall, {cpu:.2f} s CPU, {peak:,.0f} MB".format(**found)
            changed = f", {found['changed']:,} files changed" if "changed" in found else ""
            self.tell(f"{name}: {costs}{changed}")
        elif "median" in found:
            self.tell(f"{name}: {found['median']:.3f} s")
        self.save()
        return True

    def fail(self, name: str, failure: Exception) -> None:
        """Name a step that could not be measured, and why."""
        why = getattr(failure, "strerror", None) or str(failure)
        self.results["failures"][name] = why
        self.tell(f"{name}: {why}")
        self.save()

    def miss(self, name: str, why: str) -> None:
        """Name a peer that is not measured, and why."""
        self.results["missing"][name] = why
        self.tell(f"{name}: {why}")
        self.save()

    def name_the_rest(self) -> None:
        """Name the peers that nobody asked for at this size."""
        asked = peers_of(self.plan.peers, self.articles)
        for key, peer in PEERS.items():
            if key not in asked:
                self.results["missing"][peer.name] = "not asked for at this size"
        self.save()

    def tell(self, line: str) -> None:
        """Write one line of progress."""
        sys.stdout.write(f"{self.articles:,} · {line}\n")
        sys.stdout.flush()

    def save(self) -> None:
        """Write the results of every size known so far."""
        out = self.plan.out
        out.mkdir(parents=True, exist_ok=True)
        sizes = read_results(out)
        sizes[str(self.articles)] = self.results
        ordered = {size: sizes[size] for size in sorted(sizes, key=int)}
        _write(out / "press.json", json.dumps(ordered, ensure_ascii=False, indent=2) + "\n")
        _write(out / "press.md", as_markdown(ordered))
        _write(out / "press.svg", as_plot(ordered))


def read_results(folder: Path) -> dict[str, Any]:
    """What is kept of earlier runs, by number of articles."""
    kept = folder / "press.json"
    if not kept.is_file():
        return {}
    sizes: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
    return sizes


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
