"""Other generators, given the same texts in the same run.

Each has a plain site in `scripts/benchmarks/sites/`: article, list, keyword and author pages, a
full-text feed and a site map. Material brings its own theme and has no feed.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.benchmarks import tools
from scripts.benchmarks.attic import ATTIC, set_aside
from scripts.benchmarks.commands import Cost, StepFailed, run
from scripts.benchmarks.live import Preview, free_port, saved_to_seen, spread
from scripts.benchmarks.magazine import QUIET, Edit
from scripts.benchmarks.measures import figures
from scripts.benchmarks.translation import (
    Text,
    for_eleventy,
    for_hugo,
    for_material,
    for_pelican,
    write_material_extras,
    write_texts,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scripts.benchmarks.measures import Measure
    from scripts.benchmarks.tools import Tool

SITES = Path(__file__).with_name("sites")


@dataclass(frozen=True)
class Peer:
    """One other generator.

    Attributes:
        name: As people call it.
        install: Makes it ready under a folder of tools.
        written: Turns a text into a file that it reads.
        articles: Where it reads articles.
        sheets: Where it reads sheets (POC).
        edited: Whether its rebuild after an edit is measured; those that keep no text are.
        serve: The words that start its own preview, with {port}; none: not measured.
    """

    name: str
    install: Callable[[Path], Tool]
    written: Callable[[Text], str]
    articles: str = "content/articles"
    sheets: str = "content/poc"
    edited: bool = False
    serve: tuple[str, ...] = ()


PEERS = {
    "hugo": Peer(
        "Hugo",
        tools.hugo,
        for_hugo,
        edited=True,
        serve=("server", "--bind", "127.0.0.1", "--port", "{port}"),
    ),
    "eleventy": Peer("Eleventy", tools.eleventy, for_eleventy, edited=True),
    "pelican": Peer("Pelican", tools.pelican, for_pelican),
    "material": Peer(
        "Material for MkDocs",
        tools.material,
        for_material,
        articles="docs/articles/posts",
        sheets="docs/poc",
    ),
}


class PeerSite:
    """The synthetic magazine as one peer has it, in a folder of its own."""

    def __init__(self, key: str, tool: Tool, folder: Path) -> None:
        self._peer = PEERS[key]
        self._key = key
        self._tool = tool
        self._folder = folder
        self._attic = folder.parent / ATTIC
        self._pages = 0
        self._articles: list[str] = []
        self._edits = 0

    def write(self, texts: list[Text]) -> None:
        """Write it anew: its own templates and settings, and every text."""
        set_aside(self._folder, self._attic)
        shutil.copytree(SITES / self._key, self._folder)
        places = {"article": self._peer.articles, "poc": self._peer.sheets}
        folders = {kind: self._folder / place for kind, place in places.items()}
        write_texts(texts, folders, self._peer.written)
        for style in ("static", "theme/static", "."):
            if (self._folder / style).is_dir():
                shutil.copy(SITES / "style.css", self._folder / style)
                break
        if self._key == "material":
            write_material_extras(texts, self._folder / "docs")
        if self._tool.modules:
            (self._folder / "node_modules").symlink_to(self._tool.modules)
        self._pages = len(texts)
        self._articles = [text.slug for text in texts if text.kind == "article"]

    def cold(self, rounds: int, timeout: float) -> Measure:
        """Build from nothing.

        Raises:
            StepFailed: it failed, took too long, or left pages out.
        """
        costs = []
        for _ in range(rounds):
            for left in ("public", "resources", "__pycache__", ".cache"):
                set_aside(self._folder / left, self._attic)
            costs.append(self._build(timeout))
        return figures(costs)

    def edited(self, rounds: int, timeout: float) -> Measure:
        """Build again after the edit of one body.

        Raises:
            StepFailed: as for `cold`, or the edit is not in its page.
        """
        costs = []
        for _ in range(rounds):
            edit = self._edit()
            costs.append(self._build(timeout))
            page = self._folder / "public" / edit.address / "index.html"
            if edit.word not in page.read_text(encoding="utf-8"):
                raise StepFailed("the edit is not in its page")
        return figures(costs)

    def live(self, rounds: int, timeout: float) -> Measure:
        """Seconds from a save to the page, with the peer's own preview.

        Raises:
            StepFailed: it did not start, or did not show an edit.
        """
        port = free_port()
        words = [word.format(port=port) for word in self._peer.serve]
        command = [self._tool.command[0], *words]
        first = self._edit()
        with Preview(command, self._folder, port, QUIET) as preview:
            preview.wait_for(first.address, first.word, timeout)
            preview.rest()
            seconds = [saved_to_seen(preview, self._edit, timeout / 4) for _ in range(rounds)]
            return dict(spread(seconds))

    def _build(self, timeout: float) -> Cost:
        cost = run(self._tool.command, self._folder, timeout, QUIET)
        public = self._folder / "public"
        made = sum(1 for _ in public.rglob("*.html"))
        if made < self._pages:
            raise StepFailed(f"{made} pages of {self._pages}")
        return cost

    def _edit(self) -> Edit:
        slug = self._articles[-1]
        self._edits += 1
        word = f"jalon{self._edits}x"
        file = self._folder / self._peer.articles / f"{slug}.md"
        source = file.read_text(encoding="utf-8")
        file.write_text(f"{source}\n\nNous ajoutons {word}.\n", encoding="utf-8")
        return Edit(word, f"articles/{slug}/")


def peers_of(wanted: Iterable[str], articles: int) -> list[str]:
    """Which peers to measure at a size: `name`, or `name:largest` number of articles.

    Raises:
        ValueError: no peer has that name.
    """
    chosen = []
    for word in wanted:
        name, _, largest = word.partition(":")
        if name not in PEERS:
            raise ValueError(f"no peer is called {name}; there are {', '.join(PEERS)}")
        if not largest or articles <= int(largest):
            chosen.append(name)
    return chosen
