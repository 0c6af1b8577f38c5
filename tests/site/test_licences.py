"""Nothing that others made leaves without its name and its licence."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from inspiration.library import read_content
from inspiration.model.free_pages import CreditsPage
from tests.content_builder import ContentBuilder
from tests.site.built import BuiltSite
from tests.trust.press_room import PressRoom

ROOT = Path(__file__).parents[2]
THEME = ROOT / "theme"
LIST = THEME / "licences/README.md"
OURS = (
    *("assets/magazine.*.css", "assets/guide.*.css", "assets/exemple.*.css"),
    *("assets/search.*.js", "assets/showcase.*.js"),
)
"""The parts of the site that a browser runs or draws with, and that the project wrote."""
MADE = (".css", ".js", ".woff2", ".woff", ".ttf", ".otf", ".wasm", ".png", ".svg", ".pagefind")
OUR_FOLDERS = (
    *("theme/css/", "theme/js/", "theme/guide/", "theme/editions/"),
    "inspiration/press/preview/assets/",
)


def rows(title: str) -> list[list[str]]:
    """The cells of the table under a heading, its own headings left out."""
    section = LIST.read_text(encoding="utf-8").split(f"## {title}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def patterns(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


IN_THE_SITE = [(patterns(row[0]), *row[1:]) for row in rows("In the site")]


def test_every_file_of_the_site_that_others_made_is_listed(site: BuiltSite) -> None:
    theirs = [pattern for files, *_ in IN_THE_SITE for pattern in files]
    made = [
        path
        for path in site.files
        if path.startswith(("assets/", "pagefind/")) or path.endswith((".js", ".wasm", ".woff2"))
    ]
    assert len(made) > 20
    for path in made:
        listed = any(fnmatch(path, pattern) for pattern in theirs)
        own = any(fnmatch(path, pattern) for pattern in OURS)
        assert listed != own, path
    for pattern in theirs:
        assert any(fnmatch(path, pattern) for path in made), f"{pattern} is in no site any more"


def test_their_licences_are_published_with_them(site: BuiltSite) -> None:
    published = site.text("licences.txt")
    for _, what, _, _, text in IN_THE_SITE:
        (name,) = patterns(text)
        (file,) = (
            found for folder in ("licences", "fonts") for found in (THEME / folder).glob(name)
        )
        words = file.read_text(encoding="utf-8").strip()
        assert words in published, what
        assert len(words) > 900


def test_their_makers_are_named_on_the_credits_page(site: BuiltSite) -> None:
    page = site.page("/credits/")
    words = " ".join(page.xpath("//main//text()"))
    for _, what, *_ in IN_THE_SITE:
        assert what in words, what
    assert page.xpath("//main//a[@href='/licences.txt']")
    entry = read_content(ROOT / "content").entries["pages/credits"]
    assert isinstance(entry, CreditsPage)
    assert {font.name for font in entry.fonts} == {
        what for _, what, _, licence, _ in IN_THE_SITE if licence == "OFL-1.1"
    }


def test_another_city_publishes_them_too(content: ContentBuilder) -> None:
    text = PressRoom(content.library()).files()["licences.txt"].decode()
    assert "SIL OPEN FONT LICENSE" in text
    assert "CloudCannon" in text


def test_every_file_of_the_wheel_that_others_made_is_listed() -> None:
    theirs = [pattern for row in rows("In the wheel") for pattern in patterns(row[0])]
    found = [
        file.relative_to(ROOT).as_posix()
        for folder in ("theme", "inspiration")
        for file in (ROOT / folder).rglob("*")
        if file.suffix in MADE
    ]
    for path in found:
        listed = any(fnmatch(path, pattern) for pattern in theirs)
        assert listed or path.startswith(OUR_FOLDERS) or path == "theme/favicon.svg", path
    for pattern in theirs:
        assert any(fnmatch(path, pattern) for path in found), pattern


def test_each_font_bears_its_authors_and_its_licence() -> None:
    fonts = sorted((THEME / "fonts").glob("*.woff2"))
    assert len(fonts) == 12
    for file in fonts:
        with TTFont(file) as font:
            names = font["name"]
            assert "Project Authors" in str(names.getDebugName(0)), file
            assert str(names.getDebugName(14)).endswith("scripts.sil.org/OFL"), file


def declared(package: str) -> str:
    """The licence of an installed package, in its authors' words (Core Metadata 2.4)."""
    known = metadata(package)
    if known["License-Expression"]:
        return str(known["License-Expression"])
    free = str(known["License"] or "UNKNOWN")
    if free != "UNKNOWN" and len(free) < 60:
        return free
    classifiers = (str(line) for line in known.get_all("Classifier") or [])
    return " or ".join(c.split("::")[-1].strip() for c in classifiers if c.startswith("License"))


def locked(file: str) -> set[str]:
    return set(re.findall(r"^([\w.-]+)==", (ROOT / file).read_text(), re.MULTILINE))


def test_every_package_that_is_installed_is_listed() -> None:
    listed = dict(rows("Installed beside the wheel"))
    assert listed.keys() == locked("requirements.lock")


@pytest.mark.parametrize("package", sorted(locked("requirements.lock")))
def test_a_package_is_listed_under_the_licence_that_it_declares(package: str) -> None:
    try:
        expected = declared(package)
    except PackageNotFoundError:
        pytest.skip("not for this machine")
    assert f"| {package} | {expected} |" in LIST.read_text(encoding="utf-8")
