"""The style sheet: assembled in order, minified without harm, named after its bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspiration.pages import stylesheet
from inspiration.pages.stylesheet import dress, minify
from inspiration.press.store import Store


@pytest.mark.parametrize(
    ("written", "served"),
    [
        ("a {\n  color: red;\n}\n", "a{color:red}"),
        ("/* why */ a , b > c { margin: 0 auto }", "a,b>c{margin:0 auto}"),
        ('a::before { content: "a  ; b" }', 'a::before{content:"a  ; b"}'),
        ("a { width: calc(100% - 2 * 1rem) }", "a{width:calc(100% - 2 * 1rem)}"),
        (".a :is(b, c) + d { top: 0 }", ".a :is(b,c) + d{top:0}"),
        ("@media (min-width: 44em) { a { b: c } }", "@media (min-width:44em){a{b:c}}"),
        ("a { font: 800 1em / 1 serif }", "a{font:800 1em/1 serif}"),
        ("a:not(.b)::after { c: d }", "a:not(.b)::after{c:d}"),
    ],
)
def test_minifying_keeps_the_meaning(written: str, served: str) -> None:
    assert minify(written) == served


def test_minifying_twice_changes_nothing() -> None:
    sheet = (Path(__file__).parents[2] / "theme/css/prose.css").read_text(encoding="utf-8")
    once = minify(sheet)
    assert minify(once) == once


def test_sheets_follow_the_order_of_the_entry_point_and_fonts_are_named(tmp_path: Path) -> None:
    css, fonts = tmp_path / "css", tmp_path / "fonts"
    css.mkdir()
    fonts.mkdir()
    for name in ("titre", "texte"):
        (fonts / f"{name}.woff2").write_bytes(name.encode())
    (css / "magazine.css").write_text('@import "b.css";\n@import "a.css";\n')
    (css / "a.css").write_text("a { src: url(../fonts/titre.woff2) }")
    (css / "b.css").write_text("b { src: url(../fonts/texte.woff2) }")
    wardrobe = dress(tmp_path)
    sheet = wardrobe.stylesheet.content.decode()
    assert sheet.index("b{") < sheet.index("a{")
    assert [font.name in sheet for font in wardrobe.fonts] == [True, True]
    assert wardrobe.preloaded[0].startswith("titre.")
    before = wardrobe.stylesheet.name
    (css / "a.css").write_text("a { color: red }\nc { src: url(../fonts/titre.woff2) }")
    assert dress(tmp_path).stylesheet.name != before


def test_a_sheet_that_did_not_change_is_not_minified_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = Path(__file__).parents[2] / "theme"
    store = Store(tmp_path / "press.sqlite3")
    first = dress(theme, store)
    monkeypatch.setattr(stylesheet, "minify", lambda css: "another")
    assert dress(theme, store) == first == dress(theme, store)
    assert dress(theme).stylesheet.content == b"another"


def test_another_program_minifies_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theme = Path(__file__).parents[2] / "theme"
    store = Store(tmp_path / "press.sqlite3")
    dress(theme, store)
    monkeypatch.setattr(stylesheet, "minify", lambda css: "another")
    monkeypatch.setattr(stylesheet, "program_of", lambda: "another")
    assert dress(theme, store).stylesheet.content == b"another"
