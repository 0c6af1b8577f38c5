"""What is measured of a magazine: builds, the live preview, growth with its size."""

from __future__ import annotations

import math
from dataclasses import asdict
from statistics import median
from typing import TYPE_CHECKING, Any

from scripts.benchmarks.commands import Cost, StepFailed
from scripts.benchmarks.magazine import changes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from scripts.benchmarks.magazine import Edit, Magazine

Measure = dict[str, Any]
"""Figures of one step, as they stand in the JSON."""
EDITS = {
    "body": "One article's body edited",
    "title": "One article's title edited",
    "new": "One new article",
    "template": "The template of articles changed",
}
STEPS = {"cold": "Cold build", "unchanged": "Nothing changed", **EDITS}
"""Every step by its key in the JSON, with its name."""
CHECKS = {"first": "First check", "again": "Nothing changed", "body": "One article's body edited"}
"""Every check by its key in the JSON, with its name."""


def measure_builds(
    magazine: Magazine, rounds: int, cold_rounds: int, timeout: float
) -> Iterator[tuple[str, Callable[[], Measure]]]:
    """Yield each step with what measures it, in an order where each leaves the next its ground.

    An edit is followed by the next one, never undone: the figures are the median of `rounds`.
    """
    yield "cold", lambda: _cold(magazine, cold_rounds, timeout)
    yield "unchanged", lambda: _rounds(magazine, rounds, timeout, None)
    yield "body", lambda: _rounds(magazine, rounds, timeout, magazine.edit_body)
    yield "title", lambda: _rounds(magazine, rounds, timeout, magazine.edit_title)
    yield "new", lambda: _rounds(magazine, rounds, timeout, magazine.add_article)
    yield "template", lambda: _rounds(magazine, 1, timeout, magazine.edit_template)


def measure_checks(
    magazine: Magazine, rounds: int, timeout: float
) -> Iterator[tuple[str, Callable[[], Measure]]]:
    """Yield each check with what measures it, in order; the first one must find no memory."""

    def check(times: int, edit: Callable[[int], Edit] | None = None) -> Measure:
        costs = []
        for rank in range(times):
            if edit:
                edit(rank)
            costs.append(magazine.check(timeout))
        return figures(costs)

    yield "first", lambda: check(1)
    yield "again", lambda: check(rounds)
    yield "body", lambda: check(rounds, magazine.edit_body)


def _cold(magazine: Magazine, rounds: int, timeout: float) -> Measure:
    costs = []
    for _ in range(rounds):
        magazine.forget()
        costs.append(magazine.build(timeout))
    files = magazine.fingerprints()
    return {**figures(costs), "changed": len(files), "files": len(files)}


def _rounds(
    magazine: Magazine, rounds: int, timeout: float, edit: Callable[[int], Edit] | None
) -> Measure:
    costs, changed = [], []
    before = magazine.fingerprints()
    if not before:
        raise StepFailed("no site to start from")
    for rank in range(rounds):
        made = edit(rank) if edit else None
        costs.append(magazine.build(timeout))
        if made:
            magazine.shown(made)
        after = magazine.fingerprints()
        changed.append(changes(before, after))
        before = after
    return {**figures(costs), "changed": round(median(changed)), "files": len(before)}


def figures(costs: Iterable[Cost]) -> Measure:
    """The median of several rounds of one command, and the highest memory."""
    rows = [asdict(cost) for cost in costs]
    return {
        "wall": round(median(row["wall"] for row in rows), 3),
        "cpu": round(median(row["cpu"] for row in rows), 3),
        "peak": round(max(row["peak"] for row in rows), 1),
        "rounds": len(rows),
    }


def growth(seconds: Mapping[int, float]) -> float | None:
    """The exponent of growth: 1 is linear, 2 quadratic.

    Args:
        seconds: Processor time by number of articles.

    Returns:
        The slope of the least squares line of log seconds on log articles; None with fewer than
        two sizes.
    """
    if len(seconds) < 2:
        return None
    points = [(math.log(size), math.log(spent)) for size, spent in seconds.items()]
    x_mean = sum(x for x, _ in points) / len(points)
    y_mean = sum(y for _, y in points) / len(points)
    spread = sum((x - x_mean) ** 2 for x, _ in points)
    return sum((x - x_mean) * (y - y_mean) for x, y in points) / spread
