"""The magazine on every screen: narrow, spaced out, without script, still, on paper."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import DESK, PHONE, Reader

pytestmark = pytest.mark.browser

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }"""
"""The four settings of WCAG 1.4.12."""
# The cover of a numéro and, on a phone, the tiles of the map are pictures: their words are
# said again beside them.
CLIPPED = """
() => [...document.querySelectorAll('main :is(p, li, dt, dd, a, h1, h2, h3, span, summary)')]
    .filter(node => !node.matches('.poster, .commune-tiles a'))
    .filter(node => {
        const style = getComputedStyle(node);
        return style.clipPath === 'none'
            && [style.overflowX, style.overflowY].some(way => way === 'hidden' || way === 'clip')
            && (node.scrollWidth > node.clientWidth + 1
                || node.scrollHeight > node.clientHeight + 1);
    })
    .map(node => node.outerHTML.slice(0, 120))
"""

HIDDEN_BY_A_PARENTHESIS = """
() => [...document.querySelectorAll('main *')].flatMap(node => {
    const sign = getComputedStyle(node, '::before');
    const thickness = parseFloat(sign.borderLeftWidth);
    const drawn = sign.content !== 'none' && sign.display !== 'none' && sign.left === '0px';
    const frames = sign.borderTopWidth !== '0px';
    if (!drawn || frames || !thickness || !node.textContent.trim() || !node.offsetWidth) return [];
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter(line => line.width > 1 && line.height > 1);
    const words = Math.min(...lines.map(line => line.left));
    const covered = words - node.getBoundingClientRect().left < thickness;
    return covered ? [node.outerHTML.slice(0, 120)] : [];
})
"""
FIGURES = "/poc/convivialite-parc-du-heron/"
"""A sheet with key figures, which the first sheet has not."""
LONG_WORDS = ("/poc/domaines/amenagement/", "/articles/comment-lille-a-gagne/")
"""A facet and a key figure whose words are long."""


def test_no_parenthesis_covers_the_words_it_holds(
    reader: Reader, one_of_each: dict[str, str]
) -> None:
    page = reader.context((320, 640)).new_page()
    covered = {}
    for address in (*one_of_each.values(), FIGURES):
        page.goto(address)
        found = page.evaluate(HIDDEN_BY_A_PARENTHESIS)
        if found:
            covered[address] = found
    assert covered == {}


def test_nothing_scrolls_sideways_at_320_pixels(
    reader: Reader, one_of_each: dict[str, str]
) -> None:
    page = reader.context((320, 640)).new_page()
    wide = {}
    for address in (*one_of_each.values(), FIGURES):
        page.goto(address)
        overflow = page.evaluate(SIDEWAYS)
        if overflow > 0:
            wide[address] = overflow
    assert wide == {}


def test_text_can_be_spaced_out(reader: Reader, one_of_each: dict[str, str]) -> None:
    page = reader.context(PHONE, bypass_csp=True).new_page()
    cut = {}
    for address in one_of_each.values():
        page.goto(address)
        page.add_style_tag(content=SPACING)
        found = page.evaluate(CLIPPED), page.evaluate(SIDEWAYS)
        if found != ([], 0):
            cut[address] = found
    assert cut == {}


def test_letters_can_be_twice_as_large_on_a_phone(
    reader: Reader, one_of_each: dict[str, str]
) -> None:
    page = reader.context(PHONE, bypass_csp=True).new_page()
    wide = {}
    for address in (*one_of_each.values(), FIGURES, *LONG_WORDS):
        page.goto(address)
        page.add_style_tag(content="html { font-size: 200% !important }")
        overflow = page.evaluate(SIDEWAYS)
        if overflow > 0:
            wide[address] = overflow
    assert wide == {}


def test_everything_reads_and_leads_on_without_script(
    reader: Reader, one_of_each: dict[str, str]
) -> None:
    page = reader.context(java_script_enabled=False).new_page()
    for address in one_of_each.values():
        page.goto(address)
        assert page.locator("main h1").count() == 1, address
        assert page.locator("main").inner_text().strip(), address
        assert page.locator("nav[aria-label='Navigation principale'] a:visible").count() == 4
        assert page.locator("footer a:visible").count() >= 8, address
    page.goto("/poc/")
    page.locator("summary", has_text="domaines").click()
    page.get_by_role("link", name="Logement").first.click()
    assert urlsplit(page.url).path == "/poc/domaines/logement/"
    page.goto("/recherche/")
    page.locator(".frequent a").first.click()
    assert page.locator("main h1").count() == 1


def test_no_request_leaves_the_origin_and_nothing_is_stored(
    reader: Reader, one_of_each: dict[str, str]
) -> None:
    context = reader.context()
    page = context.new_page()
    for address in one_of_each.values():
        page.goto(address)
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        page.wait_for_load_state("networkidle")
    origins = {f"{url.scheme}://{url.netloc}" for url in map(urlsplit, reader.asked)}
    assert origins == {reader.origin}
    assert context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_an_article_asks_for_few_files_and_no_complement_font(reader: Reader) -> None:
    page = reader.context().new_page()
    page.goto("/articles/comment-lille-a-gagne/")
    page.wait_for_load_state("networkidle")
    lazy = set(page.evaluate("[...document.querySelectorAll('[loading=lazy]')].map(i => i.src)"))
    asked = [url for url in reader.asked if url not in lazy]
    assert len(asked) <= 8, asked
    assert [url for url in asked if "-l1." in url or "-la." in url] == []


def test_nothing_moves_when_motion_is_reduced(reader: Reader) -> None:
    note = "addEventListener('animationstart', () => { window.moved = true }, true)"
    still = reader.context(reduced_motion="reduce").new_page()
    still.add_init_script(note)
    still.goto("/")
    assert still.evaluate("document.getAnimations().length") == 0
    assert not still.evaluate("Boolean(window.moved)")
    moving = reader.context(reduced_motion="no-preference").new_page()
    # What moves as the page opens may be still again before a slow machine looks.
    moving.add_init_script(note)
    moving.goto("/")
    moving.wait_for_function("window.moved")


def test_signs_survive_forced_colours(reader: Reader) -> None:
    page = reader.context(forced_colors="active").new_page()
    page.goto("/")
    text = page.evaluate("getComputedStyle(document.body).color")
    assert page.evaluate("getComputedStyle(document.querySelector('.swell')).fill") == text
    border = "getComputedStyle(document.querySelector('.button.par'), '::before')"
    assert page.evaluate(f"{border}.borderLeftColor") == text
    assert page.evaluate(f"{border}.borderLeftStyle") == "solid"


@pytest.mark.parametrize("address", ["/articles/vingt-fois-par-jour/", "/poc/brico-concierge/"])
def test_paper_has_the_text_and_neither_menu_nor_flat_colour(reader: Reader, address: str) -> None:
    page = reader.context().new_page()
    page.goto(address)
    page.emulate_media(media="print")
    assert page.locator(".nav").is_hidden()
    assert page.locator("footer .wordmark").is_hidden()
    assert page.locator("h1").is_visible()
    assert page.locator(".prose").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_the_scheme_follows_the_system(reader: Reader) -> None:
    grounds = set()
    for scheme in ("light", "dark"):
        page = reader.context(DESK, scheme).new_page()
        page.goto("/agenda/")
        grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(grounds) == 2
