"""The magazine from the keyboard alone: skip link, visible focus, facets, no trap."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import DESK, PHONE, Reader

pytestmark = pytest.mark.browser

FOCUS = """
() => {
    const node = document.activeElement;
    const own = getComputedStyle(node), after = getComputedStyle(node, '::after');
    const width = Math.max(...[own, after].map(
        style => style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth)));
    const box = node.getBoundingClientRect();
    return {tag: node.tagName, name: node.textContent.trim().slice(0, 60), outline: width,
        height: box.height, top: box.top, inline: node.closest('.prose') !== null};
}
"""

LABEL = """
() => {
    const node = document.activeElement, style = getComputedStyle(node), words = new Range();
    words.selectNodeContents(node.labels[0]);
    return {name: node.id, words: words.getBoundingClientRect().bottom,
        ring: node.getBoundingClientRect().top - parseFloat(style.outlineWidth)
            - parseFloat(style.outlineOffset)};
}
"""


def test_the_first_stop_leads_to_the_content(reader: Reader) -> None:
    page = reader.open("/articles/comment-lille-a-gagne/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("node => node === document.activeElement")
    assert page.evaluate(FOCUS)["top"] >= 0
    page.keyboard.press("Enter")
    assert page.url.endswith("#contenu")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize(
    "address", ["/", "/numeros/numero-1/", "/poc/", "/poc/brico-concierge/", "/agenda/"]
)
def test_every_stop_is_seen_and_none_is_a_trap(reader: Reader, address: str) -> None:
    page = reader.open(address)
    stops = _walk(page, 80)
    assert len({stop["name"] for stop in stops}) > 10
    assert [stop for stop in stops if stop["outline"] < 3] == []
    assert [stop for stop in stops if not stop["inline"] and stop["height"] < 24] == []


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_the_focus_of_a_field_leaves_its_label_legible(
    reader: Reader, size: tuple[int, int]
) -> None:
    page = reader.open("/poc/", size=size)
    page.locator("#mots").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    for field in ("mots", "issue", "maison", "tri"):
        told = page.evaluate(LABEL)
        assert told["name"] == field
        assert told["words"] <= told["ring"], told
        page.keyboard.press("Tab")


def test_menu_targets_are_large_on_a_phone(reader: Reader) -> None:
    page = reader.open("/", size=PHONE)
    for link in page.locator(".nav a").all():
        box = link.bounding_box()
        assert box is not None and box["height"] >= 44


def test_facets_open_and_close_from_the_keyboard(reader: Reader) -> None:
    page = reader.open("/poc/")
    first = page.locator(".facets summary").first
    first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".facets details").first.get_attribute("open") is not None
    page.keyboard.press("Tab")
    assert page.evaluate(
        "document.querySelector('.facets details').contains(document.activeElement)"
    )
    first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".facets details").first.get_attribute("open") is None


def _walk(page: Page, limit: int) -> list[dict[str, object]]:
    """The stops of the Tab key, in order, until it leaves the page."""
    stops: list[dict[str, object]] = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop["tag"] == "BODY":
            break
        stops.append(stop)
    return stops
