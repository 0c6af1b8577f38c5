"""Whatever is edited, the site made from what changed is the one a clean build makes."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspiration.library import library
from inspiration.pages.templates import theme_folder
from inspiration.press import glance
from inspiration.press.build import build
from inspiration.press.errors import PressError
from inspiration.press.order import Order
from tests.content_builder import CHAPO, ContentBuilder
from tests.images.photographs import scenery, with_secrets

INSTANTS = ("2020-02-01T12:00", "2020-02-01T12:01", "2020-03-20T08:00", "2021-01-10T09:00")
CONFIGURATION = """
site_name: Inspiration(s)
site_url: https://inspirations.example/essai/
docs_dir: {content}
theme: {{name: material, custom_dir: {theme}}}
plugins:
  - inspiration/magazine: {{search: false, publisher: Ville, email: a@inspirations.example}}
  - inspiration/showcase
  - inspiration/images: {{cards: false}}
  - inspiration/feeds: {{limit: 3}}
"""


class Desk:
    """A magazine of about fifteen entries, and the edits that its editors may make."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = ContentBuilder(folder / "content")
        self.theme = folder / "theme"
        self.at = INSTANTS[0]
        (self.theme / "magazine").mkdir(parents=True)
        self._write_magazine()

    def _write_magazine(self) -> None:
        content = self.content
        for number, day in ((1, "2020-01-10"), (2, "2020-03-15")):
            front = f'titre: Numéro {number}\nnumero: {number}\nteinte: ciel\nchapo: "{CHAPO}"\n'
            content.entry(
                f"numeros/numero-{number}.md",
                f"{front}date: {day}\nune: trois\nsommaire: [un, trois]",
            )
        content.entry("personnes/ada.md", "nom: Ada Test\nfonction: Autrice")
        content.entry("organisations/ville.md", "nom: Une ville\ntype: collectivite")
        content.entry("lieux/salle.md", "nom: La salle\ncommune: Lille")
        content.write("articles/un/salle.jpg", with_secrets(scenery(320, 240)))
        content.article(
            "un/index",
            "titre: Premier\nnumero: numero-1\nauteurs: ada\npoc: [essai]\nmots_cles: [jardin]\n"
            "image: {fichier: salle.jpg, alt: Une salle, credit: Ville}",
            "Voir [le deux](article:deux), [](poc:essai) et [plus tard](article:tard).\n",
        )
        content.article(
            "deux", "mots_cles: [Jardin]\npersonnes: [ada]", "## Un\n\nMot.\n\n## Deux\n"
        )
        content.article("trois", "numero: numero-1\nmots_cles: [jardins, eau]\nrubrique: metier")
        content.article("tard", "titre: Plus tard\ndate: 2020-03-20\nnumero: numero-2")
        content.poc(
            "essai", "communes: [Lille]\ndomaine: logement\netape: imaginer\nporteur: ville"
        )
        content.poc(
            "autre", "communes: [Villeneuve-d'Ascq]\ndomaine: dechets\nenseignements: [Lent]"
        )
        content.entry(
            "agenda/fete.md",
            "titre: La fête\ndate: 2020-01-05\ndebut: 2020-02-20\nlieu: salle\npoc: [essai]",
        )
        content.write("poc/bilan.csv", b"an;essais\n2020;3\n")
        content.entry("pages/a-propos.md", "titre: À propos", "Voir [](article:un).\n")
        content.entry("pages/plan-du-site.md", "titre: Plan du site\ngabarit: plan-du-site")
        content.entry("pages/abonnement.md", "titre: Abonnement\ngabarit: abonnement")

    # What an editor may do

    def add_words(self) -> None:
        self._sub("articles/deux.md", r"\Z", "\nDes mots de plus, et [](article:trois).\n")

    def shorten(self) -> None:
        self._sub("articles/deux.md", r"(?s)\n---\n.*", "\n---\nPresque rien.\n")

    def retitle(self) -> None:
        self._sub("articles/trois.md", r"titre: .*", lambda m: f"{m[0]} encore")

    def retitle_poc(self) -> None:
        self._sub("poc/essai.md", r"titre: .*", lambda m: f"{m[0]} bis")

    def rewrite_standfirst(self) -> None:
        self._sub("articles/trois.md", r"chapo: \"Un", 'chapo: "Encore un')

    def postpone(self) -> None:
        self._sub("articles/deux.md", r"date: .*", "date: 2020-03-18")

    def advance(self) -> None:
        self._sub("articles/deux.md", r"date: .*", "date: 2019-12-01")

    def draft(self) -> None:
        self._toggle("articles/trois.md", "brouillon: true")

    def withdraw(self) -> None:
        self._toggle("poc/autre.md", "retrait: 2020-01-31")

    def rename_person(self) -> None:
        self._sub("personnes/ada.md", r"nom: .*", lambda m: f"{m[0]} Zut")

    def move_place(self) -> None:
        self._sub("lieux/salle.md", r"commune: .*", "commune: Villeneuve-d'Ascq")

    def change_step(self) -> None:
        self._sub("poc/essai.md", r"etape: .*", "etape: experimenter\nmaj: 2020-01-20")

    def correct(self) -> None:
        self._toggle("articles/un/index.md", "corrections: [{date: 2020-03-01, texte: Un mot}]")

    def offer_file(self) -> None:
        line = "telechargements: [{fichier: bilan.csv, titre: Le bilan, accessible: true}]"
        self._toggle("poc/essai.md", line)

    def change_file(self) -> None:
        file = self.content.root / "poc/bilan.csv"
        file.write_bytes(file.read_bytes() + b"2021;4\n")

    def put_right(self) -> None:
        self._toggle("poc/autre.md", "maj: 2020-01-31")

    def change_list(self) -> None:
        self._sub("vocabulaires/rubriques.yml", r"libelle: M", "libelle: Nouvelle m")

    def spell_keyword(self) -> None:
        self._sub("articles/trois.md", r"jardins", "Jardin")

    def reorder(self) -> None:
        self._sub("numeros/numero-1.md", r"sommaire: .*", "sommaire: [trois, un]")

    def add(self) -> None:
        self.content.article("neuf", "numero: numero-1\nmots_cles: [eau]\npoc: [autre]")

    def delete(self) -> None:
        (self.content.root / "articles/neuf.md").unlink(missing_ok=True)
        (self.content.root / "agenda/fete.md").unlink(missing_ok=True)

    def rename(self) -> None:
        old, new = (self.content.root / f"articles/{name}.md" for name in ("trois", "quatre"))
        if old.exists():
            text = old.read_text().replace(
                "titre:", "anciennes_adresses: [/articles/trois/]\ntitre:"
            )
            new.write_text(text)
            old.unlink()
            for file in (self.content.root / "numeros").iterdir():
                file.write_text(file.read_text().replace("trois", "quatre"))
            for file in self.content.root.rglob("*.md"):
                file.write_text(file.read_text().replace("article:trois", "article:quatre"))

    def change_picture(self) -> None:
        self.content.write("articles/un/salle.jpg", with_secrets(scenery(400, 300)))

    def remove_picture(self) -> None:
        self._sub("articles/un/index.md", r"image: .*\n", "")

    def change_template(self) -> None:
        name = "magazine/article.html"
        text = (theme_folder() / name).read_text()
        count = len(list(self.theme.rglob("*.html")))
        (self.theme / name).write_text(text.replace("</main>", f"<p>{count}</p></main>"))

    def wait(self) -> None:
        self.at = INSTANTS[min(INSTANTS.index(self.at) + 1, len(INSTANTS) - 1)]

    def touch(self) -> None:
        for file in self.content.root.rglob("*.md"):
            file.touch()

    # How it is done

    def _sub(self, path: str, pattern: str, by: str | Callable[[re.Match[str]], str]) -> None:
        file = self.content.root / path
        if file.exists():
            file.write_text(re.sub(pattern, by, file.read_text(), count=1))

    def _toggle(self, path: str, line: str) -> None:
        file = self.content.root / path
        if file.exists():
            text = file.read_text()
            without = text.replace(f"{line}\n", "")
            file.write_text(
                without if without != text else text.replace("---\n", f"---\n{line}\n", 1)
            )

    # What it gives

    def publish(self, name: str, *, clean: bool = False) -> dict[str, bytes]:
        """Build from a folder of its own, with a cache of its own; a refusal is told as a file."""
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        configuration = folder / "mkdocs.yml"
        if not configuration.exists():
            told = CONFIGURATION.format(content=self.content.root, theme=self.theme)
            configuration.write_text(told)
        # Pictures are proved elsewhere: both builds take them from one cache.
        cache = folder / ".cache/inspiration"
        cache.mkdir(parents=True, exist_ok=True)
        if not (cache / "images").exists():
            (self.folder / "images").mkdir(exist_ok=True)
            (cache / "images").symlink_to(self.folder / "images")
        try:
            build(Order(configuration, at=self.at), clean=clean)
        except PressError as error:
            return {"refused": str(error).encode()}
        site = folder / "site"
        return {
            file.relative_to(site).as_posix(): file.read_bytes()
            for file in site.rglob("*")
            if file.is_file()
        }


@pytest.fixture(scope="module", autouse=True)
def _trusting() -> Iterator[None]:
    """Builds are seconds apart from edits, not within one tick: trust what a glance tells."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(glance, "_TRUSTED_AFTER", -1)
        yield


EDITS = [name for name in vars(Desk) if name[0] != "_" and name not in ("publish",)]


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A magazine published once; each edit is made on top of the others."""
    desk = Desk(tmp_path_factory.mktemp("edition"))
    assert "refused" not in desk.publish("suivi")
    return desk


@pytest.mark.parametrize("edit", EDITS)
def test_after_any_edit_the_site_is_that_of_a_clean_build(edited: Desk, edit: str) -> None:
    getattr(edited, edit)()
    assert differences(edited.publish("suivi"), edited.publish("neuf", clean=True)) == []


@pytest.mark.slow
@settings(max_examples=6)
@given(edits=st.lists(st.sampled_from(EDITS), min_size=3, max_size=6))
def test_after_any_sequence_of_edits_the_site_is_that_of_a_clean_build(
    tmp_path_factory: pytest.TempPathFactory, edits: list[str]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("suite"))
    desk.publish("suivi")
    for edit in edits:
        getattr(desk, edit)()
        assert differences(desk.publish("suivi"), desk.publish("neuf", clean=True)) == []


def test_several_processes_make_the_site_that_one_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What they found comes back, so that the builds that follow are right as well."""
    desk = Desk(tmp_path)
    alone = desk.publish("seul")
    desk.shorten()
    edited = desk.publish("seul")
    forks: list[int] = []
    fork = os.fork
    monkeypatch.setattr("os.fork", lambda: forks.append(process := fork()) or process)
    monkeypatch.setattr("inspiration.crew.threading.active_count", lambda: 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    for module in ("making", "showing"):
        monkeypatch.setattr(f"inspiration.press.{module}._WORTH_A_PROCESS", 1)
        monkeypatch.setattr(f"inspiration.press.{module}._AT_A_TIME", 2)
    desk = Desk(tmp_path / "autre")
    assert differences(desk.publish("partage"), alone) == []
    assert len(forks) == 6, "for texts, for pages, for drawings"
    monkeypatch.setattr("inspiration.press.publication._WORTH_A_PROCESS", 1)
    desk.shorten()
    assert differences(desk.publish("partage"), edited) == []
    assert len(forks) > 6, "for the files of the site"


def test_an_edit_changes_nothing_but_what_shows_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    before = desk.publish("suivi")
    assert "refused" not in before
    desk.shorten()
    changed = differences(before, desk.publish("suivi"))
    assert "articles/deux/index.html" in changed
    assert not [path for path in changed if path.startswith(("poc/", "agenda/", "articles/un/"))]


def test_an_edit_to_a_text_needs_no_index_of_all_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page asks which articles are closest: the answer of the last build still holds."""
    desk = Desk(tmp_path)
    assert "refused" not in desk.publish("suivi")

    def index(*_: object) -> None:
        raise AssertionError("every article was looked at")

    monkeypatch.setattr(library, "Relatives", index)
    desk.shorten()
    assert b"Presque rien" in desk.publish("suivi")["articles/deux/index.html"]
