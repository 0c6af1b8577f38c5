"""Whatever is edited, the pages and the problems shown are those of a preview just started."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspiration.model.problem import Problem
from inspiration.press.order import Order
from inspiration.press.preview.session import LiveSession, open_session
from inspiration.press.whole_site import MEASURED
from tests.press.desk import CONFIGURATION, INSTANTS, Desk


class EditorsDesk(Desk):
    """A magazine that is being edited while a preview shows it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        told = CONFIGURATION.format(content=self.content.root, theme=self.theme)
        self.configuration = folder / "mkdocs.yml"
        self.configuration.write_text(told)
        self.session = self.open()
        self.files = self._files()

    def open(self) -> LiveSession:
        return open_session(Order(self.configuration, at=INSTANTS[-1]))

    def follow(self) -> None:
        """Tell the preview which files changed."""
        before, self.files = self.files, self._files()
        changed = {
            file
            for file in before.keys() | self.files.keys()
            if before.get(file) != self.files.get(file)
        }
        if changed:
            self.session.refresh(changed)

    def _files(self) -> dict[Path, bytes]:
        files = (f for folder in (self.content.root, self.theme) for f in folder.rglob("*"))
        return {file: file.read_bytes() for file in files if file.is_file()}

    # What changes nothing but an entry's own words

    def retitle_event(self) -> None:
        self.content.edit("agenda/fete.md", r"titre: .*", lambda m: f"{m[0]} encore")

    def retitle_issue(self) -> None:
        self.content.edit("numeros/numero-1.md", r"titre: .*", lambda m: f"{m[0]} encore")

    def retitle_at_length(self) -> None:
        self.content.edit("articles/trois.md", r"titre: .*", "titre: " + "Un titre sans fin " * 6)

    def shorten_title(self) -> None:
        self.content.edit("articles/trois.md", r"titre: .*", "titre: Trois")

    def retitle_and_rewrite(self) -> None:
        self.content.edit("articles/deux.md", r"titre: .*", "titre: Deux")
        self.add_words()

    def add_lines(self) -> None:
        self.content.edit(
            "articles/trois.md", r"chapo: .*", "chapo: >\n  Un chapô\n  sur deux lignes."
        )
        self.content.edit(
            "articles/un/index.md", r"chapo: .*", "chapo: >\n  Un chapô\n  trop court."
        )

    def retitle_page(self) -> None:
        self.content.edit("pages/a-propos.md", r"titre: .*", "titre: Qui sommes-nous")

    def move_text_down(self) -> None:
        self.content.edit("articles/trois.md", r"\n---\n", "\n\n---\n")

    def name_otherwise(self) -> None:
        self.content.edit("poc/essai.md", r"domaine: .*", "domaine: habitat")

    def retitle_what_is_named_otherwise(self) -> None:
        self.content.edit("poc/essai.md", r"titre: .*", "titre: Un essai")


OWN_WORDS = [n for n in vars(EditorsDesk) if n[0] != "_" and n not in ("open", "follow")]
PLACES = ("postpone", "draft", "rename_person", "spell_keyword", "correct", "add", "delete")
FRAME = ("change_list", "remove_picture", "change_template", "rename")


def shown(session: LiveSession) -> tuple[dict[str, bytes], list[Problem]]:
    """Every page and file, and all that is told of the content.

    The page that tells what pages weigh is left out: it weighs those that were looked at before it.
    """
    served = {path: session.read(path) for path in session.paths() if path != MEASURED}
    told = sorted(set(session.refresh(()).problems))
    return {path: found.body for path, found in served.items() if found}, told


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> EditorsDesk:
    """A preview of which every page was looked at; each edit is made on top of the others."""
    desk = EditorsDesk(tmp_path_factory.mktemp("bureau"))
    shown(desk.session)
    return desk


@pytest.mark.parametrize("edit", ["add_words", "shorten", *OWN_WORDS, *PLACES, *FRAME])
def test_after_any_edit_the_preview_is_one_just_started(desk: EditorsDesk, edit: str) -> None:
    getattr(desk, edit)()
    desk.follow()
    pages, problems = shown(desk.session)
    expected_pages, expected_problems = shown(desk.open())
    assert pages.keys() == expected_pages.keys()
    assert [path for path in pages if pages[path] != expected_pages[path]] == []
    assert problems == expected_problems


def test_an_entry_that_changes_its_own_words_is_read_alone(tmp_path: Path) -> None:
    desk = EditorsDesk(tmp_path)
    library = desk.session.library
    desk.retitle_at_length()
    desk.follow()
    assert desk.session.library is library
    found = library.find("articles/trois")
    assert found is not None and "sans fin" in found.title


def test_the_problems_of_a_text_follow_its_edits_before_anyone_reads_its_page(
    tmp_path: Path,
) -> None:
    desk = EditorsDesk(tmp_path)
    desk.content.edit("articles/deux.md", r"\Z", "\n/// exergue\nPersonne n'a dit cela.\n///\n")
    desk.follow()
    assert "texte-exergue" in _rules(desk)
    desk.shorten()
    desk.follow()
    assert "texte-exergue" not in _rules(desk)


def _rules(desk: EditorsDesk) -> set[str]:
    problems = desk.session.refresh(()).problems
    return {problem.rule for problem in problems if problem.file == "articles/deux.md"}
