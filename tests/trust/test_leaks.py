"""What is not public leaves no trace: no word, no picture, no name, no number, no difference."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from lxml import etree, html
from PIL import Image

from inspiration.library import Library, read_content
from inspiration.model.poc import Poc
from inspiration.press.build import build
from inspiration.press.order import Order
from tests.editions.reading import letters, pdf_words
from tests.site.built import BuiltSite
from tests.trust.city import INSTANTS, LENT, LENT_UNTIL, MARK, OWNERS, City, configured
from tests.trust.press_room import PressRoom

TOMBSTONE = "Page retirée"
AIMED_AT_MACHINES = ("_redirects", "_headers")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    """The city's content, committed by someone who is not to be named."""
    found = City(tmp_path_factory.mktemp("canarichemin"))
    found.write()
    found.commit()
    return found


@pytest.fixture(scope="module", params=INSTANTS)
def library(city: City, request: pytest.FixtureRequest) -> Library:
    """The city's magazine at an instant of the year."""
    return city.content.library(request.param)


@pytest.fixture(scope="module")
def room(library: Library) -> PressRoom:
    return PressRoom(library)


@pytest.fixture(scope="module")
def files(room: PressRoom) -> dict[str, bytes]:
    return room.files()


@pytest.fixture(scope="module")
def built(city: City) -> tuple[Library, BuiltSite]:
    """The same, built as its editors would in the middle of the year, with all that is offered.

    The folder and the cache have just served for the preview of a later day, drafts shown: going
    back, nothing of that may stay.
    """
    at, site = INSTANTS[1], city.folder / "site"
    build(Order(configured(city.folder), at=INSTANTS[2], site_dir=site, preview=True))
    assert (site / "articles/canarialpha/index.html").exists()
    config = configured(city.folder, search=True, editions=True)
    build(Order(config, at=at, site_dir=site))
    return city.content.library(at), BuiltSite(site)


def allowed(library: Library) -> set[str]:
    """The marked words that may stand in the site at the library's instant."""
    found = {word for word, key in OWNERS.items() if library.find(key)}
    return found | ({LENT} if library.today <= date.fromisoformat(LENT_UNTIL) else set())


def marks(content: bytes) -> set[str]:
    """The marked words of a file, whatever its case, compression or spaces."""
    return set(MARK.findall(content.decode("utf-8", "replace").lower()))


def unfolded(content: bytes) -> Iterator[bytes]:
    """A file, and what it holds in compressed form."""
    yield content
    if content[:2] == b"\x1f\x8b":
        yield gzip.decompress(content)
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from unfolded(archive.read(name))


def graves(library: Library) -> set[str]:
    """The paths of the tombstones."""
    gone = [a for e in library.withdrawn for a in (e.address, *e.former_addresses)]
    return {f"{address.strip('/')}/index.html" for address in gone}


def leaks(library: Library, files: dict[str, bytes]) -> dict[str, set[str]]:
    """The marked words that should not be there, by path; tombstones are named by addresses."""
    named = {word for path in graves(library) for word in marks(path.encode())}
    found: dict[str, set[str]] = {}
    for path, content in files.items():
        words = set().union(*(marks(part) for part in unfolded(content)))
        if path in AIMED_AT_MACHINES:
            words -= named
        if path not in graves(library):
            words |= marks(path.encode())
        if words - allowed(library):
            found[path] = words - allowed(library)
    return found


def test_nothing_hidden_stands_in_any_output(library: Library, files: dict[str, bytes]) -> None:
    assert leaks(library, files) == {}


def test_the_marks_are_seen_when_they_may_be(library: Library, files: dict[str, bytes]) -> None:
    """A test that looks for nothing would pass as well."""
    seen = set().union(*(marks(content) for content in files.values()))
    assert allowed(library) - {"canariphotoalpha", "canariannexe"} <= seen
    assert len(files) > 150


def test_nothing_hidden_stands_in_a_booklet(room: PressRoom, library: Library) -> None:
    booklets = {f"{rank}.epub": content for rank, content in enumerate(room.booklets())}
    assert booklets
    assert leaks(library, booklets) == {}


def test_a_built_site_holds_nothing_hidden(built: tuple[Library, BuiltSite], city: City) -> None:
    library, site = built
    published = {path: file.read_bytes() for path, file in site.files.items()}
    assert leaks(library, published) == {}
    assert any("pagefind/fragment" in path for path in published)
    for path in published:
        assert not any(part.startswith(".") for part in path.split("/")), path
        assert not path.endswith((".map", ".py", ".yml", ".md")), path
    for path, content in published.items():
        assert str(city.folder).encode() not in content, path


def test_a_printed_numero_says_nothing_hidden(built: tuple[Library, BuiltSite], city: City) -> None:
    """Its pages, outline, alternatives, links, metadata and attached files: lines cut words."""
    library, site = built
    files = [file for file in city.content.root.rglob("*") if file.is_file()]
    words = set().union(*(marks(file.read_bytes()) | marks(file.name.encode()) for file in files))
    hidden, shown = words - allowed(library), words & allowed(library)
    printed = [file for path, file in site.files.items() if path.endswith(".pdf")]
    said = "".join(letters(" ".join(pdf_words(file.read_bytes()))) for file in printed)
    assert len(printed) == len(library.issues) and len(hidden) > 3
    assert {word for word in hidden if word in said} == set()
    assert [word for word in shown if word in said]
    assert letters(str(city.folder)) not in said


def test_hidden_entries_change_no_byte(
    library: Library, files: dict[str, bytes], tmp_path: Path
) -> None:
    """Counts, ids, order, neighbours: the site is that of a folder where they never were."""
    hidden = {word for word, key in OWNERS.items() if library.find(key) is None} | {"canarikilo"}
    city = City(tmp_path, without=frozenset(hidden))
    city.write()
    kept = Library(read_content(city.content.root), library.clock)
    assert kept.content.entries.keys() == {entry.key for entry in library.entries}
    expected = PressRoom(kept).files()
    different = {
        path
        for path in files.keys() | expected.keys()
        if files.get(path) != expected.get(path) and path not in graves(library)
    }
    assert different <= set(AIMED_AT_MACHINES)


def test_counts_are_those_of_what_is_public(library: Library, files: dict[str, bytes]) -> None:
    page = html.document_fromstring(files["poc/index.html"].decode())
    (count,) = page.xpath("//h2[@id='essais']/span[@class='count']/text()")
    pocs = [entry for entry in library.entries if isinstance(entry, Poc)]
    assert count == f"({len(pocs)})"
    assert len(json.loads(files["donnees/poc.json"])) == len(pocs)
    locations = etree.fromstring(files["sitemap.xml"]).xpath("//*[local-name()='loc']/text()")
    for entry in library.content.entries.values():
        listed = f"https://essai.example{entry.address}" in locations
        assert listed == (library.find(entry.key) is not None), entry.key


def test_a_tombstone_says_nothing_but_that_it_is_one(
    library: Library, files: dict[str, bytes]
) -> None:
    for entry in library.withdrawn:
        for address in (entry.address, *entry.former_addresses):
            grave = html.document_fromstring(files[f"{address.strip('/')}/index.html"].decode())
            assert TOMBSTONE in grave.findtext(".//title")
            assert grave.xpath("//meta[@name='robots']/@content") == ["noindex"]
            assert not marks(etree.tostring(grave))


def test_every_picture_published_is_bare(built: tuple[Library, BuiltSite]) -> None:
    _, site = built
    tells = (b"SECRET", b"Exif\0", b"http://ns.adobe.com/xap", b"Photoshop 3.0", b"<x:xmpmeta")
    pictures = [file for file in site.files.values() if file.suffix in _PICTURES]
    assert len(pictures) > 10
    for file in pictures:
        content = file.read_bytes()
        assert not [word for word in tells if word in content], file
        with Image.open(file) as image:
            image.load()
            assert not image.getexif(), file
            kept = set(image.info) & {"exif", "xmp", "comment", "photoshop", "XML:com.adobe.xmp"}
            assert not kept, file


_PICTURES = (".avif", ".webp", ".jpg", ".png")


def test_the_preview_is_not_what_is_published(city: City) -> None:
    """Drafts show in the preview alone: what `preview` adds is gone without it."""
    shown = PressRoom(city.content.library(INSTANTS[0], preview=True)).files()
    assert "articles/canarialpha/index.html" in shown
