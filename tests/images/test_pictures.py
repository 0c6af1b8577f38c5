"""The markup of a picture, as a strict parser and a strict policy read it."""

from __future__ import annotations

from pathlib import Path

import html5lib
from markupsafe import Markup

from inspiration.images import ImageRequest, Nature, Picture, Place, plan_picture
from inspiration.images.facts import SourceFacts
from inspiration.images.picture_plan import PicturePlan
from inspiration.images.signatures import SourceKind


def planned(place: Place = Place.HERO, kind: SourceKind = SourceKind.JPEG) -> PicturePlan:
    facts = SourceFacts("ab" * 16, kind, 6000, 4000, 1)
    return plan_picture(ImageRequest(Path("parc.jpg"), place), facts)


def test_markup_is_valid_html_without_style() -> None:
    html = Picture(planned(), "Le parc « Mosaïc » & <ses> jeux").html("/sous/")
    assert isinstance(html, Markup)
    document = f"<!doctype html><html lang=fr><title>t</title><p>{html}</p>"
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(document)
    (image,) = tree.iter("img")
    assert image.get("alt") == "Le parc « Mosaïc » & <ses> jeux"
    assert "style" not in html
    for node in (*tree.iter("source"), image):
        assert node.get("width")
        assert node.get("height")
        assert node.get("sizes")
        for candidate in node.get("srcset").split(", "):
            address, width = candidate.split(" ")
            assert address.startswith("/sous/medias/")
            assert f"-{width[:-1]}." in address


def test_the_lead_comes_first_and_the_others_wait() -> None:
    lead, other = Picture(planned(), "", lead=True), Picture(planned(), "")
    assert 'fetchpriority="high"' in lead.html()
    assert "lazy" not in lead.html()
    assert 'loading="lazy"' in other.html()
    assert "fetchpriority" not in other.html()


def test_a_decorative_picture_has_an_empty_alternative() -> None:
    assert 'alt=""' in Picture(planned(), "").html()


def test_classes_tell_the_page_what_it_may_not_do() -> None:
    text = SourceFacts("ab" * 16, SourceKind.PNG, 900, 1600, 1)
    request = ImageRequest(Path("a.png"), Place.TEXT, Nature.TEXT)
    assert 'class="img upright"' in Picture(plan_picture(request, text), "x").html()
    request = ImageRequest(Path("a.png"), Place.CARD, Nature.TEXT)
    assert 'class="img whole"' in Picture(plan_picture(request, text), "x").html()


def test_a_drawing_in_svg_is_a_plain_image() -> None:
    html = Picture(planned(kind=SourceKind.SVG), "Plan du parc").html()
    assert "<source" not in html
    assert "srcset" not in html
    assert '.svg"' in html
