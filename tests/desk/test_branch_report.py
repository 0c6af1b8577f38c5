"""The comment of a merge request says what a reviewer needs, and nothing can act from inside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspiration.desk.branch import open_branch
from inspiration.desk.branch_report import (
    MARK,
    MOST_PROBLEMS,
    branch_report,
    touched_entries,
    weigh_pages,
)
from inspiration.desk.check import check_library
from inspiration.model.problem import Problem, Severity
from inspiration.pages.site import Budget, Site
from tests.content_builder import ContentBuilder
from tests.desk.repositories import start

SITE = Site("Essai", "https://example.org/")


@pytest.fixture
def repository(content: ContentBuilder) -> ContentBuilder:
    content.article("vieux")
    content.article("parti", body="".join(f"Une ligne à part, la {n}e.\n" for n in range(80)))
    start(content.root.parent)
    content.article("vieux", "titre: Autre")
    (content.root / "articles/parti.md").unlink()
    content.article("neuf", "brouillon: true\ntitre: '@tous <b>| [x](y)'")
    content.article("demain", "date: 2020-06-02 18:30")
    content.entry("poc/casse.md", "nom: Une fiche qui ne ressemble à aucune autre")
    return content


def said(content: ContentBuilder, preview: str = "", site_dir: Path | None = None) -> str:
    library = content.library()
    branch = open_branch(content.root, None)
    touched = touched_entries(library, branch)
    problems = branch.concerned(check_library(library, SITE))
    weights = weigh_pages(SITE, site_dir, touched) if site_dir else ()
    return branch_report(library, SITE, touched, problems, weights, preview)


def test_each_entry_is_told_with_its_state_and_its_date(repository: ContentBuilder) -> None:
    text = said(repository)
    assert text.startswith(MARK)
    assert "| Article demain | nouvelle | programmé | 2 juin 2020, 18 h 30 |" in text
    assert "| Autre | modifiée | public | 15 janvier 2020, 7 h |" in text
    assert "| `poc/casse` | nouvelle |  |  |" in text
    assert "| `articles/parti` | retirée du dépôt |  |  |" in text
    assert "- **Erreur** `poc/casse.md`, ligne 2 : clé inconnue" in text


def test_words_of_an_editor_cannot_act_in_the_comment(repository: ContentBuilder) -> None:
    assert r"| \@tous \<b\>\| \[x\](y) | nouvelle | brouillon |" in said(repository)


def test_the_preview_is_linked_page_by_page(repository: ContentBuilder) -> None:
    text = said(repository, "https://apercu.example/7/")
    assert "[Voir l'aperçu](https://apercu.example/7/)" in text
    assert "[Autre](https://apercu.example/7/articles/vieux/)" in text


def test_the_pages_are_weighed(repository: ContentBuilder, tmp_path: Path) -> None:
    page = tmp_path / "site/articles/vieux/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<html><head></head><body><main><p>Un</p></main></body></html>")
    text = said(repository, site_dir=tmp_path / "site")
    assert "| `/articles/vieux/` | 1 ko | 5 | 1 |" in text
    heavy = Site("E", "https://example.org/", budget=Budget(article_elements=2))
    library = repository.library()
    touched = touched_entries(library, open_branch(repository.root, None))
    weights = weigh_pages(heavy, tmp_path / "site", touched)
    assert "(au-dessus du budget)" in branch_report(library, heavy, touched, [], weights)


def test_a_quiet_branch_says_so_and_a_loud_one_is_cut(content: ContentBuilder) -> None:
    library = content.library()
    assert "Aucune entrée ne change." in branch_report(library, SITE, [], [])
    problem = Problem("a.md", 1, 1, "", "date", Severity.ERROR, "faux")
    text = branch_report(library, SITE, [], [problem] * (MOST_PROBLEMS + 3))
    assert text.count("**Erreur**") == MOST_PROBLEMS
    assert "Et 3 autres" in text
