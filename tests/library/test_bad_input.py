"""Each mistake of an editor gives one clear problem, at its place, and never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspiration.library import read_content
from tests.content_builder import CHAPO, ContentBuilder
from tests.library.mistakes import GOOD, MISTAKES, Mistake


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_told_at_its_place(content: ContentBuilder, mistake: Mistake) -> None:
    mistake.write(content)
    problems = read_content(content.root).problems
    found = [p for p in problems if p.rule == mistake.rule and p.file == mistake.file]
    assert found, problems
    problem = found[0]
    assert problem.line == mistake.line
    assert mistake.message in problem.message
    assert mistake.hint in problem.hint
    if mistake.column is not None:
        assert problem.column == mistake.column


@pytest.mark.parametrize("there", ["nothing", "a file"])
def test_a_folder_that_has_gone_holds_no_entry(tmp_path: Path, there: str) -> None:
    """A preview outlives the folder it shows, when Git changes branch."""
    root = tmp_path / "content"
    if there == "a file":
        root.write_text("x")
    assert read_content(root).entries == {}


@pytest.mark.parametrize("path", [".obsidian/note.md", ".trash.md", "README.md"])
def test_what_stands_beside_the_texts_is_not_told(content: ContentBuilder, path: str) -> None:
    content.write(path, "Un brouillon.\n")
    assert [p for p in read_content(content.root).problems if p.rule == "fichier-ignore"] == []


def test_two_issues_of_one_number_are_told(content: ContentBuilder) -> None:
    content.entry("numeros/numero-1.md", f'titre: N\nnumero: 1\ndate: 2020-01-01\nchapo: "{CHAPO}"')
    content.entry("numeros/numero-2.md", f'titre: N\nnumero: 1\ndate: 2020-01-01\nchapo: "{CHAPO}"')
    problems = read_content(content.root).problems
    found = {(p.file, p.rule): p for p in problems}
    problem = found["numeros/numero-2.md", "numero-double"]
    assert (problem.line, problem.key) == (3, "numero")
    assert "le numéro 1 existe déjà dans « numeros/numero-1.md »" in problem.message


def test_every_mistake_is_told_in_one_run(content: ContentBuilder) -> None:
    content.write("articles/a.md", "---\ntitre: A : B\n---\nx\n")
    content.write("articles/b.md", "---\ntitre: B\ndate: hier\nchappo: x\n---\nx\n")
    problems = read_content(content.root).problems
    assert {(p.file, p.rule) for p in problems} >= {
        ("articles/a.md", "yaml-deux-points"),
        ("articles/b.md", "date"),
        ("articles/b.md", "cle-inconnue"),
    }


def test_what_an_unreadable_entry_refers_to_is_told_in_the_same_run(
    content: ContentBuilder,
) -> None:
    content.article(
        "essai",
        "date: 31/01/2020\ngenre: enquete\npoc: [nulle-part]\nauteurs: [redaction, inconnue-ici]",
    )
    found = [(problem.rule, problem.line) for problem in content.library().problems]
    assert found == [("date", 6), ("vocabulaire", 7), ("reference", 8), ("reference", 9)]


def test_a_key_of_the_wrong_sort_is_told_once(content: ContentBuilder) -> None:
    content.article("essai", "genre: 12\nrubrique: [methode]")
    found = [(problem.rule, problem.key) for problem in content.library().problems]
    assert found == [("type", "genre"), ("type", "rubrique")]


def test_a_good_article_has_no_problem(content: ContentBuilder) -> None:
    content.article("essai")
    assert read_content(content.root).problems == []


def test_a_symbolic_link_is_not_followed(content: ContentBuilder) -> None:
    secret = content.root.parent / "secret.md"
    secret.write_text(f"---\n{GOOD}---\nSecret.\n")
    (content.root / "articles").mkdir()
    (content.root / "articles/lien.md").symlink_to(secret)
    assert read_content(content.root).entries == {}
