"""Whatever the engine does, the server answers in French, from what is left."""

from __future__ import annotations

import errno
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError

from inspiration.press.preview.live import Live
from inspiration.press.preview.server import PreviewServer
from tests.content_builder import ContentBuilder
from tests.press.preview.reading import PATIENCE, Reader
from tests.press.preview.small_session import SmallSession

EDITED = [Path("content/articles/banc.md")]


@dataclass
class Bench:
    session: SmallSession
    live: Live
    reader: Reader
    log: Path


@pytest.fixture
def bench(content: ContentBuilder, tmp_path: Path) -> Iterator[Bench]:
    session, log = SmallSession(content.library()), tmp_path / "cache/erreur.txt"
    live = Live(lambda: session, tmp_path / "mkdocs.yml", log, lambda line: None)
    with PreviewServer(live) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield Bench(session, live, Reader(server.server_port), log)
        server.close()


def test_a_style_that_changes_alone_is_put_on_without_loading_the_page_again(bench: Bench) -> None:
    page = bench.reader.get("/")
    with bench.reader.listening(page) as events:
        bench.session.style = "/assets/style.2.css"
        bench.live.edit(EDITED)
        name, data = next(events)
        assert (name, data["hrefs"]) == ("styles", ["/assets/style.2.css"])
        bench.session.text = "Un autre texte."
        bench.live.edit(EDITED)
        assert next(events)[0] == "page"


def test_an_edit_that_changes_nothing_on_a_page_is_not_told_there(bench: Bench) -> None:
    page = bench.reader.get("/")
    with bench.reader.listening(page) as events:
        bench.live.edit(EDITED)
        bench.session.text = "Un autre texte."
        bench.live.edit(EDITED)
        assert next(events)[0] == "page"


def test_a_crash_of_an_edit_is_told_and_the_last_state_stays(bench: Bench) -> None:
    page = bench.reader.get("/")
    with bench.reader.listening(page) as events:
        bench.session.fault = ZeroDivisionError("division")
        bench.live.edit(EDITED)
        name, data = next(events)
        assert name == "bar" and "Une erreur du programme" in data["html"]
    now = bench.reader.get("/")
    assert "Un texte." in now.content and str(bench.log) in now.bar
    assert "Traceback" not in now.text and "division" not in now.text
    assert "ZeroDivisionError: division" in bench.log.read_text(encoding="utf-8")


def test_what_a_crash_missed_is_read_with_the_next_edit(bench: Bench) -> None:
    bench.session.fault = ZeroDivisionError()
    bench.live.edit(EDITED)
    bench.session.fault = None
    other = Path("content/articles/pont.md")
    bench.live.edit([other])
    assert bench.session.taken[-1] == {*EDITED, other}
    assert "Une erreur" not in bench.reader.get("/").bar


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (
            TemplateSyntaxError("fin manquante", 12, "magazine/une.html"),
            "magazine/une.html, ligne 12",
        ),
        (OSError(errno.ENOSPC, "", "/x"), "Le disque est plein"),
        (KeyError("x"), "Une erreur du programme"),
    ],
)
def test_a_page_that_cannot_be_made_says_so_and_comes_back(
    bench: Bench, fault: Exception, words: str
) -> None:
    bench.session.breaks["index.html"] = fault
    page = bench.reader.get("/")
    assert page.status == 500
    assert words in page.content and "Traceback" not in page.text
    with bench.reader.listening(page) as events:
        bench.session.breaks = {}
        bench.live.edit(EDITED)
        assert next(events)[0] == "page"
    assert bench.reader.get("/").status == 200


def test_a_browser_that_leaves_is_no_event(bench: Bench, capfd: pytest.CaptureFixture[str]) -> None:
    page = bench.reader.get("/")
    for _ in range(3):
        with bench.reader.listening(page):
            pass
    bench.live.edit(EDITED)
    assert bench.reader.get("/").status == 200
    assert capfd.readouterr().err == ""


def test_browsers_that_left_leave_nothing_behind(bench: Bench) -> None:
    before = threading.active_count()
    page = bench.reader.get("/")
    for _ in range(5):
        with bench.reader.listening(page) as events:
            bench.session.text += " Encore."
            bench.live.edit(EDITED)
            assert next(events)[0] == "page"
    end = time.monotonic() + PATIENCE
    while threading.active_count() > before:
        # A stream notices that nobody reads it when it next writes.
        bench.session.text += " Encore."
        bench.live.edit(EDITED)
        assert time.monotonic() < end
        time.sleep(0.02)
