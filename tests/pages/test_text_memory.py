"""A text kept from an earlier build serves only while all it asked is answered the same."""

from __future__ import annotations

import pytest

from inspiration import program
from inspiration.model.article import Article
from inspiration.pages import text_memory
from inspiration.pages.site import Site
from inspiration.pages.texts import Texts
from inspiration.text import Renderer
from tests.content_builder import ContentBuilder

SITE = Site("Essai", "https://essai.example/")


class Kept(dict[str, bytes]):
    """A memory of the test's own."""

    def put(self, key: str, value: bytes) -> None:
        self[key] = value


def rendered(content: ContentBuilder, memory: Kept, slug: str = "essai") -> str:
    library = content.library()
    article = library.get(Article, slug)
    assert article
    return Texts(library, SITE, memory=memory).of(article).html


@pytest.fixture
def memory(content: ContentBuilder) -> Kept:
    content.poc("jardin", "titre: Un jardin")
    content.entry("personnes/anne.md", "nom: Anne Bertin\nfonction: Agent")
    content.article(
        "essai",
        "genre: entretien\npersonnes: anne",
        "## Pourquoi ?\n\nAB : Voir [](poc:jardin), à la MEL.\n",
    )
    memory = Kept()
    rendered(content, memory)
    assert len(memory) == 1
    return memory


def no_rendering(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("rendered again")

    monkeypatch.setattr(Renderer, "render", refuse)


def test_nothing_is_rendered_twice(
    content: ContentBuilder, memory: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = rendered(content, Kept())
    no_rendering(monkeypatch)
    assert rendered(content, memory) == fresh


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda c: c.poc("jardin", "titre: Un verger"), "Un verger"),
        (
            lambda c: c.entry("personnes/anne.md", "nom: Alice Bertin\nfonction: Agent"),
            "Alice Bertin",
        ),
        (lambda c: c.write("vocabulaires/abreviations.yml", "MEL: {titre: Autre nom}\n"), "Autre"),
        (
            lambda c: c.article(
                "essai", "genre: entretien\npersonnes: anne", "## Pourquoi ?\n\nAB : Parce que.\n"
            ),
            "Parce que",
        ),
    ],
    ids=["title of a linked entry", "name of a speaker", "an abbreviation", "the body"],
)
def test_what_changed_is_rendered_again(
    content: ContentBuilder, memory: Kept, change: object, words: str
) -> None:
    assert words not in rendered(content, memory)
    change(content)  # type: ignore[operator]
    again = rendered(content, memory)
    assert words in again
    assert again == rendered(content, Kept())


@pytest.mark.parametrize("part", ["the libraries", "the rooms"])
def test_another_program_renders_again(
    content: ContentBuilder, memory: Kept, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    if part == "the libraries":
        monkeypatch.setattr(program, "library_version", lambda name: "another")
    else:
        monkeypatch.setattr(text_memory, "program_of", lambda *_, **__: "another")
    program.program_of.cache_clear()
    text_memory.program.cache_clear()
    try:
        rendered(content, memory)
        assert len(memory) == 2
    finally:
        program.program_of.cache_clear()
        text_memory.program.cache_clear()


def test_two_entries_with_the_same_words_keep_their_own_answers(content: ContentBuilder) -> None:
    for folder, slug in (("a", "un"), ("b", "deux")):
        content.article(f"{folder}/{slug}", body="Voir [](voisin.md).\n")
        content.article(f"{folder}/voisin", f"titre: Voisin de {slug}")
    content.article("b/voisin-de-deux", "titre: x")
    (content.root / "articles/b/voisin.md").unlink()
    memory = Kept()
    assert "Voisin de un" in rendered(content, memory, "un")
    assert "Voisin de un" not in rendered(content, memory, "deux")
