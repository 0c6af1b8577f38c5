"""What a subscriber reads of each kind of entry without opening the site."""

from __future__ import annotations

import json

from inspiration.feeds import FeedPicture
from tests.content_builder import ContentBuilder
from tests.feeds.magazine import SITE, small_magazine, written


def texts(content: ContentBuilder, picture: FeedPicture | None = None) -> dict[str, str]:
    """The HTML of each item of the main feed, by the address of its entry."""
    items = json.loads(written(content.library(), picture=picture)["/flux/feed.json"])["items"]
    return {item["url"].removeprefix(SITE.url): item["content_html"] for item in items}


def test_an_article_opens_with_its_standfirst_then_its_text(content: ContentBuilder) -> None:
    small_magazine(content)
    found = texts(content)["articles/le-banc/"]
    assert found.index("<p>Un texte d’essai") < found.index("Un banc<sup") < found.index("La note")


def test_the_picture_comes_with_its_caption_and_credit(content: ContentBuilder) -> None:
    small_magazine(content)
    picture = FeedPicture("/sub/m/b.jpg", "image/jpeg", 1200, 800, "Un banc", "Le banc.", "MEL")
    assert (
        '<figure><img src="https://magazine.example/sub/m/b.jpg" alt="Un banc" width="1200" '
        'height="800"><figcaption>Le banc. <small>MEL</small></figcaption></figure>'
    ) in texts(content, picture)["articles/le-banc/"]


def test_a_numero_holds_its_edito_and_its_contents(content: ContentBuilder) -> None:
    small_magazine(content)
    found = texts(content)["numeros/numero-1/"]
    assert "L’édito." in found and "<h2>Au sommaire</h2>" in found
    assert f'<a href="{SITE.url}articles/le-banc/">Le banc &amp; la place' in found


def test_a_poc_holds_its_question_and_what_its_sheet_says(content: ContentBuilder) -> None:
    content.poc(
        "le-tri",
        """
        etape: experimenter
        communes: [Lille]
        incertain: {communes: "selon une page, quatre communes"}
        """,
    )
    found = texts(content)["poc/le-tri/"]
    assert found.startswith("<p><strong>Comment essayer\u202f?</strong></p>")
    assert "<li>Étape\u00a0: Expérimenter</li>" in found
    assert "<li>Commune\u00a0: Lille (selon une page, quatre communes)</li>" in found
    assert "Domaine" not in found


def test_an_event_says_when_and_where(content: ContentBuilder) -> None:
    small_magazine(content)
    found = texts(content)["agenda/atelier/"]
    assert "<p>7\u00a0avril 2020, de 14\u00a0h à 16\u00a0h\u00a030." in found
    assert "<p>Lieu\u00a0: La salle, Lille.</p>" in found


def test_a_postponed_event_gives_both_dates(content: ContentBuilder) -> None:
    content.entry(
        "agenda/atelier.md",
        "titre: L'atelier\ndate: 2020-02-20\ndebut: 2020-04-29\nfin: 2020-04-30\n"
        "statut: reporte\nreporte_au: 2020-09-09",
    )
    found = texts(content)["agenda/atelier/"]
    assert (
        "Reporté\u00a0: 9\u00a0septembre 2020. "
        "Prévu d’abord\u00a0: du 29 au 30\u00a0avril 2020." in found
    )


def test_sources_are_given_with_their_links(content: ContentBuilder) -> None:
    content.article(
        "a",
        """
        sources:
          - {titre: "La MEL & nous", url: "https://mel.example/?a=1&b=2"}
          - {titre: Un livre}
        """,
    )
    found = texts(content)["articles/a/"]
    assert '<a href="https://mel.example/?a=1&amp;b=2">La MEL &amp; nous</a>' in found
    assert "<li>Un livre</li>" in found


def test_no_address_is_relative_and_no_layout_is_left(content: ContentBuilder) -> None:
    small_magazine(content)
    for found in texts(content).values():
        assert 'class="' not in found and 'style="' not in found
        for attribute in ('href="', 'src="'):
            assert all(rest[:8] == "https://" for rest in found.split(attribute)[1:])
