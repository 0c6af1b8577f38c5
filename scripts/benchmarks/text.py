"""What typography and the forms cost on top of Python-Markdown, on an article of 1,000 words.

    scripts/bench text

The reference is Python-Markdown with the extensions a magazine would use anyway: extra (tables,
footnotes, abbreviations, attributes, HTML), ids of headings, careful lists, fences, and pymdownx's
blocks and bracketed spans told our names, so that both read all of the same source.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from markdown import Markdown

from inspiration.text import Abbreviation, EntryLink, Picture, Renderer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

BUDGET = 0.35
"""Most that typography and forms may add (issue 7, part 4)."""

USUAL = [
    "extra",
    "toc",
    "sane_lists",
    "pymdownx.superfences",
    "pymdownx.bracketspan",
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.caption",
]
BLOCKS_AS_NAMED = {
    "pymdownx.blocks.admonition": {
        "types": ["exergue", "citation", "chiffres", "encadre", "a-savoir", "galerie"]
    }
}

ARTICLE = Path(__file__).with_name("text_article.md")


@dataclass(frozen=True)
class TextCost:
    """Processor time for one article, in milliseconds."""

    words: int
    reference_ms: float
    magazine_ms: float

    @property
    def surcharge(self) -> float:
        """What the magazine adds, as a share of the reference."""
        return self.magazine_ms / self.reference_ms - 1


class _House:
    """Answers at once, so that only the text is measured."""

    abbreviations: Mapping[str, Abbreviation] = {
        "MEL": Abbreviation("Métropole Européenne de Lille"),
        "POC": Abbreviation("proof of concept", "en"),
        "DGS": Abbreviation("directeur général des services"),
    }

    def entry(self, target: str) -> EntryLink | None:
        return EntryLink(f"/{target}/", "Titre")

    def picture(self, source: str, alt: str | None, place: str) -> Picture | None:
        return Picture(f'<img src="{source}" alt="">', "", "Une légende", "Photo : MEL")

    def speaker(self, initials: str) -> str | None:
        return initials


def measure(rounds: int = 40) -> TextCost:
    """Render the article both ways, in turn, and keep the median of each."""
    source = ARTICLE.read_text(encoding="utf-8")
    reference = Markdown(extensions=USUAL, extension_configs=BLOCKS_AS_NAMED)
    renderer = Renderer(_House())
    words = renderer.render(source, "entretien").words

    def plain() -> None:
        reference.reset()
        reference.convert(source)

    def magazine() -> None:
        renderer.render(source, "entretien")

    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for kept, work in zip(times, (plain, magazine), strict=True):
            kept.append(_milliseconds(work))
    return TextCost(words, median(times[0]), median(times[1]))


def _milliseconds(work: Callable[[], None]) -> float:
    start = process_time()
    work()
    return (process_time() - start) * 1000


def main() -> int:
    """Print the cost and fail when it is over budget."""
    cost = measure()
    sys.stdout.write(
        f"{cost.words} words: {cost.reference_ms:.2f} ms with Python-Markdown, "
        f"{cost.magazine_ms:.2f} ms with typography and forms "
        f"({cost.surcharge:+.0%}, budget {BUDGET:+.0%})\n"
    )
    return 0 if cost.surcharge <= BUDGET else 1


if __name__ == "__main__":
    sys.exit(main())
