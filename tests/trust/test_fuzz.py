"""Random magazines: none gives a traceback, and what is right holds together."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from inspiration.desk.check import check_library
from inspiration.desk.fix import fix
from inspiration.library import read_content
from inspiration.model.record import values_of
from tests.content_builder import ContentBuilder
from tests.trust.libraries import Sketch, right_folders, written, wrong_folders
from tests.trust.press_room import SITE, PressRoom

INSTANTS = st.sampled_from(("2019-12-01T12:00", "2020-01-31T12:00", "2020-06-01T12:00"))
slowly = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@slowly
@given(right_folders(), INSTANTS)
def test_the_site_of_a_right_library_holds_together(sketches: tuple[Sketch, ...], at: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = written(ContentBuilder(Path(folder) / "content"), marked(sketches))
        room = PressRoom(content.library(at))
        files = room.files()
        assert room.blocking() == []
    pages = {p: html.document_fromstring(f.decode()) for p, f in files.items() if p[-5:] == ".html"}
    ids = {path: page.xpath("//@id") for path, page in pages.items()}
    for path, page in pages.items():
        assert [name for name, count in Counter(ids[path]).items() if count > 1] == [], path
        assert page.xpath("//@style | //style | //@*[starts-with(name(), 'on')]") == [], path
        for link in page.xpath("//@href | //img/@src | //script/@src"):
            assert leads_somewhere(link, path, files, ids), (path, link)
    for path, content_of_file in files.items():
        if path.endswith((".xml", ".svg", ".opml")):
            etree.fromstring(content_of_file)
        if path.endswith("/index.html") and path.startswith(("articles/", "poc/", "numeros/")):
            html5lib.HTMLParser(strict=True).parse(content_of_file)
    hidden = [e for e in room.library.content.entries.values() if not room.library.find(e.key)]
    for entry in hidden:
        assert f"{entry.address.strip('/')}/index.html" not in files or (
            entry in room.library.withdrawn
        )
        for path, content_of_file in files.items():
            assert mark(entry.key).encode() not in content_of_file, path
    for entry in room.library.entries:
        shown = files.get(f"{entry.address.strip('/')}/index.html", b"")
        assert mark(entry.key).encode() in shown, entry.key


def mark(key: str) -> str:
    """A word that stands in the text of one entry alone."""
    return f"canari{key.replace('/', '').replace('-', '')}"


def marked(sketches: tuple[Sketch, ...]) -> tuple[Sketch, ...]:
    """Each entry with its word, in a paragraph of its own."""
    return tuple(
        replace(sketch, body=f"{mark(sketch.path.removesuffix('.md'))}\n\n{sketch.body}")
        for sketch in sketches
    )


def leads_somewhere(
    link: str, path: str, files: dict[str, bytes], ids: dict[str, list[str]]
) -> bool:
    parts = urlsplit(urljoin(SITE.url + path.removesuffix("index.html"), link))
    if f"{parts.scheme}://{parts.netloc}/" != SITE.url:
        return True
    target = unquote(parts.path).lstrip("/")
    target = f"{target}index.html" if target == "" or target.endswith("/") else target
    anchored = not parts.fragment or unquote(parts.fragment) in ids.get(target, ())
    return target in files and anchored


@slowly
@given(wrong_folders(), INSTANTS)
def test_nothing_an_editor_writes_gives_a_traceback(sketches: tuple[Sketch, ...], at: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = written(ContentBuilder(Path(folder) / "content"), sketches)
        library = content.library(at)
        room = PressRoom(library)
        room.files()
        for problem in (*room.blocking(), *check_library(library, SITE).problems):
            assert problem.message
            assert problem.line >= 1
            assert problem.column >= 1


@slowly
@given(wrong_folders() | right_folders())
def test_correcting_twice_is_correcting_once(sketches: tuple[Sketch, ...]) -> None:
    """What `--fix` writes is read back as the same values, and leaves it nothing to do."""
    with tempfile.TemporaryDirectory() as folder:
        content = written(ContentBuilder(Path(folder) / "content"), sketches)
        root = content.root
        before = {key: values_of(entry) for key, entry in read_content(root).entries.items()}
        fix(root, {problem.file for problem in read_content(root).problems})
        once = {file: file.read_bytes() for file in root.rglob("*.md")}
        after = {key: values_of(entry) for key, entry in read_content(root).entries.items()}
        assert fix(root, {problem.file for problem in read_content(root).problems}) == []
        assert {file: file.read_bytes() for file in root.rglob("*.md")} == once
    for key in before.keys() & after.keys():
        kept = {name for name in before[key] if before[key][name] == after[key][name]}
        assert before[key].keys() - kept <= CORRECTED


CORRECTED = {"keywords", "genre", "section", "domain", "step", "outcome", "house"}
"""What `--fix` may change: names of closed lists, and the spelling of keywords."""
