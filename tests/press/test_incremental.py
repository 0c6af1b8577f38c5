"""Whatever is edited, the site made from what changed is the one a clean build makes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspiration import stamps
from inspiration.desk.calendar_page import ADDRESS
from inspiration.feeds.entry_items import EntryItems
from inspiration.library import library
from tests.press.desk import CONFIGURATION, EDITS, Desk, differences


@pytest.fixture(scope="module", autouse=True)
def _trusting() -> Iterator[None]:
    """Builds are seconds apart from edits, not within one tick: trust what a glance tells."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stamps, "TRUSTED_AFTER", -1)
        yield


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A magazine published once; each edit is made on top of the others."""
    desk = Desk(tmp_path_factory.mktemp("edition"))
    assert "refused" not in desk.publish("suivi")
    return desk


@pytest.mark.parametrize("edit", [*EDITS, *(["wait"] * 4), "go_back"])
def test_after_any_edit_the_site_is_that_of_a_clean_build(edited: Desk, edit: str) -> None:
    getattr(edited, edit)()
    assert differences(edited.publish("suivi"), edited.publish("neuf", clean=True)) == []


def test_an_old_word_means_what_the_list_says_today(tmp_path: Path) -> None:
    """What a front matter ties together is kept by its hash, and told by the list as well."""
    desk = Desk(tmp_path)
    terms = desk.content.root / "vocabulaires/rubriques.yml"
    plain = terms.read_text()
    terms.write_text(plain.replace("Méthode,", "Méthode, alias: [vieux],"))
    desk.content.edit("articles/trois.md", "rubrique: metier", "rubrique: vieux")
    before = desk.publish("suivi")
    terms.write_text(plain.replace("Métier,", "Métier, alias: [vieux],"))
    assert differences(before, desk.publish("suivi"))
    # The article shares the rubrique of others again, as at first, in other words.
    desk.content.edit("articles/trois.md", "rubrique: vieux", "rubrique: methode")
    assert differences(desk.publish("suivi"), desk.publish("neuf", clean=True)) == []


@pytest.mark.parametrize("addresses", [("/vieux.html", "/vieux.html/"), ("/b.d/", "/b.d")])
def test_a_file_may_become_a_folder(tmp_path: Path, addresses: tuple[str, str]) -> None:
    desk = Desk(tmp_path)
    article = desk.content.root / "articles/deux.md"
    plain = article.read_text()
    for address in addresses:
        former = f"---\nanciennes_adresses: [{address}]\n"
        article.write_text(plain.replace("---\n", former, 1))
        found = desk.publish("suivi")
    assert differences(found, desk.publish("neuf", clean=True)) == []


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


@pytest.mark.usefixtures("may_fork")
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


@pytest.mark.usefixtures("may_fork")
@pytest.mark.parametrize("cores", [1, 2])
def test_the_first_edit_takes_the_items_of_feeds_from_the_first_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cores: int
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    monkeypatch.setattr("inspiration.press.making._WORTH_A_PROCESS", 1)
    desk = Desk(tmp_path)
    before = desk.publish("suivi")
    made: list[str] = []
    make = EntryItems._make
    monkeypatch.setattr(
        EntryItems, "_make", lambda items, entry: made.append(entry.key) or make(items, entry)
    )
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    desk.shorten()
    changed = differences(before, desk.publish("suivi"))
    assert len([path for path in changed if path.startswith("flux/")]) > 3
    # The other shows a photograph, whose file is noted again.
    assert sorted(made) == ["articles/deux", "articles/un"]


def test_what_no_work_tells_of_is_made_at_each_build(tmp_path: Path) -> None:
    """The editors' calendar reads the Library itself: nobody writes down what it asks."""
    desk = Desk(tmp_path)
    for name in ("suivi", "neuf"):
        told = CONFIGURATION.format(content=desk.content.root, theme=desk.theme)
        (tmp_path / name).mkdir()
        preview = told.replace("search: false", "search: false, preview: true")
        (tmp_path / name / "mkdocs.yml").write_text(preview)
    before = desk.publish("suivi")
    desk.content.edit("articles/tard.md", "Plus tard", "Bien plus tard")
    after = desk.publish("suivi")
    assert differences(after, desk.publish("neuf")) == []
    calendar = f"{ADDRESS.lstrip('/')}index.html"
    assert after[calendar] != before[calendar]
