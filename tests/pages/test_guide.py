"""The examples of the guide, whatever the magazine holds."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from inspiration.pages.guide import Examples
from inspiration.pages.guide_style import within_frame
from inspiration.pages.site import Site
from tests.content_builder import ContentBuilder

CONTENT = Path(__file__).parents[2] / "content"
FENCE = re.compile(r"^```forme( genre=\"entretien\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples(content: ContentBuilder) -> Examples:
    return Examples(content.library(), Site("Essai", "https://essai.example/m/"), "/assets/x.css")


def shown(content: ContentBuilder, source: str) -> str:
    found = examples(content)
    return found.show(source, found.render(source, "texte"))


def test_the_source_is_shown_as_typed_and_rendered_beside(content: ContentBuilder) -> None:
    html = shown(content, '**Un** "essai" & <kbd>la suite</kbd>')
    typed, rendered = html.split("<template")
    assert '**Un** "essai" &amp; &lt;kbd&gt;la suite&lt;/kbd&gt;</code>' in typed
    assert "<strong>Un</strong> «\xa0essai\xa0» &amp; <kbd>la suite</kbd>" in rendered
    assert 'href="/m/assets/x.css"' in rendered


def test_links_follow_the_magazine(content: ContentBuilder) -> None:
    content.entry("lieux/biotope.md", "nom: Biotope")
    content.article("plus-tard", "date: 2021-01-01")
    assert '<a href="/m/lieux/biotope/">Biotope</a>' in shown(content, "[](lieu:biotope)")
    assert '<a href="/m/agenda/">agenda</a>' in shown(content, "[agenda](/agenda/)")
    assert "<p>bientôt</p>" in shown(content, "[bientôt](article:plus-tard)")


def test_a_link_that_leads_nowhere_is_told(content: ContentBuilder) -> None:
    problems = examples(content).render("[rien](lieu:nulle-part)", "texte").problems
    assert [problem.rule for problem in problems] == ["texte-lien"]


def test_people_of_the_magazine_speak(content: ContentBuilder) -> None:
    content.entry("personnes/ada-byron.md", "nom: Ada Byron")
    rendered = examples(content).render("## Pourquoi ?\n\nAB : Parce que.", "entretien")
    assert "Ada Byron" in rendered.html
    assert rendered.problems == ()


def test_in_a_city_without_entries_every_example_of_the_guide_stands(
    content: ContentBuilder,
) -> None:
    """Another city keeps the guide and the pages, and empties the rest."""
    shutil.rmtree(content.root / "pages", ignore_errors=True)
    shutil.copytree(CONTENT / "pages", content.root / "pages")
    shown = examples(content)
    fences = [
        fence
        for page in sorted((CONTENT / "guide").glob("*.md"))
        for fence in FENCE.findall(page.read_text(encoding="utf-8"))
    ]
    assert len(fences) > 10
    for form, source in fences:
        problems = shown.render(source, "entretien" if form else "texte").problems
        assert [problem.message for problem in problems] == [], source


def test_a_drawing_stands_for_a_picture(content: ContentBuilder) -> None:
    html = shown(content, "![](atelier.jpg)\n\n![Un établi](etabli.jpg)")
    assert html.count("data:image/svg+xml;base64,") == 2
    assert 'alt="Un établi"' in html


def test_a_sheet_made_for_a_window_fits_a_frame() -> None:
    css = "@media (min-width: 44em){:root{--a: clamp(1.5rem, 1rem + 6.2vw, -.5rem)}}"
    assert within_frame(css) == (
        "@container (min-width: 44em){:host{--a: clamp(1.2rem, 0.8rem + 6.2cqi, -0.4rem)}}"
    )
