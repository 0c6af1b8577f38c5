"""What the press must reach, and whether it did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scripts.benchmarks.measures import growth

Results = dict[str, Any]
"""What was measured at one size, as it stands in the JSON."""


@dataclass(frozen=True)
class Target:
    """One line of the table.

    Attributes:
        name: What is measured.
        limit: The most it may be.
        unit: After the figure; empty for a ratio.
        reached: The figure; None when it was not measured.
    """

    name: str
    limit: float
    unit: str
    reached: float | None

    @property
    def verdict(self) -> str:
        """Met, missed, or not measured."""
        if self.reached is None:
            return "not measured"
        return "met" if self.reached <= self.limit else "**missed**"


SIZES = (1_000, 5_000, 10_000)
EDIT_LIMITS = {1_000: 0.3, 5_000: 0.15, 10_000: 0.12}
"""One edit against the rebuild of Hugo, processor and clock alike."""


def targets(sizes: dict[str, Results]) -> list[Target]:
    """Hold every target against what was measured, by number of articles."""
    found: list[Target] = []
    for articles in (1_000, 5_000):
        found += _cold(sizes.get(str(articles), {}), f"{articles:,} articles")
    found += _growth(sizes)
    for articles in SIZES:
        results, name = sizes.get(str(articles), {}), f"{articles:,} articles"
        for key, what in (("cpu", "CPU"), ("wall", "wall")):
            ratio = ratio_to(results, "body", "hugo", "edited", key)
            named = f"One article edited, {name}: {what} ÷ Hugo's rebuild"
            found.append(Target(named, EDIT_LIMITS[articles], "", ratio))
    wall = figure(sizes.get("5000", {}), "builds", "unchanged", "wall")
    found.append(Target("Nothing changed, 5,000 articles: wall", 1.5, " s", wall))
    wall = figure(sizes.get("5000", {}), "checks", "again", "wall")
    found.append(Target("Checked again, nothing changed, 5,000 articles: wall", 1, " s", wall))
    for articles in SIZES:
        seen = figure(sizes.get(str(articles), {}), "live", "body", "median")
        found.append(Target(f"Live edit → page visible, {articles:,} articles", 0.15, " s", seen))
    lists = figure(sizes.get("5000", {}), "live", "title", "lists", "median")
    found.append(Target("Live title → every page that lists it, 5,000 articles", 1.0, " s", lists))
    return found


def _cold(results: Results, name: str) -> list[Target]:
    rows = (("pelican", "Pelican", "cpu", 0.8), ("material", "Material", "cpu", 0.25))
    found = [
        Target(f"Cold, {name}: {_what(key)} ÷ {called}", limit, "", _cold_ratio(results, peer, key))
        for peer, called, key, limit in (*rows, ("eleventy", "Eleventy", "wall", 1.0))
    ]
    if name.startswith("5,000"):
        peak = figure(results, "builds", "cold", "peak")
        found.append(Target(f"Cold, {name}: peak memory", 1_000, " MB", peak))
    return found


def _growth(sizes: dict[str, Results]) -> list[Target]:
    seconds = cold_seconds(sizes)
    measured = {size: spent for size, spent in seconds.items() if size >= 1_000}
    largest = f"{max(measured, default=10_000):,}"
    exponent = growth(measured)
    return [Target(f"Growth of CPU, 1,000 → {largest}: exponent", 1.05, "", exponent)]


def cold_seconds(sizes: dict[str, Results], peer: str | None = None) -> dict[int, float]:
    """Processor seconds of a cold build by number of articles: ours, or a peer's."""
    found = {}
    for size, results in sizes.items():
        keys = ("peers", peer, "cold", "cpu") if peer else ("builds", "cold", "cpu")
        spent = figure(results, *keys)
        if spent is not None:
            found[int(size)] = spent
    return dict(sorted(found.items()))


def ratio_to(results: Results, step: str, peer: str, other: str, key: str) -> float | None:
    """Ours over a peer's, in the same run; None when one of them is missing."""
    ours = figure(results, "builds", step, key)
    theirs = figure(results, "peers", peer, other, key)
    return ours / theirs if ours is not None and theirs else None


def figure(results: Results, *keys: str) -> float | None:
    """A figure of the JSON; None where a step failed or was not run."""
    found: Any = results
    for key in keys:
        if not isinstance(found, dict) or key not in found:
            return None
        found = found[key]
    return float(found)


def _cold_ratio(results: Results, peer: str, key: str) -> float | None:
    return ratio_to(results, "cold", peer, "cold", key)


def _what(key: str) -> str:
    return "CPU" if key == "cpu" else key
