"""`inspiration new`, as it is typed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from inspiration.model.kinds import FOLDERS
from tests.cli.magazine import Magazine

REAL = Path(__file__).parents[2] / "content"


@pytest.fixture
def desk(magazine: Magazine) -> Magazine:
    shutil.copytree(REAL / "modeles", magazine.content.root / "modeles")
    shutil.copytree(
        REAL / "vocabulaires", magazine.content.root / "vocabulaires", dirs_exist_ok=True
    )
    magazine.content.entry("numeros/numero-1.md", "titre: N\nnumero: 1\ndate: 2020-01-01")
    return magazine


def test_the_next_step_is_told(desk: Magazine) -> None:
    done = desk.run("new", "article", "Un banc pour deux")
    file = "content/articles/un-banc-pour-deux/index.md"
    assert done.exit_code == 0
    assert f"Écrit : {file}" in done.stdout
    assert "C'est un brouillon" in done.stdout
    assert f"inspiration check {file}" in done.stdout
    again = desk.run("new", "article", "Un banc pour deux")
    assert again.exit_code == 1
    assert "existe déjà" in again.stderr


def test_without_a_title_an_example_is_given(desk: Magazine) -> None:
    done = desk.run("new", "poc")
    assert done.exit_code == 2
    assert 'inspiration new poc "Mon titre"' in done.stderr
    assert "evenement" in desk.run("new").stderr


def test_a_conversation_asks_again_until_the_answer_is_right(desk: Magazine) -> None:
    answers = ["poc", "Un jardin", "Comment jardiner ?", "", "logment", "Logement", "", "", "lile"]
    answers += ["lille", "", "mars 2019"]
    done = desk.run("new", "-i", answers="\n".join([*answers, ""]))
    assert done.exit_code == 0, done.output
    assert "vouliez-vous dire « logement »" in done.stdout
    assert "vouliez-vous dire « Lille »" in done.stdout
    text = (desk.content.root / "poc/un-jardin/index.md").read_text(encoding="utf-8")
    for line in ("question: Comment jardiner ?", "domaine: logement", "communes: [Lille]"):
        assert f"\n{line}\n" in text
    assert "\ndebut: 2019-03\n" in text
    assert desk.run("check").exit_code == 0


@pytest.mark.parametrize("kind", FOLDERS)
def test_every_kind_can_be_begun_with_every_answer_left_empty(desk: Magazine, kind: str) -> None:
    done = desk.run("new", kind, "Un essai", "-i", answers="\n" * 20)
    assert done.exit_code == 0, done.output
    assert desk.run("check").exit_code == 0
