"""The cost of a page is measured as the method says."""

from __future__ import annotations

import pytest

from inspiration.footprint.ecoindex import ecoindex, grade
from inspiration.footprint.weighing import weigh, wire_weight


@pytest.mark.parametrize(
    ("elements", "kilobytes", "requests", "score", "letter"),
    [
        (150, 40, 3, 90, "A"),
        (250, 100, 6, 86, "A"),
        (350, 150, 8, 81, "A"),
        (400, 200, 10, 79, "B"),
        (600, 300, 15, 69, "C"),
        (693, 2420, 78, 44, "D"),
    ],
)
def test_the_score_follows_the_worked_values(
    elements: int, kilobytes: float, requests: int, score: int, letter: str
) -> None:
    assert ecoindex(elements, requests, kilobytes) == score
    assert grade(score) == letter


def test_a_page_is_weighed_with_what_it_fetches_at_once() -> None:
    page = (
        b'<!doctype html><html><head><title>x</title><link rel="stylesheet" href="/a.css">'
        b"</head><body><header><p>x</p></header><main><p>y</p><svg><g><path/></g></svg>"
        b'<img src="/late.jpg" loading="lazy"><img src="/lead.jpg"></main></body></html>'
    )
    weights = {"a.css": 100, "lead.jpg": 1000, "late.jpg": 9}
    footprint = weigh("index.html", "cover", page, weights.get)
    assert footprint.requests == 3
    assert footprint.elements == 12
    assert footprint.chrome_elements == 7
    assert 1100 < footprint.size < 1400


def test_what_is_compressed_already_is_not_counted_twice() -> None:
    assert wire_weight("a.woff2", b"x" * 1000) == 1000
    assert wire_weight("a.css", b"x" * 1000) < 50
