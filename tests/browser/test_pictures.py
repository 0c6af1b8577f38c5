"""Photographs and drawings in a real browser: the right file, its place kept, modern formats."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

SHOWN = """() => [...document.querySelectorAll("picture img")]
    .filter(image => image.clientWidth && /-\\d+\\.\\w+$/.test(image.currentSrc))
    .map(image => ({
        file: image.currentSrc,
        natural: Number(image.currentSrc.match(/-(\\d+)\\.\\w+$/)[1]),
        shown: image.clientWidth,
    }))"""

SHIFT = """() => new Promise(done => {
    let shift = 0;
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value;
    }).observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(shift), 150);
})"""

WHOLE_PAGE = """async () => {
    for (const image of document.images) image.loading = "eager";
    await Promise.all([...document.images].map(image => image.decode().catch(() => {})));
}"""


@pytest.fixture(scope="session")
def illustrated(built: Path) -> list[str]:
    """One page that shows pictures of each kind: la une, a list, a numéro, an article."""
    pages = [
        f"/{page.parent.relative_to(built).as_posix()}/".replace("/./", "/")
        for page in sorted(built.rglob("index.html"))
        if "<picture" in page.read_text(encoding="utf-8")
    ]
    kinds: dict[str, list[str]] = {}
    for page in pages:
        kinds.setdefault(page.strip("/").split("/")[0], []).append(page)
    return [page for group in kinds.values() for page in group[:1]]


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("density", [1, 2, 3])
def test_no_screen_is_sent_twice_what_it_shows(
    reader: Reader, illustrated: list[str], width: int, density: int
) -> None:
    """ECO-12: natural width ≤ 2 × displayed width × density; and not much below it either."""
    page = reader.context((width, 900), device_scale_factor=density).new_page()
    seen = 0
    for address in illustrated:
        page.goto(address)
        page.evaluate(WHOLE_PAGE)
        for picture in page.evaluate(SHOWN):
            seen += 1
            ratio = picture["natural"] / (picture["shown"] * density)
            assert ratio <= 2, (address, picture)
            assert ratio >= 0.6 or picture["natural"] >= 1200, (address, picture)
    assert seen, "the magazine shows no picture"


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_moves_while_pictures_arrive(
    reader: Reader, illustrated: list[str], width: int
) -> None:
    page = reader.context((width, 900)).new_page()
    for address in illustrated:
        page.goto(address)
        page.evaluate(WHOLE_PAGE)
        assert page.evaluate(SHIFT) == pytest.approx(0, abs=0.001), address


def test_nearly_all_bytes_are_in_modern_formats(reader: Reader, illustrated: list[str]) -> None:
    """RGESN 5.1: more than 75 % of the bytes of raster pictures in AVIF or WebP."""
    page = reader.context().new_page()
    modern = other = 0
    weights: dict[str, int] = {}
    page.on(
        "response",
        lambda response: (
            weights.update({response.url: int(response.headers["content-length"])})
            if "/medias/" in urlsplit(response.url).path and response.ok
            else None
        ),
    )
    for address in illustrated:
        page.goto(address)
        page.evaluate(WHOLE_PAGE)
    for url, weight in weights.items():
        if url.endswith((".avif", ".webp")):
            modern += weight
        elif not url.endswith(".svg"):
            other += weight
    assert modern > 0.75 * (modern + other)
