"""A build that would change nothing reads nothing; at the least doubt it reads everything."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from inspiration import stamps
from inspiration.press.build import Built, build
from inspiration.press.order import Order
from tests.content_builder import ContentBuilder
from tests.trust.city import THEME, configured

MORNING, NOON, EVENING, NIGHT = (
    f"2020-06-01T{hour}" for hour in ("06:00", "12:00", "18:00", "23:59")
)
EMBARGO, NEXT_DAY = "2020-06-01T17:30", "2020-06-02T00:00"


class Read(Exception):
    """The content was read."""


class Press:
    """A magazine that was just published, and knows whether a build reads it again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.config = configured(folder)
        self.content = ContentBuilder(folder / "content")
        self.content.article("un", "titre: Premier")
        self.content.write("guide/index.md", "# Guide")
        self.build(NOON)

    def build(self, at: str, **changes: Path) -> Built:
        """Build for good."""
        return build(Order(**{"config_file": self.config, **changes}, at=at))

    def reads(self, at: str, **asked: str) -> bool:
        """Whether a build at this instant would read the content."""
        with pytest.MonkeyPatch.context() as patch:

            def read(*_: object, **__: object) -> None:
                raise Read

            patch.setattr("inspiration.press.incremental.publish", read)
            try:
                build(Order(self.config, at=at, **asked))
            except Read:
                return True
            return False


@pytest.fixture(autouse=True)
def _trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamps, "TRUSTED_AFTER", -1)


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(tmp_path / "magazine")


def test_nothing_is_read_when_nothing_changed(press: Press) -> None:
    before = press.build(NOON)
    assert not press.reads(NOON)
    again = press.build(NOON)
    assert (again.totals, again.changed) == (before.totals, 0)
    assert again.totals.pages > 3


def same_date_and_size(press: Press) -> None:
    file = press.content.root / "articles/un.md"
    before = file.stat()
    file.write_text(file.read_text().replace("Premier", "Dernier"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def grown_under_its_date(press: Press) -> None:
    page = press.folder / "site/index.html"
    before = page.stat()
    page.write_bytes(page.read_bytes() + b" ")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Press], object]] = {
    "an entry under its old date": same_date_and_size,
    "a new entry": lambda press: press.content.article("deux"),
    "an entry gone": lambda press: (press.content.root / "articles/un.md").unlink(),
    "an entry renamed": lambda press: (press.content.root / "articles/un.md").rename(
        press.content.root / "articles/une.md"
    ),
    "an empty folder where an entry is awaited": lambda press: (
        press.content.root / "articles/deux.md"
    ).mkdir(),
    "a list": lambda press: (press.content.root / "vocabulaires/rubriques.yml").touch(),
    "the configuration": lambda press: press.config.write_text(
        press.config.read_text().replace("Ville d'essai", "Autre ville")
    ),
    "a page of the site changed by hand": lambda press: (
        press.folder / "site/index.html"
    ).write_text("x"),
    "a page of the site that grew under its old date": grown_under_its_date,
    "a page of the site gone": lambda press: (press.folder / "site/robots.txt").unlink(),
    "a file put in the site": lambda press: (press.folder / "site/intrus.txt").write_text("x"),
    "the notes of builds gone": lambda press: [
        note.unlink() for note in (press.folder / ".cache/inspiration/press").glob("look-*")
    ],
}


@pytest.mark.parametrize("change", CHANGES)
def test_all_is_read_when_something_changed(press: Press, change: str) -> None:
    assert not press.reads(NOON)
    CHANGES[change](press)
    assert press.reads(NOON)


def test_all_is_read_when_something_else_is_asked(press: Press) -> None:
    assert press.reads(NOON, site_url="https://ailleurs.example/")


def test_all_is_read_when_a_template_of_the_city_changed(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    (theme / "magazine").mkdir(parents=True)
    press = Press(tmp_path / "magazine")
    press.config.write_text(press.config.read_text().replace(str(THEME), str(theme)))
    press.build(NOON)
    assert not press.reads(NOON)
    (theme / "magazine/foot.html").write_text("")
    assert press.reads(NOON)


def test_time_alone_changes_nothing_until_an_instant_that_matters(press: Press) -> None:
    assert not press.reads(EVENING)
    assert not press.reads(NIGHT)
    assert press.reads(NEXT_DAY)
    assert press.reads(MORNING)


def test_an_embargo_that_ends_is_an_instant_that_matters(press: Press) -> None:
    press.content.article("tard", f"date: {EMBARGO}")
    press.build(NOON)
    assert not press.reads("2020-06-01T17:29")
    assert press.reads(EMBARGO)


def test_a_faulty_entry_stops_builds_from_its_date_on(press: Press) -> None:
    press.content.article("faute", f"date: {EMBARGO}\ntiter: x")
    press.build(NOON)
    assert not press.reads("2020-06-01T17:29")
    assert press.reads(EMBARGO)


@pytest.mark.parametrize("name", ["site-packages", "dist-packages"])
def test_all_is_read_when_a_library_was_installed(
    press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    libraries = tmp_path / name
    libraries.mkdir()
    monkeypatch.syspath_prepend(libraries)
    monkeypatch.syspath_prepend(tmp_path / "nowhere" / name)
    press.build(NOON)
    assert not press.reads(NOON)
    (libraries / "paquet").mkdir()
    assert press.reads(NOON)


def test_a_bare_date_takes_effect_at_its_hour(press: Press) -> None:
    press.build(MORNING)
    assert not press.reads("2020-06-01T06:59")
    assert press.reads("2020-06-01T07:00")


def test_what_was_written_a_moment_ago_is_read_again(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "TRUSTED_AFTER", 2_000_000_000)
    press.content.article("deux")
    press.build(NOON)
    assert press.reads(NOON)
