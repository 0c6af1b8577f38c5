"""`inspiration preview`: a site that no search engine keeps, remade where it changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.magazine import Magazine

ROBOTS = '<head><meta name="robots" content="noindex, nofollow">'


class Branch:
    """The preview of a magazine with a draft."""

    def __init__(self, magazine: Magazine) -> None:
        self.magazine = magazine
        self.site = magazine.folder / "apercu"
        magazine.content.article("un")
        magazine.content.article("deux", "brouillon: true")

    def run(self, *more: str) -> Result:
        """Make it."""
        words = ("preview", "--url", "https://apercu.example/42", "--at", "2020-06-01T12:00")
        return self.magazine.run(*words, *more)

    def inodes(self) -> dict[str, int]:
        """Which file is where."""
        files = (file for file in self.site.rglob("*") if file.is_file())
        return {file.relative_to(self.site).as_posix(): file.stat().st_ino for file in files}


@pytest.fixture
def branch(magazine: Magazine) -> Branch:
    return Branch(magazine)


def test_every_page_asks_search_engines_to_stay_away(branch: Branch) -> None:
    done = branch.run()
    assert done.exit_code == 0
    assert done.stdout.endswith(f" pages → {branch.site}\n")
    pages = [page.read_text() for page in branch.site.rglob("*.html")]
    assert len(pages) > 5
    assert all(page.count(ROBOTS) == 1 for page in pages)
    assert "https://apercu.example/42/" in (branch.site / "articles/deux/index.html").read_text()
    assert not (branch.site / "sitemap.xml").exists()
    assert (branch.site / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"


def test_the_next_preview_writes_what_changed_and_nothing_else(branch: Branch) -> None:
    branch.run()
    before = branch.inodes()
    assert branch.run().exit_code == 0
    assert branch.inodes() == before
    branch.magazine.content.article("deux", "brouillon: true", body="Un autre texte.\n")
    assert branch.run().exit_code == 0
    after = branch.inodes()
    changed = {path for path in after if after[path] != before.get(path)}
    assert "articles/deux/index.html" in changed
    assert "articles/un/index.html" not in changed
    assert "Un autre texte." in (branch.site / "articles/deux/index.html").read_text()


def test_a_preview_that_is_stopped_leaves_the_last_one_whole(
    branch: Branch, monkeypatch: pytest.MonkeyPatch
) -> None:
    branch.run()
    before = branch.inodes()
    branch.magazine.content.article("trois")

    def stop(*_: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("inspiration.press.hiding._copy", stop)
        done = branch.run()
    assert done.exit_code == 130
    assert "Ce qui était publié n'a pas changé." in done.stderr
    assert branch.inodes() == before
    assert branch.run().exit_code == 0
    assert (branch.site / "articles/trois/index.html").exists()


def test_a_folder_that_holds_something_else_is_left_alone(branch: Branch) -> None:
    diary = branch.site / "journal.txt"
    diary.parent.mkdir()
    diary.write_text("Des années de travail.")
    done = branch.run()
    assert done.exit_code == 1
    assert "contient autre chose qu'un site" in done.stderr
    assert diary.read_text() == "Des années de travail."
