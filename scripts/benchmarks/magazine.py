"""A synthetic magazine in a folder of its own, beside a copy of the program that builds it.

The copy lets a template change without touching anybody's theme, and keeps a long run from
meeting an edit of the program half-way.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from scripts.benchmarks.attic import ATTIC, set_aside
from scripts.benchmarks.commands import Cost, StepFailed, run
from scripts.benchmarks.synthetic import write_magazine

ROOT = Path(__file__).parents[2]
CONFIGURATION = """\
site_name: Magazine d'essai
site_description: Un magazine écrit par un générateur
site_url: https://magazine.example/
docs_dir: content
theme:
  name: material
  custom_dir: program/theme
  language: fr
  font: false
plugins:
  - inspiration/magazine:
      publisher: Une collectivité
      search: false
  - inspiration/showcase
  - inspiration/images:
      cards: false
  - inspiration/feeds
"""
"""Everything on but the search, social cards and editions; no picture is there to encode."""
TEMPLATE = "program/theme/magazine/article.html"
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


@dataclass(frozen=True)
class Edit:
    """One change of the content or of the theme, and where it must show.

    Attributes:
        word: A word found nowhere else.
        address: The page that must hold it, from the root of the site.
    """

    word: str
    address: str


class Magazine:
    """A synthetic magazine of `articles` articles: its files, its build and its edits.

    `program` is the clone whose `inspiration` and `theme` build it.
    """

    def __init__(self, folder: Path, articles: int, program: Path = ROOT) -> None:
        self.folder = folder
        self._program = program
        self.articles = articles
        self.content = folder / "content"
        self.site = folder / "site"
        self.attic = folder.parent / ATTIC
        self.environment = {**QUIET, "PYTHONPATH": str(folder / "program")}
        self._edits = 0

    def write(self) -> None:
        """Write it anew, with a fresh copy of the program."""
        set_aside(self.folder, self.attic)
        program = self.folder / "program"
        ignore = shutil.ignore_patterns("__pycache__")
        for part in ("inspiration", "theme"):
            shutil.copytree(self._program / part, program / part, ignore=ignore)
        write_magazine(self.content, self.articles)
        (self.folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
        run([sys.executable, "-m", "compileall", "-q", "program"], self.folder, timeout=120)

    def command(self, *words: str, timeout: float) -> Cost:
        """Run `inspiration` in a fresh process.

        Raises:
            StepFailed: it failed, or took too long.
        """
        return run(self.inspiration(*words), self.folder, timeout, self.environment)

    def inspiration(self, *words: str) -> list[str]:
        """The command line of the copied program."""
        return [sys.executable, "-m", "inspiration", *words]

    def build(self, timeout: float) -> Cost:
        """Build as an editor would.

        Raises:
            StepFailed: it failed, took too long, or left pages out.
        """
        cost = self.command("build", "--config", "mkdocs.yml", timeout=timeout)
        made = sum(1 for _ in self.site.glob("articles/article-*/index.html"))
        if made < self.articles:
            raise StepFailed(f"{made} article pages of {self.articles}")
        return cost

    def check(self, timeout: float) -> Cost:
        """Check the texts as an editor would.

        Raises:
            StepFailed: it failed, took too long, or found an error.
        """
        return self.command("check", timeout=timeout)

    def forget(self) -> None:
        """Put the site, its twin and every cache out of the way: the next build is cold."""
        for name in ("site", ".site.suivant", ".cache"):
            set_aside(self.folder / name, self.attic)

    def edit_body(self, rank: int = 0) -> Edit:
        """Add a sentence in the middle of a text."""
        slug, word = self._slug(rank), self._word()
        paragraphs = self._read(slug).split("\n\n")
        middle = next(
            number
            for number in range(len(paragraphs) // 2, len(paragraphs))
            if paragraphs[number][:1].isalpha()
        )
        paragraphs[middle] += f" Nous ajoutons {word}."
        self._save(slug, "\n\n".join(paragraphs))
        return Edit(word, f"articles/{slug}/")

    def edit_title(self, rank: int = 0) -> Edit:
        """Give a text another title."""
        slug, word = self._slug(rank), self._word()
        self._save(slug, retitled(self._read(slug), word))
        return Edit(word, f"articles/{slug}/")

    def add_article(self, rank: int = 0) -> Edit:
        """Write one more article, with the date of the newest."""
        slug, word = f"nouveau-{self._edits}", self._word()
        text = retitled(self._read(self._slug(rank)), word)
        self._save(slug, f"{text}\nNous ajoutons {word}.\n")
        return Edit(word, f"articles/{slug}/")

    def edit_template(self, rank: int = 0) -> Edit:
        """Change the template of articles, in the copy of the theme."""
        word = self._word()
        template = self.folder / TEMPLATE
        source = template.read_text(encoding="utf-8")
        opening = re.search(r"\{% block content %\}", source)
        if opening is None:
            raise StepFailed("the template of articles has no block named content")
        changed = f"{source[: opening.end()]}<!-- {word} -->{source[opening.end() :]}"
        template.write_text(changed, encoding="utf-8")
        return Edit(word, f"articles/{self._slug(rank)}/")

    def shown(self, edit: Edit) -> None:
        """Check that the last build shows an edit.

        Raises:
            StepFailed: its page does not.
        """
        page = self.site / edit.address / "index.html"
        if edit.word not in page.read_text(encoding="utf-8"):
            raise StepFailed("the edit is not in its page")

    def pages_with(self, word: str) -> list[str]:
        """Addresses of the pages that hold a word in the last build."""
        return [
            file.relative_to(self.site).as_posix().removesuffix("index.html")
            for file in sorted(self.site.rglob("*.html"))
            if word.encode() in file.read_bytes()
        ]

    def fingerprints(self) -> dict[str, bytes]:
        """What each file of the site holds, as a hash."""
        return fingerprints(self.site)

    def _slug(self, rank: int) -> str:
        """The newest article, then those a little older, so that no two rounds edit the same."""
        return f"article-{(self.articles - 1 - 5 * rank) % self.articles}"

    def _word(self) -> str:
        self._edits += 1
        return f"jalon{self._edits}x"

    def _read(self, slug: str) -> str:
        return (self.content / "articles" / f"{slug}.md").read_text(encoding="utf-8")

    def _save(self, slug: str, text: str) -> None:
        (self.content / "articles" / f"{slug}.md").write_text(text, encoding="utf-8")


def retitled(source: str, word: str) -> str:
    """Return a source file with another title, which holds the word."""
    return re.sub(r"^titre: .*$", f"titre: Titre {word}", source, count=1, flags=re.M)


def fingerprints(site: Path) -> dict[str, bytes]:
    """What each file under a folder holds, as a hash."""
    found = {}
    for folder, _, names in os.walk(site):
        for name in names:
            file = Path(folder, name)
            content = hashlib.blake2b(file.read_bytes(), digest_size=16).digest()
            found[file.relative_to(site).as_posix()] = content
    return found


def changes(before: dict[str, bytes], after: dict[str, bytes]) -> int:
    """How many files were added, removed or changed."""
    return sum(before.get(name) != after.get(name) for name in before.keys() | after.keys())
