"""The examples of the editors' guide, in the magazine's look inside Material's."""

from __future__ import annotations

import pytest

from tests.browser.conftest import DESK, PHONE, Reader
from tests.browser.test_accessibility import AXE, CHECK

pytestmark = pytest.mark.browser

FORMS = "/guide/formes/"
BOXES = """
() => [...document.querySelectorAll('.exemple')].map(example =>
    [...example.children].map(side => side.getBoundingClientRect().toJSON()))
"""


def test_an_example_stands_beside_its_source_on_a_wide_screen(reader: Reader) -> None:
    pairs = reader.open(FORMS, size=DESK).evaluate(BOXES)
    assert len(pairs) >= 14
    for typed, shown in pairs:
        assert typed["top"] == shown["top"]
        assert typed["right"] < shown["left"]


def test_an_example_follows_its_source_on_a_phone(reader: Reader) -> None:
    page = reader.open(FORMS, size=PHONE)
    for typed, shown in page.evaluate(BOXES):
        assert typed["bottom"] <= shown["top"]
        assert shown["right"] <= PHONE[0]
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_example_wears_the_magazine_s_look_and_can_be_read(reader: Reader, scheme: str) -> None:
    page = reader.open(FORMS, size=DESK, scheme=scheme)
    quote = page.locator(".exergue blockquote").first
    assert "Titre" in quote.evaluate("node => getComputedStyle(node).fontFamily")
    assert page.evaluate("document.fonts.check('800 20px Titre')")
    page.evaluate(AXE)
    faults = page.evaluate(CHECK, ["wcag2aa", "wcag21aa"])
    assert [fault for fault in faults if fault.startswith("color-contrast")] == []


def test_examples_need_no_script(reader: Reader) -> None:
    page = reader.open(FORMS, size=PHONE, java_script_enabled=False)
    assert page.get_by_text("Elles sont 95 depuis mars 2020.").last.is_visible()
