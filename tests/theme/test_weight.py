"""The theme stays light: style sheet, fonts, no style in a template."""

from __future__ import annotations

import gzip
import re

import pytest

from inspiration.pages.site import Budget
from inspiration.pages.stylesheet import assemble, dress
from inspiration.pages.templates import theme_folder

THEME = theme_folder()
TEMPLATES = sorted((THEME / "magazine").rglob("*.html"))


def test_the_style_sheet_is_one_light_file() -> None:
    sheet = dress(THEME).stylesheet.content
    assert len(gzip.compress(sheet, 9)) <= Budget().css_bytes
    assert b"@import" not in sheet


def test_the_four_fonts_are_light() -> None:
    names = ("titre", "label", "texte", "texte-it")
    weights = [(THEME / "fonts" / f"{name}.woff2").stat().st_size for name in names]
    assert sum(weights) <= Budget().font_bytes


def test_every_sheet_is_assembled() -> None:
    css = THEME / "css"
    imported = re.findall(r'@import "([^"]+)"', (css / "magazine.css").read_text(encoding="utf-8"))
    assert sorted(imported) == sorted(
        file.name for file in css.glob("*.css") if file.name != "magazine.css"
    )


def test_what_moves_can_be_stopped() -> None:
    sheet = assemble(THEME / "css")
    assert "infinite" not in sheet
    assert "prefers-reduced-motion: reduce" in sheet


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_neither_inline_style_nor_trust(template: object) -> None:
    text = template.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)
    assert "|safe" not in text.replace(" ", "")
    assert not re.search(r"autoescape\s+false", text)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_is_typeset(template: object) -> None:
    """No straight apostrophe between letters, no ordinary space before a high sign."""
    text = template.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    words = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", "|", text, flags=re.DOTALL)
    assert re.findall(r"\w'\w", words) == []
    assert re.findall(r"\w [:;!?»]|« ", words) == []
