"""Whatever is edited, what a check says with its memory is what it says without."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from inspiration import stamps
from inspiration.cli import main
from inspiration.desk import check_memory, reading
from inspiration.text.renderer import Renderer
from tests.content_builder import ContentBuilder

INSTANTS = ("2020-02-01T12:00", "2020-02-02T06:59", "2020-02-02T07:00", "2020-06-01T07:00")
CONFIGURATION = """\
site_name: Essai
site_url: https://example.org/essai/
docs_dir: {content}
plugins:
  - inspiration/magazine: {{search: false, html_tags: {tags}}}
  - inspiration/images
  - inspiration/feeds
"""
SHOWCASE = "  - inspiration/showcase\n"
LINKING = "Voir [](article:deux), [](poc:essai) et [ici](../trois.md)."
RECORD = "{{fichier: {file}, alt: Un mur, credit: Ville{more}}}"


class Desk:
    """A magazine of a dozen entries that speak of each other, and what its editors may do."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = ContentBuilder(folder / "content")
        self.at = INSTANTS[0]
        self.tags = "[em, strong]"
        self.showcase = True
        content = self.content
        content.entry("personnes/ada.md", "nom: Ada Test\nfonction: Autrice")
        content.entry("organisations/ville.md", "nom: Une ville\ntype: collectivite")
        content.entry("lieux/salle.md", "nom: La salle\ncommune: Lille")
        for name in ("un", "deux"):
            self._paint(f"articles/{name}/mur.png")
        content.article(
            "un/index",
            f"images: [{RECORD.format(file='mur.png', more=', fin_autorisation: 2020-02-01')}]",
            f"{LINKING}\n\n![](mur.png)\n",
        )
        content.article(
            "deux/index",
            f"image: {RECORD.format(file='mur.png', more='')}\n"
            f"images: [{RECORD.format(file='../un/mur.png', more='')}]",
            "Le coeur de la SNCF et de la MEL.\n\n/// galerie\n![](../un/mur.png)\n///\n",
        )
        content.article("trois", "genre: outil", "Un mot mot.\n\nVers [](/articles/un/).\n")
        content.article(
            "quatre", "genre: entretien\npersonnes: [ada]", "## Une question ?\n\nAT : oui.\n"
        )
        content.article("tard", "date: 2020-06-01", "Voir [](/poc/essai/) et [](article:un).\n")
        content.poc("essai", "communes: [Lille]\nenseignements: [Le coeur]", "<u>Mot</u>.\n")
        content.entry("pages/a-propos.md", "titre: À propos", "Voir [](/poc/) et [](page:plan).\n")
        content.entry(
            "pages/recherche.md",
            "titre: Recherche\ngabarit: recherche\n"
            "recherches_frequentes: [{libelle: Un, adresse: /articles/trois/}]",
        )
        content.write("guide/index.md", "# Guide\n\nVoir [trois](/articles/trois/).\n")

    # What an editor may do

    def add_words(self) -> None:
        self.content.edit("articles/trois.md", r"\Z", "\nDu coeur, et [](article:quatre).\n")

    def remove_words(self) -> None:
        self.content.edit("articles/deux/index.md", r"Le coeur de ", "De ")

    def retitle(self) -> None:
        self.content.edit("articles/trois.md", r"titre: .*", lambda found: f"{found[0]} MEL oeuvre")

    def link_elsewhere(self) -> None:
        self.content.edit("articles/tard.md", r"/poc/essai/", "/articles/troi/")

    def delete(self) -> None:
        (self.content.root / "articles/trois.md").unlink(missing_ok=True)

    def write_again(self) -> None:
        self.content.article("trois", "anciennes_adresses: [/articles/vieux/]", "Vers [](poc:x).\n")

    def rename(self) -> None:
        old = self.content.root / "articles/quatre.md"
        if old.exists():
            old.rename(old.with_name("cinq.md"))

    def draft(self) -> None:
        self.content.edit("articles/deux/index.md", r"\n---\n", "\nbrouillon: true\n---\n")

    def withdraw(self) -> None:
        self.content.edit("poc/essai.md", r"\n---\n", "\nretrait: 2020-02-02\n---\n")

    def wait(self) -> None:
        self.at = INSTANTS[min(INSTANTS.index(self.at) + 1, len(INSTANTS) - 1)]

    def wait_again(self) -> None:
        self.wait()

    def go_back(self) -> None:
        self.at = INSTANTS[max(INSTANTS.index(self.at) - 1, 0)]

    def break_front_matter(self) -> None:
        self.content.edit("articles/un/index.md", r"titre: .*", "titre: [")

    def mend_front_matter(self) -> None:
        self.content.edit("articles/un/index.md", r"titre: \[", "titre: Un")

    def make_a_twin(self) -> None:
        self.content.article("quatre/index")

    def merge_by_halves(self) -> None:
        self.content.edit("articles/deux/index.md", r"\Z", "\n<<<<<<< HEAD\nUn.\n=======\n")

    def finish_the_merge(self) -> None:
        self.content.edit("articles/deux/index.md", r"\n<<<<<<< HEAD\n", "\n")

    def name_a_folder_as_an_entry(self) -> None:
        (self.content.root / "articles/six.md").mkdir(exist_ok=True)

    def remove_that_folder(self) -> None:
        if (self.content.root / "articles/six.md").exists():
            (self.content.root / "articles/six.md").rmdir()

    def tolerate(self) -> None:
        rule = "tolerer: [{regle: texte-ligature, raison: Citation}]"
        self.content.edit("articles/deux/index.md", r"\n---\n", f"\n{rule}\n---\n")

    def name_an_organisation(self) -> None:
        self.content.entry("organisations/rail.md", "nom: SNCF\ntype: collectivite")

    def rename_person(self) -> None:
        self.content.edit("personnes/ada.md", r"nom: .*", "nom: Zoé Test")

    def explain_a_word(self) -> None:
        self.content.edit("vocabulaires/abreviations.yml", r"\Z", "SNCF: {titre: Des trains}\n")

    def change_a_list(self) -> None:
        self.content.edit("vocabulaires/genres.yml", r"outil", "fabrique")

    def change_who_is_interviewed(self) -> None:
        self.content.edit("vocabulaires/genres.yml", r"Entretien\}", "Entretien, alias: [outil]}")

    def break_a_picture(self) -> None:
        self.content.write("articles/un/mur.png", b"\x89PNG\r\n\x1a\n")

    def paint_again(self) -> None:
        self._paint("articles/un/mur.png", width=320)

    def remove_a_picture(self) -> None:
        (self.content.root / "articles/deux/mur.png").unlink(missing_ok=True)

    def touch(self) -> None:
        for file in self.content.root.rglob("*.*"):
            file.touch()

    def restore_dates(self) -> None:
        for file in self.content.root.rglob("*.md"):
            os.utime(file, (1_500_000_000, 1_500_000_000))

    def guide_elsewhere(self) -> None:
        self.content.edit("guide/index.md", r"/articles/trois/", "/articles/vieux/")

    def allow_a_tag(self) -> None:
        self.tags = "[em, u]"

    def close_the_showcase(self) -> None:
        self.showcase = not self.showcase

    # How it is done

    def _paint(self, path: str, width: int = 640) -> None:
        file = self.content.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (width, 400), "teal").save(file)

    # What it gives

    def check(self, name: str, *more: str) -> list[dict[str, Any]]:
        """Check from a folder of its own, with a memory of its own."""
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        written = CONFIGURATION.format(content=self.content.root, tags=self.tags)
        configuration = folder / "mkdocs.yml"
        configuration.write_text(written + (SHOWCASE if self.showcase else ""))
        words = ("check", "--config", str(configuration), "--at", self.at, "--format", "json")
        done = CliRunner().invoke(main, [*words, *more], catch_exceptions=False)
        problems: list[dict[str, Any]] = json.loads(done.stdout)
        return problems

    def check_afresh(self) -> list[dict[str, Any]]:
        """Check with no memory at all."""
        shutil.rmtree(self.folder / "neuf", ignore_errors=True)
        return self.check("neuf")


EDITS = [name for name in vars(Desk) if name[0] != "_" and not name.startswith("check")]


@pytest.fixture(scope="module", autouse=True, params=["dates", "content"])
def _trust(request: pytest.FixtureRequest) -> Iterator[None]:
    """Files that have just been written are known by their content, others by their dates."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "dates":
            patch.setattr(stamps, "TRUSTED_AFTER", -1)
        yield


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A magazine checked once; each edit is made on top of the others."""
    desk = Desk(tmp_path_factory.mktemp("edition"))
    rules = {problem["rule"] for problem in desk.check("suivi")}
    assert rules >= {"texte-ligature", "texte-sigle", "texte-mot-double", "texte-lien"}
    return desk


@pytest.mark.parametrize("edit", EDITS)
def test_after_any_edit_a_check_says_all_that_is_wrong(edited: Desk, edit: str) -> None:
    getattr(edited, edit)()
    for _ in range(2):
        assert edited.check("suivi") == edited.check_afresh()


@pytest.mark.slow
@settings(max_examples=25)
@given(edits=st.lists(st.sampled_from(EDITS), min_size=2, max_size=6))
def test_after_any_sequence_of_edits_a_check_says_all_that_is_wrong(
    tmp_path_factory: pytest.TempPathFactory, edits: list[str]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("suite"))
    desk.check("suivi")
    for edit in edits:
        getattr(desk, edit)()
        assert desk.check("suivi") == desk.check_afresh()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def texts_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The first line of each text that a check reads, and does not remember."""
    read: set[str] = set()
    render = Renderer.render

    def note(renderer: Renderer, source: str, *others: Any) -> Any:
        read.add(source.partition("\n")[0])
        return render(renderer, source, *others)

    with monkeypatch.context() as patch:
        patch.setattr(Renderer, "render", note)
        desk.check("suivi")
    return read


def test_only_what_an_edit_can_change_is_read_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(texts_read(desk, monkeypatch)) > 5
    assert texts_read(desk, monkeypatch) == set()
    desk.retitle()
    assert texts_read(desk, monkeypatch) == {"Un mot mot.", LINKING}
    desk.name_an_organisation()
    assert texts_read(desk, monkeypatch) == {"Un texte.", "Le coeur de la SNCF et de la MEL."}
    desk.touch()
    assert texts_read(desk, monkeypatch) == set()


def test_an_answer_that_holds_reads_no_content(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    first = desk.check("suivi")
    monkeypatch.setattr("inspiration.press.opening.read_content", lambda *_: pytest.fail("read"))
    assert desk.check("suivi") == first


def test_a_file_written_twice_in_one_tick_is_read_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "TRUSTED_AFTER", 2_000_000_000)
    now = time.time_ns()
    monkeypatch.setattr(check_memory, "_stamp", lambda found: (now, now, 0, found.st_ino))
    first = desk.check("suivi")
    assert desk.check("suivi") == first
    desk.remove_words()
    assert desk.check("suivi") == desk.check_afresh() != first


@pytest.mark.usefixtures("may_fork")
def test_what_is_shared_among_cores_is_what_one_finds(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = desk.check_afresh()
    hands: set[int] = set()
    monkeypatch.setattr(reading, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr(reading, "_AT_A_TIME", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    fork = os.fork

    def note() -> int:
        hands.add(child := fork())
        return child

    monkeypatch.setattr(os, "fork", note)
    assert desk.check_afresh() == alone
    assert len(hands) == 3
    assert desk.check("neuf") == alone


def test_a_broken_picture_is_told_to_each_who_shows_it(desk: Desk) -> None:
    desk.break_a_picture()
    told = {problem["file"] for problem in desk.check("suivi") if "mur.png" in problem["message"]}
    assert told == {"articles/un/index.md", "articles/deux/index.md"}
