"""Nothing that is not public leaves the content folder, in any form."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from inspiration.library import Clock, Library, read_content
from inspiration.model.entry import Entry
from tests.content_builder import PARIS
from tests.editions.reading import epub_words, pdf_words
from tests.site.built import BuiltSite

CONTENT = Path(__file__).parents[2] / "content"
_SENTENCE = re.compile(r"[^.!?\n]{60,}")


def january_library() -> Library:
    return Library(read_content(CONTENT), Clock(datetime(2020, 1, 31, 12, tzinfo=PARIS), PARIS))


def _words(text: str) -> str:
    """Letters and digits only: typography changes the rest."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _public_words(library: Library) -> str:
    return " ".join(_words(f"{e.title} {e.standfirst} {e.source.body}") for e in library.entries)


def _secrets(entry: Entry, public: str) -> set[str]:
    """Strings of an entry that no public text holds: its title, its standfirst, its sentences."""
    plain = re.sub(r"[#*_`>\[\]]|\([^)]*\)", " ", entry.source.body)
    texts = [entry.title, *(_SENTENCE.findall(entry.standfirst or "")), *_SENTENCE.findall(plain)]
    found = {_words(text)[:80] for text in texts}
    return {secret for secret in found if len(secret) > 12 and secret not in public}


def _said_by_editions(site: BuiltSite) -> dict[str, str]:
    """What the editions say, their metadata and attached files included."""
    readers = {".pdf": pdf_words, ".epub": epub_words}
    return {
        path: _words(" ".join(readers[file.suffix](file.read_bytes())))
        for path, file in site.files.items()
        if path.startswith("editions/")
    }


def test_no_string_of_what_is_not_public_is_published(january: BuiltSite) -> None:
    library = january_library()
    hidden = [e for e in library.content.entries.values() if library.find(e.key) is None]
    assert len(hidden) > 30
    public = _public_words(library)
    published = _said_by_editions(january)
    assert len(published) >= 4
    published |= {
        path: _words(file.read_text(encoding="utf-8"))
        for path, file in january.files.items()
        if file.suffix in (".html", ".xml", ".json", ".csv", ".ics", ".txt", ".geojson", ".opml")
        and not path.startswith(("guide/", "assets/"))
    }
    leaks = [
        (entry.key, path, secret)
        for entry in hidden
        for secret in _secrets(entry, public)
        for path, text in published.items()
        if secret in text
    ]
    assert leaks == []


def test_no_address_of_what_is_not_public_is_published(january: BuiltSite) -> None:
    library = january_library()
    hidden = [e.address for e in library.content.entries.values() if library.find(e.key) is None]
    for address in hidden:
        assert f"{address.lstrip('/')}index.html" not in january.files
        for path, page in january.pages.items():
            assert page.xpath("//*[@href=$address]", address=address) == [], path


def test_only_declared_files_leave_the_content_folder(site: BuiltSite) -> None:
    published = {path.name for path in site.files.values()}
    for file in CONTENT.rglob("*"):
        inside = file.relative_to(CONTENT).parts[0]
        if file.is_file() and inside not in ("guide",):
            assert file.name not in published or file.name == "index.html", file
    assert not any("vocabulaires" in path or "modeles" in path for path in site.files)


def test_private_keys_are_never_published(site: BuiltSite) -> None:
    secrets = re.compile(rb"autorisation:|fin_autorisation|/work/|/home/|/root/")
    for path, file in site.files.items():
        is_text = file.suffix in (".html", ".xml", ".json", ".csv", ".ics", ".txt", ".css", ".js")
        if is_text and not path.startswith("guide/"):
            assert not secrets.search(file.read_bytes()), path


def test_nothing_of_the_preview_is_published(site: BuiltSite) -> None:
    for path, file in site.files.items():
        assert "__apercu" not in path and not path.startswith("redaction/"), path
        if file.suffix in (".html", ".js", ".css"):
            assert b"__apercu/" not in file.read_bytes(), path
