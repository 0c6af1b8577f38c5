"""The search as a reader uses it: typed, announced, filtered, walked from the keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Reader

pytestmark = pytest.mark.browser


def _search(page: Page, words: str) -> None:
    page.get_by_label("Que cherchez-vous").fill(words)
    page.keyboard.press("Enter")
    expect(page.locator(".results h2")).to_contain_text(re.compile("résultat|Rien"))


def test_what_is_found_is_announced_and_counted(reader: Reader) -> None:
    page = reader.open("/recherche/")
    assert page.locator(".results").is_hidden()
    _search(page, "logement")
    said = page.get_by_role("status").inner_text()
    assert re.fullmatch(r"\d+ résultats", said)
    rows = page.locator(".results li")
    expect(rows.first).to_be_visible()
    assert 0 < rows.count() <= 10
    assert rows.first.locator("mark").count() > 0
    assert page.url.endswith("?q=logement")


def test_the_rest_is_offered_when_there_is_some(reader: Reader) -> None:
    page = reader.open("/recherche/")
    more = page.get_by_role("button", name="Voir la suite")
    _search(page, "Biodimètre")
    assert page.locator(".results li").count() <= 10
    expect(more).to_be_hidden()
    _search(page, "métropole")
    expect(page.locator(".results li")).to_have_count(10)
    expect(more).to_be_visible()


def test_a_search_has_an_address(reader: Reader) -> None:
    page = reader.open("/recherche/?q=logement")
    expect(page.locator(".results h2")).to_contain_text("résultats")
    assert page.get_by_label("Que cherchez-vous").input_value() == "logement"


@pytest.mark.parametrize(
    ("typed", "meant"), [("equipement", "équipement"), ("a l'ecole", "à l’école")]
)
def test_ordinary_signs_find_typographic_ones(reader: Reader, typed: str, meant: str) -> None:
    page = reader.open("/recherche/")
    _search(page, typed)
    plain = page.get_by_role("status").inner_text()
    _search(page, meant)
    assert page.get_by_role("status").inner_text() == plain != "Rien entre ces parenthèses"


def test_filters_narrow_the_results(reader: Reader) -> None:
    page = reader.open("/recherche/?q=logement")
    expect(page.locator(".results h2")).to_contain_text("résultats")
    every = int(page.locator(".results h2").inner_text().split()[0])
    choice = page.get_by_label("Genre")
    choice.select_option(index=1)
    expect(page.locator(".results h2")).not_to_have_text(f"{every} résultats")
    assert int(page.locator(".results h2").inner_text().split()[0]) < every


def test_nothing_found_is_said_and_leads_on(reader: Reader) -> None:
    page = reader.open("/recherche/")
    _search(page, "zzqxw")
    assert page.get_by_role("status").inner_text() == "Rien entre ces parenthèses"
    assert page.locator(".frequent a").first.is_visible()


def test_an_erased_search_leaves_nothing_to_be_heard(reader: Reader) -> None:
    page = reader.open("/recherche/")
    name = page.title()
    _search(page, "logement")
    page.get_by_label("Que cherchez-vous").fill("")
    expect(page.locator(".results")).to_be_hidden()
    expect(page.get_by_role("status")).to_be_empty()
    assert page.title() == name


def test_the_title_says_what_was_searched_and_found(reader: Reader) -> None:
    page = reader.open("/recherche/")
    name = page.title()
    _search(page, "logement")
    assert re.fullmatch(rf"« logement » – \d+ résultats – {re.escape(name)}", page.title())


def test_an_excerpt_is_not_read_word_by_word(reader: Reader) -> None:
    page = reader.open("/recherche/?q=logement")
    expect(page.locator(".results li")).not_to_have_count(0)
    pieces = page.locator(".results .deck").evaluate_all(
        "all => all.flatMap(one => [...one.childNodes].map(node => [node.nodeName,"
        " node.nextSibling?.nodeName]))"
    )
    assert pieces
    assert ["#text", "#text"] not in pieces


def test_results_are_reached_from_the_keyboard_on_a_phone(reader: Reader) -> None:
    page = reader.open("/recherche/", size=PHONE)
    page.get_by_label("Que cherchez-vous").focus()
    page.keyboard.type("Transfo")
    page.keyboard.press("Enter")
    expect(page.locator(".results li")).not_to_have_count(0)
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.querySelector('.results').contains(document.activeElement)"):
            break
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("/recherche/"))


def test_the_index_is_fetched_on_use_alone(reader: Reader) -> None:
    page = reader.open("/recherche/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in reader.asked if "/pagefind/" in url]
