"""`inspiration check`, as it is typed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import Any

import pytest
from PIL import Image

from inspiration.text.rendered import Rendered
from inspiration.text.renderer import Renderer
from tests.cli.magazine import CONFIGURATION, Magazine
from tests.content_builder import ContentBuilder
from tests.desk.repositories import commit, git, start


def test_a_clean_folder_is_said_so(magazine: Magazine) -> None:
    magazine.content.article("un")
    done = magazine.run("check")
    assert (done.exit_code, done.stdout) == (0, "aucune erreur, aucun avertissement\n")


def test_a_fault_is_shown_with_its_line_and_a_caret(magazine: Magazine) -> None:
    magazine.content.article("un", "genre: inconnu")
    done = magazine.run("check")
    assert done.exit_code == 1
    assert "articles/un.md:8:1  erreur (vocabulaire)" in done.stdout
    assert "    genre: inconnu\n    ^\n" in done.stdout
    assert done.stdout.endswith("1 erreur, aucun avertissement\n")


def test_a_warning_stops_only_when_asked(magazine: Magazine) -> None:
    magazine.content.article("un", "genre: outil")
    assert magazine.run("check").exit_code == 0
    assert magazine.run("check", "--strict").exit_code == 1


def test_one_file_or_one_folder_can_be_asked_for(magazine: Magazine) -> None:
    file = magazine.content.article("un", "genre: inconnu")
    magazine.content.poc("deux", "etape: inconnu")
    shown = magazine.run("check", str(file), "--format", "json")
    assert [problem["file"] for problem in json.loads(shown.stdout)] == ["articles/un.md"]
    shown = magazine.run("check", "content/poc", "--format", "json")
    assert [problem["file"] for problem in json.loads(shown.stdout)] == ["poc/deux.md"]
    absent = magazine.run("check", "content/absent.md")
    assert absent.exit_code == 2
    assert "« content/absent.md » n'existe pas" in absent.stderr


def test_forges_are_told_paths_of_the_repository(magazine: Magazine) -> None:
    magazine.content.article("un", "genre: inconnu")
    assert "::error file=content/articles/un.md,line=8,col=1" in (
        magazine.run("check", "--format", "github").stdout
    )
    (issue,) = json.loads(magazine.run("check", "--format", "gitlab").stdout)
    assert issue["location"]["path"] == "content/articles/un.md"


def test_only_the_work_in_hand_is_told(magazine: Magazine) -> None:
    magazine.content.article("vieux", "genre: inconnu")
    start(magazine.folder)
    assert magazine.run("check", "--changed").exit_code == 0
    magazine.content.article("neuf", "genre: inconnu")
    done = magazine.run("check", "--changed", "--format", "json")
    assert done.exit_code == 1
    assert [problem["file"] for problem in json.loads(done.stdout)] == ["articles/neuf.md"]
    assert magazine.run("check", "--changed", "HEAD").exit_code == 1


def test_a_rename_is_told_and_mended(magazine: Magazine) -> None:
    file = magazine.content.article("un")
    start(magazine.folder)
    file.rename(file.with_name("deux.md"))
    done = magazine.run("check", "--changed")
    assert "articles/deux.md:1:1  attention (adresse-perdue)" in done.stdout
    mended = magazine.run("check", "--fix")
    assert "articles/deux.md  ancienne adresse /articles/un/ gardée" in mended.stderr
    assert magazine.run("check", "--changed", "--strict").exit_code == 0
    commit(magazine.folder, "Renommé")
    assert git(magazine.folder, "status", "--porcelain") == ""


def test_corrections_are_told_and_the_rest_is_shown(magazine: Magazine) -> None:
    magazine.content.article("un", "genre: outil\nrubrique: inconnue")
    done = magazine.run("check", "--fix")
    assert "Corrigé : articles/un.md:7  outil → methode" in done.stderr
    assert "n'est pas dans un dépôt Git. Les renommages ne sont pas cherchés." in done.stderr
    assert "1 erreur, aucun avertissement" in done.stdout


def test_corrections_keep_to_what_is_named(magazine: Magazine) -> None:
    one = magazine.content.article("un", "genre: outil")
    two = magazine.content.article("deux", "genre: outil")
    magazine.run("check", "--fix", str(one))
    assert b"genre: methode" in one.read_bytes()
    assert b"genre: outil" in two.read_bytes()


@pytest.mark.parametrize("words", [("--changed",), ("--changed", "--fix")])
def test_without_git_the_comparison_is_refused_in_french(
    magazine: Magazine, words: tuple[str, ...]
) -> None:
    done = magazine.run("check", *words)
    assert done.exit_code == 2
    assert "n'est pas dans un dépôt Git." in done.stderr


def test_a_folder_without_configuration_is_said_in_french(magazine: Magazine) -> None:
    (magazine.folder / "mkdocs.yml").unlink()
    done = magazine.run("check")
    assert done.exit_code == 2
    assert "Pas de fichier mkdocs.yml ici" in done.stderr


def test_an_instant_that_cannot_be_read_is_said_in_french(magazine: Magazine) -> None:
    magazine.run("check")
    done = magazine.run("check", "--at", "demain")
    assert done.exit_code == 2
    assert "'demain', attendu un instant" in done.stderr


def change_text(magazine: Magazine) -> None:
    magazine.content.article("un", "genre: inconnu")


def change_list(magazine: Magazine) -> None:
    magazine.content.write("vocabulaires/genres.yml", "lieu: {libelle: Lieu}\n")


def change_configuration(magazine: Magazine) -> None:
    text = CONFIGURATION.replace("docs_dir: content", "docs_dir: autre")
    (magazine.folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    ContentBuilder(magazine.folder / "autre").article("un", "genre: inconnu")


def remove_picture(magazine: Magazine) -> None:
    (magazine.content.root / "articles/photo/p.svg").unlink()


@pytest.mark.parametrize("change", [change_text, change_list, change_configuration, remove_picture])
def test_what_is_remembered_follows_every_change(magazine: Magazine, change: object) -> None:
    magazine.content.article("un")
    magazine.content.write("articles/photo/p.svg", DRAWING)
    magazine.content.article("photo/index", "image: {fichier: p.svg, alt: A, credit: C}")
    assert magazine.run("check").exit_code == 0
    assert magazine.run("check").exit_code == 0
    change(magazine)  # type: ignore[operator]
    assert magazine.run("check").exit_code == 1


def test_a_text_is_read_again_when_what_it_asks_for_changes(magazine: Magazine) -> None:
    magazine.content.article("un", body="Voir [](article:deux) et le coeur.\n")
    magazine.content.article("deux")
    first = magazine.run("check").stdout
    assert "(texte-ligature)" in first
    (magazine.content.root / "articles/deux.md").unlink()
    second = magazine.run("check").stdout
    assert "(texte-lien)" in second
    assert "(texte-ligature)" in second
    magazine.content.article("deux")
    assert magazine.run("check").stdout == first


DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><path d="M0 0h40v30z"/></svg>'
)


def test_what_is_remembered_follows_the_clock(magazine: Magazine) -> None:
    magazine.content.article("un", body="Voir [](article:deux).\n")
    magazine.content.article("deux", "retrait: 2020-06-01")
    assert magazine.run("check", "--at", "2020-06-01T06:59").exit_code == 0
    assert magazine.run("check", "--at", "2020-06-01T07:00").exit_code == 1
    assert magazine.run("check", "--at", "2020-06-01T06:59").exit_code == 0


def test_the_memory_can_be_deleted_damaged_or_refused(magazine: Magazine) -> None:
    magazine.content.article("un")
    first = magazine.run("check").stdout
    notes = magazine.folder / ".cache/inspiration/desk"
    kept = sorted(notes.iterdir())
    assert [file.name.partition("-")[0] for file in kept] == ["answer", "content", "readings"]
    for file in kept:
        file.write_bytes(file.read_bytes()[:-5])
        assert magazine.run("check").stdout == first
    shutil.rmtree(notes)
    notes.write_text("un fichier au lieu du dossier")
    assert magazine.run("check").stdout == first


def test_a_picture_is_read_again_only_when_it_changes(
    magazine: Magazine, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = 'image: {fichier: p.png, alt: Un mur, credit: "Photo : MEL"}'
    magazine.content.article("un/index", record)
    picture = magazine.content.root / "articles/un/p.png"
    Image.new("RGB", (900, 600), "teal").save(picture)
    first = magazine.run("check").stdout
    with monkeypatch.context() as patch:
        patch.setattr("inspiration.images.source.inspect_source", lambda path: pytest.fail(path))
        magazine.content.article("deux")
        assert magazine.run("check").stdout == first
    picture.write_bytes(picture.read_bytes()[:200])
    assert "image-abimee" in magazine.run("check").stdout
    shutil.rmtree(magazine.folder / ".cache/inspiration")
    (magazine.folder / ".cache/inspiration").write_text("un fichier au lieu du dossier")
    assert "image-abimee" in magazine.run("check").stdout


def test_only_a_text_that_changed_is_rendered_again(
    magazine: Magazine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for slug in ("un", "deux", "trois"):
        magazine.content.article(slug, body=f"Le texte {slug}.\n")
    rendered = []
    render = Renderer.render

    def count(renderer: Renderer, body: str, *others: Any, **named: Any) -> Rendered:
        rendered.append(body.strip())
        return render(renderer, body, *others, **named)

    monkeypatch.setattr(Renderer, "render", count)
    magazine.run("check")
    assert sorted(rendered) == ["Le texte deux.", "Le texte trois.", "Le texte un."]
    rendered.clear()
    magazine.content.article("deux", body="Le texte refait.\n")
    magazine.run("check")
    assert rendered == ["Le texte refait."]


LIBRARIES = {"babel", "jinja2", "lxml", "markdown", "mkdocs", "PIL", "pydantic"}
CHECK_AND_TELL = """
import sys
from inspiration.cli import main
try:
    main(["check"])
finally:
    print(*sys.modules, file=sys.stderr)
"""


def test_a_check_that_nothing_changed_loads_none_of_the_libraries(magazine: Magazine) -> None:
    magazine.content.article("un", body="Le coeur.\n")
    told = []
    for expected in (LIBRARIES, set()):
        done = subprocess.run(
            [sys.executable, "-c", CHECK_AND_TELL],
            check=True,
            cwd=magazine.folder,
            capture_output=True,
            text=True,
        )
        assert LIBRARIES & set(done.stderr.split()) == expected
        told.append(done.stdout)
    assert "(texte-ligature)" in told[0]
    assert told[0] == told[1]


def test_a_folder_of_texts_that_is_gone_is_said_in_french(magazine: Magazine) -> None:
    magazine.run("check")
    magazine.content.root.rename(magazine.folder / "ailleurs")
    done = magazine.run("check")
    assert done.exit_code == 2
    assert f"le dossier des textes « {magazine.content.root} » n'existe pas" in done.stderr
