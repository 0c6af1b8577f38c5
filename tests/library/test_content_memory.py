"""Whatever changes, a folder read with a memory says what it says when it is read afresh."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from inspiration import program, stamps
from inspiration.library import Content, content_memory, read_content
from inspiration.library import content as reading
from inspiration.library.content import reread_entry
from inspiration.library.content_memory import ContentMemory
from inspiration.library.entries import Packed
from inspiration.model.record import values_of
from tests.content_builder import ContentBuilder

FRONT = "titre: Un titre\ngenre: methode"


class Shelf:
    """A content folder with a memory; nothing read from it is asked of the disk for its dates."""

    def __init__(self, content: ContentBuilder, notes: Path) -> None:
        self.builder = content
        self.root = content.root
        self.notes = notes
        self.file = content.article("un", FRONT, "Un texte.\n")

    def read(self) -> Content:
        """Read with the memory, as another process would."""
        return read_content(self.root, ContentMemory(self.notes))

    def change(self, old: bytes, new: bytes) -> None:
        """Change bytes of the article."""
        content = self.file.read_bytes()
        assert old in content
        self.file.write_bytes(content.replace(old, new, 1))


@pytest.fixture
def shelf(content: ContentBuilder, tmp_path: Path) -> Shelf:
    found = Shelf(content, tmp_path / "notes")
    found.builder.poc("essai", "communes: [Lille]\nporteur: metropole")
    found.builder.entry("numeros/numero-1.md", "titre: N\nnumero: 1\ndate: 2020-01-01")
    found.read()
    return found


def said(content: Content) -> dict[str, Any]:
    """All that a reading gives."""
    entries = {
        key: (values_of(entry), entry.source.body, entry.source.digest, entry.source.body_line)
        for key, entry in content.entries.items()
    }
    return {
        "entries": entries,
        "problems": content.problems,
        "broken": sorted(content.broken),
        "digests": content.digests,
    }


def elsewhere(shelf: Shelf) -> None:
    """A link to a file that says the same, with another text."""
    target = shelf.root.parent / "ailleurs.md"
    target.write_bytes(shelf.file.read_bytes() + b"Un secret.\n")
    shelf.file.unlink()
    shelf.file.symlink_to(target)


CHANGES: dict[str, Callable[[Shelf], object]] = {
    "nothing": lambda shelf: None,
    "a date": lambda shelf: shelf.file.touch(),
    "words": lambda shelf: shelf.change(b"Un texte.", b"Un autre texte."),
    "line ends of the text": lambda shelf: shelf.change(b"Un texte.\n", b"Un texte.\r\nDeux.\r\n"),
    "a sign that no feed can carry": lambda shelf: shelf.change(b"Un texte.", b"Un \x0b texte."),
    "accents written twice": lambda shelf: shelf.change(
        b"Un texte.", "Un \u00c3\u00a9t\u00c3\u00a9.".encode()
    ),
    "a text of another encoding": lambda shelf: shelf.change(b"Un texte.", b"\xc9t\xe9."),
    "a text too large": lambda shelf: shelf.change(b"Un texte.", b"mot " * 300_000),
    "no front matter any more": lambda shelf: shelf.change(b"---\n", b""),
    "a mark before it": lambda shelf: shelf.change(b"---\n", b"\xef\xbb\xbf---\n"),
    "a key": lambda shelf: shelf.change(b"Un titre", b"Un autre titre"),
    "a key that breaks it": lambda shelf: shelf.change(b"titre: Un titre", b"titre: ["),
    "a key that is no key": lambda shelf: shelf.change(b"titre:", b"titer: x\ntitre:"),
    "a reference that leads nowhere": lambda shelf: shelf.change(b"titre:", b"poc: x\ntitre:"),
    "a name of a file": lambda shelf: shelf.change(
        b"titre:", b"image: {fichier: mur.png, alt: Un mur, credit: Ville}\ntitre:"
    ),
    "a link in its place": elsewhere,
    "a list": lambda shelf: shelf.builder.write(
        "vocabulaires/genres.yml", "outil: {libelle: Outil, alias: [methode]}\n"
    ),
    "the communes": lambda shelf: shelf.builder.write("territoire/communes.json", "{}"),
    "another entry with its address": lambda shelf: shelf.builder.article("un/index"),
    "another entry with its address, that leads nowhere": lambda shelf: shelf.builder.article(
        "un/index", "poc: nulle-part"
    ),
    "another entry": lambda shelf: shelf.builder.article("deux", "poc: essai"),
    "a numéro of the same number": lambda shelf: shelf.builder.entry(
        "numeros/autre.md", "titre: A\nnumero: 1\ndate: 2020-01-01"
    ),
    "its absence": lambda shelf: shelf.file.unlink(),
}


@pytest.fixture(params=["dates", "content"])
def _trust(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that have just been written are known by their content, others by their dates."""
    if request.param == "dates":
        monkeypatch.setattr(stamps, "TRUSTED_AFTER", -1)


@pytest.mark.usefixtures("_trust")
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_folder_says_with_a_memory_what_it_says_without(
    shelf: Shelf, change: Callable[[Shelf], object]
) -> None:
    before = shelf.file.read_bytes()
    shelf.read()
    change(shelf)
    for _ in range(2):
        assert said(shelf.read()) == said(read_content(shelf.root))
    shelf.file.unlink(missing_ok=True)
    shelf.file.write_bytes(before)
    assert said(shelf.read()) == said(read_content(shelf.root))


@pytest.mark.parametrize("library", ["msgspec", "pydantic", "pyyaml"])
def test_another_library_reads_everything_again(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    monkeypatch.setattr(stamps, "TRUSTED_AFTER", -1)
    read: list[str] = []
    front_matter = reading.read_front_matter

    def note(*of: Any) -> Any:
        read.append(of[1])
        return front_matter(*of)

    monkeypatch.setattr(reading, "read_front_matter", note)
    shelf.read()
    assert read == []
    version = program.library_version
    monkeypatch.setattr(
        program, "library_version", lambda name: "another" if name == library else version(name)
    )
    program.program_of.cache_clear()
    try:
        shelf.read()
    finally:
        program.program_of.cache_clear()
    assert len(read) == 3


@pytest.mark.parametrize("name", ["articles/un.md", "vocabulaires/genres.yml"])
def test_a_file_written_twice_in_one_tick_is_read_again(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Its date and its size are the same: nothing but its bytes tells."""
    file = shelf.root / name
    found = os.lstat(file)
    monkeypatch.setattr(
        content_memory,
        "_stamp",
        lambda path: (found.st_mtime_ns, found.st_ctime_ns, 0, 0, 0) if path == str(file) else None,
    )
    shelf.read()
    file.write_text(file.read_text().replace("ethode", "éthode"))
    assert said(shelf.read()) == said(read_content(shelf.root))


def test_a_preferred_word_takes_the_place_of_another_at_each_reading(shelf: Shelf) -> None:
    """The file says one word and the magazine another, whoever unpacks the entry, and when."""
    shelf.change(b"genre: methode", b"genre: outil")
    for _ in range(2):
        assert values_of(shelf.read().entries["articles/un"])["genre"] == "methode"
    shelf.change(b"Un texte.", b"Un autre texte.")
    assert values_of(shelf.read().entries["articles/un"])["genre"] == "methode"


def test_what_a_faulty_entry_says_of_others_is_told_as_it_stands(shelf: Shelf) -> None:
    """One without an address of its own, and one whose number is not its name."""
    twin = shelf.file
    shelf.builder.article("un/index")
    issue = shelf.builder.entry("numeros/autre.md", "titre: A\nnumero: 1\nsommaire: [un]")
    shelf.read()
    for file, old, new in ((twin, "titre:", "poc: rien\ntitre:"), (issue, "[un]", "[rien]")):
        file.write_text(file.read_text().replace(old, new))
        assert said(shelf.read()) == said(read_content(shelf.root))


def test_a_text_that_is_no_more_what_was_hashed_is_not_given(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "TRUSTED_AFTER", -1)
    shelf.read()
    entry = shelf.read().entries["articles/un"]
    assert entry.source.body == "Un texte.\n"
    shelf.change(b"Un texte.", b"Un autre texte.")
    with pytest.raises(OSError, match="changé pendant sa lecture"):
        _ = entry.source.body


def test_an_entry_is_unpacked_once_however_often_its_folder_is_read(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "TRUSTED_AFTER", -1)
    shelf.read()
    memory = ContentMemory(shelf.notes)
    first, again = (read_content(shelf.root, memory).entries["poc/essai"] for _ in range(2))
    assert first is again
    shelf.change(b"Un titre", b"Un autre titre")
    for _ in range(2):
        content = read_content(shelf.root, memory)
        assert content.entries["articles/un"].title == "Un autre titre"
        assert content.entries["poc/essai"] is first


def test_an_entry_that_becomes_wrong_is_not_read_alone(shelf: Shelf) -> None:
    """A preview reads the whole folder then, which says what is wrong."""
    memory = ContentMemory(shelf.notes)
    content = read_content(shelf.root, memory)
    entry = content.entries["articles/un"]
    shelf.change(b"Un texte.", b"Un autre texte.")
    again = reread_entry(content, memory, entry)
    assert again is not None and again.source.body == "Un autre texte.\n"
    shelf.change(b"titre:", b"titer: x\ntitre:")
    assert reread_entry(content, memory, entry) is None


def test_an_entry_of_which_something_was_told_is_not_read_alone(shelf: Shelf) -> None:
    shelf.change(b"Un texte.\n", b"Un texte.\r\n")
    memory = ContentMemory(shelf.notes)
    content = read_content(shelf.root, memory)
    shelf.change(b"Un texte.\r\n", b"Un autre texte.\n")
    assert reread_entry(content, memory, content.entries["articles/un"]) is None


def test_a_packed_entry_leaves_its_text_in_its_file(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "TRUSTED_AFTER", -1)
    shelf.change(b"Un texte.", b"Un texte rare.")
    shelf.read()
    assert b"rare" not in shelf.notes.read_bytes()
    found = shelf.read().entries._entries["articles/un"]
    assert isinstance(found, Packed) and found.unpacked().source.body == "Un texte rare.\n"
