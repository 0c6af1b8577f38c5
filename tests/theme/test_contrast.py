"""Every pair of colours that may meet has enough contrast, in six teintes and both schemes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspiration.images.palette import TEINTES

TOKENS = (Path(__file__).parents[2] / "theme/css/tokens.css").read_text(encoding="utf-8")
TEXT, GRAPHIC = 4.5, 3.0
"""WCAG 2.2, 1.4.3 and 1.4.11: text, and parts of the interface."""
TEXT_PAIRS = (
    ("texte", "fond"),
    ("doux", "fond"),
    ("accent", "fond"),
    ("texte", "voile"),
    ("accent", "voile"),
    ("sur-vif", "vif"),
    ("clair", "bande"),
    ("doux-nuit", "bande"),
    ("teinte", "bande"),
)


def _rules(css: str) -> Iterator[tuple[str, dict[str, str]]]:
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        pairs = re.findall(r"--([\w-]+):\s*([^;]+);", body)
        yield " ".join(selector.split()), dict(pairs)


def _without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def _tokens(teinte: str, scheme: str) -> dict[str, str]:
    """The custom properties of a page, as the cascade gives them."""
    css = _without_comments(TOKENS)
    day, _, night = css.partition("@media (prefers-color-scheme: dark) {")
    found: dict[str, str] = {}
    for selector, values in _rules(day):
        if ":root" in selector or f"[data-teinte={teinte}]" in selector:
            found |= values
    if scheme == "dark":
        for selector, values in _rules(night):
            if ":root" in selector:
                found |= values
    return found


def _colour(name: str, tokens: dict[str, str]) -> str:
    value = tokens[name]
    while reference := re.fullmatch(r"var\(--([\w-]+)\)", value):
        value = tokens[reference[1]]
    return value


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, « relative luminance »)."""
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("teinte", TEINTES)
def test_text_is_read_on_its_ground(teinte: str, scheme: str) -> None:
    tokens = _tokens(teinte, scheme)
    for ink, ground in TEXT_PAIRS:
        ratio = _contrast(_colour(ink, tokens), _colour(ground, tokens))
        assert ratio >= TEXT, f"{ink} on {ground}: {ratio:.2f}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("teinte", TEINTES)
def test_signs_are_seen_on_their_ground(teinte: str, scheme: str) -> None:
    tokens = _tokens(teinte, scheme)
    for sign, ground in (("signe", "vif"), ("filet", "fond")):
        ratio = _contrast(_colour(sign, tokens), _colour(ground, tokens))
        assert ratio >= GRAPHIC, f"{sign} on {ground}: {ratio:.2f}"


@pytest.mark.parametrize("teinte", TEINTES)
def test_drawings_and_pages_have_the_same_colours(teinte: str) -> None:
    tokens, drawn = _tokens(teinte, "light"), TEINTES[teinte]
    names = {
        "teinte": drawn.vif,
        "pale": drawn.pale,
        "papier": drawn.papier,
        "fonce": drawn.accent,
        "nuit": drawn.nuit,
        "profond": drawn.profond,
    }
    assert {name: tokens[name] for name in names} == names


def test_contrast_of_black_on_white_is_twenty_one() -> None:
    assert _contrast("#000", "#fff") == pytest.approx(21)
    assert _contrast("#b02e0e", "#ffd2c2") == pytest.approx(4.70, abs=0.01)
