from __future__ import annotations

import pickle
import re
import subprocess
import sys
from html.parser import HTMLParser
from unittest.mock import patch

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from inspiration.text import Renderer, render, typeset
from inspiration.text.forms.block_names import FORM_NAMES
from inspiration.text.forms.blocks import FORM_BLOCKS, FormBlocksExtension
from inspiration.text.forms.spared_work import SparedMarkdown
from tests.text.house import House

# fmt: off
PIECES = st.sampled_from([
    "## Titre", "# T", "BC : oui", "XY : non", "/// encadre | Titre", "/// exergue", "/// chiffres",
    "/// galerie", "/// caption", "/// citation | A", "/// repere", "//// a-savoir", "////", "///",
    "- valeur: 1", "  libelle: a", "  source: b", "![](atelier.jpg)", "![x](inconnue.jpg)", "a.jpg",
    "[](poc:brico-concierge)", "[x](poc:inconnu)", "[a](article:a-paraitre)", "[x](#y)", "[^1]",
    "[^1]: note", "[^1]:", "| a | b |", "|---|---|", "| | 1 |", "> cité", "- item", "1. item",
    "    code", "```", "~~~", "<b>", "</b>", "<br>", "<script>", "<!--", "-->", "*a*", "**", "_",
    "`", "\\", "{: .x #y }", "{#z}", "{lang=en}", "[en]{lang=en}", "MEL", "POC", "l'eau !",
    "« oui »",
    "1er", "12500 €", "&nbsp;", "&amp;", "&#0;", "<https://a.fr>", "<a@b.fr>", "[r]: https://a.fr",
    "[x][r]", "![i][r]", "\x02", "\x03", "\x02wzxhzdk:0\x03", "klzzwxh:0001", "\t", "====",
    "-----",
])
# fmt: on
MARKDOWN = st.lists(PIECES | st.text(max_size=5), max_size=14).flatmap(
    lambda pieces: st.lists(
        st.sampled_from(["\n", "\n\n", " ", ""]), min_size=len(pieces), max_size=len(pieces)
    ).map(lambda ends: "".join(a + b for a, b in zip(pieces, ends, strict=True)))
)
VOID = {"br", "hr", "img", "wbr"}
RENDERER = Renderer(House())


class Balance(HTMLParser):
    """Fails when a tag closes what is not open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not any(name.startswith("on") or name == "style" for name, _ in attrs)
        assert tag not in {"script", "style", "iframe", "object", "embed"}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open.pop() == tag


@given(MARKDOWN | st.text(), st.sampled_from(["texte", "entretien"]))
@settings(max_examples=200, deadline=None)
def test_any_source_gives_whole_and_harmless_html(source: str, form: str) -> None:
    rendered = RENDERER.render(source, form)  # type: ignore[arg-type]
    balance = Balance()
    balance.feed(rendered.html)
    balance.close()
    assert balance.open == []
    lines = source.count("\n") + 1
    assert all(1 <= problem.line <= lines for problem in rendered.problems)


@given(MARKDOWN)
@settings(deadline=None)
def test_what_is_rendered_is_already_typeset(source: str) -> None:
    html = RENDERER.render(source).html
    assert typeset(html) == html


@given(MARKDOWN)
@settings(deadline=None)
def test_sparing_searches_changes_nothing(source: str) -> None:
    usual = ["tables", "footnotes", "attr_list", "sane_lists", "fenced_code"]
    usual += ["pymdownx.bracketspan", FormBlocksExtension()]
    plain, spared = Markdown(extensions=usual), SparedMarkdown(extensions=usual)
    spared.spare_searches()
    assert spared.convert(source) == plain.convert(source)


@given(MARKDOWN | MARKDOWN.map(lambda source: re.sub(r"[{\\`~]|/{3,}|<!--", "", source)))
@settings(max_examples=300, deadline=None)
def test_what_reads_rare_marks_is_left_out_only_where_there_is_none(source: str) -> None:
    rendered = RENDERER.render(source)
    with patch("inspiration.text.renderer.has_rare_marks", return_value=True):
        assert RENDERER.render(source) == rendered


@pytest.mark.parametrize(
    "source",
    [
        "/<!-- -->// encadre\n\na\n\n/\x03//",
        "[a]<!-- -->{.b}",
        "``<!-- -->`\na\n``\x02`",
        "a \\= b \\/ c",
        "> /// encadre | a\n> b\n> ///",
    ],
)
def test_rare_marks_are_seen_wherever_they_hide(source: str) -> None:
    rendered = Renderer(House()).render(source)
    with patch("inspiration.text.renderer.has_rare_marks", return_value=True):
        assert Renderer(House()).render(source) == rendered


def test_the_forms_are_named_as_their_blocks() -> None:
    assert [block.NAME for block in FORM_BLOCKS] == list(FORM_NAMES)


@given(MARKDOWN, MARKDOWN)
@settings(deadline=None)
def test_a_text_does_not_depend_on_the_one_before(first: str, second: str) -> None:
    expected = Renderer(House()).render(second)
    RENDERER.render(first, "entretien")
    assert RENDERER.render(second) == expected


def test_what_is_rendered_is_plain_data() -> None:
    rendered = RENDERER.render("## MEL\n\n[a](poc:x) ![](atelier.jpg) MEL[^1]")
    assert pickle.loads(pickle.dumps(rendered)) == rendered


def test_a_text_renders_on_its_own() -> None:
    assert render("L'eau, *c'est* [la vie](x.md)!") == (
        '<p>L’eau, <em>c’est</em> <a href="x.md">la vie</a>\u202f!</p>'
    )


def test_a_text_in_another_language_keeps_its_typography() -> None:
    assert RENDERER.render('It\'s "on"!', lang="en").html == '<p>It\'s "on"!</p>'


@pytest.mark.parametrize("sign", ["> ", "- ", "[", "*", "<b>", "  - "])
def test_a_text_nested_without_end_is_told_or_rendered(sign: str) -> None:
    rendered = RENDERER.render(sign * 3000 + "x")
    rules = [problem.rule for problem in rendered.problems]
    assert rendered.html or rules in (["texte-imbrique"], ["texte-demesure"])


EVERY_FORM = """Un chapô de la MEL[^1].

## Question ?

BC : Une réponse de la MEL, [ici]{lang=en} et [](poc:brico-concierge).

![](atelier.jpg)

![](carte.svg)

/// exergue | BC
Une réponse
///

/// encadre | Titre
- Un
///

/// a-savoir
Deux
///

/// repere | POC
Trois
///

/// citation | Qui
Quatre
///

/// galerie
![](atelier.jpg)
///

/// chiffres
- {valeur: 30, unite: POC, libelle: essais, date: 2020-01, source: MEL}
///

| | A |
|---|--:|
| B | 1er |

/// caption
Tableau
///

> Cité

```
code
```

[^1]: Une note.
"""


@pytest.mark.parametrize("form", ["texte", "entretien"])
def test_every_form_is_valid_html(form: str) -> None:
    rendered = RENDERER.render(EVERY_FORM, form)  # type: ignore[arg-type]
    assert rendered.problems == ()
    html5lib.HTMLParser(strict=True).parseFragment(rendered.html)


def test_the_forms_work_in_any_markdown_parser() -> None:
    markdown = Markdown(
        extensions=["tables", "footnotes", "attr_list", "inspiration.text.forms.extension"],
        extension_configs={"inspiration.text.forms.extension": {"form": "entretien"}},
    )
    source = "## Question ?\n\nBC : [Oui](x.md).\n\n/// encadre | Titre\n<script>\n///"
    for _ in range(2):
        html = markdown.reset().convert(source)
        assert '<h2 id="question">' in html
        assert '<h3 class="encadre-titre" id="titre">' in html
        assert '<a href="x.md">Oui</a>' in html
        assert "<script" not in html


def test_the_text_room_knows_no_host() -> None:
    script = (
        "import sys, inspiration.text, inspiration.text.checks\n"
        "sys.exit(any(name.split('.')[0] in ('mkdocs', 'properdocs') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
