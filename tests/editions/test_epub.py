"""The EPUB of a numéro, opened as a zip and checked as a reading system would."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import pytest
from lxml import etree

from tests.editions.epubcheck import check_epub

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"


@pytest.fixture(scope="module")
def archive(epub: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(epub))


@pytest.fixture(scope="module")
def package(archive: zipfile.ZipFile) -> etree._Element:
    return etree.fromstring(archive.read("EPUB/package.opf"))


def pages(archive: zipfile.ZipFile) -> dict[str, etree._Element]:
    return {
        name: etree.fromstring(archive.read(name))
        for name in archive.namelist()
        if name.endswith(".xhtml")
    }


def test_the_container_begins_with_its_type_stored_as_it_is(
    archive: zipfile.ZipFile, epub: bytes
) -> None:
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", 0, b"")
    assert epub[38:58] == b"application/epub+zip"


def test_the_container_leads_to_the_package(archive: zipfile.ZipFile) -> None:
    container = etree.fromstring(archive.read("META-INF/container.xml"))
    (root,) = container.iter("{*}rootfile")
    assert root.get("full-path") in archive.namelist()


def test_every_file_is_in_the_manifest_and_the_other_way_round(
    archive: zipfile.ZipFile, package: etree._Element
) -> None:
    listed = {f"EPUB/{item.get('href')}" for item in package.iter(f"{OPF}item")}
    present = set(archive.namelist()) - {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
    assert listed == present


def test_pages_are_read_in_the_order_of_the_numero(package: etree._Element) -> None:
    hrefs = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    assert [hrefs[ref.get("idref")] for ref in package.iter(f"{OPF}itemref")] == [
        "couverture.xhtml",
        "nav.xhtml",
        "edito.xhtml",
        "article-le-banc.xhtml",
        "article-le-marche.xhtml",
        "poc-le-tri.xhtml",
        "agenda.xhtml",
        "ours.xhtml",
    ]


def test_metadata_say_what_it_is_and_what_readers_may_count_on(package: etree._Element) -> None:
    def values(name: str) -> list[str | None]:
        return [node.text for node in package.iter(f"{DC}{name}")]

    metas = [(m.get("property"), m.text) for m in package.iter(f"{OPF}meta")]
    assert values("identifier") == ["tag:magazine.example,2019:/editions/numero-1"]
    assert values("language") == ["fr"]
    assert values("date") == ["2020-03-02"]
    assert ("dcterms:modified", "2020-03-10T06:00:00Z") in metas
    assert ("schema:accessModeSufficient", "textual") in metas
    assert ("schema:accessibilityFeature", "alternativeText") in metas
    assert ("schema:accessibilityHazard", "none") in metas
    (cover,) = (i for i in package.iter(f"{OPF}item") if i.get("properties") == "cover-image")
    assert cover.get("href") == "couverture.png"


def test_navigation_has_contents_and_landmarks(archive: zipfile.ZipFile) -> None:
    nav = etree.fromstring(archive.read("EPUB/nav.xhtml"))
    kinds = [node.get(f"{OPS}type") for node in nav.iter(f"{XHTML}nav")]
    assert kinds == ["toc", "landmarks"]
    landmarks = [a.get(f"{OPS}type") for a in nav.iter(f"{XHTML}a") if a.get(f"{OPS}type")]
    assert landmarks == ["cover", "toc", "bodymatter", "colophon"]


def test_every_link_and_picture_leads_to_something(archive: zipfile.ZipFile) -> None:
    found = pages(archive)
    checked = 0
    for name, page in found.items():
        for address in page.xpath("//@href | //@src"):
            path, _, fragment = unquote(address).partition("#")
            if path.startswith(("https:", "mailto:")):
                continue
            target = str(PurePosixPath(name).parent / path) if path else name
            assert target in archive.namelist(), (name, address)
            if fragment:
                assert found[target].xpath("//*[@id=$id]", id=fragment), (name, address)
            checked += 1
    assert checked > 30


def test_links_between_pieces_stay_within(archive: zipfile.ZipFile) -> None:
    page = pages(archive)["EPUB/article-le-banc.xhtml"]
    hrefs = {a.get("href") for a in page.iter(f"{XHTML}a")}
    assert {"article-le-marche.xhtml", "poc-le-tri.xhtml"} <= hrefs


def test_pictures_have_an_alternative(archive: zipfile.ZipFile) -> None:
    alts = {
        image.get("src"): image.get("alt")
        for page in pages(archive).values()
        for image in page.iter(f"{XHTML}img")
    }
    assert None not in alts.values()
    assert "Une place au petit matin" in alts.values()
    assert all(alt for src, alt in alts.items() if not src.startswith("dessins/"))


def test_notes_open_in_place(archive: zipfile.ZipFile) -> None:
    page = pages(archive)["EPUB/article-le-marche.xhtml"]
    calls = [a for a in page.iter(f"{XHTML}a") if a.get(f"{OPS}type") == "noteref"]
    notes = [n for n in page.iter(f"{XHTML}aside") if n.get(f"{OPS}type") == "footnote"]
    assert len(calls) == 3
    assert {call.get("href") for call in calls} == {f"#{note.get('id')}" for note in notes}
    assert "Première note." in "".join(notes[0].itertext())


def test_ids_are_unique_and_pages_say_their_language(archive: zipfile.ZipFile) -> None:
    for name, page in pages(archive).items():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), name
        assert page.get("lang") == "fr"


def test_times_are_those_of_the_content_and_names_are_sorted(archive: zipfile.ZipFile) -> None:
    assert {info.date_time for info in archive.infolist()} == {(2020, 3, 10, 6, 0, 0)}
    names = archive.namelist()[1:]
    assert names == sorted(names)


def test_nothing_that_is_not_public_is_in_it(archive: zipfile.ZipFile) -> None:
    words = " ".join("".join(page.itertext()) for page in pages(archive).values())
    assert "Une correction publiée" in words
    assert "secret" not in words
    assert "correction à venir" not in words


@pytest.mark.slow
def test_epubcheck_finds_nothing(epub: bytes, tmp_path: Path) -> None:
    file = tmp_path / "numero-1.epub"
    file.write_bytes(epub)
    check_epub(file)
