"""`inspiration build`: one line when it is done, plain French when it cannot be."""

from __future__ import annotations

import subprocess
import sys

from tests.cli.magazine import CONFIGURATION, Magazine


def test_another_city_builds_its_own_folder(magazine: Magazine) -> None:
    magazine.content.article("essai", "titre: Un essai d'ailleurs")
    done = magazine.run("build", "--site-dir", "sortie", "--at", "2020-06-01T12:00")
    assert done.exit_code == 0, done.output
    assert " pages, " in done.output and " flux, " in done.output
    page = magazine.folder / "sortie/articles/essai/index.html"
    assert "Un essai d’ailleurs" in page.read_text(encoding="utf-8")


def test_a_mistake_stops_the_build_and_the_last_site_stays(magazine: Magazine) -> None:
    magazine.content.article("essai")
    assert magazine.run("build", "--site-dir", "sortie").exit_code == 0
    magazine.content.write("articles/casse.md", "---\ntitre: Lille : capitale\n---\nx\n")
    done = magazine.run("build", "--site-dir", "sortie")
    assert done.exit_code == 1
    assert "articles/casse.md:2" in done.output
    assert 'titre: "Lille : capitale"' in done.output
    assert "Traceback" not in done.output and "Abort" not in done.output
    assert (magazine.folder / "sortie/articles/essai/index.html").is_file()
    assert [path.name for path in magazine.folder.glob(".sortie*")] == []


def test_what_comes_later_is_not_built(magazine: Magazine) -> None:
    magazine.content.article("demain", "date: 2020-07-01")
    magazine.run("build", "--site-dir", "sortie", "--at", "2020-06-30T23:59")
    assert not (magazine.folder / "sortie/articles/demain").exists()
    magazine.run("build", "--site-dir", "sortie", "--at", "2020-07-01T07:00")
    assert (magazine.folder / "sortie/articles/demain/index.html").is_file()


LIBRARIES = {
    "concurrent.futures",
    "importlib.metadata",
    "mkdocs",
    "numpy",
    "PIL",
    "pydantic",
    "pygments",
    "statistics",
    "urllib.request",
    "yaml",
}
"""What an edit to a text can do without, and that takes longer to load than the text to make."""
BUILD_AND_TELL = """
import sys
from inspiration import stamps
from inspiration.cli import main
stamps.TRUSTED_AFTER = -1
try:
    main(["build", "--at", "2020-06-01T12:00"])
finally:
    print(*sys.modules, file=sys.stderr)
"""


def test_an_edit_to_a_text_loads_none_of_what_others_need(magazine: Magazine) -> None:
    """With feeds and pictures on, as most magazines have them."""
    plugins = "  - inspiration/images: {cards: false}\n  - inspiration/feeds\n"
    configuration = magazine.folder / "mkdocs.yml"
    configuration.write_text(CONFIGURATION + plugins, encoding="utf-8")
    page = magazine.folder / "site/articles/un/index.html"
    for words, loads in (("Première version.", True), ("Seconde version.", False)):
        magazine.content.article("un", body=f"{words}\n")
        done = subprocess.run(
            [sys.executable, "-c", BUILD_AND_TELL],
            check=True,
            cwd=magazine.folder,
            capture_output=True,
            text=True,
        )
        assert words in page.read_text(encoding="utf-8")
        assert bool(LIBRARIES & set(done.stderr.split())) == loads, done.stderr
