"""What a branch touches, what refers to it, and the addresses it breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspiration.desk.branch import Branch, open_branch
from inspiration.desk.check import check_library
from inspiration.desk.checked import Checked
from inspiration.desk.fix import keep_addresses
from inspiration.desk.git import GitFault, find_repository
from inspiration.desk.scope import touched_files
from inspiration.pages.site import Site
from tests.content_builder import ContentBuilder
from tests.desk.repositories import commit, git, start

SITE = Site("Essai", "https://example.org/")


@pytest.fixture
def repository(content: ContentBuilder) -> ContentBuilder:
    content.poc("jardin")
    content.article("un", "poc: jardin")
    content.article("deux", body="Voir [le jardin](../poc/jardin.md).\n")
    content.article("trois", body="Voir [](article:un).\n")
    content.article("faux", "genre: inconnu")
    start(content.root.parent)
    return content


def checked_branch(content: ContentBuilder, base: str | None = None) -> tuple[Checked, Branch]:
    return check_library(content.library(), SITE), open_branch(content.root, base)


def touched(content: ContentBuilder) -> set[str]:
    checked, branch = checked_branch(content)
    return set(touched_files(branch.changes, branch.prefix, checked))


def lost(content: ContentBuilder, base: str | None = None) -> dict[str, str | None]:
    checked, branch = checked_branch(content, base)
    found = branch.lost_addresses(checked, content.library().clock)
    return {address.address: address.file for address in found}


def test_a_branch_answers_for_its_files_and_for_what_refers_to_them(
    repository: ContentBuilder,
) -> None:
    repository.poc("jardin", "titre: Autre")
    assert touched(repository) == {"poc/jardin.md", "articles/un.md", "articles/deux.md"}


def test_a_deleted_entry_concerns_those_who_name_it(repository: ContentBuilder) -> None:
    (repository.root / "articles/un.md").unlink()
    assert touched(repository) == {"articles/un.md", "articles/trois.md"}


def test_a_picture_concerns_the_entry_beside_it(repository: ContentBuilder) -> None:
    repository.entry("articles/photo/index.md", "titre: P\ndate: 2020-01-01\nhors_numero: true")
    commit(repository.root.parent, "Une photo")
    repository.write("articles/photo/p.jpg", b"x")
    assert touched(repository) == {"articles/photo/p.jpg", "articles/photo/index.md"}


def test_a_closed_list_concerns_everyone(repository: ContentBuilder) -> None:
    repository.write("vocabulaires/genres.yml", "methode: {libelle: Méthode}\n")
    assert {"articles/trois.md", "poc/jardin.md"} <= touched(repository)


def test_work_that_was_committed_on_the_branch_counts(repository: ContentBuilder) -> None:
    git(repository.root, "switch", "--quiet", "-c", "essai")
    repository.article("trois", "titre: Autre")
    commit(repository.root.parent, "Autre titre")
    git(repository.root, "switch", "--quiet", "main")
    repository.article("deux", "titre: Le travail des autres")
    commit(repository.root.parent, "Ailleurs")
    git(repository.root, "switch", "--quiet", "essai")
    assert touched(repository) == {"articles/trois.md"}


def test_only_the_problems_of_the_branch_are_told(repository: ContentBuilder) -> None:
    repository.article("neuf", "genre: perdu")
    checked, branch = checked_branch(repository)
    assert {p.file for p in checked.problems} == {"articles/neuf.md", "articles/faux.md"}
    assert {p.file for p in branch.concerned(checked)} == {"articles/neuf.md"}


@pytest.mark.parametrize("staged", [True, False])
def test_a_renamed_entry_keeps_its_address(repository: ContentBuilder, staged: bool) -> None:
    (repository.root / "articles/un.md").rename(repository.root / "articles/premier.md")
    if staged:
        git(repository.root, "add", "--all")
    assert lost(repository) == {"/articles/un/": "articles/premier.md"}
    checked, branch = checked_branch(repository)
    clock = repository.library().clock
    before = (repository.root / "articles/premier.md").read_bytes()
    keep_addresses(repository.root, branch.lost_addresses(checked, clock))
    after = (repository.root / "articles/premier.md").read_bytes()
    added = "anciennes_adresses:\n  - /articles/un/\n"
    assert after == before.replace(b"\n---\n", f"\n{added}---\n".encode())
    assert lost(repository) == {}


def test_the_index_is_left_as_it_was(repository: ContentBuilder) -> None:
    repository.article("neuf")
    before = git(repository.root, "status", "--porcelain")
    lost(repository)
    assert before == "?? content/articles/neuf.md\n"
    assert git(repository.root, "status", "--porcelain") == before


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("anciennes_adresses: /vieux/", "anciennes_adresses: [/vieux/, /articles/un/]"),
        ("anciennes_adresses: [/vieux/]", "anciennes_adresses: [/vieux/, /articles/un/]"),
        (
            "anciennes_adresses:\n    - /vieux/ # la première\nlangue: fr",
            "anciennes_adresses:\n    - /vieux/ # la première\n    - /articles/un/\nlangue: fr",
        ),
    ],
)
def test_an_address_joins_those_the_entry_had(
    repository: ContentBuilder, written: str, expected: str
) -> None:
    repository.article("un", f"poc: jardin\n{written}")
    commit(repository.root.parent, "Une ancienne adresse")
    (repository.root / "articles/un.md").rename(repository.root / "articles/premier.md")
    checked, branch = checked_branch(repository)
    library = repository.library()
    keep_addresses(repository.root, branch.lost_addresses(checked, library.clock))
    assert expected in (repository.root / "articles/premier.md").read_text(encoding="utf-8")
    assert lost(repository) == {}


def test_a_move_that_keeps_the_address_loses_nothing(repository: ContentBuilder) -> None:
    (repository.root / "articles/un").mkdir()
    (repository.root / "articles/un.md").rename(repository.root / "articles/un/index.md")
    assert lost(repository) == {}


def test_a_published_entry_that_is_deleted_is_told(repository: ContentBuilder) -> None:
    (repository.root / "articles/trois.md").unlink()
    assert lost(repository) == {"/articles/trois/": None}
    checked, branch = checked_branch(repository)
    (address,) = branch.lost_addresses(checked, repository.library().clock)
    problem = address.problem()
    assert (problem.file, problem.rule) == ("articles/trois.md", "adresse-perdue")
    assert "retrait" in problem.hint


@pytest.mark.parametrize("state", ["brouillon: true", "date: 2021-01-01"])
def test_an_address_that_nobody_saw_is_not_missed(repository: ContentBuilder, state: str) -> None:
    repository.article("secret", state)
    commit(repository.root.parent, "Un secret")
    (repository.root / "articles/secret.md").unlink()
    assert lost(repository) == {}


def test_a_rename_that_is_tolerated_is_not_told(repository: ContentBuilder) -> None:
    text = "poc: jardin\ntolerer:\n  - regle: adresse-perdue\n    raison: Adresse jamais donnée."
    repository.article("un", text)
    commit(repository.root.parent, "Tolérance")
    (repository.root / "articles/un.md").rename(repository.root / "articles/premier.md")
    assert lost(repository) == {}


def test_a_folder_without_git_is_said_in_french(tmp_path: Path) -> None:
    with pytest.raises(GitFault, match="n'est pas dans un dépôt Git"):
        find_repository(tmp_path)


def test_git_that_is_absent_is_said_in_french(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitFault, match="Git n'est pas installé"):
        find_repository(tmp_path)


def test_an_unknown_base_is_said_in_french(repository: ContentBuilder) -> None:
    with pytest.raises(GitFault, match="ne connaît pas « mian »"):
        open_branch(repository.root, "mian")
