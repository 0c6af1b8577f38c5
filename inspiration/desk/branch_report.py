"""What a merge request does, in one comment: what is new, what to mend, what pages weigh."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from inspiration.desk.branch import Branch
from inspiration.desk.mentions import key_of_path
from inspiration.desk.report import summary
from inspiration.footprint.scales import SiteScales
from inspiration.footprint.weighing import Footprint
from inspiration.library import Library, State
from inspiration.model.entry import Entry
from inspiration.model.problem import Problem
from inspiration.pages.site import Site
from inspiration.pages.words import hour, long_day, number, weight

MARK = "<!-- inspiration : relecture -->"
"""By this the forge finds its own comment, and writes it again rather than adding one."""
MOST_PROBLEMS = 40
_STATES = {
    State.DRAFT: "brouillon",
    State.SCHEDULED: "programmé",
    State.PUBLIC: "public",
    State.WITHDRAWN: "retiré",
}
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&@])")


class Touched(Struct, frozen=True):
    """An entry that a branch adds, changes or removes; `entry` is None when it cannot be read."""

    what: str
    key: str
    entry: Entry | None


def touched_entries(library: Library, branch: Branch) -> list[Touched]:
    """The entries whose file a branch changes, by key."""
    found: dict[str, Touched] = {}
    for change in branch.changes:
        name = change.path or change.former or ""
        in_content = name[: len(branch.prefix)] == branch.prefix
        key = key_of_path(name[len(branch.prefix) :]) if in_content else None
        if key is None:
            continue
        what = "retirée du dépôt" if change.path is None else "modifiée"
        if change.former is None:
            what = "nouvelle"
        elif change.moved:
            what = "déplacée"
        found[key] = Touched(what, key, library.content.entries.get(key))
    return [found[key] for key in sorted(found)]


def branch_report(
    library: Library,
    site: Site,
    touched: Iterable[Touched],
    problems: list[Problem],
    weights: Iterable[Footprint] = (),
    preview: str = "",
) -> str:
    """The comment, in Markdown; `preview` is where the preview stands, empty for none."""
    changed = list(touched)
    blocks = [MARK, "## Relecture"]
    if preview:
        blocks.append(f"[Voir l'aperçu]({preview})")
    blocks.append("\n".join(_changes(library, changed, preview)))
    blocks.append("### Vérification")
    blocks.append("\n".join([f"{summary(problems).capitalize()}.", "", *_problems(problems)]))
    weighed = list(weights)
    if weighed:
        blocks += ["### Poids des pages", "\n".join(_weights(weighed, site))]
    return "\n\n".join(block.rstrip() for block in blocks) + "\n"


def weigh_pages(site: Site, site_dir: Path, touched: Iterable[Touched]) -> Iterator[Footprint]:
    """Weigh the pages of a built site that belong to the entries of a branch."""
    fonts = (font.relative_to(site_dir).as_posix() for font in site_dir.rglob("*.woff2"))
    scales = SiteScales(site, site_dir, fonts)
    for one in touched:
        if one.entry is None:
            continue
        path = f"{one.entry.address.lstrip('/')}index.html"
        if (site_dir / path).is_file():
            footprint = scales.weigh(path, one.entry.kind, (site_dir / path).read_bytes())
            if footprint:
                yield footprint


def _changes(library: Library, touched: list[Touched], preview: str) -> Iterator[str]:
    if not touched:
        yield "Aucune entrée ne change."
        return
    yield "| Entrée | Changement | État | Parution |"
    yield "|---|---|---|---|"
    for one in touched:
        yield f"| {' | '.join(_cells(library, one, preview))} |"


def _cells(library: Library, one: Touched, preview: str) -> tuple[str, str, str, str]:
    entry = one.entry
    if entry is None:
        return f"`{one.key}`", one.what, "", ""
    title = _plain(entry.title)
    if preview:
        title = f"[{title}]({preview.rstrip('/')}{entry.address})"
    moment = library.published(entry) if entry.date else None
    when = f"{long_day(moment.date())}, {hour(moment)}" if moment else ""
    return title, one.what, _STATES[library.state(entry)], when


def _problems(problems: list[Problem]) -> Iterator[str]:
    ordered = sorted(problems, key=lambda problem: (not problem.is_error, problem))
    for problem in ordered[:MOST_PROBLEMS]:
        name = "Erreur" if problem.is_error else "Attention"
        remedy = f" → {_plain(problem.hint)}" if problem.hint else ""
        place = f"`{problem.file}`, ligne {problem.line}"
        yield f"- **{name}** {place} : {_plain(problem.message)}{remedy}"
    if len(ordered) > MOST_PROBLEMS:
        yield f"- Et {len(ordered) - MOST_PROBLEMS} autres : voyez le journal de la vérification."


def _weights(weights: list[Footprint], site: Site) -> Iterator[str]:
    limit = site.budget
    yield "| Page | Poids | Éléments | Requêtes |"
    yield "|---|---|---|---|"
    for one in weights:
        over = one.size > limit.article_bytes or one.elements > limit.article_elements
        address = one.path.removesuffix("index.html")
        mark = " (au-dessus du budget)" if over or one.requests > limit.requests else ""
        cells = (f"`/{address}`{mark}", weight(one.size), number(one.elements), str(one.requests))
        yield f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Words of an editor inside a comment: no markup, no mention of anyone, one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
