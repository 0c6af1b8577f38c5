"""Whatever happened to what builds keep, the next one gives the right site."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from inspiration.press import publication as publication_module
from tests.trust.city import configured
from tests.trust.printer import Files, Printer, read

Damage = Callable[[bytes], bytes]
LEDGERS = ("content", "traces-*", "site-*", "twin-*.json", "settings")


def halved(content: bytes) -> bytes:
    return content[: len(content) // 2]


def flipped(content: bytes) -> bytes:
    """One bit in the middle, and one in each block of a database."""
    damaged = bytearray(content)
    for place in range(len(damaged) // 2 % 4_096, len(damaged), 4_096):
        damaged[place] ^= 0x10
    return bytes(damaged)


def of_another_program(content: bytes) -> bytes:
    """The second line of a ledger names the program that wrote it."""
    mark, _, rest = content.split(b"\n", 2)
    return b"\n".join((mark, b"0" * 32, rest))


def damaged(file: Path, damage: Damage) -> None:
    content = damage(file.read_bytes())
    file.unlink()  # the site may share its bytes
    file.write_bytes(content)


@pytest.mark.parametrize(
    "damage",
    [halved, flipped, lambda content: b"", lambda content: b"\0" * len(content)],
    ids=["truncated", "flipped", "emptied", "blanked"],
)
def test_a_damaged_cache_is_made_again(printer: Printer, expected: Files, damage: Damage) -> None:
    kept = [file for file in (printer.folder / ".cache").rglob("*") if file.is_file()]
    assert len(kept) > 10
    for file in kept:
        damaged(file, damage)
    printer.print()
    assert printer.published() == expected


@pytest.mark.parametrize("seed", [1, 2, 21, 34])
def test_bits_flipped_anywhere_are_seen(printer: Printer, expected: Files, seed: int) -> None:
    """Names of tables, keys and values are struck alike."""
    chance = random.Random(seed)

    def struck(content: bytes) -> bytes:
        bits = bytearray(content)
        for place in range(chance.randrange(512) % max(len(bits), 1), len(bits), 512):
            bits[place] ^= 1 << chance.randrange(8)
        return bytes(bits)

    for file in sorted((printer.folder / ".cache").rglob("*")):
        if file.is_file():
            damaged(file, struck)
    printer.print()
    assert printer.published() == expected


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        *((name, damage) for name in LEDGERS for damage in (halved, flipped)),
        *((name, of_another_program) for name in LEDGERS if name != "twin-*.json"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_one_damaged_ledger_is_forgotten(
    printer: Printer, expected: Files, name: str, damage: Damage
) -> None:
    (file,) = printer.ledgers(name)
    damaged(file, damage)
    printer.print()
    assert printer.published() == expected


@pytest.mark.parametrize("name", [*LEDGERS, "press.sqlite3", "*"])
def test_an_older_ledger_put_back_does_not_give_an_older_site(
    printer: Printer, expected: Files, name: str
) -> None:
    """As a backup does, or a cache shared between two branches."""
    before = printer.published()
    older = {file: file.read_bytes() for file in printer.ledgers(name)}
    assert older
    printer.print()
    for file, content in older.items():
        damaged(file, lambda _, content=content: content)  # type: ignore[misc]
    printer.change_back()
    printer.print()
    assert printer.published() == before
    printer.change()
    printer.print()
    assert printer.published() == expected


def test_a_cache_of_another_version_is_made_again(printer: Printer, expected: Files) -> None:
    bases = [*(printer.folder / ".cache").rglob("*.sqlite3")]
    assert bases
    for file in bases:
        with sqlite3.connect(file) as base:
            base.execute("PRAGMA user_version = 999")
        base.close()
    printer.print()
    assert printer.published() == expected


def page(printer: Printer) -> Path:
    return printer.site / "articles/un/index.html"


def alter(file: Path) -> None:
    """Change a file where it lies, and nothing of its size."""
    content = file.read_bytes()
    file.write_bytes(content.replace(b"e", b"a"))


def photograph(folder: Path) -> Path:
    return next((folder / "medias").glob("salle*"))


BY_HAND: dict[str, Callable[[Printer], object]] = {
    "a page deleted": lambda printer: page(printer).unlink(),
    "a page altered": lambda printer: alter(page(printer)),
    "a photograph altered": lambda printer: alter(photograph(printer.site)),
    "a file added": lambda printer: (printer.site / "notes.txt").write_text("x"),
    "a folder deleted": lambda printer: shutil.rmtree(printer.site / "articles"),
    "a page made a folder": lambda printer: (page(printer).unlink(), page(printer).mkdir()),
    "no site": lambda printer: shutil.rmtree(printer.site),
    "an empty site": lambda printer: (shutil.rmtree(printer.site), printer.site.mkdir()),
    "no cache": lambda printer: shutil.rmtree(printer.folder / ".cache"),
    "no notes": lambda printer: shutil.rmtree(printer.notes),
    "no twin": lambda printer: shutil.rmtree(printer.stage),
    "an empty twin": lambda printer: [
        shutil.rmtree(item) if item.is_dir() else item.unlink() for item in printer.stage.iterdir()
    ],
    "a twin without a picture": lambda printer: photograph(printer.stage).unlink(),
    "a twin with a page more": lambda printer: (printer.stage / "notes.html").write_text("x"),
    "a twin with another page": lambda printer: replace(printer.stage / "404.html"),
    "a file instead of a twin": lambda printer: (
        shutil.rmtree(printer.stage),
        printer.stage.write_text("x"),
    ),
}


def replace(file: Path) -> None:
    content = file.read_bytes()
    file.unlink()
    file.write_bytes(content.replace(b"e", b"a"))


@pytest.mark.parametrize("act", BY_HAND.values(), ids=BY_HAND.keys())
def test_what_was_done_by_hand_is_undone(
    printer: Printer, expected: Files, act: Callable[[Printer], object]
) -> None:
    before = printer.published()
    act(printer)
    printer.print()
    assert printer.published() == expected
    printer.change_back()
    printer.print()
    assert printer.published() == before


def test_a_link_instead_of_a_twin_leads_to_nothing_that_is_touched(
    printer: Printer, expected: Files, tmp_path: Path
) -> None:
    (tmp_path / "journal.txt").write_text("Des années de travail.\n")
    shutil.rmtree(printer.stage)
    printer.stage.symlink_to(tmp_path)
    printer.print()
    assert printer.published() == expected
    assert read(tmp_path) == {"journal.txt": "Des années de travail.\n".encode()}


def test_a_twin_that_nobody_touched_is_used_again(
    printer: Printer, expected: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or the tests above would prove nothing."""
    late: list[str] = []
    catch_up = publication_module.catch_up

    def caught_up(stage: Path, site: Path, paths: list[str], known: dict[str, object]) -> None:
        late.extend(paths)
        catch_up(stage, site, paths, known)

    monkeypatch.setattr(publication_module, "catch_up", caught_up)
    printer.print()
    assert printer.published() == expected
    assert len(late) < len(expected) / 2


def test_a_disk_without_hard_links_is_served_as_well(
    printer: Printer, expected: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refused)
    before = printer.published()
    for act, site in ((printer.change_back, before), (printer.change, expected)):
        shutil.rmtree(printer.stage)
        act()
        printer.print()
        assert printer.published() == site


def test_the_site_made_under_a_hook_is_not_taken_for_ours(
    printer: Printer, expected: Files
) -> None:
    """Its pages are those that a foreign hand altered."""
    hook = "def on_post_page(output, **_):\n    return output + '<!-- ailleurs -->'\n"
    (printer.folder / "hook.py").write_text(hook)
    with configured(printer.folder).open("a") as file:
        file.write("hooks: [hook.py]\n")
    printer.print()
    assert b"ailleurs" in page(printer).read_bytes()
    configured(printer.folder)
    printer.print()
    assert printer.published() == expected


def test_a_damaged_template_is_compiled_again(printer: Printer) -> None:
    for file in printer.ledgers("modele-*"):
        damaged(file, lambda content: content.replace(b"</", b"<?"))
    shutil.rmtree(printer.site)
    printer.change_back()
    printer.print()
    assert b"<?" not in page(printer).read_bytes()
