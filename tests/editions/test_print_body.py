"""The text of the site, read as a tree and laid out for paper."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import html

from inspiration.editions.body import read_body
from inspiration.editions.print_body import in_column, in_parts
from inspiration.text import Renderer
from inspiration.text.resolver import NoResolver

PAGE = "https://magazine.example/sub/articles/x/"
NOTES = "Un[^a], deux[^b], un encore[^a].\n\n[^a]: Note a.\n[^b]: Note b.\n\n    Sa suite.\n"


def read(markdown: str, places: Mapping[str, str] | None = None) -> html.HtmlElement:
    source = Renderer(NoResolver()).render(markdown).html
    return read_body(source, "x", PAGE, 1600, (places or {}).get)


def parsed(markup: str) -> html.HtmlElement:
    return html.fragment_fromstring(str(markup), create_parent="div")


def test_each_note_stands_where_it_is_first_called() -> None:
    page = parsed(in_column(read(NOTES)))
    notes = page.find_class("note")
    assert [note.text_content() for note in notes] == ["Note a.", "Note b.Sa suite."]
    assert [len(note.findall(".//br")) for note in notes] == [0, 1]
    assert [call.text_content() for call in page.find_class("appel")] == ["1"]
    assert page.find_class("appel")[0].find("a").get("href") == f"#{notes[0].get('id')}"
    assert "Notes" not in page.text_content()


def test_words_after_a_note_are_kept() -> None:
    text = parsed(in_column(read(NOTES))).find("p").text_content()
    assert text.replace("Note a.", "").replace("Note b.Sa suite.", "") == "Un, deux, un encore1."


def test_headings_stand_beside_their_text() -> None:
    page = parsed(in_parts(read("Début.\n\n## Un\n\nA.\n\nB.\n\n## Deux\n\nC.\n")))
    parts = page.findall("section")
    assert [part.get("class") for part in parts] == ["partie suite", "partie", "partie"]
    assert [len(part.find("div")) for part in parts] == [1, 2, 1]
    assert [heading.text for heading in page.iter("h2")] == ["Un", "Deux"]


def test_a_pull_quote_takes_the_width_and_is_not_heard() -> None:
    text = "Un banc change la rue.\n\n/// exergue | Jeanne\nchange la rue\n///\n\nSuite.\n"
    page = parsed(in_parts(read(text)))
    assert [child.tag for child in page] == ["section", "main", "section"]


def test_a_heading_before_a_wide_block_follows_it() -> None:
    figure = "- {valeur: 1, libelle: a, source: s}\n"
    text = f"## Compter\n\n/// chiffres\n{figure * 2}///\n\nSuite.\n"
    page = parsed(in_parts(read(text)))
    assert [child.get("class") for child in page] == [
        "partie annonce",
        "chiffres chiffres-2",
        "partie suite",
    ]


def test_key_figures_are_read_number_first() -> None:
    page = parsed(in_column(read("/// chiffres\n- {valeur: 12, libelle: bancs, source: s}\n///\n")))
    group = page.find(".//li")
    assert [p.get("class") for p in group] == ["valeur", "libelle", "source"]


def test_the_text_ends_with_its_mark() -> None:
    page = parsed(in_parts(read("A.\n\n- B.\n- C.\n")))
    (mark,) = page.find_class("fin")
    assert mark.getparent().text == "C."


def test_links_lead_within_the_edition_or_to_the_site() -> None:
    places = {"https://magazine.example/sub/articles/y/": "#article-y"}
    page = read("[a](/sub/articles/y/) [b](/sub/articles/z/) [c](https://exemple.org/)", places)
    links = {link.text: (link.get("href"), link.get("class")) for link in page.iter("a")}
    assert links["a"] == ("#article-y", "renvoi")
    assert links["b"] == ("https://magazine.example/sub/articles/z/", None)
    assert links["c"][0] == "https://exemple.org/"


def test_ids_of_two_texts_never_meet() -> None:
    page = read("## Titre\n\nUn[^1].\n\n[^1]: Note.\n")
    ids = page.xpath(".//@id")
    assert ids
    assert all(name.startswith("x--") for name in ids)
    assert {href.removeprefix("#") for href in page.xpath(".//a/@href")} <= set(ids)


def test_a_picture_is_one_file_of_the_width_asked_for() -> None:
    picture = (
        '<p><picture><source srcset="/sub/medias/a-800.avif 800w"><img src="/sub/medias/a-480.jpg" '
        'srcset="/sub/medias/a-480.jpg 480w, /sub/medias/a-1200.jpg 1200w, '
        '/sub/medias/a-1600.jpg 1600w" width="1600" height="800" alt="Un banc"></picture></p>'
    )
    page = read_body(picture, "x", PAGE, 1200, {}.get)
    (image,) = page.iter("img")
    assert dict(image.attrib) == {
        "src": "medias/a-1200.jpg",
        "alt": "Un banc",
        "width": "1200",
        "height": "600",
        "class": "large",
    }


def test_a_decorative_picture_is_a_background() -> None:
    picture = (
        '<figure class="image"><picture><img src="/medias/a.jpg" width="800" height="1200" alt="">'
        "</picture></figure>"
    )
    page = parsed(in_column(read_body(picture, "x", PAGE, 1200, {}.get)))
    assert not list(page.iter("img"))
    assert "medias/a.jpg" in page.find_class("decor")[0].get("style")


def test_a_long_description_stands_open() -> None:
    details = (
        '<figure class="image"><details class="description-image"><summary>Description</summary>'
        "<p>Longue.</p></details></figure>"
    )
    page = read_body(details, "x", PAGE, 1200, {}.get)
    assert not list(page.iter("details", "summary"))
    assert "Longue." in page.text_content()


def test_an_empty_text_stays_empty() -> None:
    assert in_parts(read_body("", "x", PAGE, 1200, {}.get)) == ""


def test_a_table_stays_with_its_caption() -> None:
    page = parsed(in_parts(read("| A | B |\n|---|---|\n| 1 | 2 |\n\n/// caption\nDeux.\n///\n")))
    (block,) = page.find_class("tableau")
    assert [child.tag for child in block] == ["table"]
    assert set(block.attrib) == {"class"}


def test_a_long_figure_takes_a_smaller_size() -> None:
    figures = (
        "- {valeur: environ 40, libelle: a, source: s}\n- {valeur: 12, libelle: b, source: s}\n"
    )
    page = parsed(in_column(read(f"/// chiffres\n{figures}///\n")))
    assert [n.get("class") for n in page.find_class("nombre")] == ["nombre longue", "nombre"]
