from __future__ import annotations

import pytest

from inspiration.text import Renderer
from inspiration.text.forms.raw_html import ALLOWED_ATTRIBUTES
from tests.text.house import House


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("H<sub>2</sub>O", "H<sub>2</sub>O"),
        ("<kbd>Ctrl !</kbd>", "<kbd>Ctrl !</kbd>"),
        ('<span lang="en">a *b*</span>', '<span lang="en">a <em>b</em></span>'),
        ("un<br>deux", "un<br>\ndeux"),
        ("<b>un *deux <i>trois</i>*</b>", "<b>un <em>deux <i>trois</i></em></b>"),
        ("<q>un <q>deux</q></q>", "<q>un <q>deux</q></q>"),
        ('<abbr title="l\'eau">E</abbr>', '<abbr title="l’eau">E</abbr>'),
        ('<time datetime="2020-01-15">hier</time>', '<time datetime="2020-01-15">hier</time>'),
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("&eacute; &lt;b&gt; &amp;lt; &copy;", "é &lt;b&gt; &amp;lt; ©"),
        ("`<script>`", "<code>&lt;script&gt;</code>"),
    ],
)
def test_the_short_list_goes_through(page, typed: str, shown: str) -> None:
    result = page(typed)
    assert result.html == f"<p>{shown}</p>"
    assert result.rendered.problems == ()


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//a.fr></SCRIPT>",
        "<style>p{}</style>",
        "<iframe src=x></iframe>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<div>x</div>",
        "<a href='javascript:alert(1)'>x</a>",
        "<b onclick=alert(1)>x</b>",
        "<b style='x'>x</b>",
        "<object></object>",
        "<b>jamais fermée",
        "jamais ouverte</b>",
        "# T\n\n<table><tr><td>x</td></tr></table>",
    ],
)
def test_anything_else_is_told_and_never_runs(page, typed: str) -> None:
    result = page(typed)
    assert set(result.rules) <= {"texte-html", "texte-attribut", "texte-titre-un"}
    assert {"texte-html", "texte-attribut"} & set(result.rules)
    for element in result.tree.iter():
        assert element.tag not in {
            "script",
            "style",
            "iframe",
            "img",
            "svg",
            "object",
            "a",
            "table",
        }
        assert ALLOWED_ATTRIBUTES.issuperset(element.attrib)


@pytest.mark.parametrize(
    "typed",
    [
        "Texte\n{: onclick=x }",
        "[a](https://a.fr){target=_blank}",
        "## Titre {style=x}",
        "Un *mot*{: onmouseover=x }",
        "[mot]{onclick=x}",
        "/// encadre | A\n    attrs: {onclick: x}\n\nB\n///",
        "/// encadre | A\n    attrs: {style: 'x'}\n\nB\n///",
    ],
)
def test_attributes_outside_the_list_are_dropped(page, typed: str) -> None:
    result = page(typed)
    assert "texte-attribut" in result.rules
    for element in result.tree.iter():
        assert ALLOWED_ATTRIBUTES.issuperset(element.attrib)


def test_an_attribute_cannot_smuggle_an_address(page) -> None:
    result = page("[a](https://a.fr){href=javascript:alert(1)}")
    assert result.all("//a") == []
    assert result.rules == ["texte-lien-protocole"]


def test_a_class_or_an_id_may_be_given(page) -> None:
    result = page("Oui ! {#ici}\n\n- Non\n{: .dialogue #la }")
    assert result.rendered.problems == ()


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Un <!-- secret --> deux", "<p>Un deux</p>"),
        ("<!-- secret\n\nsur deux lignes -->\n\nUn", "<p>Un</p>"),
        ("Un <!-- jamais fermé", "<p>Un</p>"),
        ("Un `<!-- montré -->`", "<p>Un <code>&lt;!-- montré --&gt;</code></p>"),
    ],
)
def test_comments_are_not_published(page, typed: str, shown: str) -> None:
    assert page(typed).html == shown


def test_another_magazine_allows_its_own_tags() -> None:
    strict = Renderer(House(), allowed_tags=("em",))
    assert "<b>" not in strict.render("<b>x</b>").html
    assert "<em>" in strict.render("<em>x</em>").html
