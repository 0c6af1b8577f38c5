"""A new entry is begun from the editors' models, and nothing is overwritten."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from inspiration.desk.begin import Begun, CannotBegin, begin, write
from inspiration.library import read_content
from inspiration.model.kinds import FOLDERS
from inspiration.model.record import values_of
from tests.content_builder import ContentBuilder

REAL = Path(__file__).parents[2] / "content"


@pytest.fixture
def desk(content: ContentBuilder) -> ContentBuilder:
    shutil.copytree(REAL / "modeles", content.root / "modeles")
    shutil.copytree(REAL / "vocabulaires", content.root / "vocabulaires", dirs_exist_ok=True)
    return content


def begin_and_write(desk: ContentBuilder, kind: str, title: str) -> Begun:
    begun = begin(desk.library(), kind, title)
    write(begun)
    return begun


@pytest.mark.parametrize("kind", FOLDERS)
def test_what_is_begun_is_read_without_an_error(desk: ContentBuilder, kind: str) -> None:
    desk.entry("numeros/numero-0.md", "titre: N\nnumero: 0\ndate: 2020-01-01")
    begun = begin_and_write(desk, kind, 'L\'atelier « du jeudi » : "un essai"')
    errors = [p for p in read_content(desk.root).problems if p.is_error]
    assert errors == [], begun.file.read_text()


def test_a_new_article_is_a_draft_of_the_numero_to_come(desk: ContentBuilder) -> None:
    desk.entry("numeros/numero-1.md", "titre: N\nnumero: 1\ndate: 2020-01-01")
    desk.entry("numeros/numero-2.md", "titre: N\nnumero: 2\ndate: 2021-01-01")
    begun = begin_and_write(desk, "article", "Un après-midi à Lille")
    assert begun.file == desk.root / "articles/un-apres-midi-a-lille/index.md"
    article = desk.library().content.entries["articles/un-apres-midi-a-lille"]
    assert article.draft
    assert values_of(article)["issue"] == "numero-2"


def test_a_new_numero_takes_the_next_number(desk: ContentBuilder) -> None:
    desk.entry("numeros/numero-4.md", "titre: N\nnumero: 4\ndate: 2020-01-01")
    assert begin_and_write(desk, "numero", "Suite").file.parent.name == "numero-5"


def test_nothing_is_ever_overwritten(desk: ContentBuilder) -> None:
    file = begin_and_write(desk, "poc", "Un jardin").file
    file.write_text("mon travail", encoding="utf-8")
    with pytest.raises(CannotBegin, match="existe déjà"):
        begin_and_write(desk, "poc", "Un jardin")
    (desk.root / "poc/autre").mkdir()
    with pytest.raises(CannotBegin, match="existe déjà"):
        begin_and_write(desk, "poc", "Autre")
    assert file.read_text(encoding="utf-8") == "mon travail"


def test_a_title_without_letters_is_refused(desk: ContentBuilder) -> None:
    with pytest.raises(CannotBegin, match="nom de dossier"):
        begin_and_write(desk, "poc", "« ? »")
