"""The showcase as its readers use it: with and without JavaScript, with the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import served
from tests.browser.conftest import PHONE, Reader
from tests.content_builder import ContentBuilder
from tests.pages.rendered import write_site

pytestmark = pytest.mark.browser

POCS = 45
DOMAINS = ("logement", "dechets")
STEPS = ("comprendre", "imaginer", "experimenter")
OUTCOMES = ("arrete", "deploye", "transfere")


def write_pocs(content: ContentBuilder) -> None:
    """Forty-five POCs whose facets follow from their rank."""
    for rank in range(POCS):
        lines = [
            f"titre: Essai {chr(65 + (rank * 7) % 26)} {rank:02}",
            f"date: 2020-01-{1 + rank % 28:02}",
            f"domaine: {DOMAINS[rank % 2]}",
        ]
        if rank % 4:
            lines.append(f"etape: {STEPS[rank % 3]}")
        if rank % 5 == 0:
            lines.append(f"issue: {OUTCOMES[rank % 3]}")
        if rank % 3 == 0:
            lines.append("communes: [Lille]" if rank % 2 else "communes: [Hellemmes]")
        if rank % 9 == 0:
            lines.append("maison: habiter")
        content.poc(f"essai-{rank:02}", "\n".join(lines))
    content.poc(
        "caillou",
        "titre: L'été des œufs\nmots_cles: [poulailler]\ndate: 2019-12-01\ncommunes: Lille",
    )


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A showcase whose every count is known, served on this machine alone."""
    folder = tmp_path_factory.mktemp("vitrine")
    content = ContentBuilder(folder / "content")
    write_pocs(content)
    site: Path = write_site(folder / "site", content.library())
    with served(site) as address:
        yield address


def choose(page: Page, facet: str, words: str) -> None:
    """Open a parenthesis of the sentence and follow one of its choices."""
    part = page.locator(f"details[data-facet={facet}]")
    part.locator("summary").click()
    part.get_by_role("link", name=words).click()


def cards(page: Page) -> list[str]:
    return page.locator(".results .card h3").all_inner_texts()


def expect_count(page: Page, count: int) -> None:
    expect(page.locator("#essais .count")).to_have_text(f"({count})")


def expect_query(page: Page, query: str) -> None:
    page.wait_for_url(f"**/poc/?{query}")


# Without JavaScript


def test_without_javascript_each_choice_is_a_page(reader: Reader) -> None:
    page = reader.open("/poc/", java_script_enabled=False)
    expect(page.locator("form")).to_be_hidden()
    choose(page, "domaine", "Logement (23)")
    page.wait_for_url("**/poc/domaines/logement/")
    expect_count(page, 23)
    assert len(cards(page)) == 20
    choose(page, "etape", "Imaginer")
    page.wait_for_url("**/poc/domaines/logement/etapes/imaginer/")

    expect(page.locator("h1")).to_contain_text("imaginer")


def test_without_javascript_the_next_page_is_a_link(reader: Reader) -> None:
    page = reader.open("/poc/", java_script_enabled=False)
    page.get_by_role("link", name="Page suivante").click()
    page.wait_for_url("**/poc/page/2/")
    assert len(cards(page)) == 20


# With JavaScript


def test_the_index_is_asked_for_only_when_it_is_needed(reader: Reader) -> None:
    page = reader.open("/poc/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in reader.asked if url.endswith(".json")]
    choose(page, "domaine", "Déchets")
    expect_query(page, "domaine=dechets")
    assert len([url for url in reader.asked if url.endswith("/poc/vitrine.json")]) == 1


def test_facets_cross_in_place_and_the_address_says_so(reader: Reader) -> None:
    page = reader.open("/poc/")
    choose(page, "domaine", "Logement (23)")
    expect_count(page, 23)
    choose(page, "commune", "Lille")
    expect_query(page, "domaine=logement&commune=lille")
    expected = len([rank for rank in range(POCS) if rank % 6 == 0])
    expect_count(page, expected)
    assert len(cards(page)) == expected
    sentence = page.locator(".facets").inner_text()
    assert "Logement" in sentence and "Lille" in sentence
    expect(page.get_by_role("status")).to_have_text(f"{expected} essais")


def test_choices_count_what_they_would_give_here(reader: Reader) -> None:
    page = reader.open("/poc/?commune=lille&domaine=dechets")
    page.locator("details[data-facet=etape] summary").click()
    found = [r for r in range(POCS) if r % 6 == 3 and STEPS[r % 3] == "comprendre" and r % 4]
    item = page.locator("details[data-facet=etape] li", has_text="Comprendre")
    expect(item).to_have_text(f"Comprendre ({len(found)})")
    empty = page.locator("details[data-facet=etape] li", has_text="Imaginer")
    expect(empty).to_have_text("Imaginer (0)")
    assert empty.locator("a").count() == 0


def test_back_and_forward_restore_the_list(reader: Reader) -> None:
    page = reader.open("/poc/")
    first = cards(page)
    choose(page, "domaine", "Logement")
    expect_count(page, 23)
    choose(page, "etape", "Imaginer")
    page.wait_for_url("**etape=imaginer")
    page.go_back()
    expect_count(page, 23)
    page.go_back()
    expect_count(page, POCS + 1)
    assert cards(page) == first
    assert page.url.endswith("/poc/")
    expect(page.locator("h1")).to_have_text("Essayer d’abord")
    page.go_forward()
    expect_count(page, 23)


def test_a_copied_address_shows_the_same_list(reader: Reader) -> None:
    page = reader.open("/poc/?domaine=logement&issue=arrete&tri=titre")
    found = [r for r in range(POCS) if r % 2 == 0 and r % 5 == 0 and OUTCOMES[r % 3] == "arrete"]
    expect_count(page, len(found))
    shown = cards(page)
    assert shown == sorted(shown) and len(shown) == len(found)
    assert page.get_by_label("Issue").input_value() == "arrete"
    assert page.get_by_label("Ranger").input_value() == "titre"


def test_a_facet_page_gives_way_to_the_showcase_and_back(reader: Reader) -> None:
    page = reader.open("/poc/domaines/dechets/")
    expect_count(page, 22)
    choose(page, "commune", "Lille")
    expect_query(page, "domaine=dechets&commune=lille")
    expect(page.locator("h1")).to_have_text("Essayer d’abord")
    page.go_back()
    page.wait_for_url("**/poc/domaines/dechets/")
    expect(page.locator("h1")).to_have_text("Déchets")
    expect_count(page, 22)


@pytest.mark.parametrize("words", ["oeufs", "Œufs été", "POULAILLER", "l'ete"])
def test_words_are_found_whatever_their_accents(reader: Reader, words: str) -> None:
    page = reader.open("/poc/")
    page.get_by_label("Chercher un mot").fill(words)
    expect_count(page, 1)
    assert cards(page) == ["L’été des œufs"]
    assert "q=" in page.url


def test_typing_makes_one_step_in_the_history(reader: Reader) -> None:
    page = reader.open("/poc/")
    field = page.get_by_label("Chercher un mot")
    field.press_sequentially("poul", delay=250)
    expect_count(page, 1)
    page.go_back()
    expect_count(page, POCS + 1)
    assert field.input_value() == ""


def test_an_empty_result_says_what_to_drop(reader: Reader) -> None:
    page = reader.open("/poc/?domaine=dechets&q=poulailler")
    expect_count(page, 0)
    expect(page.get_by_role("status")).to_have_text("Aucun essai")
    page.get_by_role("link", name="Sans « Déchets » (1)").click()
    expect_count(page, 1)
    expect_query(page, "q=poulailler")


def test_words_from_the_address_are_text_not_markup(reader: Reader) -> None:
    page = reader.open("/poc/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&domaine=%22%3E%3Cb%3E")
    expect_count(page, 0)
    assert page.locator(".results img, .results b").count() == 0


def test_results_have_pages_of_twenty(reader: Reader) -> None:
    page = reader.open("/poc/?tri=titre")
    expect_count(page, POCS + 1)
    page.get_by_role("link", name="Page suivante").click()
    expect_query(page, "tri=titre&page=2")
    assert len(cards(page)) == 20
    expect(page.locator("#essais")).to_be_focused()
    page.get_by_role("link", name="Page 3").click()
    expect_query(page, "tri=titre&page=3")
    assert len(cards(page)) == POCS + 1 - 40
    page.go_back()
    expect(page.locator(".pagination [aria-current=page]")).to_have_text("Page 2")


def test_the_page_reached_is_said(reader: Reader) -> None:
    page = reader.open("/poc/?tri=titre")
    expect_count(page, POCS + 1)
    page.get_by_role("link", name="Page suivante").click()
    expect(page.get_by_role("status")).to_have_text(f"{POCS + 1} essais, page 2")
    assert page.title().startswith("La vitrine des POC, page 2 – ")


def test_everything_can_be_seen_again(reader: Reader) -> None:
    page = reader.open("/poc/?domaine=dechets&maison=habiter&q=essai")
    page.get_by_role("button", name="Tout revoir").click()
    expect_count(page, POCS + 1)
    assert page.url.endswith("/poc/")
    assert page.get_by_label("Maison POC").input_value() == ""


def test_a_card_is_the_same_whoever_makes_it(reader: Reader) -> None:
    page = reader.open("/poc/page/2/")
    made_by_the_build = page.locator(".results .card").evaluate_all(
        "all => all.map(e => e.outerHTML)"
    )
    page.goto("/poc/?page=2")
    expect(page.locator(".pagination [aria-current=page]")).to_have_text("Page 2")
    made_by_the_script = page.locator(".results .card").evaluate_all(
        "all => all.map(e => e.outerHTML)"
    )
    assert made_by_the_script == made_by_the_build
    assert len(made_by_the_script) == 20


def test_without_its_index_the_page_still_leads_everywhere(reader: Reader) -> None:
    page = reader.open("/poc/")
    page.route("**/vitrine.json", lambda route: route.abort())
    page.get_by_label("Chercher un mot").fill("essai")
    expect(page.get_by_role("status")).to_contain_text("n’a pas pu être chargée")
    assert len(cards(page)) == 20


# By keyboard


def test_the_sentence_works_by_keyboard(reader: Reader) -> None:
    page = reader.open("/poc/")
    summary = page.locator("details[data-facet=domaine] summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Logement (23)").first).to_be_focused()
    page.keyboard.press("Enter")
    expect_query(page, "domaine=logement")
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator("details[data-facet=domaine]")).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()


def test_the_index_that_arrives_late_does_not_steal_the_focus(reader: Reader) -> None:
    page = reader.open("/poc/")
    page.route("**/vitrine.json", lambda route: (page.wait_for_timeout(600), route.continue_()))
    page.locator("details[data-facet=domaine] summary").focus()
    for key in ("Enter", "Tab", "Tab"):
        page.keyboard.press(key)
    link = page.locator("details[data-facet=domaine] a[data-value=logement]")
    expect(link).to_be_focused()


def test_only_one_parenthesis_is_open_at_a_time(reader: Reader) -> None:
    page = reader.open("/poc/")
    for facet in ("domaine", "etape"):
        page.locator(f"details[data-facet={facet}] summary").click()
    assert page.locator("details[data-facet][open]").count() == 1


# On a phone


@pytest.mark.parametrize("address", ["/poc/", "/poc/communes/", "/poc/annee/", "/donnees/"])
def test_nothing_goes_out_of_a_narrow_screen(reader: Reader, address: str) -> None:
    page = reader.open(address, size=(320, 700))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_tiles_of_the_map_can_be_touched(reader: Reader) -> None:
    page = reader.open("/poc/communes/", size=PHONE)
    link = page.locator(".commune-tiles a").first
    box = link.bounding_box()
    assert box and box["width"] >= 24 and box["height"] >= 24
    page.locator(".commune-tiles a.on").click()
    page.wait_for_url("**/poc/communes/lille/")
