"""The figures of the press as Markdown, and the plot that goes with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scripts.benchmarks.measures import CHECKS, STEPS, growth
from scripts.benchmarks.peers import PEERS
from scripts.benchmarks.plot import Series, plot
from scripts.benchmarks.targets import cold_seconds, figure, ratio_to, targets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scripts.benchmarks.targets import Results, Target

OURS = "Inspiration"
INTRODUCTION = """\
# How fast the press is

Written by `scripts/bench press`. Every generator is given the same texts in the same run: articles
of about 1,100 words with headings, lists, links and a footnote, a quarter as many sheets, 12
numéros, 40 people, 30 keywords. No picture is encoded, no social card drawn, no search indexed.
Ours has its whole theme, typography, drawn covers, feeds, showcase and data; the others have plain
templates (`scripts/benchmarks/sites`), but for Material, which has its own theme and no feed here.

Each figure is a fresh process, its children included. Memory is that of the whole tree at its
highest, what processes share counted once. Compare inside a size, never between machines.
"""


def as_markdown(sizes: dict[str, Results]) -> str:
    """Return the report."""
    parts = [INTRODUCTION, "## Targets\n", _targets(targets(sizes)), _growths(sizes)]
    parts.append("![Processor seconds by number of articles](press.svg)\n")
    for size in sorted(sizes, key=int):
        parts += _size(sizes[size])
    return "\n".join(part for part in parts if part)


def as_plot(sizes: dict[str, Results]) -> str:
    """Return the SVG: cold builds of everybody, and our rebuilds."""
    series = [Series(f"{OURS}, cold", cold_seconds(sizes))]
    for key, name in (("body", "one edit"), ("unchanged", "nothing changed")):
        found = {
            int(size): figure(results, "builds", key, "cpu") for size, results in sizes.items()
        }
        seconds = {size: spent for size, spent in sorted(found.items()) if spent is not None}
        series.append(Series(f"{OURS}, {name}", seconds, dashed=True))
    series += [
        Series(f"{peer.name}, cold", cold_seconds(sizes, key)) for key, peer in PEERS.items()
    ]
    return plot("CPU seconds of a build", series)


def _targets(found: Sequence[Target]) -> str:
    rows = [
        (
            target.name,
            f"≤ {target.limit:,g}{target.unit}",
            "–" if target.reached is None else f"{target.reached:.3g}{target.unit}",
            target.verdict,
        )
        for target in found
    ]
    return _table(("Target", "Asked", "Reached", ""), rows)


def _growths(sizes: dict[str, Results]) -> str:
    """The exponent of everybody over the sizes that were measured."""
    told = []
    for name, key in ((OURS, None), *((peer.name, key) for key, peer in PEERS.items())):
        seconds = cold_seconds(sizes, key)
        exponent = growth(seconds)
        if exponent is not None:
            told.append(f"{name} {exponent:.2f} ({min(seconds):,} → {max(seconds):,})")
    return f"Growth of CPU with size, cold (1 is linear): {', '.join(told)}.\n" if told else ""


def _size(results: Results) -> Iterator[str]:
    yield f"## {results['articles']:,} articles, {results['sheets']:,} sheets\n"
    yield _circumstances(results)
    yield "### Cold build\n"
    yield _table(
        ("", "Wall s", "CPU s", "Peak MB", "CPU: ours ÷ it", "Wall: ours ÷ it"),
        _contestants(results),
    )
    yield "### Builds that follow\n"
    yield _table(
        ("", "Wall s", "CPU s", "Peak MB", "Files changed", "CPU ÷ Hugo", "Wall ÷ Hugo"),
        _rebuilds(results),
    )
    checks = [(CHECKS[key], *_costs(found)) for key, found in results.get("checks", {}).items()]
    if checks:
        yield "### `inspiration check`\n"
        yield _table(("", "Wall s", "CPU s", "Peak MB"), checks)
    live = list(_live(results))
    if live:
        yield "### Live preview\n"
        yield _table(("", "Median s", "Least", "Most", "Times"), live)
        yield from _memory(results)
    yield from _absent(results)


def _circumstances(results: Results) -> str:
    machine = results["machine"]
    versions = ", ".join(f"{name} {told}" for name, told in results["versions"].items())
    return (
        f"{results['date']}, {machine['processor']}, {machine['cores']} cores, "
        f"{machine['memory']}, {machine['kernel']}, Python {machine['python']}, "
        f"load {machine['load']} at the start. {versions}.\n"
    )


def _contestants(results: Results) -> Iterator[Sequence[str]]:
    ours = figure(results, "builds", "cold", "cpu")
    if ours is not None:
        yield (f"**{OURS}**", *_costs(results["builds"]["cold"]), "1", "1")
    for key, peer in PEERS.items():
        if figure(results, "peers", key, "cold", "cpu") is not None:
            ratios = (ratio_to(results, "cold", key, "cold", what) for what in ("cpu", "wall"))
            yield (peer.name, *_costs(results["peers"][key]["cold"]), *map(_ratio, ratios))


def _rebuilds(results: Results) -> Iterator[Sequence[str]]:
    for key, name in STEPS.items():
        step = results["builds"].get(key)
        if step and key != "cold":
            ratios = (ratio_to(results, key, "hugo", "edited", what) for what in ("cpu", "wall"))
            yield (name, *_costs(step), f"{step['changed']:,}", *map(_ratio, ratios))
    for key, peer in PEERS.items():
        edited = results["peers"].get(key, {}).get("edited")
        if edited:
            yield (f"{peer.name}: one body edited", *_costs(edited), "", "", "")


def _live(results: Results) -> Iterator[Sequence[str]]:
    live = results["live"]
    title = live.get("title", {})
    rows = [
        (f"**{OURS}**: body saved → page", live.get("body")),
        (f"**{OURS}**: title saved → page", title.get("page")),
        (f"**{OURS}**: title saved → its {title.get('pages')} pages", title.get("lists")),
    ]
    rows += [
        (f"{peer.name}: body saved → page", results["peers"].get(key, {}).get("live"))
        for key, peer in PEERS.items()
    ]
    for name, found in rows:
        if found:
            figures = (f"{found[what]:.3f}" for what in ("median", "least", "most"))
            yield (name, *figures, str(found["rounds"]))


def _memory(results: Results) -> Iterator[str]:
    live = results["live"]
    if "start" in live:
        yield f"The first page answered after {live['start']['first_page']:.1f} s.\n"
    if "soak" in live:
        soak = live["soak"]
        yield (
            f"Memory of the server: {soak['before']:.0f} MB, and {soak['after']:.0f} MB after "
            f"{soak['edits']} more edits.\n"
        )


def _absent(results: Results) -> Iterator[str]:
    """What is not in the tables, and why."""
    lines = [f"- {name}: not measured: {why}" for name, why in results["missing"].items()]
    lines += [f"- {step}: {why}" for step, why in results["failures"].items()]
    if lines:
        yield "### Missing\n"
        yield "\n".join(lines) + "\n"


def _costs(step: dict[str, Any]) -> tuple[str, str, str]:
    return f"{step['wall']:.2f}", f"{step['cpu']:.2f}", f"{step['peak']:,.0f}"


def _ratio(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.2f}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] + ["---:"] * (len(heads) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
