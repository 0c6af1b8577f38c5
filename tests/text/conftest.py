from __future__ import annotations

import pytest

from inspiration.text import Rendered, Renderer
from tests.text.house import House


@pytest.fixture(scope="session")
def renderer() -> Renderer:
    """One parser for all the tests of a run, as in a build."""
    return Renderer(House())


class Page:
    """A text rendered, as a test wants to look at it."""

    def __init__(self, rendered: Rendered) -> None:
        from lxml.html import fragment_fromstring

        self.rendered = rendered
        self.html = rendered.html
        self.tree = fragment_fromstring(rendered.html, create_parent="main")

    def all(self, path: str) -> list:  # type: ignore[type-arg]
        return self.tree.xpath(path)

    def one(self, path: str):  # type: ignore[no-untyped-def]
        (found,) = self.tree.xpath(path)
        return found

    def text(self, path: str) -> str:
        return " ".join("".join(self.one(path).itertext()).split())

    @property
    def rules(self) -> list[str]:
        return [problem.rule for problem in self.rendered.problems]


@pytest.fixture
def page(renderer: Renderer):  # type: ignore[no-untyped-def]
    def render(source: str, form: str = "texte", lang: str = "fr") -> Page:
        return Page(renderer.render(source, form, lang))  # type: ignore[arg-type]

    return render
