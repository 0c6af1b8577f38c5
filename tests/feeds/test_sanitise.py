"""HTML that survives any reader (FEED-08)."""

from __future__ import annotations

import pytest
from lxml import html

from inspiration.feeds.sanitise import sanitise

PAGE = "https://magazine.example/sub/articles/le-banc/"


def test_a_picture_becomes_one_image_of_1200_pixels_at_most() -> None:
    picture = (
        '<figure class="image"><picture><source type="image/avif" srcset="/sub/m/a.avif 800w">'
        '<img src="/sub/m/a-1600.jpg" srcset="/sub/m/a-480.jpg 480w, /sub/m/a-1200.jpg 1200w, '
        '/sub/m/a-1600.jpg 1600w" sizes="100vw" width="1600" height="1066" alt="Un banc" '
        'class="img" loading="lazy" decoding="async"></picture>'
        "<figcaption>Le banc. Photo : MEL</figcaption></figure>"
    )
    assert sanitise(picture, PAGE) == (
        '<figure><img src="https://magazine.example/sub/m/a-1200.jpg" width="1200" height="800" '
        'alt="Un banc"><figcaption>Le banc. Photo : MEL</figcaption></figure>'
    )


def test_the_smallest_file_stands_in_when_all_are_too_wide() -> None:
    image = '<img src="/a.jpg" srcset="/b.jpg 2400w, /c.jpg 1600w" width="2400" height="1200">'
    found = html.fragment_fromstring(sanitise(image, PAGE))
    assert (found.get("src"), found.get("width"), found.get("height")) == (
        "https://magazine.example/c.jpg",
        "1600",
        "800",
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('<a href="../la-rue/">x</a>', "https://magazine.example/sub/articles/la-rue/"),
        ('<a href="/sub/poc/">x</a>', "https://magazine.example/sub/poc/"),
        ('<a href="#suite">x</a>', f"{PAGE}#suite"),
        ('<a href="//autre.example/">x</a>', "https://autre.example/"),
        ('<a href="mailto:a@b.example">x</a>', "mailto:a@b.example"),
    ],
)
def test_links_are_absolute(written: str, read: str) -> None:
    assert html.fragment_fromstring(sanitise(written, PAGE)).get("href") == read


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", " JaVa\tScript:x", "data:text/html,x", "http://[", "vbscript:x"],
)
def test_a_link_that_may_act_leaves_its_words(address: str) -> None:
    assert sanitise(f'<p><a href="{address}">mots</a></p>', PAGE) == "<p>mots</p>"


@pytest.mark.parametrize(
    "active",
    [
        "<script>x()</script>",
        "<style>p{}</style>",
        '<iframe src="https://x.example/"></iframe>',
        "<object data=x></object>",
        "<svg><script>x</script></svg>",
        "<form><input name=x></form>",
        "<!-- secret -->",
        "<noscript>x</noscript>",
    ],
)
def test_nothing_active_is_left(active: str) -> None:
    assert sanitise(f"<p>avant</p>{active}<p>après</p>", PAGE) == "<p>avant</p><p>après</p>"


def test_no_event_style_class_or_data_is_left() -> None:
    source = '<p class="x" style="y" onclick="z()" data-a="b" role="note" tabindex="0">mots</p>'
    assert sanitise(source, PAGE) == "<p>mots</p>"


def test_foreign_words_and_abbreviations_stay() -> None:
    source = '<p><span lang="en">proof</span> <abbr title="Métropole">MEL</abbr></p>'
    assert sanitise(source, PAGE) == source


def test_words_marked_for_layout_alone_lose_their_mark() -> None:
    source = '<dd><span class="nombre">12</span> <span class="unite">lieux</span></dd>'
    assert "12 lieux" in sanitise(f"<dl>{source}</dl>", PAGE)
    assert "span" not in sanitise(source, PAGE)


def test_a_credit_is_told_apart_from_the_caption() -> None:
    source = '<span class="legende">Le banc.</span> <span class="credit">Photo : MEL</span>'
    assert sanitise(f"<figure><figcaption>{source}</figcaption></figure>", PAGE) == (
        "<figure><figcaption>Le banc. <small>Photo : MEL</small></figcaption></figure>"
    )


def test_what_nobody_hears_is_not_read_twice() -> None:
    source = '<p>Le texte.</p><figure aria-hidden="true"><p>« Le texte. »</p></figure>'
    assert sanitise(source, PAGE) == "<p>Le texte.</p>"


def test_footnotes_lead_to_their_note_and_keep_the_id_that_readers_look_for() -> None:
    source = (
        '<p>Mot<sup class="appel" id="fnref-1"><a aria-label="Note 1" href="#fn-1">1</a></sup></p>'
        '<section class="notes"><h2 id="notes">Notes</h2><ol><li id="fn-1"><p>La note. '
        '<a href="#fnref-1">Retour</a></p></li></ol></section>'
    )
    assert sanitise(source, PAGE) == (
        f'<p>Mot<sup id="fnref-1"><a href="{PAGE}#fn-1">1</a></sup></p>'
        '<h2>Notes</h2><ol><li id="fn-1"><p>La note. '
        f'<a href="{PAGE}#fnref-1">Retour</a></p></li></ol>'
    )


def test_tables_keep_what_makes_them_readable() -> None:
    source = (
        '<table><caption>Titre</caption><thead><tr><th scope="col">A</th></tr></thead>'
        '<tbody><tr><td colspan="2">1</td></tr></tbody></table>'
    )
    assert sanitise(f'<div class="tableau" tabindex="0">{source}</div>', PAGE) == (
        f"<div>{source}</div>"
    )


def test_an_image_without_words_is_a_decoration_and_one_without_a_file_leaves() -> None:
    assert sanitise('<img src="a.png">', PAGE) == f'<img src="{PAGE}a.png" alt="">'
    assert sanitise('<p>x<img alt="rien"></p>', PAGE) == "<p>x</p>"


def test_a_first_level_heading_gives_way_to_the_title_of_the_item() -> None:
    assert sanitise("<h1>Titre</h1>", PAGE) == "<h2>Titre</h2>"


def test_typography_is_characters() -> None:
    assert sanitise("<p>Où&nbsp;? 5&#8239;% «&nbsp;là&nbsp;» &amp; &lt;b&gt;</p>", PAGE) == (
        "<p>Où\u00a0? 5\u202f% «\u00a0là\u00a0» &amp; &lt;b&gt;</p>"
    )


def test_cleaning_twice_changes_nothing_more() -> None:
    source = (
        '<div class="a"><p>Un <a href="/x">lien</a><img src="a.jpg" srcset="b.jpg 300w"></p></div>'
    )
    once = sanitise(source, PAGE)
    assert sanitise(once, PAGE) == once
