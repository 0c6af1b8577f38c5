"""Editions are made once, kept by fingerprint, and the same wherever they are made."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from inspiration.editions import (
    EditionFormat,
    EditionShelf,
    UnreadablePhotographError,
    shelf,
)
from inspiration.editions.cache import KEPT, EditionCache
from inspiration.editions.composition import compose
from inspiration.editions.epub import fold
from inspiration.pages.catalogue import Catalogue
from tests.editions.magazine import SITE, Workshop
from tests.images.photographs import jpeg, scenery

PDF, EPUB = EditionFormat.PDF, EditionFormat.EPUB
ROOT = Path(__file__).parents[2]


def refuse(*_: object) -> None:
    raise AssertionError("an edition is made again")


def _faults_of(logger: logging.Logger) -> list[logging.Handler]:
    return [handler for handler in logger.handlers if hasattr(handler, "found")]


def again(workshop: Workshop, at: str = "2020-06-01T12:00") -> Workshop:
    """The same content, read anew as the next build does."""
    return Workshop(workshop.content, workshop.folder, at=at)


def test_it_says_format_weight_and_pages(shared: Workshop, pdf: bytes, epub: bytes) -> None:
    printed, bound = shared.shelf().of(shared.issue)
    assert (printed.address, printed.format, printed.size) == (
        "/editions/numero-1.pdf",
        PDF,
        len(pdf),
    )
    assert printed.pages is not None and printed.pages > 5
    assert (bound.address, bound.size, bound.pages) == (
        "/editions/numero-1.epub",
        len(epub),
        None,
    )
    assert (printed.format.type, bound.format.label) == ("application/pdf", "EPUB")


def test_outputs_are_files_of_the_site(shared: Workshop, pdf: bytes, epub: bytes) -> None:
    outputs = {output.address: output.content() for output in shared.shelf().outputs()}
    assert outputs == {"/editions/numero-1.pdf": pdf, "/editions/numero-1.epub": epub}


def test_an_unchanged_numero_is_not_made_again(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = workshop.shelf().of(workshop.issue)
    monkeypatch.setattr(shelf.EditionTask, "make", refuse)
    later = again(workshop, at="2020-07-14T12:00")
    assert later.shelf().of(later.issue) == first
    later.close()


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("articles/le-marche/index.md", "Un marché[^1]", "Deux marchés[^1]"),
        ("numeros/numero-1.md", "Sortons.", "Rentrons."),
        ("poc/le-tri.md", "trier sans y penser", "trier en y pensant"),
    ],
)
def test_a_changed_word_makes_it_again(workshop: Workshop, path: str, old: str, new: str) -> None:
    before = workshop.shelf(EPUB).read(workshop.issue, EPUB)
    file = workshop.content.root / path
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    changed = again(workshop)
    assert changed.shelf(EPUB).read(changed.issue, EPUB) != before
    changed.close()


def test_a_changed_photograph_makes_it_again(workshop: Workshop) -> None:
    before = workshop.shelf(EPUB).read(workshop.issue, EPUB)
    workshop.content.write("articles/le-marche/place.jpg", jpeg(scenery(seed=8)))
    changed = again(workshop)
    assert changed.shelf(EPUB).read(changed.issue, EPUB) != before
    changed.close()


def test_a_change_elsewhere_makes_nothing_again(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.shelf(EPUB).of(workshop.issue)
    workshop.content.article("ailleurs", "titre: Ailleurs")
    monkeypatch.setattr(shelf.EditionTask, "make", refuse)
    changed = again(workshop)
    assert changed.shelf(EPUB).of(changed.issue)
    changed.close()


def test_what_appears_later_changes_the_edition_on_its_day(workshop: Workshop) -> None:
    before = workshop.shelf(EPUB).read(workshop.issue, EPUB)
    later = again(workshop, at="2031-06-01T12:00")
    after = later.shelf(EPUB).read(later.issue, EPUB)
    assert before != after
    assert b"article-demain" not in before
    assert b"article-demain" in after
    later.close()


@pytest.mark.slow
def test_other_machines_give_the_same_bytes(workshop: Workshop, tmp_path: Path) -> None:
    """Another zone, language, hash seed and folder; several processes instead of one."""
    script = (
        "import sys; from pathlib import Path\n"
        "from tests.content_builder import ContentBuilder\n"
        "from tests.editions.magazine import Workshop, write_issue\n"
        "if __name__ == '__main__':\n"
        "    root = Path(sys.argv[1]); content = ContentBuilder(root / 'content')\n"
        "    write_issue(content); workshop = Workshop(content, root / 'cache')\n"
        "    shelf = workshop.shelf(); shelf.prepare([workshop.issue], workers=2)\n"
        "    for form in shelf.formats:\n"
        "        (root / form.value).write_bytes(shelf.read(workshop.issue, form))\n"
    )
    program = tmp_path / "make.py"
    program.write_text(script)
    environment = {"TZ": "Asia/Tokyo", "LANG": "C", "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    subprocess.run(
        [sys.executable, str(program), str(tmp_path / "ailleurs")],
        cwd=tmp_path,
        env={**os.environ, **environment},
        check=True,
    )
    here = workshop.shelf()
    for form in here.formats:
        there = (tmp_path / "ailleurs" / form.value).read_bytes()
        assert here.read(workshop.issue, form) == there


def test_without_photographs_everything_is_drawn(workshop: Workshop) -> None:
    site = replace(SITE, features=frozenset({"showcase"}))
    composer = Catalogue(workshop.library, site).composer
    plain = EditionShelf(composer, EditionCache(workshop.folder / "plain"), None, (EPUB,))
    assert b"medias/" not in plain.read(workshop.issue, EPUB)


def test_without_the_showcase_no_sheet_is_bound(workshop: Workshop) -> None:
    site = replace(workshop.site, features=frozenset({"images"}))
    assert workshop.edition.sheets
    assert compose(replace(workshop.composer, site=site), workshop.issue).sheets == ()


def test_the_cache_keeps_few_editions_and_whole_ones(tmp_path: Path) -> None:
    cache = EditionCache(tmp_path / "editions")
    for rank in range(KEPT + 3):
        kept = cache.put("numero-1", "pdf", f"mark{rank}", b"%PDF", rank + 1)
        os.utime(kept.file, ns=(rank, rank))
    other = cache.put("numero-11", "pdf", "mark", b"%PDF", 3)
    assert len(list(cache.folder.glob("numero-1.*.pdf"))) == KEPT
    assert cache.get("numero-1", "pdf", "mark0") is None
    assert cache.get("numero-11", "pdf", "mark") == other
    other.file.write_bytes(b"")
    assert cache.get("numero-11", "pdf", "mark") is None


def test_a_photograph_lost_after_it_was_planned_is_named(workshop: Workshop) -> None:
    booklet = fold(workshop.edition)
    (workshop.content.root / "articles/le-marche/place.jpg").write_bytes(b"not a picture")
    with pytest.raises(UnreadablePhotographError, match=r"place\.jpg"):
        workshop.photographs.files(booklet.pictures)


def test_a_sign_that_no_font_has_stops_no_numero(
    workshop: Workshop, caplog: pytest.LogCaptureFixture
) -> None:
    """An emoji, on a server without a font for them: here, a sign that no font may have."""
    entry = workshop.content.root / "articles/le-marche/index.md"
    entry.write_text(entry.read_text(encoding="utf-8") + "\nUn signe \U0010fffd.\n", "utf-8")
    changed = again(workshop)
    assert changed.shelf(PDF).read(changed.issue, PDF).startswith(b"%PDF")
    (warning,) = [record.getMessage() for record in caplog.records]
    assert warning.startswith("Numéro 1 : les polices du magazine n'ont pas ces signes")
    logger = logging.getLogger("weasyprint")
    assert (logger.filters, _faults_of(logger)) == ([], [])
    changed.close()
