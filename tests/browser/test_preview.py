"""The preview in a real browser: the bar, the clock, the overlay, pages that follow the edits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_accessibility import AXE, CHECK, RULES
from tests.press.preview.conftest import Desk, desk_in

pytestmark = pytest.mark.browser

LONG = "titre: " + "Un titre sans fin " * 6
BODY = "\n\n".join(f"Paragraphe {number}." for number in range(120)) + "\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    yield from desk_in(tmp_path)


@pytest.fixture
def page(desk: Desk, browser: Browser) -> Iterator[Page]:
    """A browser on the preview."""
    context = browser.new_context(
        base_url=f"http://127.0.0.1:{desk.reader.port}",
        viewport={"width": DESK[0], "height": DESK[1]},
        reduced_motion="reduce",
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def quiet(page: Page) -> Iterator[None]:
    """Fails when the browser complains: of a script, or of what the page's policy forbids."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield
    assert said == []


def faults(page: Page) -> list[str]:
    page.evaluate(AXE)
    found: list[str] = page.evaluate(CHECK, RULES)
    return found


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_bar_is_in_sight_and_axe_finds_nothing(
    desk: Desk, page: Page, size: tuple[int, int]
) -> None:
    desk.content.article("long", f"{LONG}\nbrouillon: true", BODY)
    desk.reader.until("/articles/long/", lambda answer: answer.status == 200)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for address in ("/articles/long/", "/__apercu/"):
        page.goto(address)
        bar = page.get_by_role("complementary", name="Aperçu")
        expect(bar).to_be_in_viewport(ratio=1)
        page.keyboard.press("?")
        expect(page.get_by_label("Voir le magazine comme")).to_be_focused()
        assert faults(page) == []
        page.keyboard.press("Escape")
        expect(page.get_by_label("Voir le magazine comme")).to_be_hidden()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.get_by_text("articles/long.md:", exact=False).first).to_be_visible()


def test_the_overlay_tells_file_and_line(desk: Desk, page: Page) -> None:
    desk.content.article("long", LONG)
    desk.reader.until("/articles/long/", lambda answer: answer.status == 200)
    page.goto("/articles/long/")
    page.get_by_text("1 conseil").click()
    place = page.get_by_role("link", name="articles/long.md:8")
    expect(place).to_be_visible()
    file = desk.folder / "content/articles/long.md"
    assert place.get_attribute("href") == f"vscode://file{file}:8:1"
    desk.content.article("long", "date: 31/01/2020")
    expect(page.get_by_text("attend une date", exact=False).first).to_be_visible()
    assert faults(page) == []


def test_the_clock_moves_from_the_keyboard_and_follows_the_links(
    desk: Desk, page: Page, quiet: None
) -> None:
    page.goto("/articles/")
    page.keyboard.press("?")
    page.get_by_label("Voir le magazine comme").fill("2020-03-12T06:59")
    page.keyboard.press("Enter")
    page.wait_for_url("**/__apercu/le/2020-03-12T06:59/articles/")
    expect(page.get_by_role("link", name="Un banc")).to_have_count(0)
    page.keyboard.press("?")
    page.get_by_role("link", name="Changement suivant", exact=False).click()
    page.wait_for_url("**/__apercu/le/2020-03-12T07:00/articles/")
    page.get_by_role("link", name="Un banc").first.click()
    page.wait_for_url("**/__apercu/le/2020-03-12T07:00/articles/banc/")
    page.keyboard.press("?")
    page.get_by_role("link", name="Maintenant").click()
    page.wait_for_url(lambda url: url.endswith(f":{desk.reader.port}/articles/banc/"))


def test_an_edited_page_is_shown_where_the_eyes_were(desk: Desk, page: Page, quiet: None) -> None:
    desk.content.article("banc", "titre: Un banc\ndate: 2020-03-12", BODY)
    desk.reader.until("/articles/banc/", lambda answer: "Paragraphe 119" in answer.text)
    page.goto("/articles/banc/")
    page.get_by_text("Paragraphe 60.").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert before > 500
    changed = BODY.replace("Paragraphe 60.", "Un autre paragraphe.")
    desk.content.article("banc", "titre: Un banc\ndate: 2020-03-12", changed)
    expect(page.get_by_text("Un autre paragraphe.")).to_be_in_viewport()
    page.wait_for_load_state()
    assert page.evaluate("scrollY") == pytest.approx(before, abs=5)
